internal import BolavenNumerics

/// How much of the differences between ratings are differences between the things rated: the six forms of Shrout and
/// Fleiss.
///
/// n targets are each rated by k judges. With the mean squares between targets B, within targets W, between judges J and
/// of error E:
///
///     (1,1) each target has other judges          (B − W)/(B + (k − 1)W)
///     (2,1) judges are a sample, all rate all     (B − E)/(B + (k − 1)E + k(J − E)/n)
///     (3,1) these judges and no others            (B − E)/(B + (k − 1)E)
///
/// and the same for the mean of k judges. Tests are F = B/W with n − 1 and n(k − 1), or B/E with n − 1 and
/// (n − 1)(k − 1) degrees of freedom.
///
/// Source: Shrout & Fleiss (1979), *Intraclass correlations: uses in assessing rater reliability*.
public struct IntraclassCorrelation: Sendable, Hashable {
  /// One form.
  public struct Form: Sendable, Hashable {
    /// The correlation.
    public let estimate: Double
    /// Its limits; `nil` where they are not defined.
    public let interval: ClosedRange<Double>?
    /// F of the test that it is 0; `nil` where the judges agree exactly.
    public let statistic: Double?
    /// From the F distribution; `nil` beside no statistic.
    public let pValue: Double?
  }

  /// (1,1).
  public let single1: Form
  /// (2,1).
  public let single2: Form
  /// (3,1).
  public let single3: Form
  /// (1,k).
  public let average1: Form
  /// (2,k).
  public let average2: Form
  /// (3,k), which is Cronbach's alpha.
  public let average3: Form
  /// n.
  public let targetCount: Int
  /// k.
  public let judgeCount: Int

  /// The correlations of complete ratings.
  ///
  /// - Parameter judges: one column a judge, each with n ratings.
  /// - Throws: `tooFewItems` below two judges, `noPersons` below two targets, `notFinite`; `noVariance` where all targets
  ///   have the same mean; `level`.
  public init(judges: [[Double]], level: Double = 0.95) throws(ItemError) {
    try check(itemLevel: level)
    let scores = try ItemScores(judges)
    guard scores.totalVaries else { throw .noVariance(item: nil) }
    let (n, k) = (Double(scores.personCount), Double(scores.itemCount))
    let between = scores.totalVariance / k
    let trace = compensatedSum((0..<scores.itemCount).map { scores.covariance[$0, $0] })
    // (k − 1)E = trace − B, for the sums of squares over targets add up.
    let error = max(0, trace - between) / (k - 1)
    let judge = n * (Moments(scores.means).variance ?? 0)
    let within = (judge * (k - 1) + error * (n - 1) * (k - 1)) / (n * (k - 1))
    targetCount = scores.personCount
    judgeCount = scores.itemCount
    let p = (1 + level) / 2

    let one = FRatio(between: between, error: within, first: n - 1, second: n * (k - 1), raters: k, probability: p)
    let three = FRatio(
      between: between, error: error, first: n - 1, second: (n - 1) * (k - 1), raters: k, probability: p)
    single1 = Form(
      estimate: (between - within) / (between + (k - 1) * within), interval: one.single, statistic: one.value,
      pValue: one.pValue)
    average1 = Form(
      estimate: (between - within) / between, interval: one.average, statistic: one.value, pValue: one.pValue)
    single3 = Form(
      estimate: (between - error) / (between + (k - 1) * error), interval: three.single, statistic: three.value,
      pValue: three.pValue)
    average3 = Form(
      estimate: (between - error) / between, interval: three.average, statistic: three.value, pValue: three.pValue)

    let two = (between - error) / (between + (k - 1) * error + k * (judge - error) / n)
    let limits = Self.sampledJudges(two, between, error, judge, n, k, p)
    let averaged = { (r: Double) in r * k / (1 + r * (k - 1)) }
    single2 = Form(
      estimate: two, interval: limits.flatMap { interval($0.low, $0.high) }, statistic: three.value,
      pValue: three.pValue)
    average2 = Form(
      estimate: (between - error) / (between + (judge - error) / n),
      interval: limits.flatMap { interval(averaged($0.low), averaged($0.high)) }, statistic: three.value,
      pValue: three.pValue)
  }

  /// Limits of (2,1), with Satterthwaite's degrees of freedom.
  private static func sampledJudges(
    _ r: Double, _ between: Double, _ error: Double, _ judge: Double, _ n: Double, _ k: Double, _ p: Double
  ) -> (low: Double, high: Double)? {
    guard error > 0 else { return nil }
    let f = judge / error
    let common = n * (1 + (k - 1) * r) - k * r
    let above = (k - 1) * (n - 1) * (k * r * f + common) * (k * r * f + common)
    let below = (n - 1) * k * k * r * r * f * f + common * common
    let freedom = above / below
    guard freedom.isFinite, freedom > 0 else { return nil }
    let upper = FisherF(numerator: n - 1, denominator: freedom).quantile(p)
    let lower = FisherF(numerator: freedom, denominator: n - 1).quantile(p)
    let spread = k * judge + (k * n - k - n) * error
    return (
      n * (between - upper * error) / (upper * spread + n * between),
      n * (lower * between - error) / (spread + n * lower * between)
    )
  }
}

/// The ratio of two mean squares with the limits of the correlation that it means.
private struct FRatio {
  let value: Double?
  let pValue: Double?
  let single: ClosedRange<Double>?
  let average: ClosedRange<Double>?

  init(between: Double, error: Double, first: Double, second: Double, raters k: Double, probability: Double) {
    guard error > 1e-14 * between else {
      (value, pValue, single, average) = (nil, nil, nil, nil)
      return
    }
    let ratio = between / error
    let low = ratio / FisherF(numerator: first, denominator: second).quantile(probability)
    let high = ratio * FisherF(numerator: second, denominator: first).quantile(probability)
    value = ratio
    pValue = max(FisherF(numerator: first, denominator: second).upperTail(ratio), .leastNormalMagnitude)
    single = interval((low - 1) / (low + k - 1), (high - 1) / (high + k - 1))
    average = interval(1 - 1 / low, 1 - 1 / high)
  }
}
