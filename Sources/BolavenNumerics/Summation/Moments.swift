/// The mean and spread of numbers, by compensated sums in two passes.
///
///     x̄ = Σx/n,   s² = (Σ(x − c)² − (Σ(x − c))²/n)/(n − 1),   c the rounded mean
///
/// Source: Chan, Golub & LeVeque (1983), *Algorithms for computing the sample variance*.
public struct Moments: Sendable {
  /// How many numbers there are.
  public let count: Int
  /// x̄; `nil` without numbers.
  public let mean: Double?
  /// s² = Σ(x − x̄)²/(n − 1); `nil` below two numbers.
  public let variance: Double?
  /// s; `nil` below two numbers.
  public var standardDeviation: Double? { variance?.squareRoot() }

  /// The moments of numbers, which may be none.
  public init(_ values: [Double]) {
    count = values.count
    guard !values.isEmpty else {
      mean = nil
      variance = nil
      return
    }
    let centre = compensatedSum(values) / Double(count)
    mean = centre
    variance = count > 1 ? centredProducts(values, centre, values, centre) / Double(count - 1) : nil
  }
}

/// Σ(x − x̄)(y − ȳ)/(n − 1), corrected for the rounding of the means; `nil` below two pairs.
///
/// - Parameters:
///   - x: n numbers.
///   - y: n numbers, paired with those of x.
///
/// Source: Chan, Golub & LeVeque (1983), *Algorithms for computing the sample variance*.
public func covariance(_ x: [Double], _ y: [Double]) -> Double? {
  precondition(x.count == y.count, "numbers come in pairs")
  guard x.count > 1, let first = Moments(x).mean, let second = Moments(y).mean else { return nil }
  return centredProducts(x, first, y, second) / Double(x.count - 1)
}

/// The sum of products of deviations, corrected for the rounding of the means.
private func centredProducts(_ x: [Double], _ xMean: Double, _ y: [Double], _ yMean: Double) -> Double {
  var products = CompensatedSum()
  var first = CompensatedSum()
  var second = CompensatedSum()
  for (a, b) in zip(x, y) {
    products.add((a - xMean) * (b - yMean))
    first.add(a - xMean)
    second.add(b - yMean)
  }
  return products.value - first.value * second.value / Double(x.count)
}
