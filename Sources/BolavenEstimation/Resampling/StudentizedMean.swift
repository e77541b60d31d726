internal import BolavenNumerics

/// The mean of n units with its bootstrap-t interval, for values as uneven as numbers of people trained.
///
///     x̄ − t*₍₁₊level₎⸝₂ · s/√n   to   x̄ − t*₍₁₋level₎⸝₂ · s/√n,   t* = (x̄* − x̄)/(s*/√n) of resamples
///
/// Where the law of the values is skewed, so is that of t*, and the limits follow it; the plain t and BCa intervals of 28 such
/// values hold the mean too seldom. Quantiles are of type 7. Resamples without a spread have no t* and are counted; the
/// interval is `nil` where they are more than one in twenty, or the values themselves have no spread.
///
/// Source: Efron and Tibshirani (1993), §12.5; Hall (1992), §3.
public struct StudentizedMean: Sendable, Hashable {
  /// x̄.
  public let estimate: Double
  /// s/√n; `nil` for a single value.
  public let standardError: Double?
  /// Within the range where values can be; `nil` where the draws give none.
  public let interval: ClosedRange<Double>?
  /// What was drawn.
  public let draws: Draws
  /// Resamples without a spread.
  public let undefinedCount: Int
  /// The probability of the interval, between 0 and 1.
  public let level: Double

  /// - Parameters:
  ///   - values: of the units, finite, one at least.
  ///   - range: where a mean can be; a limit beyond stops at its end.
  /// - Throws: `level`, `tooFewPairs` without values.
  public init(
    _ values: [Double], within range: ClosedRange<Double> = -Double.infinity...Double.infinity, level: Double = 0.95,
    draws: Draws = .standard
  ) throws(PairedError) {
    try check(level: level)
    guard !values.isEmpty else { throw .tooFewPairs(count: 0, needed: 1) }
    let n = values.count
    let moments = Moments(values)
    let mean = moments.mean ?? 0
    estimate = mean
    let error = moments.standardDeviation.map { $0 / Double(n).squareRoot() }
    standardError = error
    self.draws = draws
    self.level = level
    guard let error, error > 0 else {
      (interval, undefinedCount) = (nil, 0)
      return
    }
    var ratios: [Double] = []
    ratios.reserveCapacity(draws.count)
    for replicate in 0..<draws.count {
      var stream = Philox(seed: draws.seed, replicate: UInt64(replicate))
      // Differences from x̄: they are as small as the spread, and their squares lose nothing.
      var (sum, squares) = (0.0, 0.0)
      var (least, largest) = (Double.infinity, -Double.infinity)
      for _ in 0..<n {
        let difference = values[stream.position(below: n)] - mean
        sum += difference
        squares += difference * difference
        (least, largest) = (min(least, difference), max(largest, difference))
      }
      guard largest > least else { continue }
      let shift = sum / Double(n)
      let variance = (squares - sum * shift) / Double(n - 1)
      ratios.append(shift / (variance / Double(n)).squareRoot())
    }
    undefinedCount = draws.count - ratios.count
    ratios.sort()
    let tail = (1 - level) / 2
    guard 20 * undefinedCount <= draws.count, let low = quantile(ofSorted: ratios, tail),
      let high = quantile(ofSorted: ratios, 1 - tail)
    else {
      interval = nil
      return
    }
    let ends = [mean - high * error, mean - low * error].map { min(max($0, range.lowerBound), range.upperBound) }
    interval = BolavenEstimation.interval(ends[0], ends[1])
  }
}
