public import BolavenFormats

/// The bytes that a table was read from: in memory, or on the disk where there are many.
public enum FileContent: Sendable {
  case memory([UInt8])
  case disk(OpenFile)

  /// Regular text files from this size on are not taken into memory as a whole.
  static let large = 4 << 20

  /// How many bytes there are.
  public var count: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .disk(let file): file.count
    }
  }
}

extension Fingerprint {
  /// SHA-256 of the bytes that a table was read from, as 64 hexadecimal digits.
  ///
  /// - Throws: `fileUnreadable`.
  public static func sha256(_ content: FileContent) throws(DataError) -> String {
    switch content {
    case .memory(let bytes): return sha256(bytes)
    case .disk(let file):
      do throws(FileError) {
        return try sha256(file)
      } catch {
        throw DataError([.fileUnreadable(path: file.path, reason: error.reason)])
      }
    }
  }
}
