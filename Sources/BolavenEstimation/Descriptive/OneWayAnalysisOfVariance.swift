public import BolavenData
import BolavenNumerics

/// Whether the means of groups differ by more than chance: variation between the groups against that within them.
///
///     SS_b = Σ n_g(ȳ_g − ȳ)²,   SS_w = Σ(y − ȳ_g)²,   F = (SS_b/(k − 1)) / (SS_w/(n − k))
///
/// Of exact decimals every result is rounded once. Of doubles deviations are taken from the overall mean first, so that
/// only what reading to binary lost is missing.
///
/// Source: Snedecor & Cochran (1989), *Statistical Methods*, §12.
public struct OneWayAnalysisOfVariance: Sendable, Hashable {
  /// Groups with at least one number, k.
  public let groupCount: Int
  /// Numbers, n.
  public let observations: Int
  /// SS_b.
  public let betweenSumOfSquares: Double
  /// SS_w.
  public let withinSumOfSquares: Double
  /// F; `nil` without spread within the groups.
  public let statistic: Double?
  /// √(SS_w/(n − k)).
  public let residualStandardDeviation: Double
  /// SS_b/(SS_b + SS_w); `nil` where all numbers are equal.
  public let rSquared: Double?
  /// Whether the numbers were kept as decimals.
  public let isExact: Bool

  /// k − 1.
  public var betweenDegreesOfFreedom: Int { groupCount - 1 }
  /// n − k.
  public var withinDegreesOfFreedom: Int { observations - groupCount }
  /// SS_b/(k − 1).
  public var betweenMeanSquare: Double { betweenSumOfSquares / Double(betweenDegreesOfFreedom) }
  /// SS_w/(n − k).
  public var withinMeanSquare: Double { withinSumOfSquares / Double(withinDegreesOfFreedom) }

  /// P(F > f) under equal means, normal errors and equal variances; `nil` without F.
  public var pValue: Double? {
    statistic.map {
      FisherF(numerator: Double(betweenDegreesOfFreedom), denominator: Double(withinDegreesOfFreedom)).upperTail($0)
    }
  }

  /// The analysis of numbers in groups.
  ///
  /// - Parameters:
  ///   - measurements: n numbers.
  ///   - groups: the group of each.
  /// - Returns: `nil` with fewer than two groups that have numbers, or not more numbers than groups.
  public init?(_ measurements: Measurements, groups: Grouping) {
    precondition(groups.groupOfRow.count == measurements.count, "every number has its group")
    observations = measurements.count
    groupCount = Set(groups.groupOfRow).count
    guard groupCount > 1, observations > groupCount else { return nil }
    let freedom = (between: groupCount - 1, within: observations - groupCount)
    switch measurements {
    case .exact(let decimals):
      let squares = decimals.sumsOfSquares(groupOfRow: groups.groupOfRow, groupCount: groups.groupCount)
      let (between, within) = squares
      let power = 2 * decimals.exponent
      let variance = within / ExactFraction(freedom.within)
      betweenSumOfSquares = between.rounded(timesTenTo: power)
      withinSumOfSquares = within.rounded(timesTenTo: power)
      residualStandardDeviation = variance.squareRoot(timesTenTo: power)
      statistic = within.isZero ? nil : (between / ExactFraction(freedom.between) / variance).rounded()
      let total = between + within
      rSquared = total.isZero ? nil : (between / total).rounded()
      isExact = true
    case .binary(let values):
      let (between, within) = sumsOfSquares(of: values, in: groups)
      let variance = within / Double(freedom.within)
      betweenSumOfSquares = between
      withinSumOfSquares = within
      residualStandardDeviation = variance.squareRoot()
      statistic = within > 0 ? between / Double(freedom.between) / variance : nil
      rSquared = between + within > 0 ? between / (between + within) : nil
      isExact = false
    }
  }
}

/// Sums of squares of the deviations d = y − ȳ, which are smaller than the numbers and lose less.
private func sumsOfSquares(of values: [Double], in groups: Grouping) -> (between: Double, within: Double) {
  let centre = compensatedSum(values) / Double(values.count)
  var sums = [CompensatedSum](repeating: CompensatedSum(), count: groups.groupCount)
  var counts = [Double](repeating: 0, count: groups.groupCount)
  var all = CompensatedSum()
  for (value, group) in zip(values, groups.groupOfRow) {
    sums[group].add(value - centre)
    counts[group] += 1
    all.add(value - centre)
  }
  let shift = all.value / Double(values.count)
  let means = zip(sums, counts).map { $1 > 0 ? $0.value / $1 : 0 }
  let between = compensatedSum(zip(means, counts).map { $1 * ($0 - shift) * ($0 - shift) })
  var within = CompensatedSum()
  var first = [Double?](repeating: nil, count: groups.groupCount)
  var hasSpread = false
  for (value, group) in zip(values, groups.groupOfRow) {
    let deviation = (value - centre) - means[group]
    within.add(deviation * deviation)
    hasSpread = hasSpread || value != first[group] ?? value
    first[group] = first[group] ?? value
  }
  // The rounding of a mean is no spread.
  return (between, hasSpread ? within.value : 0)
}
