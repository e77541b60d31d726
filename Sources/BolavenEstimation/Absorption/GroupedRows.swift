internal import BolavenNumerics

/// The rows put into the order of the levels of the largest factor.
struct GroupedRows: Sendable {
  /// The first row of each level, and behind them the number of rows.
  let starts: [Int32]
  let leading: FactorTerms
  let others: [FactorTerms]
  let weights: [Double]?

  /// Rows that are in that order already are not copied.
  ///
  /// - Parameters:
  ///   - starts: the first row of each level in that order.
  ///   - isOrdered: whether they are.
  init(
    leading: FactorTerms, others: [FactorTerms], weights: [Double]?, starts: [Int32], isOrdered: Bool, threads: Int
  ) {
    self.starts = starts
    guard !isOrdered else {
      self.leading = leading
      self.others = others
      self.weights = weights
      return
    }
    let order = rowOrder(leading.codes, levels: leading.levelCount, threads: threads)
    // Without slopes nothing reads the codes of the largest factor any more.
    self.leading = leading.isIntercept ? leading : leading.reordered(order, threads: threads)
    self.others = others.map { $0.reordered(order, threads: threads) }
    self.weights = weights.map { gather($0, order, threads: threads) }
  }

  private init(_ rows: GroupedRows, others: [FactorTerms]) {
    starts = rows.starts
    leading = rows.leading
    weights = rows.weights
    self.others = others
  }

  /// The same rows with other factors beside the largest one.
  func replacingOthers(_ others: [FactorTerms]) -> GroupedRows { GroupedRows(self, others: others) }

  var levelCount: Int { starts.count - 1 }
  var rowCount: Int { Int(starts[levelCount]) }
}

/// The first row of each level, and behind them the number of rows.
func levelStarts(_ counts: [Int32]) -> [Int32] {
  var starts: [Int32] = [0]
  starts.reserveCapacity(counts.count + 1)
  var next: Int32 = 0
  for count in counts {
    next += count
    starts.append(next)
  }
  return starts
}

/// Whether no code is less than the one before.
func isAscending(_ codes: [Int32], threads: Int) -> Bool {
  codes.withUnsafeBufferPointer { codes in
    nonisolated(unsafe) let codes = codes
    return marksOfNeighbours(rowCount: codes.count, threads: threads) { rows in
      var descents: Int32 = 0
      for row in rows { descents |= codes[row] &- codes[row &- 1] }
      return descents < 0 ? 1 : 0
    } == 0
  }
}

/// The rows from level to level, in a level in their order: a counting sort.
func rowOrder(_ codes: [Int32], levels: Int, threads: Int) -> [Int32] {
  let blocks = max(1, min(levels > 65_536 ? 2 : 4, codes.count / 16_384))
  var next = [Int32](repeating: 0, count: blocks * levels)
  return largeArray(codes.count) { (order: UnsafeMutableBufferPointer<Int32>) in
    nonisolated(unsafe) let order = order
    codes.withUnsafeBufferPointer { codes in
      nonisolated(unsafe) let codes = codes
      next.withUnsafeMutableBufferPointer { next in
        nonisolated(unsafe) let next = next
        let rows = { @Sendable (block: Int) in codes.count * block / blocks..<codes.count * (block + 1) / blocks }
        Threads.forEachBlock(blocks, threads: threads) { block in
          for row in rows(block) { next[block &* levels &+ Int(codes[row])] &+= 1 }
        }
        var start: Int32 = 0
        for level in 0..<levels {
          for block in 0..<blocks {
            let size = next[block &* levels &+ level]
            next[block &* levels &+ level] = start
            start &+= size
          }
        }
        Threads.forEachBlock(blocks, threads: threads) { block in
          for row in rows(block) {
            let place = block &* levels &+ Int(codes[row])
            order.initializeElement(at: Int(next[place]), to: Int32(truncatingIfNeeded: row))
            next[place] &+= 1
          }
        }
      }
    }
  }
}
