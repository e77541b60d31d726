import BolavenFormats

/// Reads one kind of file.
public protocol DataReader: Sendable {
  /// Endings of its file names, in lower case, without the point.
  static var fileExtensions: [String] { get }
  init()
  /// The table of a file, or every problem that keeps it from being read right.
  ///
  /// What the reader had to find out, and is not certain of, stands in the notes of the frame.
  func read(_ file: DataFile, _ options: ReadOptions) throws(DataError) -> DataFrame
}

/// The kinds of file that can be read.
public enum DataReaders {
  /// One type for each kind, in the order in which endings are looked up.
  public static let all: [any DataReader.Type] = [
    CSVReader.self, JSONReader.self, XLSXReader.self, StatFileReader.self,
  ]

  /// Every ending that some reader knows.
  public static var fileExtensions: [String] { all.flatMap { $0.fileExtensions } }
}

extension DataFrame {
  /// Reads a file by its ending; `-` is comma-separated text on standard input.
  ///
  /// - Returns: the rows, and the bytes they were read from.
  /// - Throws: every problem that keeps the file from being read right.
  public static func readingFile(
    _ path: String, _ options: ReadOptions = ReadOptions()
  ) throws(DataError) -> (frame: DataFrame, bytes: FileContent) {
    let ending = path == "-" ? "csv" : DataFile.fileExtension(of: path, withoutCompression: true)
    let reader = DataReaders.all.first { $0.fileExtensions.contains(ending) }
    guard reader != nil || SpreadsheetKind.foreignExtensions.contains(ending) else {
      throw DataError([try missing(path) ?? .unknownFileType(path: path, known: DataReaders.fileExtensions)])
    }
    if reader == CSVReader.self, let open = OpenFile(path), open.count >= FileContent.large {
      if let frame = try CSVReader().read(open, path: path, options) { return (frame, .disk(open)) }
      try CSVReader().requireLineEnds(open, path: path)
    }
    let file: DataFile
    do throws(FileError) {
      file = DataFile(path: path, bytes: try readFile(path, limit: options.limits.fileBytes))
    } catch {
      throw DataError([problem(error, path: path)])
    }
    // A workbook is one by its content, whatever it is called.
    guard let reader, SpreadsheetKind(file) == nil else {
      return (try XLSXReader().read(file, options), .memory(file.bytes))
    }
    return (try reader.init().read(file, options), .memory(file.bytes))
  }

  /// Reads a file by its ending.
  public init(contentsOf path: String, _ options: ReadOptions = ReadOptions()) throws(DataError) {
    self = try Self.readingFile(path, options).frame
  }
}

/// That a file is not there is said before its kind is.
private func missing(_ path: String) throws(DataError) -> DataProblem? {
  do throws(FileError) {
    _ = try readFile(path, limit: 1)
    return nil
  } catch {
    return error.isMissingFile || error.isDirectory ? problem(error, path: path) : nil
  }
}

/// Why a file cannot be read.
func problem(_ error: FileError, path: String) -> DataProblem {
  if error.isDirectory { return .isFolder(path: path) }
  if let line = error.line { return .cellTooLong(path: path, line: line, limit: longestStreamedLine) }
  guard error.isMissingFile else { return .fileUnreadable(path: path, reason: error.reason) }
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  let name = String(path.dropFirst(folder.count))
  return .fileMissing(path: path, nearby: nearestNames(to: name, among: fileNames(in: folder)))
}
