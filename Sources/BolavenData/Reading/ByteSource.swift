import BolavenFormats

/// The bytes of a text, in memory or on the disk, which several threads read at once.
enum ByteSource: @unchecked Sendable {
  /// They outlive the source.
  case memory(UnsafeBufferPointer<UInt8>)
  case disk(OpenFile)

  var count: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .disk(let file): file.count
    }
  }

  /// The bytes of a range, in place or copied into the buffer; `nil` where the disk fails or the file has become shorter.
  ///
  /// Sixteen bytes behind them may be read, whatever they are.
  func bytes(_ range: Range<Int>, buffer: inout WorkBuffer) -> UnsafeBufferPointer<UInt8>? {
    switch self {
    case .memory(let bytes):
      if range.upperBound + 16 <= bytes.count { return UnsafeBufferPointer(rebasing: bytes[range]) }
      let space = buffer.space(range.count)
      space.copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[range]))
      return UnsafeBufferPointer(space.assumingMemoryBound(to: UInt8.self))
    case .disk(let file):
      let space = buffer.space(range.count)
      guard let received = try? file.read(into: space, at: range.lowerBound), received == range.count else {
        return nil
      }
      return UnsafeBufferPointer(space.assumingMemoryBound(to: UInt8.self))
    }
  }
}

/// Memory that grows and is used again.
struct WorkBuffer: ~Copyable {
  private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  /// So many bytes, and some behind them that may be read and mean nothing.
  mutating func space(_ count: Int) -> UnsafeMutableRawBufferPointer {
    if memory.count < count + 64 {
      memory.deallocate()
      memory = .allocate(byteCount: count + count / 4 + 64, alignment: 64)
    }
    return UnsafeMutableRawBufferPointer(rebasing: memory[..<count])
  }

  deinit { memory.deallocate() }
}
