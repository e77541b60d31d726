/// Writes tables as one kind of file.
public protocol DataWriter: Sendable {
  /// Endings of its file names, in lower case, without the point.
  static var fileExtensions: [String] { get }
  init()
  /// The bytes of a file that its reader gives back as the same table.
  ///
  /// - Throws: what the kind of file has no room for.
  func bytes(of frame: DataFrame) throws(DataError) -> [UInt8]
}

/// The kinds of file that can be written.
public enum DataWriters {
  /// One type for each kind, in the order in which endings are looked up.
  public static let all: [any DataWriter.Type] = [
    StataWriter.self,
    SPSSWriter.self,
  ]
}
