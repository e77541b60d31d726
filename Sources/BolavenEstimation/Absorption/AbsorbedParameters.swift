import BolavenData

/// How many parameters effects stand for.
///
/// The levels of every factor less the number of sets of levels that it is connected in with an earlier one, the largest
/// such number counting; which is exact for two factors, and for factors that lie within each other. One for every level
/// within which a slope's variable varies, or differs from zero where the level has no intercept.
///
/// Source: Abowd, Creecy & Kramarz (2002), §3; Correia (2017), §3.2.
func absorbedParameters(_ factors: [AbsorbedFactor]) -> Int {
  let intercepts = factors.filter(\.hasIntercept).map(\.levels)
  var count = intercepts.first?.levelCount ?? 0
  for (position, further) in intercepts.enumerated().dropFirst() {
    count += further.levelCount - (intercepts[..<position].map { connectedSets($0, further) }.max() ?? 1)
  }
  for factor in factors {
    for slope in factor.slopes { count += levelsWithSlope(factor, slope) }
  }
  return count
}

extension AbsorbedFactor {
  /// The levels as groups of rows.
  public var clusters: Clusters { Clusters(name: name, codes: levels.codes, count: levels.levelCount) }
}

/// Sets of levels of two factors that rows connect.
private func connectedSets(_ first: LevelCodes, _ second: LevelCodes) -> Int {
  var parent = (0..<Int32(first.levelCount + second.levelCount)).map { $0 }
  var sets = parent.count
  let offset = Int32(first.levelCount)
  parent.withUnsafeMutableBufferPointer { parent in
    func root(_ start: Int32) -> Int32 {
      var node = start
      while parent[Int(node)] != node {
        parent[Int(node)] = parent[Int(parent[Int(node)])]
        node = parent[Int(node)]
      }
      return node
    }
    first.codes.withUnsafeBufferPointer { a in
      second.codes.withUnsafeBufferPointer { b in
        for row in a.indices {
          // A graph that is connected stays so.
          if sets == 1 { return }
          let (x, y) = (root(a[row]), root(b[row] + offset))
          guard x != y else { continue }
          parent[Int(max(x, y))] = min(x, y)
          sets -= 1
        }
      }
    }
  }
  return sets
}

private func levelsWithSlope(_ factor: AbsorbedFactor, _ slope: [Double]) -> Int {
  var first = [Double?](repeating: factor.hasIntercept ? nil : 0, count: factor.levels.levelCount)
  var varies = [Bool](repeating: false, count: first.count)
  for (row, code) in factor.levels.codes.enumerated() {
    let level = Int(code)
    if let known = first[level] {
      if known != slope[row] { varies[level] = true }
    } else {
      first[level] = slope[row]
    }
  }
  return varies.count { $0 }
}
