/// What keeps a zip container from being read.
public enum ZipError: Error, Hashable {
  /// The end of the file is none of a zip container: it is something else, or cut off.
  case notZip
  /// The list of entries contradicts itself or the file.
  case damagedDirectory
  case tooManyEntries(count: Int, limit: Int)
  /// Two entries with one name: programs would read different ones.
  case duplicateEntry(name: String)
  /// What all entries would take, by what the directory says.
  case tooLarge(bytes: Int, limit: Int)
  case encryptedEntry(name: String)
  /// Compressed in another way than by deflate.
  case unknownMethod(name: String, method: Int)
  /// The bytes of an entry cannot be inflated, or are not as many as the directory says.
  case damagedEntry(name: String)
  case wrongChecksum(name: String)
  /// More bytes come out for each byte in than in any honest file.
  case inflatesTooMuch(name: String, ratio: Int)
}

/// What a zip container may hold before it is refused.
public struct ZipLimits: Sendable, Hashable {
  /// Entries of the container.
  public let entries: Int
  /// Bytes out for each byte in, once `grace` bytes have come out.
  public let ratio: Int
  /// Bytes that may come out of an entry whatever the ratio.
  public let grace: Int
  /// Bytes that may come out of all entries.
  public let bytes: Int

  /// Bounds; the usual ones are met by no honest file.
  public init(entries: Int = 2_000, ratio: Int = 200, grace: Int = 8 << 20, bytes: Int = 8 << 30) {
    self.entries = entries
    self.ratio = ratio
    self.grace = grace
    self.bytes = bytes
  }
}
