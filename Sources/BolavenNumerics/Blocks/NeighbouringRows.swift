/// What rows show of their order, each compared with the one before, on all processors.
///
/// - Parameters:
///   - marks: given some hundred rows, of which each is to be compared with the one before, what they show: a bit for each
///     property. Without a branch in its loop a compiler compares several rows at once.
/// - Returns: the marks of all pieces together. Where a piece has one, those behind it may not have been looked at.
public func marksOfNeighbours(
  rowCount: Int, threads: Int = Threads.available, _ marks: @escaping @Sendable (Range<Int>) -> UInt8
) -> UInt8 {
  let blocks = max(1, min(32, rowCount / 32_768))
  var found = [UInt8](repeating: 0, count: blocks)
  found.withUnsafeMutableBufferPointer { found in
    nonisolated(unsafe) let found = found
    Threads.forEachBlock(blocks, threads: threads) { block in
      var start = max(1, rowCount * block / blocks)
      let end = rowCount * (block + 1) / blocks
      while start < end, found[block] == 0 {
        let pieceEnd = min(end, start &+ 1024)
        found[block] = marks(start..<pieceEnd)
        start = pieceEnd
      }
    }
  }
  return found.reduce(0) { $0 | $1 }
}
