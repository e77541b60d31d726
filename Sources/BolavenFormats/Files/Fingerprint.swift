internal import CMessageDigest

/// What identifies the bytes of a file.
public enum Fingerprint {
  /// SHA-256 as 64 hexadecimal digits.
  public static func sha256(_ bytes: [UInt8]) -> String { text(digest(bytes)) }

  /// SHA-256 as 32 bytes.
  public static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    bytes.withUnsafeBufferPointer { nettle_sha256_update(&context, $0.count, $0.baseAddress) }
    return digest(&context)
  }

  /// SHA-256 of the bytes of a file, piece by piece.
  public static func sha256(_ file: OpenFile) throws(FileError) -> String {
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { buffer.deallocate() }
    var place = 0
    while true {
      let received = try file.read(into: buffer, at: place)
      nettle_sha256_update(&context, received, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self))
      place += received
      if received < buffer.count { return text(digest(&context)) }
    }
  }

  private static func digest(_ context: inout sha256_ctx) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&context, digest.count, &digest)
    return digest
  }

  private static func text(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
