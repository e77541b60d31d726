/// What is wrong with a gzip file.
public enum GzipError: Error, Hashable {
  /// A header, block or checksum that gzip does not have.
  case damaged
  /// The file ends before the data do.
  case cutShort
  /// More comes out than is allowed.
  case tooLarge(limit: Int)
}

/// Whether bytes begin as a gzip file does.
public func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B, 8]) }

/// What a gzip file holds: its members one behind the other, each checked against its checksum and length.
///
/// - Parameters:
///   - ratio: bytes out for each byte in that are allowed once `grace` bytes have come out.
///   - limit: the most bytes that may come out.
///
/// Source: Deutsch (1996), RFC 1952, §2.3.
public func inflatedGzip(_ bytes: [UInt8], ratio: Int, grace: Int, limit: Int) throws(GzipError) -> [UInt8] {
  let most = min(limit, max(grace, bytes.count.multipliedReportingOverflow(by: ratio).partialValue))
  var result: [UInt8] = []
  var position = 0
  repeat {
    position = try dataStart(bytes, from: position)
    let start = result.count
    let inflation = Inflation()
    var piece: [UInt8] = []
    var checksum: UInt32 = 0
    while !inflation.isFinished {
      guard let taken = inflation.next(bytes[position...], into: &piece, atMost: 1 << 18) else { throw .damaged }
      if taken == 0, piece.isEmpty, !inflation.isFinished { throw .cutShort }
      position += taken
      checksum = Inflation.checksum(of: piece, after: checksum)
      result += piece
      guard result.count <= most else { throw .tooLarge(limit: most) }
    }
    guard position + 8 <= bytes.count else { throw .cutShort }
    guard number(bytes, position) == checksum,
      number(bytes, position + 4) == UInt32(truncatingIfNeeded: result.count - start)
    else { throw .damaged }
    position += 8
    // Tapes fill the last block with zeros.
    if bytes[position...].allSatisfy({ $0 == 0 }) { return result }
  } while position < bytes.count
  return result
}

/// Behind the header of a member.
private func dataStart(_ bytes: [UInt8], from start: Int) throws(GzipError) -> Int {
  guard start + 10 <= bytes.count else { throw .cutShort }
  guard bytes[start...].starts(with: [0x1F, 0x8B, 8]), bytes[start + 3] & 0xE0 == 0 else { throw .damaged }
  let flags = bytes[start + 3]
  var position = start + 10
  if flags & 4 != 0 {
    guard position + 2 <= bytes.count else { throw .cutShort }
    position += 2 + Int(bytes[position]) + Int(bytes[position + 1]) << 8
  }
  // A name and a comment, each up to a byte 0.
  for flag in [8, 16] as [UInt8] where flags & flag != 0 {
    guard position < bytes.count, let end = bytes[position...].firstIndex(of: 0) else { throw .cutShort }
    position = end + 1
  }
  if flags & 2 != 0 { position += 2 }
  guard position <= bytes.count else { throw .cutShort }
  return position
}

/// Four bytes, the lowest first.
private func number(_ bytes: [UInt8], _ place: Int) -> UInt32 {
  (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
}
