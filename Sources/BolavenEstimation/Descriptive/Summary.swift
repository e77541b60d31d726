import BolavenNumerics

/// What is usually told about the numbers of a column, in their units.
///
/// Of exact decimals every statistic is rounded once; of doubles sums are compensated, in two passes.
///
/// Source: Hyndman & Fan (1996), definition 7; Box, Jenkins & Reinsel (1994), *Time Series Analysis*, §2.1.5.
public struct Summary: Sendable, Hashable {
  /// n.
  public let count: Int
  /// Σx/n; `nil` without numbers.
  public let mean: Double?
  /// s = √(Σ(x − x̄)²/(n − 1)); `nil` below two numbers.
  public let standardDeviation: Double?
  /// `nil` without numbers.
  public let minimum: Double?
  /// The quantile of type 7 at 1/4; `nil` without numbers.
  public let lowerQuartile: Double?
  /// The middle number, or the mean of the two; `nil` without numbers.
  public let median: Double?
  /// The quantile of type 7 at 3/4; `nil` without numbers.
  public let upperQuartile: Double?
  /// `nil` without numbers.
  public let maximum: Double?
  /// r₁ = Σ(xᵢ − x̄)(xᵢ₊₁ − x̄)/Σ(xᵢ − x̄)², neighbors in the order given; `nil` below two numbers or without
  /// spread.
  public let lagOneAutocorrelation: Double?
  /// Whether the numbers were kept as decimals.
  public let isExact: Bool

  /// The statistics of numbers, which may be none.
  public init(_ measurements: Measurements) {
    switch measurements {
    case .exact(let decimals): self.init(decimals)
    case .binary(let values): self.init(values)
    }
  }

  private init(_ decimals: ExactDecimals) {
    let sorted = decimals.sorted
    count = decimals.count
    mean = decimals.mean
    standardDeviation = decimals.standardDeviation
    minimum = sorted.quantileOfSorted(0, over: 4)
    lowerQuartile = sorted.quantileOfSorted(1, over: 4)
    median = sorted.quantileOfSorted(2, over: 4)
    upperQuartile = sorted.quantileOfSorted(3, over: 4)
    maximum = sorted.quantileOfSorted(4, over: 4)
    lagOneAutocorrelation = decimals.lagOneAutocorrelation
    isExact = true
  }

  private init(_ values: [Double]) {
    let sorted = values.sorted()
    let moments = Moments(values)
    count = values.count
    mean = moments.mean
    // The rounding of a mean is no spread.
    let isConstant = sorted.first == sorted.last
    standardDeviation = isConstant ? moments.variance.map { _ in 0 } : moments.standardDeviation
    minimum = sorted.first
    lowerQuartile = quantile(ofSorted: sorted, 0.25)
    median = quantile(ofSorted: sorted, 0.5)
    upperQuartile = quantile(ofSorted: sorted, 0.75)
    maximum = sorted.last
    lagOneAutocorrelation = isConstant ? nil : moments.mean.flatMap { autocorrelation(values, about: $0) }
    isExact = false
  }
}

/// r₁ of numbers that are not all equal, corrected for the rounding of the mean.
private func autocorrelation(_ values: [Double], about centre: Double) -> Double? {
  var squares = CompensatedSum()
  var products = CompensatedSum()
  var rest = CompensatedSum()
  for row in values.indices {
    let deviation = values[row] - centre
    squares.add(deviation * deviation)
    rest.add(deviation)
    if row > 0 { products.add((values[row - 1] - centre) * deviation) }
  }
  let n = Double(values.count)
  // What the mean lost: Σ(x − c − δ)(x' − c − δ) with δ = Σ(x − c)/n.
  let shift = rest.value / n
  let ends = (values[0] - centre) + (values[values.count - 1] - centre)
  let spread = squares.value - shift * rest.value
  guard spread > 0 else { return nil }
  return (products.value - shift * (2 * rest.value - ends) + (n - 1) * shift * shift) / spread
}
