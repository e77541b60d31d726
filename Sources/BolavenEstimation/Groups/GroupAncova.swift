internal import BolavenNumerics

/// Whether groups that started alike end alike: the analysis of covariance of scores after, given scores before.
///
///     groups  y = α_g + βx against y = α + βx        k − 1 and n − k − 1 degrees of freedom
///     slopes  y = α_g + β_g x against y = α_g + βx    k − 1 and n − 2k degrees of freedom
///
/// The second test asks whether the groups' difference depends on where people started. All sums of squares come from
/// the sums within groups, so that nothing is inverted.
///
/// Source: Fisher (1932), §49.1; Maxwell, Delaney and Kelley (2018), ch. 9.
public struct GroupAncova: Sendable, Hashable {
  /// An F test of a difference.
  public struct Test: Sendable, Hashable {
    /// F.
    public let statistic: Double
    /// Of the numerator.
    public let numeratorDegreesOfFreedom: Double
    /// Of the denominator.
    public let denominatorDegreesOfFreedom: Double
    /// P(F > observed).
    public let pValue: Double
  }

  /// β̂, common to the groups.
  public let slope: Double
  /// Whether the adjusted means differ; `nil` without a residual degree of freedom or a residual spread.
  public let groups: Test?
  /// Whether the slopes differ; `nil` likewise, or where all scores before are equal within a group.
  public let slopes: Test?
  /// For two groups, (ȳ₁ − ȳ₂) − β̂(x̄₁ − x̄₂): the difference at equal scores before; `nil` for more.
  public let adjustedDifference: Double?
  /// Its standard error; `nil` without a residual degree of freedom.
  public let standardError: Double?
  /// Of the adjusted difference, from t with n − k − 1 degrees of freedom.
  public let interval: ClosedRange<Double>?
  /// The probability of the interval.
  public let level: Double

  /// The analysis of n people in k groups.
  ///
  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, same people in the same order.
  ///   - groups: n numbers of groups, from 0 to k − 1.
  /// - Returns: `nil` with fewer than two groups, or where scores before do not vary within any group.
  /// - Throws: `tooFewPairs` without any pair, `notFinite`, `tooLarge`, `tooFewInGroup` for an empty group, `level`.
  public init?(
    pre: [Double], post: [Double], groups: [Int], groupCount k: Int, level: Double = 0.95
  ) throws(PairedError) {
    try check(level: level)
    let scores = try PairedScores(pre: pre, post: post)
    let members = try membersOfGroups(groups, count: scores.count, groupCount: k, needed: 1)
    let parts = members.map { CrossProducts($0.map { pre[$0] }, $0.map { post[$0] }) }
    let within = parts.reduce(CrossProducts.none) { $0 + $1 }
    let rounding = scores.rounding.max() ?? 0
    let least = Double(scores.count) * rounding * rounding
    guard k > 1, within.xx > least else { return nil }
    self.level = level
    slope = within.xy / within.xx
    let (n, groupCount) = (Double(scores.count), Double(k))
    let all = CrossProducts(pre, post)
    let common = within.residual
    // What is left of equal terms is rounding, not spread.
    let isSpread = common > max(least, 1e-13 * within.yy)
    let freedom = n - groupCount - 1
    self.groups =
      isSpread ? test(all.residual - common, groupCount - 1, common, freedom) : nil
    let separate = parts.allSatisfy { $0.xx > least } ? parts.reduce(0) { $0 + $1.residual } : nil
    slopes = separate.flatMap { separate in
      separate > max(least, 1e-13 * within.yy)
        ? test(common - separate, groupCount - 1, separate, n - 2 * groupCount) : nil
    }
    guard k == 2 else {
      (adjustedDifference, standardError, interval) = (nil, nil, nil)
      return
    }
    let gap = parts[0].xMean - parts[1].xMean
    let difference = parts[0].yMean - parts[1].yMean - slope * gap
    adjustedDifference = difference
    guard freedom > 0, isSpread else {
      (standardError, interval) = (nil, nil)
      return
    }
    let sizes = 1 / Double(members[0].count) + 1 / Double(members[1].count)
    let error = (common / freedom * (sizes + gap * gap / within.xx)).squareRoot()
    let half = StudentT(degreesOfFreedom: freedom).quantile((1 + level) / 2) * error
    standardError = error
    interval = BolavenEstimation.interval(difference - half, difference + half)
  }
}

private func test(_ gained: Double, _ numerator: Double, _ residual: Double, _ denominator: Double) -> GroupAncova.Test?
{
  guard denominator > 0 else { return nil }
  let statistic = max(0, gained) / numerator / (residual / denominator)
  guard statistic.isFinite else { return nil }
  let tail = FisherF(numerator: numerator, denominator: denominator).upperTail(statistic)
  return GroupAncova.Test(
    statistic: statistic, numeratorDegreesOfFreedom: numerator, denominatorDegreesOfFreedom: denominator,
    pValue: max(tail, .leastNormalMagnitude))
}

/// Sums of squares and products about the means.
struct CrossProducts {
  var count = 0.0
  var xMean = 0.0
  var yMean = 0.0
  var xx = 0.0
  var xy = 0.0
  var yy = 0.0

  static let none = CrossProducts()

  private init() {}

  init(_ x: [Double], _ y: [Double]) {
    count = Double(x.count)
    xMean = compensatedSum(x) / count
    yMean = compensatedSum(y) / count
    guard x.count > 1, let v = Moments(x).variance, let w = Moments(y).variance, let c = covariance(x, y) else {
      return
    }
    (xx, xy, yy) = (v * (count - 1), c * (count - 1), w * (count - 1))
  }

  /// The residual sum of squares of y on x; of y alone where x does not vary.
  var residual: Double { xx > 0 ? max(0, yy - xy / xx * xy) : yy }

  /// Sums within both; the means of the result have no meaning.
  static func + (a: CrossProducts, b: CrossProducts) -> CrossProducts {
    var sum = CrossProducts()
    sum.count = a.count + b.count
    (sum.xx, sum.xy, sum.yy) = (a.xx + b.xx, a.xy + b.xy, a.yy + b.yy)
    return sum
  }
}

/// The people of each group, in their order.
///
/// - Throws: `tooFewInGroup` for the first group with fewer people than needed.
func membersOfGroups(
  _ groups: [Int], count: Int, groupCount: Int, needed: Int
) throws(PairedError) -> [[Int]] {
  precondition(groups.count == count && groups.allSatisfy { (0..<groupCount).contains($0) }, "each person has a group")
  var members = [[Int]](repeating: [], count: groupCount)
  for (person, group) in groups.enumerated() { members[group].append(person) }
  for (group, people) in members.enumerated() where people.count < needed {
    throw .tooFewInGroup(group: group, count: people.count, needed: needed)
  }
  return members
}
