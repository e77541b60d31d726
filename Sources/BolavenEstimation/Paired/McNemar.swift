internal import BolavenNumerics

/// McNemar's comparison of two paired yes-no answers: did more people learn than forget?
///
/// With b people wrong before and right after, c right before and wrong after, all tests are conditional on the b + c
/// who changed:
///
///     exact  p = min(1, 2 · P(X ≤ min(b, c)))            X ~ Bin(b + c, ½); 1 if b = c
///     mid-p    = 2 · P(X < min(b, c)) + P(X = min(b, c))  1 if b = c
///     χ²       = (b − c)²/(b + c),  with correction  (max(0, |b − c| − 1))²/(b + c),  1 degree of freedom
///
/// The share of right answers changes by (b − c)/n; its interval is Newcombe's method 10, from the Wilson intervals of
/// the two shares.
/// The odds ratio is b/c; its exact interval comes from Clopper and Pearson's for b/(b + c).
///
/// Source: McNemar (1947); Edwards (1948); Fagerland, Lydersen and Laake (2013) for mid-p; Newcombe (1998b), method 10.
public struct McNemar: Sendable, Hashable {
  /// b.
  public let wrongToRight: Int
  /// c.
  public let rightToWrong: Int
  /// People right both times.
  public let rightBoth: Int
  /// People wrong both times.
  public let wrongBoth: Int
  /// n, people.
  public var count: Int { wrongToRight + rightToWrong + rightBoth + wrongBoth }
  /// Share of right answers before.
  public var preShare: Double { Double(rightBoth + rightToWrong) / Double(count) }
  /// Share of right answers after.
  public var postShare: Double { Double(rightBoth + wrongToRight) / Double(count) }

  /// Two-sided, from the binomial distribution.
  public let exactPValue: Double
  /// Two-sided, less conservative.
  public let midPValue: Double
  /// (b − c)²/(b + c); `nil` if nobody changed.
  public let chiSquared: Double?
  /// Two-sided, from `chiSquared`.
  public let chiSquaredPValue: Double?
  /// (max(0, |b − c| − 1))²/(b + c), Edwards's continuity correction; `nil` if nobody changed.
  public let correctedChiSquared: Double?
  /// Two-sided, from `correctedChiSquared`.
  public let correctedPValue: Double?

  /// (b − c)/n: post share − pre share.
  public let difference: Double
  /// Newcombe's method 10, for the difference of the shares; `nil` where a limit is not finite.
  public let differenceInterval: ClosedRange<Double>?
  /// b/c; `nil` if c = 0.
  public let oddsRatio: Double?
  /// Lower exact limit, 0 if b = 0; `nil` if nobody changed.
  public let oddsRatioLow: Double?
  /// Upper exact limit; `nil` if c = 0: there is none.
  public let oddsRatioHigh: Double?
  /// The probability of both intervals, between 0 and 1.
  public let level: Double

  /// The comparison of n pairs of answers.
  ///
  /// - Parameters:
  ///   - pre: n answers before, `true` if right.
  ///   - post: n answers after, same people in the same order.
  /// - Throws: `tooFewPairs` without any pair, `level`.
  public init(pre: [Bool], post: [Bool], level: Double = 0.95) throws(PairedError) {
    precondition(pre.count == post.count, "answers before and after belong to the same people")
    let cells = zip(pre, post)
    try self.init(
      wrongToRight: cells.count { !$0 && $1 }, rightToWrong: cells.count { $0 && !$1 },
      rightBoth: cells.count { $0 && $1 }, wrongBoth: cells.count { !$0 && !$1 }, level: level)
  }

  /// The comparison from the four counts, none negative.
  ///
  /// - Throws: `tooFewPairs` without any pair, `level`.
  public init(
    wrongToRight b: Int, rightToWrong c: Int, rightBoth: Int, wrongBoth: Int, level: Double = 0.95
  ) throws(PairedError) {
    precondition(min(b, c, rightBoth, wrongBoth) >= 0, "counts are not negative")
    try check(level: level)
    let count = b + c + rightBoth + wrongBoth
    guard count > 0 else { throw .tooFewPairs(count: 0, needed: 1) }
    wrongToRight = b
    rightToWrong = c
    self.rightBoth = rightBoth
    self.wrongBoth = wrongBoth
    self.level = level

    let changed = FairCoin(tosses: b + c)
    exactPValue = changed.twoSidedPValue(b)
    midPValue = changed.midPValue(b)
    let gap = Double(b - c).magnitude
    chiSquared = b + c > 0 ? gap * gap / Double(b + c) : nil
    correctedChiSquared = b + c > 0 ? max(0, gap - 1) * max(0, gap - 1) / Double(b + c) : nil
    chiSquaredPValue = chiSquared.map(oneDegreeUpperTail)
    correctedPValue = correctedChiSquared.map(oneDegreeUpperTail)

    difference = Double(b - c) / Double(count)
    let pre = try ProportionInterval(successes: rightBoth + c, trials: count, method: .wilson, level: level)
    let post = try ProportionInterval(successes: rightBoth + b, trials: count, method: .wilson, level: level)
    let dependence = NewcombeDependence(b: b, c: c, rightBoth: rightBoth, wrongBoth: wrongBoth)
    differenceInterval = dependence.interval(difference: difference, pre: pre, post: post)

    oddsRatio = c > 0 ? Double(b) / Double(c) : nil
    let odds = b + c > 0 ? ExactOdds(successes: b, failures: c, level: level) : nil
    oddsRatioLow = odds?.low
    oddsRatioHigh = odds?.high
  }
}

private func oneDegreeUpperTail(_ chiSquared: Double) -> Double {
  // χ² with one degree of freedom is a squared standard normal.
  twoSidedPValue(tail: Normal().upperTail(chiSquared.squareRoot()))
}

/// The correlation φ of the two answers as Newcombe's method 10 estimates it.
private struct NewcombeDependence {
  let phi: Double

  /// φ = max(n₁₁n₀₀ − n₁₀n₀₁ − n/2, 0)/√(product of the margins) if n₁₁n₀₀ > n₁₀n₀₁, else without n/2; 0 if a margin is 0.
  init(b: Int, c: Int, rightBoth: Int, wrongBoth: Int) {
    let (b, c, right, wrong) = (Double(b), Double(c), Double(rightBoth), Double(wrongBoth))
    let margins = ((right + c) * (b + wrong)).squareRoot() * ((right + b) * (c + wrong)).squareRoot()
    let cross = right * wrong - b * c
    let corrected = cross > 0 ? max(0, cross - (b + c + right + wrong) / 2) : cross
    phi = margins > 0 ? corrected / margins : 0
  }

  func interval(difference: Double, pre: ProportionInterval, post: ProportionInterval) -> ClosedRange<Double>? {
    func distance(_ first: Double, _ second: Double) -> Double {
      max(0, first * first - 2 * phi * first * second + second * second).squareRoot()
    }
    let below = distance(post.estimate - post.low, pre.high - pre.estimate)
    let above = distance(post.high - post.estimate, pre.estimate - pre.low)
    return BolavenEstimation.interval(difference - below, difference + above)
  }
}
