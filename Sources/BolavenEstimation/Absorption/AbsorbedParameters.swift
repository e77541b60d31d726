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
///
/// Every level has a row, so that a set has levels of both factors: those of the smaller one are joined through those of
/// the larger one.
private func connectedSets(_ first: LevelCodes, _ second: LevelCodes) -> Int {
  let (small, large) = first.levelCount <= second.levelCount ? (first, second) : (second, first)
  var parent = (0..<Int32(small.levelCount)).map { $0 }
  // A level of the smaller factor that a level of the larger one has met; −1 for none yet.
  var met = [Int32](repeating: -1, count: large.levelCount)
  var sets = parent.count
  parent.withUnsafeMutableBufferPointer { parent in
    func root(_ start: Int32) -> Int32 {
      var node = start
      while parent[Int(node)] != node {
        parent[Int(node)] = parent[Int(parent[Int(node)])]
        node = parent[Int(node)]
      }
      return node
    }
    met.withUnsafeMutableBufferPointer { met in
      small.codes.withUnsafeBufferPointer { a in
        large.codes.withUnsafeBufferPointer { b in
          for row in a.indices {
            // A graph that is connected stays so.
            if sets == 1 { return }
            let (level, other) = (a[row], met[Int(b[row])])
            guard other != level else { continue }
            met[Int(b[row])] = level
            guard other >= 0 else { continue }
            let (x, y) = (root(level), root(other))
            guard x != y else { continue }
            parent[Int(max(x, y))] = min(x, y)
            sets -= 1
          }
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
