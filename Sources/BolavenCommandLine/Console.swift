import BolavenStudies
import Glibc

/// Where a command reads its surroundings and leaves its output: results on one stream, talk on the other.
///
/// Results are collected and written in large pieces, and always before anything that is said after them.
public final class Console {
  /// An output of the process.
  enum Stream: Sendable { case result, talk }

  /// How much is said beside the result.
  enum Talk: Int, Sendable { case errorsOnly, normal, steps }

  /// Whether somebody reads the results as they appear.
  let isTerminal: Bool
  /// Whether standard input is a keyboard, not a file or a pipe.
  let inputIsTerminal: Bool
  /// Columns for text that wraps: those of the terminal, at least 60; 80 where there is none.
  let width: Int
  /// Lines of the terminal; `nil` where results do not go to one.
  let height: Int?
  /// Seconds since some moment in the past.
  let clock: () -> Double
  /// What is said while work goes on.
  let progress: ProgressTalk
  /// Set from `--quiet` and `--verbose`.
  var talk = Talk.normal
  /// Set from `--color`.
  var color = ColorChoice.auto
  /// Set from `--no-pager`.
  var mayPage = true
  /// Whether messages are printed as JSON.
  var speaksJSON = false

  /// The system's error number of the first write that failed; nothing is written to that stream after it.
  private(set) var failure: (stream: Stream, code: Int32)?

  /// Whether the studies behind results are kept: a notebook compares their numbers.
  var keepsResults = false
  private(set) var results: [StudyRun] = []

  private let variables: (String) -> String?
  private let sink: (Stream, [UInt8]) -> Int32
  private let pager: (String, [UInt8]) -> Bool
  private let talkIsTerminal: Bool
  private var pending: [UInt8] = []

  /// - Parameters:
  ///   - columns: of the terminal; `nil` where results do not go to one.
  ///   - rows: of the terminal.
  ///   - variables: the environment.
  ///   - clock: seconds since some moment in the past.
  ///   - pager: shows bytes with a command of the shell, and says whether it could.
  ///   - sink: writes all bytes and returns 0, or the system's error number.
  init(
    columns: Int?, rows: Int? = nil, inputIsTerminal: Bool, talkIsTerminal: Bool = false,
    variables: @escaping (String) -> String?, clock: @escaping () -> Double = { 0 },
    progress: ProgressTalk = ProgressTalk(), pager: @escaping (String, [UInt8]) -> Bool = { _, _ in false },
    sink: @escaping (Stream, [UInt8]) -> Int32
  ) {
    isTerminal = columns != nil
    height = columns == nil ? nil : rows
    self.talkIsTerminal = talkIsTerminal
    self.clock = clock
    self.progress = progress
    self.pager = pager
    width = columns.map { max(60, $0) } ?? 80
    self.inputIsTerminal = inputIsTerminal
    self.variables = variables
    self.sink = sink
  }

  /// The console of the process.
  public static func standard() -> Console {
    let variables = { (name: String) in getenv(name).map { String(cString: $0) } }
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let talkIsTerminal = isatty(STDERR_FILENO) == 1
    return Console(
      columns: isTerminal ? terminalColumns(asked: variables("COLUMNS")) : nil,
      rows: isTerminal ? terminalRows(asked: variables("LINES")) : nil,
      inputIsTerminal: isatty(STDIN_FILENO) == 1, talkIsTerminal: talkIsTerminal, variables: variables,
      clock: monotonicSeconds,
      progress: ProgressTalk(isTerminal: talkIsTerminal, clock: monotonicSeconds) {
        _ = writeAll($0, to: STDERR_FILENO)
      },
      pager: Pager.show
    ) { stream, bytes in
      writeAll(bytes, to: stream == .result ? STDOUT_FILENO : STDERR_FILENO)
    }
  }

  /// The value of an environment variable; `nil` where it is not set or empty.
  func environment(_ name: String) -> String? {
    variables(name).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Keeps the study behind a result, where somebody asks for it afterwards.
  func keep(_ run: StudyRun) { if keepsResults { results.append(run) } }

  /// Writes a piece of the result as it stands.
  func write(_ text: String) {
    pending += text.utf8
    if pending.count >= 1 << 16 { flush() }
  }

  /// Writes bytes of the result.
  func write(_ bytes: [UInt8]) {
    pending += bytes
    if pending.count >= 1 << 16 { flush() }
  }

  /// Writes a page to read: page by page where it is longer than the terminal.
  func writePage(_ text: String) {
    let command = environment("PAGER") ?? "less -FRX"
    let lines = text.utf8.count { $0 == 10 }
    if let height, lines >= height, mayPage, command != "cat" {
      flush()
      progress.end()
      if pager(command, Array(text.utf8)) { return }
    }
    write(text)
  }

  /// Shows the source of a manual page with the program man.
  ///
  /// - Returns: whether there is one.
  func showManual(_ source: String) -> Bool {
    flush()
    progress.end()
    return pager("man -l -", Array(source.utf8))
  }

  /// Whether words on a stream may have colors; no color says anything that its word does not.
  ///
  /// `--color` decides before NO_COLOR, that before FORCE_COLOR and CLICOLOR_FORCE, those before what the terminal is.
  func paints(_ stream: Stream) -> Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      if environment("NO_COLOR") != nil { return false }
      if ["FORCE_COLOR", "CLICOLOR_FORCE"].contains(where: { environment($0).map { $0 != "0" } ?? false }) {
        return true
      }
      return (stream == .result ? isTerminal : talkIsTerminal) && environment("TERM") != "dumb"
    }
  }

  /// Says a line beside the result, unless only errors are wanted.
  func say(_ line: String) {
    if talk != .errorsOnly { complain(line + "\n") }
  }

  /// Says a line that describes a step, where steps are wanted.
  func step(_ line: String) {
    if talk == .steps { complain(line + "\n") }
  }

  /// Prints messages beside the result; warnings and notes only where more than errors is wanted.
  func report(_ messages: [Message]) {
    let wanted = messages.filter { $0.severity == .error || talk != .errorsOnly }
    guard !wanted.isEmpty else { return }
    guard !speaksJSON else { return complain(Message.json(wanted)) }
    let text = Message.text(wanted, width: width)
    complain(paints(.talk) ? Paint.severities(in: text) : text)
  }

  /// Writes what is pending.
  func flush() {
    guard !pending.isEmpty else { return }
    deliver(pending, to: .result)
    pending.removeAll(keepingCapacity: true)
  }

  private func complain(_ text: String) {
    flush()
    deliver(Array(text.utf8), to: .talk)
  }

  private func deliver(_ bytes: [UInt8], to stream: Stream) {
    guard failure?.stream != stream else { return }
    progress.clear()
    let code = sink(stream, bytes)
    if code != 0, failure == nil { failure = (stream, code) }
  }
}

private func terminalColumns(asked: String?) -> Int {
  if let columns = asked.flatMap({ Int($0) }), columns > 0 { return columns }
  var size = winsize()
  return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
}

private func terminalRows(asked: String?) -> Int? {
  if let rows = asked.flatMap({ Int($0) }), rows > 0 { return rows }
  var size = winsize()
  return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 0 ? Int(size.ws_row) : nil
}

@Sendable private func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// - Returns: 0, or the system's error number.
@Sendable private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
