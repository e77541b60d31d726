import Glibc

/// What agreement and disagreement of each field say about whether two rows are one person.
///
///     w = Σ log₂(m/u) where a field agrees, log₂((1−m)/(1−u)) where it does not
///
/// m is how often the field agrees on rows of one person, u how often on any two rows of the two files. A field that
/// agrees in part, such as names that sound alike, has the u of all pairs that agree at least as well. Identifiers are
/// numbered place by place: theirs is the larger u of all pairs and of those of the same affiliation. A field that
/// agrees on any two rows at least as often as on those of one person says nothing.
///
/// Source: Fellegi & Sunter (1969), §2; partial agreement after Winkler (1990).
struct LinkWeights {
  /// For each field the u of every grade but the last.
  private let chance: [[Double]]
  /// Pairs of rows that u was counted on.
  let pairCount: Int

  /// Beyond as many pairs, rows at equal distances stand for all of them.
  private static let mostPairs = 400_000

  init(before: [LinkRecord], after: [LinkRecord]) {
    var strides = (1, 1)
    while (before.count / strides.0) * (after.count / strides.1) > Self.mostPairs {
      if before.count / strides.0 >= after.count / strides.1 { strides.0 += 1 } else { strides.1 += 1 }
    }
    let fields = LinkField.allCases
    var counts = fields.map { [Int](repeating: 0, count: LinkAgreement.grades($0)) }
    var local = counts[0]
    var pairs = 0
    for first in stride(from: 0, to: before.count, by: strides.0) {
      for second in stride(from: 0, to: after.count, by: strides.1) {
        let agreement = before[first].agreement(with: after[second])
        pairs += 1
        for (position, field) in fields.enumerated() {
          if let grade = agreement.grade(field) { counts[position][grade] += 1 }
        }
        if agreement.affiliation == true, let grade = agreement.identifier { local[grade.rawValue] += 1 }
      }
    }
    pairCount = pairs
    var chance = counts.map(Self.shares)
    chance[0] = zip(chance[0], Self.shares(local)).map { max($0, $1) }
    self.chance = chance
  }

  /// The share of pairs that agree at least as well as each grade but the last; never quite none and never quite all.
  private static func shares(_ counts: [Int]) -> [Double] {
    let total = Double(counts.reduce(0, +))
    guard total > 0 else { return [Double](repeating: 0, count: counts.count - 1) }
    var sum = 0
    return counts.dropLast().map { count in
      sum += count
      return min(max(Double(sum), 0.5), total - 0.5) / total
    }
  }

  func weight(of agreement: LinkAgreement) -> Double {
    var weight = 0.0
    for (position, field) in LinkField.allCases.enumerated() {
      guard let grade = agreement.grade(field) else { continue }
      let m = LinkRules.agreementOfOnePerson(field)
      let isAgreement = grade < chance[position].count
      let u = isAgreement ? chance[position][grade] : chance[position].last ?? 0
      guard u > 0, u < m else { continue }
      weight += isAgreement ? log2(m / u) : log2((1 - m) / (1 - u))
    }
    return weight
  }
}
