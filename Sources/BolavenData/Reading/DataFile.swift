import BolavenFormats

/// A file to be read: where it is and what it holds.
public struct DataFile: Sendable {
  /// The path as the user wrote it, for messages; `-` for standard input.
  public let path: String
  /// Its bytes.
  public let bytes: [UInt8]

  /// Bytes that a path names in messages.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The part of the name behind its last point, in lower case; empty where there is none.
  public var fileExtension: String { Self.fileExtension(of: path) }

  /// - Parameter withoutCompression: whether `csv.gz` counts as `csv`.
  static func fileExtension(of path: String, withoutCompression: Bool = false) -> String {
    var name = path.split(separator: "/").last ?? ""
    if withoutCompression, name.lowercased().hasSuffix(".gz") { name = name.dropLast(3) }
    return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }
}
