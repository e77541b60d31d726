import BolavenNumerics
import Glibc

/// What is known about a linear model as a whole.
///
/// n are the observations, K the parameters, w the weights, ê the residuals.
///
/// Source: Greene (2018), *Econometric Analysis*, §3.5; Akaike (1974); Schwarz (1978).
public struct FitStatistics: Sendable, Hashable {
  /// n, rows, each as often as its frequency weight says.
  public let observations: Int
  /// Columns that were kept.
  public let coefficients: Int
  /// K, coefficients and absorbed effects.
  public let parameters: Int
  /// σ̂ = √(Σwê²/(n−K)), in units of the outcome.
  public let residualStandardDeviation: Double
  /// R² = 1 − Σwê²/Σw(y−ȳ)², ȳ the weighted mean, 0 in a model without a constant; `nil` where the divisor is 0.
  public let rSquared: Double?
  /// 1 − (1 − R²)(n−1)/(n−K); n in place of n−1 without a constant. `nil` without R².
  public let adjustedRSquared: Double?
  /// 1 − Σwê²/Σwỹ², ỹ the outcome without the absorbed effects; `nil` without effects, or where ỹ is 0.
  public let withinRSquared: Double?
  /// The normal log likelihood, −n/2 (log 2π + log(Σwê²/n) + 1) + ½Σlog w; `nil` for a fit without error.
  ///
  /// The last term is left out for frequency weights, which stand for rows.
  public let logLikelihood: Double?
  /// −2 log likelihood + 2(K + 1): σ counts as a parameter. `nil` without a likelihood.
  public var akaikeCriterion: Double? { logLikelihood.map { -2 * $0 + 2 * Double(parameters + 1) } }
  /// −2 log likelihood + log(n)(K + 1); `nil` without a likelihood.
  public var bayesCriterion: Double? {
    logLikelihood.map { -2 * $0 + Glibc.log(Double(observations)) * Double(parameters + 1) }
  }

  init(_ fit: LinearFit) {
    let n = fit.design.observations
    let k = Double(fit.parameters)
    let residual = fit.equations.residualSumOfSquares
    let total = totalSumOfSquares(fit.design, isCentered: fit.design.hasConstant)
    let weights = fit.design.weights.flatMap { $0.type == .frequency ? nil : $0.values } ?? []
    observations = Int(n)
    coefficients = fit.rank
    parameters = fit.parameters
    residualStandardDeviation = (residual / (n - k)).squareRoot()
    rSquared = total > 0 ? 1 - residual / total : nil
    adjustedRSquared = total > 0 ? 1 - residual / total * (fit.design.hasConstant ? n - 1 : n) / (n - k) : nil
    withinRSquared = fit.absorption.flatMap { $0.withinSumOfSquares > 0 ? 1 - residual / $0.withinSumOfSquares : nil }
    logLikelihood =
      residual > 0
      ? -n / 2 * (Glibc.log(2 * Double.pi) + Glibc.log(residual / n) + 1)
        + compensatedSum(weights.lazy.map { Glibc.log($0) }) / 2
      : nil
  }
}

extension Design {
  /// Whether the columns or the effects contain a constant.
  var hasConstant: Bool { interceptColumn != nil || absorbed.contains(where: \.hasIntercept) }
}

/// Σx².
func sumOfSquares(_ values: [Double]) -> Double {
  values.withUnsafeBufferPointer { values in
    var sum = CompensatedSum()
    for x in values { sum.add(x * x) }
    return sum.value
  }
}

/// Σw(y−ȳ)², or Σwy².
func totalSumOfSquares(_ design: Design, isCentered: Bool) -> Double {
  let y = design.y
  guard let weights = design.weights?.values else {
    guard isCentered else { return blockedSums(y, about: 0).squares }
    let count = Double(y.count)
    let center = sampleCenter(y)
    let sums = blockedSums(y, about: center)
    // Σ(y−ȳ)² = Σ(y−c)² − n(ȳ−c)², which loses no digit where c is near the mean.
    let excess = sums.first * sums.first / count
    return excess <= 0.1 * sums.squares
      ? sums.squares - excess : blockedSums(y, about: center + sums.first / count).squares
  }
  let mean = isCentered ? compensatedSum(zip(weights, y).lazy.map { $0 * $1 }) / compensatedSum(weights) : 0
  return compensatedSum(zip(weights, y).lazy.map { $0 * ($1 - mean) * ($1 - mean) })
}

/// Σ(x−c) and Σ(x−c)² with the rounding errors kept, on all processors: by blocks, whose sums are added in their order.
private func blockedSums(_ values: [Double], about center: Double) -> (first: Double, squares: Double) {
  let size = 1 << 15
  let blocks = (values.count + size - 1) / size
  var first = [Double](repeating: 0, count: blocks)
  var squares = first
  values.withUnsafeBufferPointer { values in
    first.withUnsafeMutableBufferPointer { first in
      squares.withUnsafeMutableBufferPointer { squares in
        nonisolated(unsafe) let (values, first, squares) = (values, first, squares)
        Threads.forEachBlock(blocks) { block in
          let rows = block * size..<min(values.count, (block + 1) * size)
          let sums = LanePanel.moments(of: UnsafeBufferPointer(rebasing: values[rows]), about: center)
          (first[block], squares[block]) = (sums.first.value, sums.squares.value)
        }
      }
    }
  }
  return (compensatedSum(first), compensatedSum(squares))
}
