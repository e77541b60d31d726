internal import BolavenNumerics

/// Rows cut into chunks that do not depend on the threads, each with a place of its own to add into.
struct RowChunks: Sendable {
  let bounds: [Int]
  var count: Int { bounds.count - 1 }

  /// How many chunks may have so many numbers of their own to add into.
  static func count(places: Int) -> Int { max(2, min(16, 500_000 / max(1, places))) }

  /// - Parameter places: numbers that each chunk adds into; the more there are, the fewer chunks.
  init(_ rowCount: Int, places: Int) {
    let count = max(1, min(Self.count(places: places), rowCount / 8192))
    bounds = (0...count).map { rowCount * $0 / count }
  }

  /// Chunks of groups, which lie one behind the other in the rows.
  ///
  /// - Parameter starts: the first row of each group, and the number of rows.
  init(groups starts: [Int32], chunks: Int) {
    let rowCount = Int(starts.last ?? 0)
    let count = max(1, min(chunks, rowCount / 8192))
    var bounds = [0]
    for chunk in 1..<count + 1 {
      let target = Int32(rowCount * chunk / count)
      // The first group that begins at or behind the target.
      var low = 0
      var high = starts.count - 1
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] < target { low = middle + 1 } else { high = middle }
      }
      if low > bounds[bounds.count - 1] { bounds.append(low) }
    }
    if bounds.count == 1 { bounds.append(starts.count - 1) }
    self.bounds = bounds
  }

  init(bounds: [Int]) { self.bounds = bounds }

  subscript(chunk: Int) -> Range<Int> { bounds[chunk]..<bounds[chunk + 1] }
}

/// Runs `body` for each chunk, with zeros to add into, and returns the sums over the chunks in their order.
func sumOverChunks(
  _ chunks: RowChunks, places: Int, threads: Int,
  _ body: @escaping @Sendable (_ range: Range<Int>, _ sums: UnsafeMutablePointer<Double>) -> Void
) -> [Double] {
  let count = chunks.count
  var all = largeArray(places * count) { (buffer: UnsafeMutableBufferPointer<Double>) in
    guard let base = buffer.baseAddress else { return }
    nonisolated(unsafe) let sums = base
    Threads.forEachBlock(count, threads: threads) { chunk in
      let own = sums + chunk * places
      own.initialize(repeating: 0, count: places)
      body(chunks[chunk], own)
    }
    guard count > 1 else { return }
    let pieces = max(1, min(16, places * count / 65_536))
    Threads.forEachBlock(pieces, threads: threads) { piece in
      for chunk in 1..<count {
        let other = sums + chunk * places
        for place in places * piece / pieces..<places * (piece + 1) / pieces { sums[place] += other[place] }
      }
    }
  }
  if count > 1 { all.removeLast(places * (count - 1)) }
  return all
}
