public import BolavenData

/// A linear regression as a value: what is asked, and how its uncertainty is measured.
///
/// Source: Greene (2018), *Econometric Analysis*, §3-4.
public struct Regression: Sendable {
  /// Which estimator.
  public enum Method: String, Sendable, CaseIterable {
    /// Ordinary or weighted least squares.
    case leastSquares = "ols"
    /// Two-stage least squares.
    case twoStageLeastSquares = "iv"
    /// Limited information maximum likelihood.
    case limitedInformation = "liml"
  }

  /// The formula and the rows that count.
  public var design: DesignRequest
  /// `nil` for least squares, or two stages where the formula has instruments.
  public var method: Method?
  /// How uncertainty is measured.
  public var covariance: CovarianceRequest

  /// A regression; what is left out follows the rule.
  public init(_ design: DesignRequest, method: Method? = nil, covariance: CovarianceRequest = .init()) {
    self.design = design
    self.method = method
    self.covariance = covariance
  }

  /// One model for each outcome of the formula, in its order.
  ///
  /// - Throws: `data` with what is wrong with the columns, all problems at once; `estimation` with why there is no
  ///   estimate.
  public func fit(to frame: DataFrame) throws(DesignError) -> [RegressionModel] {
    let designs = try design.designs(in: frame)
    do throws(EstimationError) {
      // Outcomes that are seen in the same rows are fitted together.
      var fits = [LinearFit?](repeating: nil, count: designs.count)
      if method(of: designs) == .leastSquares {
        for first in Set(designs.map(\.firstOfRows)).sorted() {
          let places = designs.indices.filter { designs[$0].firstOfRows == first }
          let together = try LinearFit.fits(places.map { designs[$0].design })
          for (place, fit) in zip(places, together) { fits[place] = fit }
        }
      }
      var models: [RegressionModel] = []
      for (built, fit) in zip(designs, fits) { models.append(try RegressionModel(self, built, fit: fit)) }
      return models
    } catch {
      throw .estimation(error)
    }
  }

  private func method(of designs: [FormulaDesign]) -> Method {
    method ?? (designs.contains { $0.design.endogenousCount > 0 } ? .twoStageLeastSquares : .leastSquares)
  }
}

/// A regression that was fitted.
public struct RegressionModel: Sendable {
  /// The estimator.
  public let method: Regression.Method
  /// Coefficients, residuals and what covariances are made of.
  public let fit: LinearFit
  /// Rows used, and what removed the others.
  public let sample: EstimationSample
  /// The rows used, by their place in the table from 0; `nil` for all of them.
  public let rows: [Int]?
  /// The ways of clustering, for the rows used.
  public let clusters: [Clusters]
  /// When each of the rows used was; `nil` where no time was named.
  public let order: SerialOrder?
  /// What is claimed about each coefficient.
  public let inference: CoefficientInference
  /// What is known of the instruments; `nil` without any.
  public let instruments: InstrumentDiagnostics?

  /// - Parameter fit: of least squares; `nil` where instruments have a say.
  init(_ regression: Regression, _ built: FormulaDesign, fit leastSquares: LinearFit?) throws(EstimationError) {
    let design = built.design
    sample = built.sample
    rows = built.rows
    clusters = built.clusters
    order = built.order
    var variables: InstrumentalVariables?
    if let leastSquares {
      method = .leastSquares
      fit = leastSquares
    } else {
      method = regression.method ?? .twoStageLeastSquares
      let estimated = try InstrumentalVariables(
        design, method: method == .limitedInformation ? .limitedInformation : .twoStageLeastSquares)
      fit = estimated.fit
      variables = estimated
    }
    guard fit.rank > 0 else { throw .noRegressor }
    inference = try CoefficientInference(
      of: fit, clusters: built.clusters, order: built.order, request: regression.covariance)
    if let variables {
      instruments = try InstrumentDiagnostics(
        variables, inference: inference, clusters: built.clusters, confidence: regression.covariance.confidence)
    } else {
      instruments = nil
    }
  }

  /// The same fit with its uncertainty measured in another way; nothing is fitted again.
  ///
  /// - Throws: `oneWayOnly`, `repeatedPeriod`, `numerics`.
  public func inference(_ request: CovarianceRequest) throws(EstimationError) -> CoefficientInference {
    try CoefficientInference(of: fit, clusters: clusters, order: order, request: request)
  }
}
