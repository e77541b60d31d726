internal import CZlib

/// The only door to zlib: raw deflate as zip containers hold it, and their checksum.
///
/// A class, because zlib keeps the address of its stream.
final class Inflation {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let isReady: Bool
  /// Whether the end of the compressed data was met.
  private(set) var isFinished = false

  init() {
    stream.initialize(to: z_stream())
    isReady = inflate_raw_start(stream) == Z_OK
  }

  deinit {
    if isReady { inflateEnd(stream) }
    stream.deallocate()
  }

  /// Puts what comes out of some bytes in place of others.
  ///
  /// - Returns: how many bytes were taken; `nil` where they are no deflate.
  func next(_ bytes: ArraySlice<UInt8>, into piece: inout [UInt8], atMost limit: Int) -> Int? {
    guard isReady else { return nil }
    if piece.count != limit { piece = [UInt8](repeating: 0, count: limit) }
    var status = Z_OK
    var taken = 0
    var produced = 0
    bytes.withUnsafeBufferPointer { input in
      piece.withUnsafeMutableBufferPointer { output in
        let available = uInt(min(input.count, 1 << 30))
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = available
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = uInt(output.count)
        status = inflate(stream, Z_NO_FLUSH)
        taken = Int(available - stream.pointee.avail_in)
        produced = output.count - Int(stream.pointee.avail_out)
      }
    }
    piece.removeLast(limit - produced)
    isFinished = status == Z_STREAM_END
    return status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR ? taken : nil
  }

  /// CRC-32 of bytes that follow others with a known one; 0 is that of nothing.
  static func checksum(of bytes: [UInt8], after checksum: UInt32) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(uLong(checksum), $0.baseAddress, $0.count)) }
  }
}
