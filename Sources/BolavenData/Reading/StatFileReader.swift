internal import BolavenFormats
import Glibc

/// Reads files of Stata (`.dta` 105 to 119) and SPSS (`.sav`, `.zsav`, `.por`) with everything they say about their
/// variables.
///
/// ReadStat does the work in a program of its own, `bolaven-statfile`, which damaged files can end but which cannot harm
/// this one: what it sends is checked like a file from a stranger.
public struct StatFileReader: DataReader {
  /// Endings of Stata and SPSS.
  public static let fileExtensions = StatFileKind.allCases.map(\.rawValue)

  /// A reader; it has no settings.
  public init() {}

  /// Reads a whole file: numbers with the reasons of missing ones, texts, dates as ISO 8601 has them, and the codebook.
  public func read(_ file: DataFile, _ options: ReadOptions = ReadOptions()) throws(DataError) -> DataFrame {
    let kind = StatFileKind(rawValue: file.fileExtension) ?? .stata
    let call = StatFileCall(path: file.path, kind: kind, limits: options.limits)
    guard !file.bytes.isEmpty else { throw DataError([.emptyFile(path: file.path)]) }
    let contents = try call.read(file.bytes, encoding: options.encoding)
    guard !contents.variables.isEmpty else { throw DataError([.emptyFile(path: file.path)]) }
    guard contents.rowCount > 0 else { throw DataError([.noRows(path: file.path)]) }
    return try StatFileFrame(contents, path: file.path, kind: kind, encoding: options.encoding).frame()
  }

  /// Whether the program is there.
  public static var isAvailable: Bool { access(program, X_OK) == 0 }

  /// Where `bolaven-statfile` should be: where `BOLAVEN_STATFILE` says, else beside the program that runs.
  public static var program: String {
    if let path = getenv("BOLAVEN_STATFILE") { return String(cString: path) }
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = bytes.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map { readlink("/proc/self/exe", $0.assumingMemoryBound(to: CChar.self), buffer.count) } ?? 0
    }
    let path = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return folder + "bolaven-statfile"
  }
}

/// One call of `bolaven-statfile`.
struct StatFileCall {
  /// As the user wrote it, for messages.
  let path: String
  let kind: StatFileKind
  let limits: ReadLimits
  /// The path of `bolaven-statfile`.
  var program = StatFileReader.program

  /// What a file holds.
  func read(_ bytes: [UInt8], encoding: TextEncoding?) throws(DataError) -> StatFileContents {
    let cells = min(limits.inflatedBytes, max(limits.inflateGrace, product(limits.inflateRatio, bytes.count)))
    var arguments = [
      "read", kind.rawValue, String(limits.childSeconds), String(limits.childMemory + bytes.count),
      String(limits.columns), String(limits.cellBytes),
    ]
    if let encoding { arguments.append(encoding.rawValue) }
    let decoder = try run(
      arguments, input: bytes, encoding: encoding,
      limits: StatFileLimits(variables: limits.columns, textBytes: limits.cellBytes, cellBytes: cells, fileBytes: 0))
    return decoder.contents
  }

  /// Runs the program on some bytes and follows what it sends to the end of the stream.
  func run(
    _ arguments: [String], input: [UInt8], encoding: TextEncoding? = nil, limits streamLimits: StatFileLimits
  ) throws(DataError) -> StatFileDecoder {
    var decoder = StatFileDecoder(limits: streamLimits)
    var stop: StatFileDecoder.Stop?
    let end = input.withUnsafeBytes { input in
      ChildProcess(program: program, arguments: arguments).run(input: input, seconds: limits.childSeconds) { bytes in
        do throws(StatFileDecoder.Stop) {
          try decoder.add(bytes)
          return true
        } catch {
          stop = error
          return false
        }
      }
    }
    if let stop { throw DataError([problem(stop, decoder, encoding)]) }
    if end == .exited(status: 0), decoder.isComplete { return decoder }
    throw DataError([problem(end, decoder)])
  }

  private func problem(
    _ stop: StatFileDecoder.Stop, _ decoder: StatFileDecoder, _ encoding: TextEncoding?
  ) -> DataProblem {
    switch stop {
    case .broken(let detail):
      return .statFileReaderEnded(path: path, kind: kind.name, rowsRead: decoder.rowCount, signal: nil, detail: detail)
    case .tooMuch(let limit):
      return .statFileTooLarge(path: path, kind: kind.name, rowsRead: decoder.rowCount, limit: limit)
    case .tooManyVariables(let count): return .tooManyColumns(path: path, count: count, limit: limits.columns)
    case .failure(let failure): return problem(failure, decoder, encoding)
    }
  }

  private func problem(
    _ failure: StatFileFailure, _ decoder: StatFileDecoder, _ encoding: TextEncoding?
  ) -> DataProblem {
    switch failure.reason {
    case .damaged:
      return .statFileDamaged(
        path: path, kind: kind.name, row: failure.row, variable: failure.variable, detail: failure.detail)
    case .unsupported: return .statFileUnsupported(path: path, kind: kind.name, detail: failure.detail)
    case .encoding:
      return .statFileEncoding(
        path: path, kind: kind.name, row: failure.row, variable: failure.variable,
        encoding: encoding?.rawValue ?? kind.encoding(decoder.contents.header))
    case .unknownEncoding:
      return .statFileEncodingUnknown(path: path, kind: kind.name, encoding: encoding?.rawValue ?? "")
    case .cellTooLong:
      return .statFileCellTooLong(path: path, row: failure.row, variable: failure.variable, limit: limits.cellBytes)
    case .tooManyVariables:
      return .tooManyColumns(path: path, count: Int(failure.detail) ?? limits.columns + 1, limit: limits.columns)
    case .memory: return .statFileMemory(path: path, kind: kind.name, limit: limits.childMemory)
    case .empty: return .emptyFile(path: path)
    case .notWritable:
      return .statFileNotWritable(
        path: path, kind: kind.name, variable: failure.variable, row: failure.row, detail: failure.detail)
    }
  }

  private func problem(_ end: ChildProcess.End, _ decoder: StatFileDecoder) -> DataProblem {
    let rows = decoder.rowCount
    switch end {
    case .tooSlow(let seconds):
      return .statFileTooSlow(path: path, kind: kind.name, rowsRead: rows, seconds: seconds)
    case .signal(SIGXCPU):
      return .statFileTooSlow(path: path, kind: kind.name, rowsRead: rows, seconds: limits.childSeconds)
    case .notStarted: return .statFileReaderMissing(path: path, kind: kind.name, program: program)
    case .signal(let signal):
      return .statFileReaderEnded(path: path, kind: kind.name, rowsRead: rows, signal: Int(signal), detail: "")
    case .exited, .stopped:
      return .statFileReaderEnded(
        path: path, kind: kind.name, rowsRead: rows, signal: nil, detail: "what it sent ends too early")
    }
  }
}

extension StatFileKind {
  /// The program whose files they are.
  var name: String { self == .stata ? "Stata" : "SPSS" }

  /// The encoding of a file's texts; empty where the file does not say it, or was given up before.
  func encoding(_ header: StatFileHeader) -> String {
    guard self == .stata, header.version > 0 else { return header.encoding }
    return header.version >= 118 ? "UTF-8" : TextEncoding.windows1252.rawValue
  }
}

/// A product that is as large as can be where it would be larger.
private func product(_ a: Int, _ b: Int) -> Int {
  let (product, overflows) = a.multipliedReportingOverflow(by: b)
  return overflows ? Int.max : product
}
