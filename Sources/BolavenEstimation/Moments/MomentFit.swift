public import BolavenNumerics
import Glibc

/// Least squares with a constant from a source of moments, wherever its rows are.
///
///     β̂ = (Σ(x − x̄)(x − x̄)ᵀ)⁻¹ Σ(x − x̄)(y − ȳ),   α̂ = ȳ − x̄ᵀβ̂
///
/// Where rows may move, they pass by in blocks and the coefficients are refined until they have their digits; where
/// they may not, cross products about the means are all there is, and `estimatedDigits` says what they carry.
///
/// Source: Björck (1996), *Numerical Methods for Least Squares Problems*, §2.2.
public struct MomentFit: Sendable {
  /// Rows used, and those that lack a column.
  public let sample: EstimationSample
  /// The constant and the regressors that have a coefficient; k names.
  public let terms: [String]
  /// α̂ and β̂, one a term.
  public let coefficients: [Double]
  /// (XᵀX)⁻¹, k × k, in the order of the terms.
  public let bread: Matrix
  /// σ̂² = Σê²/(n − k).
  public let residualVariance: Double
  /// Decimal digits to which the coefficients solve the given numbers.
  public let estimatedDigits: Double
  private let response: String
  /// Means of the regressors, 0 for the constant.
  private let centers: [Double]
  private let source: any MomentSource

  /// The fit of a response on a constant and regressors, all named by their columns.
  ///
  /// - Throws: `unknownColumn`, `emptySample`, `tooFewRows`, `numerics`.
  public init(of response: String, on regressors: [String], from source: any MomentSource) throws(EstimationError) {
    let survey = try source.survey(regressors + [response])
    sample = survey.sample
    self.response = response
    self.source = source
    let n = survey.sample.observations
    let found: Solution
    if let rows = try source.blocks([Design.intercept] + regressors + [response]) {
      do throws(NumericsError) {
        let fit = try BlockedLeastSquares(
          over: rows, regressors: regressors.count + 1, hasConstant: 0)
        found = Solution(
          kept: fit.keptColumns, coefficients: fit.coefficients[0], bread: fit.inverseGram,
          residualSquares: fit.residualSumsOfSquares[0], digits: fit.estimatedDigits)
      } catch {
        throw .numerics(error)
      }
    } else {
      found = try Self.fromProducts(regressors + [response], survey, source)
    }
    guard n > found.kept.count else { throw .tooFewRows(observations: n, coefficients: found.kept.count) }
    terms = found.kept.map { $0 == 0 ? Design.intercept : regressors[$0 - 1] }
    centers = found.kept.map { $0 == 0 ? 0 : survey.means[$0 - 1] }
    coefficients = found.coefficients
    bread = found.bread
    residualVariance = found.residualSquares / Double(n - found.kept.count)
    estimatedDigits = found.digits
  }

  /// The covariance of the coefficients.
  ///
  ///     V̂ = c B M B
  ///
  /// with B the bread; M is Σxxᵀê² for HC0 and HC1, Σ_g s_g s_gᵀ with s_g = Σ_{i∈g} xᵢêᵢ for clusters. c is 1 for HC0
  /// and CR0, n/(n−k) for HC1, G/(G−1) for CR1 and G/(G−1)·(n−1)/(n−k) for CR1S. Classical is σ̂²B.
  ///
  /// - Parameters:
  ///   - estimator: `classical`, HC0, HC1, CR0, CR1 or CR1S.
  ///   - cluster: the column of numbers that clusters rows.
  /// - Returns: k × k, in the order of the terms.
  /// - Throws: `leveragesNotAvailable` for estimators that need more than sums over rows, `tooFewClusters`,
  ///   `unknownColumn`, `numerics`.
  ///
  /// Source: White (1980); MacKinnon & White (1985), §2; Cameron & Miller (2015), §II.C.
  public func covariance(
    _ estimator: CovarianceEstimator, cluster: String? = nil
  ) throws(EstimationError) -> Matrix {
    let n = Double(sample.observations)
    let k = Double(terms.count)
    let prediction = LinearPrediction(of: response, by: terms, coefficients: coefficients)
    switch estimator {
    case .classical: return bread.scaled(by: residualVariance)
    case .hc0, .hc1:
      let meat = try source.crossProducts(
        terms, centeredAt: centers, groupedBy: nil, rowWeight: .squaredResidual(prediction))
      return sandwich(meat[0]).scaled(by: estimator == .hc1 ? n / (n - k) : 1)
    case .cr0, .cr1, .cr1s:
      guard let cluster else { throw .tooFewClusters(name: "", count: 0) }
      let scores = try source.groupScores(of: prediction, centeredAt: centers, by: cluster)
      guard scores.rows > 1 else { throw .tooFewClusters(name: cluster, count: scores.rows) }
      let groups = Double(scores.rows)
      let factor = estimator == .cr0 ? 1 : groups / (groups - 1) * (estimator == .cr1s ? (n - 1) / (n - k) : 1)
      return sandwich(scores.transposedTimes(scores)).scaled(by: factor)
    default: throw .leveragesNotAvailable(covariance: estimator.rawValue)
    }
  }

  /// The covariance from products of scores about the means, where an offset of a column costs no digits.
  ///
  /// About the means the constant is ȳ and stands apart: B is 1/n and the block of the slopes. α̂ = ȳ − x̄ᵀβ̂ brings it back.
  private func sandwich(_ meat: Matrix) -> Matrix {
    let k = terms.count
    var centered = bread
    for j in 1..<max(1, k) {
      centered[0, j] = 0
      centered[j, 0] = 0
    }
    centered[0, 0] = 1 / Double(sample.observations)
    var back = Matrix.identity(k)
    for j in 1..<max(1, k) { back[0, j] = -centers[j] }
    return back.times(centered.times(meat).times(centered)).times(back.transposed).symmetrized
  }

  private struct Solution {
    /// 0 is the constant.
    let kept: [Int]
    let coefficients: [Double]
    let bread: Matrix
    let residualSquares: Double
    let digits: Double
  }

  /// From cross products about the means.
  private static func fromProducts(
    _ columns: [String], _ survey: Survey, _ source: any MomentSource
  ) throws(EstimationError) -> Solution {
    let n = Double(survey.sample.observations)
    let all = try source.crossProducts(columns, centeredAt: survey.means, groupedBy: nil, rowWeight: .none)
    let solution = CrossProductSolution(all[0])
    let means = solution.keptColumns.map { survey.means[$0] }
    let k = means.count
    // The inverse with the constant in front: 1/n + x̄ᵀBx̄, −Bx̄, B.
    let shift = solution.inverseGram.times(means)
    var bread = Matrix(rows: k + 1, columns: k + 1)
    bread[0, 0] = 1 / n + zip(means, shift).reduce(0) { $0 + $1.0 * $1.1 }
    for j in 0..<k {
      bread[0, j + 1] = -shift[j]
      bread[j + 1, 0] = -shift[j]
      for i in 0..<k { bread[i + 1, j + 1] = solution.inverseGram[i, j] }
    }
    let slope = zip(means, solution.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    let constant = survey.means[columns.count - 1] - slope
    return Solution(
      kept: [0] + solution.keptColumns.map { $0 + 1 }, coefficients: [constant] + solution.coefficients, bread: bread,
      residualSquares: solution.residualSumOfSquares,
      digits: max(0, 15.5 - 2 * log10(max(1, solution.magnification))))
  }
}
