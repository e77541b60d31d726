internal import BolavenData

extension Absorption {
  /// The number of parameters that the effects and slopes take.
  ///
  /// Levels of the first factor; with a second one, less one for each connected component of the two, which is exact;
  /// levels less one of each further factor, which is at least what it takes; and one for each slope that varies within
  /// its level.
  ///
  /// Differs from `conventionalRank` where the first two factors fall into several components, or slopes do not vary.
  /// Source: Abowd, Creecy & Kramarz (2002), §4; Correia (2017), *Linear Models with High-Dimensional Fixed Effects*, §4.
  public var rank: Int { rank(of: Array(factors.indices)) }

  /// Σ levels − (F − 1), and one for each slope of each level: what fixest and pyfixest count.
  public var conventionalRank: Int { conventionalRank(of: Array(factors.indices)) }

  /// The parameters that are counted when standard errors are clustered: those of factors that are nested in a cluster
  /// variable, each level in one cluster, are not; where no factor is left, the constant is.
  ///
  /// - Parameter clusters: for each cluster variable the cluster of each row.
  /// Source: Gormley & Matsa (2014), §4; Cameron & Miller (2015), §III.B.
  public func rank(excludingNestedIn clusters: [[Int32]]) -> Int {
    let kept = factors.indices.filter { factor in !clusters.contains { isNested(factor, in: $0) } }
    return max(rank(of: kept), factors.contains(where: \.hasIntercept) ? 1 : 0)
  }

  /// `conventionalRank` without the factors that are nested in a cluster variable, of which the constant is left.
  ///
  /// - Parameter clusters: for each cluster variable the cluster of each row.
  public func conventionalRank(excludingNestedIn clusters: [[Int32]]) -> Int {
    let kept = factors.indices.filter { factor in !clusters.contains { isNested(factor, in: $0) } }
    return max(conventionalRank(of: kept), factors.contains(where: \.hasIntercept) ? 1 : 0)
  }

  /// Whether every level of a factor lies in one cluster.
  ///
  /// - Parameters:
  ///   - factor: its position among the factors.
  ///   - clusters: the cluster of each row.
  public func isNested(_ factor: Int, in clusters: [Int32]) -> Bool {
    precondition(clusters.count == rowCount, "one cluster a row")
    let levels = factors[factor].levels
    var own = [Int32](repeating: -1, count: levels.levelCount)
    for (row, code) in levels.codes.enumerated() {
      let level = Int(code)
      if own[level] < 0 { own[level] = clusters[row] }
      if own[level] != clusters[row] { return false }
    }
    return true
  }

  private func rank(of selection: [Int]) -> Int {
    let effects = selection.filter { factors[$0].hasIntercept }
    var rank = effects.reduce(0) { $0 + factors[$1].levels.levelCount }
    if effects.count > 1 {
      rank -= connectedComponents(factors[effects[0]].levels, factors[effects[1]].levels) + effects.count - 2
    }
    return zip(places, terms).reduce(rank) { $0 + (selection.contains($1.0) ? $1.1.varyingSlopeCount : 0) }
  }

  private func conventionalRank(of selection: [Int]) -> Int {
    let effects = selection.count { factors[$0].hasIntercept }
    return selection.reduce(0) { $0 + factors[$1].coefficientCount } - max(0, effects - 1)
  }
}

/// The number of parts into which two factors fall, of which no level of one meets a level of the other.
func connectedComponents(_ first: LevelCodes, _ second: LevelCodes) -> Int {
  let offset = Int32(first.levelCount)
  var parents = Array(0..<offset + Int32(second.levelCount))
  var count = parents.count
  parents.withUnsafeMutableBufferPointer { parents in
    first.codes.withUnsafeBufferPointer { first in
      second.codes.withUnsafeBufferPointer { second in
        for row in 0..<first.count {
          let a = root(first[row], parents)
          let b = root(second[row] + offset, parents)
          guard a != b else { continue }
          parents[Int(max(a, b))] = min(a, b)
          count -= 1
        }
      }
    }
  }
  return count
}

@inline(__always)
private func root(_ level: Int32, _ parents: UnsafeMutableBufferPointer<Int32>) -> Int32 {
  var level = level
  while parents[Int(level)] != level {
    parents[Int(level)] = parents[Int(parents[Int(level)])]
    level = parents[Int(level)]
  }
  return level
}
