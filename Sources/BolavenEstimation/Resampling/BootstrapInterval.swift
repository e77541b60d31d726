internal import BolavenNumerics

/// A bootstrap interval of a statistic of n units (people, or whole clusters).
///
///     BCa         quantiles of θ* at Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))), z = Φ⁻¹((1 ± level)/2)
///                 z₀ = Φ⁻¹((#{θ* < θ̂} + ½#{θ* = θ̂})/B)
///                 a = Σ(θ̄ − θ₍ᵢ₎)³/(6(Σ(θ̄ − θ₍ᵢ₎)²)^1.5), θ₍ᵢ₎ without unit i
///     percentile  quantiles of θ* at (1 ± level)/2
///
/// BCa is used below 200 units, the percentile interval from there on. Quantiles are of type 7. Draws in which the
/// statistic is not defined are left out and counted.
///
/// The interval is `nil` where more than one draw in twenty is undefined, where the draws do not vary, where the
/// statistic without one of the units is undefined, or where the observed value lies outside all draws, so that z₀ is
/// infinite.
///
/// Source: Efron (1987); Efron and Tibshirani (1993), §14.3.
public struct BootstrapInterval: Sendable, Hashable {
  /// How the limits are found.
  public enum Method: Sendable, Hashable { case biasCorrectedAccelerated, percentile }

  /// The statistic of the sample itself.
  public let estimate: Double
  /// `nil` where the draws give none.
  public let interval: ClosedRange<Double>?
  /// How the limits are found.
  public let method: Method
  /// What was drawn.
  public let draws: Draws
  /// Draws without a value of the statistic.
  public let undefinedCount: Int
  /// Their standard deviation, the bootstrap standard error; `nil` below two defined draws.
  public let standardError: Double?
  /// The probability of the interval, between 0 and 1.
  public let level: Double

  /// Units from which on the percentile interval is used.
  public static let percentileCount = 200

  /// The interval of a statistic of n units.
  ///
  /// - Parameters:
  ///   - count: n, at least 1.
  ///   - statistic: of a resample, given as the positions of its units, 0 to n − 1; `nil` where it is not defined. It
  ///     must not depend on the order of the positions.
  /// - Returns: `nil` where the statistic of the sample itself is not defined.
  /// - Throws: `level`.
  public init?(
    count: Int, level: Double = 0.95, draws: Draws = .standard, statistic: ([Int]) -> Double?
  ) throws(PairedError) {
    try check(level: level)
    precondition(count > 0, "at least one unit")
    let everyone = Array(0..<count)
    guard let observed = statistic(everyone), observed.isFinite else { return nil }
    estimate = observed
    self.level = level
    self.draws = draws
    method = count < Self.percentileCount ? .biasCorrectedAccelerated : .percentile

    var values = [Double]()
    values.reserveCapacity(draws.count)
    var resample = everyone
    for replicate in 0..<draws.count {
      var stream = Philox(seed: draws.seed, replicate: UInt64(replicate))
      for i in 0..<count { resample[i] = stream.position(below: count) }
      if let value = statistic(resample), value.isFinite { values.append(value) }
    }
    values.sort()
    undefinedCount = draws.count - values.count
    standardError = values.count > 1 ? Moments(values).standardDeviation : nil
    guard let low = values.first, let high = values.last, high > low, 20 * undefinedCount <= draws.count else {
      interval = nil
      return
    }
    let tail = (1 - level) / 2
    switch method {
    case .percentile:
      interval = limits(of: values, tail, 1 - tail)
    case .biasCorrectedAccelerated:
      let leftOut = everyone.compactMap { unit in statistic(everyone.filter { $0 != unit }) }
      guard leftOut.count == count, leftOut.allSatisfy(\.isFinite),
        let (lower, upper) = biasCorrectedLevels(values, observed: observed, leftOut: leftOut, tail: tail)
      else {
        interval = nil
        return
      }
      interval = limits(of: values, lower, upper)
    }
  }
}

extension Philox {
  /// A whole number from 0 to n − 1; the probabilities differ by less than n · 2⁻⁶⁴.
  mutating func position(below count: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(count)).high) }
}

private func limits(of sorted: [Double], _ lower: Double, _ upper: Double) -> ClosedRange<Double>? {
  guard let low = quantile(ofSorted: sorted, lower), let high = quantile(ofSorted: sorted, upper) else { return nil }
  return interval(low, high)
}

/// The probabilities at which BCa reads the draws; `nil` where z₀ or a is not defined.
private func biasCorrectedLevels(
  _ values: [Double], observed: Double, leftOut: [Double], tail: Double
) -> (lower: Double, upper: Double)? {
  // Values that differ from the observed one by rounding only are ties.
  let slack = 1e-12 * observed.magnitude
  let below = values.count { $0 < observed - slack }
  let equal = values.count { ($0 - observed).magnitude <= slack }
  let share = (Double(below) + Double(equal) / 2) / Double(values.count)
  guard share > 0, share < 1, let mean = Moments(leftOut).mean else { return nil }
  let bias = Normal().quantile(share)
  let squares = leftOut.reduce(0) { $0 + (mean - $1) * (mean - $1) }
  let cubes = leftOut.reduce(0) { $0 + (mean - $1) * (mean - $1) * (mean - $1) }
  let acceleration = squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
  func adjusted(_ z: Double) -> Double? {
    let divisor = 1 - acceleration * (bias + z)
    return divisor > 0 ? Normal().cumulative(bias + (bias + z) / divisor) : nil
  }
  guard let lower = adjusted(Normal().quantile(tail)), let upper = adjusted(-Normal().quantile(tail)) else {
    return nil
  }
  return (lower, upper)
}
