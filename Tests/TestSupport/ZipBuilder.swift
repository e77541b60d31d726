/// Makes zip containers that hold their entries as they are, right ones and wrong ones.
public struct ZipBuilder {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// An empty container.
  public init() {}

  /// Adds an entry; what is given beside its bytes is written instead of the truth.
  public mutating func add(
    _ name: String, _ bytes: [UInt8], localName: String? = nil, method: Int = 0, flags: Int = 0,
    checksum: UInt32? = nil, size: Int? = nil, offset: Int? = nil
  ) {
    let offset = offset ?? body.count
    let middle =
      number(flags, 2) + number(method, 2) + number(0, 4) + number(Int(checksum ?? Self.checksum(of: bytes)), 4)
      + number(bytes.count, 4) + number(size ?? bytes.count, 4)
    let localName = Array((localName ?? name).utf8)
    body += [0x50, 0x4B, 3, 4, 20, 0] + middle + number(localName.count, 2) + [0, 0] + localName + bytes
    directory += [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + middle + number(name.utf8.count, 2)
    directory += number(0, 12) + number(offset, 4) + Array(name.utf8)
    count += 1
  }

  /// The container; a comment and a number of entries may be claimed.
  public func bytes(comment: String = "", claimedCount: Int? = nil) -> [UInt8] {
    let count = number(claimedCount ?? self.count, 2)
    let end = number(0, 4) + count + count + number(directory.count, 4) + number(body.count, 4)
    return body + directory + [0x50, 0x4B, 5, 6] + end + number(comment.utf8.count, 2) + Array(comment.utf8)
  }

  /// The container with its end written twice: in wide numbers, and in narrow ones that say nothing.
  public func wideBytes() -> [UInt8] {
    let wide =
      [0x50, 0x4B, 6, 6] + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8) + number(count, 8)
      + number(count, 8) + number(directory.count, 8) + number(body.count, 8)
    let place = [0x50, 0x4B, 6, 7] + number(0, 4) + number(body.count + directory.count, 8) + number(1, 4)
    let full = [UInt8](repeating: 0xFF, count: 12)
    return body + directory + wide + place + [0x50, 0x4B, 5, 6] + number(0, 4) + full + number(0, 2)
  }

  /// Little end first.
  private func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  /// CRC-32, a bit at a time.
  public static func checksum(of bytes: [UInt8]) -> UInt32 {
    var register: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      register ^= UInt32(byte)
      for _ in 0..<8 { register = register & 1 == 1 ? register >> 1 ^ 0xEDB8_8320 : register >> 1 }
    }
    return ~register
  }
}
