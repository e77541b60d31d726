public import BolavenData

/// Rows that say nothing about anything but their own effect: the only row of a level, and what becomes so when those
/// are left out.
///
/// Source: Correia (2015), *Singletons, cluster-robust standard errors and fixed effects: a bad mix*, §3.
public struct SingletonRows: Sendable, Hashable {
  /// Places of the rows, from 0, ascending.
  public let rows: [Int]
  /// How many of the rows each factor removes, in the order of the factors; a row is counted once.
  public let counts: [Int]

  /// The rows that are alone, and those that become so.
  ///
  /// - Parameters:
  ///   - factors: those whose levels have an effect of their own; one level a row.
  ///   - isRepeated: which rows stand for several equal ones, and so are never alone.
  public init(_ factors: [LevelCodes], isRepeated: [Bool]? = nil) {
    precondition(Set(factors.map(\.rowCount)).count <= 1, "factors have equally many rows")
    var removed = [Int](repeating: 0, count: factors.count)
    guard factors.contains(where: { $0.counts.contains(1) }) else {
      rows = []
      counts = removed
      return
    }
    var left = factors.map(\.counts)
    for (row, isSeveral) in (isRepeated ?? []).enumerated() where isSeveral {
      for factor in factors.indices where factors[factor].codes[row] >= 0 {
        left[factor][Int(factors[factor].codes[row])] += 1
      }
    }
    // The exclusive or of the rows of a level is its row when only one is left.
    var combined = factors.map { factor in
      var combined = [Int32](repeating: 0, count: factor.levelCount)
      for (row, code) in factor.codes.enumerated() where code >= 0 { combined[Int(code)] ^= Int32(row) }
      return combined
    }
    var found: [Int] = []
    var queue: [(factor: Int, level: Int)] = factors.indices.flatMap { factor in
      left[factor].indices.lazy.filter { left[factor][$0] == 1 }.map { (factor, $0) }
    }
    var next = 0
    while next < queue.count {
      let (factor, level) = queue[next]
      next += 1
      guard left[factor][level] == 1 else { continue }
      let row = Int(combined[factor][level])
      found.append(row)
      removed[factor] += 1
      for other in factors.indices where factors[other].codes[row] >= 0 {
        let code = Int(factors[other].codes[row])
        left[other][code] -= 1
        combined[other][code] ^= Int32(row)
        if left[other][code] == 1 { queue.append((other, code)) }
      }
    }
    rows = found.sorted()
    counts = removed
  }
}
