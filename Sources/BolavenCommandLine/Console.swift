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
  /// Set from `--quiet` and `--verbose`.
  var talk = Talk.normal
  /// Whether messages are printed as JSON.
  var speaksJSON = false

  /// The system's error number of the first write that failed; nothing is written to that stream after it.
  private(set) var failure: (stream: Stream, code: Int32)?

  private let variables: (String) -> String?
  private let sink: (Stream, [UInt8]) -> Int32
  private var pending: [UInt8] = []

  /// - Parameters:
  ///   - columns: of the terminal; `nil` where results do not go to one.
  ///   - variables: the environment.
  ///   - sink: writes all bytes and returns 0, or the system's error number.
  init(
    columns: Int?, inputIsTerminal: Bool, variables: @escaping (String) -> String?,
    sink: @escaping (Stream, [UInt8]) -> Int32
  ) {
    isTerminal = columns != nil
    width = columns.map { max(60, $0) } ?? 80
    self.inputIsTerminal = inputIsTerminal
    self.variables = variables
    self.sink = sink
  }

  /// The console of the process.
  public static func standard() -> Console {
    let variables = { (name: String) in getenv(name).map { String(cString: $0) } }
    return Console(
      columns: isatty(STDOUT_FILENO) == 1 ? terminalColumns(asked: variables("COLUMNS")) : nil,
      inputIsTerminal: isatty(STDIN_FILENO) == 1, variables: variables
    ) { stream, bytes in
      writeAll(bytes, to: stream == .result ? STDOUT_FILENO : STDERR_FILENO)
    }
  }

  /// The value of an environment variable; `nil` where it is not set or empty.
  func environment(_ name: String) -> String? {
    variables(name).flatMap { $0.isEmpty ? nil : $0 }
  }

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
    complain(speaksJSON ? Message.json(wanted) : Message.text(wanted, width: width))
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
    let code = sink(stream, bytes)
    if code != 0, failure == nil { failure = (stream, code) }
  }
}

private func terminalColumns(asked: String?) -> Int {
  if let columns = asked.flatMap({ Int($0) }), columns > 0 { return columns }
  var size = winsize()
  return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
}

/// - Returns: 0, or the system's error number.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
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
