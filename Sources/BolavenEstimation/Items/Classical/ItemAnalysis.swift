internal import BolavenNumerics

/// How hard each item of a test is and how well it tells persons apart, by classical test theory.
///
/// - difficulty: the mean share of the item's points;
/// - item-rest correlation: of the item with the total of the other items, which an item cannot raise by itself;
/// - upper-lower discrimination D: the difference of the mean shares of the highest and lowest 27 per cent by total.
///   Persons who tie at the cut belong to the group in part, so that each group weighs exactly 0.27n.
///
/// Source: Kelley (1939) for the 27 per cent; Lord & Novick (1968), *Statistical Theories of Mental Test Scores*, ch. 15.
public struct ItemAnalysis: Sendable, Hashable {
  /// One item.
  public struct Item: Sendable, Hashable {
    /// Mean points.
    public let mean: Double
    /// Of the points, with n − 1.
    public let standardDeviation: Double
    /// Mean points as a share of the item's maximum.
    public let difficulty: Double
    /// With the total of all items; `nil` where either does not vary.
    public let itemTotalCorrelation: Double?
    /// With the total of the others; `nil` where either does not vary.
    public let itemRestCorrelation: Double?
    /// D; `nil` where all totals are the same.
    public let discrimination: Double?
  }

  /// n.
  public let personCount: Int
  /// In the order of the columns.
  public let items: [Item]
  /// The share of the persons in each of the extreme groups.
  public let groupShare: Double

  /// The analysis of complete points.
  ///
  /// - Parameters:
  ///   - columns: one an item, each with n points.
  ///   - maxima: points for a right answer, one an item; all 1 where left out.
  /// - Throws: `tooFewItems`, `noPersons` below two of each; `notFinite`.
  public init(_ columns: [[Double]], maxima: [Double]? = nil, groupShare: Double = 0.27) throws(ItemError) {
    precondition(groupShare > 0 && groupShare <= 0.5, "the two groups do not overlap")
    precondition(maxima.map { $0.count == columns.count && $0.allSatisfy { $0 > 0 } } ?? true, "every item has points")
    let scores = try ItemScores(columns)
    let upper = TailWeights(scores.totals, share: groupShare, fromTop: true)
    let lower = TailWeights(scores.totals, share: groupShare, fromTop: false)
    personCount = scores.personCount
    self.groupShare = groupShare
    items = columns.indices.map { item in
      let maximum = maxima?[item] ?? 1
      let rest = zip(scores.totals, columns[item]).map { $0 - $1 }
      return Item(
        mean: scores.means[item], standardDeviation: max(0, scores.covariance[item, item]).squareRoot(),
        difficulty: scores.means[item] / maximum,
        itemTotalCorrelation: correlation(columns[item], scores.totals),
        itemRestCorrelation: correlation(columns[item], rest),
        discrimination: scores.totalVaries ? (upper.mean(columns[item]) - lower.mean(columns[item])) / maximum : nil)
    }
  }
}

/// Pearson's correlation; `nil` where one side varies by no more than rounding.
func correlation(_ x: [Double], _ y: [Double]) -> Double? {
  let (first, second) = (Moments(x), Moments(y))
  guard let shared = covariance(x, y), let a = first.variance, let b = second.variance,
    let center = first.mean, let other = second.mean, a > 1e-24 * center * center, b > 1e-24 * other * other
  else { return nil }
  return min(1, max(-1, shared / (a * b).squareRoot()))
}

/// How much of each person belongs to the given share of the persons with the highest or lowest totals.
struct TailWeights {
  let weights: [Double]
  private let sum: Double

  init(_ totals: [Double], share: Double, fromTop: Bool) {
    let keys = fromTop ? totals.map { -$0 } : totals
    let order = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    var left = share * Double(totals.count)
    var weights = [Double](repeating: 0, count: totals.count)
    var start = 0
    while start < order.count, left > 0 {
      var end = start
      while end < order.count, keys[order[end]] == keys[order[start]] { end += 1 }
      let part = min(1, left / Double(end - start))
      for place in start..<end { weights[order[place]] = part }
      left -= Double(end - start)
      start = end
    }
    self.weights = weights
    sum = compensatedSum(weights)
  }

  func mean(_ values: [Double]) -> Double { compensatedSum(zip(weights, values).map { $0 * $1 }) / sum }
}
