/// The entries of a zip container, which are read one at a time and never written to disk.
///
/// Names are nothing but keys here: one with `..` or a leading `/` leads nowhere.
///
/// Source: PKWARE (2022), APPNOTE 6.3.10, §4.3 and §4.5.3 (zip64).
public struct ZipContainer: Sendable {
  /// One entry, as the directory has it.
  public struct Entry: Sendable, Hashable {
    /// With slashes between folders.
    public let name: String
    /// Bytes in the container.
    public let compressedSize: Int
    /// Bytes that come out.
    public let size: Int
    let checksum: UInt32
    let method: Int
    let isEncrypted: Bool
    /// Where its local header begins.
    let offset: Int
  }

  /// In the order of the directory.
  public let entries: [Entry]
  private let bytes: [UInt8]
  private let limits: ZipLimits
  /// By the name in lower case: parts of documents are the same whatever their capitals.
  private let position: [String: Int]

  /// Reads the directory of a container.
  ///
  /// - Throws: `notZip`, `damagedDirectory`, `tooManyEntries`, `duplicateEntry`, `tooLarge`.
  public init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) {
    entries = try ZipDirectory(bytes).entries(limits)
    self.bytes = bytes
    self.limits = limits
    var position: [String: Int] = [:]
    for (place, entry) in entries.enumerated() {
      guard position.updateValue(place, forKey: entry.name.lowercased()) == nil else {
        throw .duplicateEntry(name: entry.name)
      }
    }
    self.position = position
  }

  /// The entry of a name, whatever its capitals.
  public func entry(named name: String) -> Entry? { position[name.lowercased()].map { entries[$0] } }

  /// The bytes of an entry, a piece at a time.
  ///
  /// - Throws: `encryptedEntry`, `unknownMethod`, `damagedDirectory`.
  public func contents(of entry: Entry) throws(ZipError) -> ZipContents {
    guard !entry.isEncrypted else { throw .encryptedEntry(name: entry.name) }
    guard entry.method == 0 || entry.method == 8 else {
      throw .unknownMethod(name: entry.name, method: entry.method)
    }
    let start = try ZipDirectory(bytes).contentStart(of: entry)
    return ZipContents(entry, bytes, start: start, limits: limits)
  }

  /// All bytes of a small entry.
  public func bytes(of entry: Entry) throws(ZipError) -> [UInt8] {
    let contents = try contents(of: entry)
    var all: [UInt8] = []
    var piece: [UInt8] = []
    while try contents.next(&piece) { all += piece }
    return all
  }
}

/// The bytes of one entry, which come out a piece at a time.
public final class ZipContents {
  private static let pieceSize = 256 << 10

  private let entry: ZipContainer.Entry
  private let limits: ZipLimits
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int
  private let inflation: Inflation?
  private var produced = 0
  private var checksum: UInt32 = 0
  private var isFinished = false

  init(_ entry: ZipContainer.Entry, _ bytes: [UInt8], start: Int, limits: ZipLimits) {
    self.entry = entry
    self.bytes = bytes
    self.limits = limits
    position = start
    end = start + entry.compressedSize
    inflation = entry.method == 8 ? Inflation() : nil
  }

  /// Puts the next bytes in place of others; false at the end, once their number and checksum are right.
  ///
  /// - Throws: `damagedEntry`, `wrongChecksum`, `inflatesTooMuch`.
  public func next(_ piece: inout [UInt8]) throws(ZipError) -> Bool {
    piece.removeAll(keepingCapacity: true)
    while piece.isEmpty, !isFinished { try produce(&piece) }
    return !piece.isEmpty
  }

  private func produce(_ piece: inout [UInt8]) throws(ZipError) {
    let start = end - entry.compressedSize
    if let inflation {
      guard let taken = inflation.next(bytes[position..<end], into: &piece, atMost: Self.pieceSize) else {
        throw .damagedEntry(name: entry.name)
      }
      position += taken
      isFinished = inflation.isFinished
      // A stream that gives nothing and takes nothing is cut off.
      if !isFinished, piece.isEmpty, taken == 0 { throw .damagedEntry(name: entry.name) }
    } else {
      let count = min(Self.pieceSize, end - position)
      piece.append(contentsOf: bytes[position..<(position + count)])
      position += count
      isFinished = position == end
    }
    produced += piece.count
    guard produced <= entry.size else { throw .damagedEntry(name: entry.name) }
    if produced > limits.grace, produced / limits.ratio > position - start {
      throw .inflatesTooMuch(name: entry.name, ratio: produced / max(1, position - start))
    }
    checksum = Inflation.checksum(of: piece, after: checksum)
    guard isFinished else { return }
    guard produced == entry.size, position == end else { throw .damagedEntry(name: entry.name) }
    guard checksum == entry.checksum else { throw .wrongChecksum(name: entry.name) }
  }
}
