import BolavenFormats

/// Writes tables as one kind of file.
public protocol DataWriter: Sendable {
  /// Endings of its file names, in lower case, without the point.
  static var fileExtensions: [String] { get }
  init()
  /// The bytes of a file that its reader gives back as the same table.
  ///
  /// - Throws: what the kind of file has no room for.
  func bytes(of frame: DataFrame) throws(DataError) -> [UInt8]
  /// What the file has otherwise than the table; empty where nothing is.
  func notes(on frame: DataFrame) throws(DataError) -> [WriteNote]
}

extension DataWriter {
  /// The kind of file has room for every table.
  public func notes(on frame: DataFrame) throws(DataError) -> [WriteNote] { [] }
}

/// The kinds of file that can be written.
public enum DataWriters {
  /// One type for each kind, in the order in which endings are looked up.
  public static let all: [any DataWriter.Type] = [
    CSVWriter.self, XLSXWriter.self, JSONLinesWriter.self, StataWriter.self, SPSSWriter.self,
  ]

  /// Every ending that some writer knows.
  public static var fileExtensions: [String] { all.flatMap { $0.fileExtensions } }

  /// The writer of the files with an ending; `nil` where there is none.
  public static func writer(ofExtension ending: String) -> (any DataWriter)? {
    all.first { $0.fileExtensions.contains(ending.lowercased()) }?.init()
  }
}
