import BolavenNumerics

/// Which covariance is wanted; `nil` parts follow the rule.
public struct CovarianceRequest: Sendable, Hashable {
  /// The covariance; `nil` leaves the choice to the rule.
  public var estimator: CovarianceEstimator?
  /// Periods over which errors may be correlated, for estimators with lags; `nil` for the whole part of 4(n/100)^(2/9),
  /// n the periods with a row.
  public var lags: Int?
  /// How degrees of freedom are found; `nil` for Satterthwaite's where residuals are adjusted for leverage and they can
  /// be had, and for the residual ones otherwise.
  public var degreesOfFreedom: DegreesOfFreedomRule?
  /// How effects count among the K coefficients of CR1S.
  public var coefficientCount: CoefficientCount
  /// Which G the factor takes with several ways of clustering; `none` leaves out every small-sample factor.
  public var multiwayFactor: MultiwayFactor
  /// Probability of the intervals, between 0 and 1.
  public var confidence: Double

  /// A request; what is left out follows the rule.
  public init(
    _ estimator: CovarianceEstimator? = nil, lags: Int? = nil, degreesOfFreedom: DegreesOfFreedomRule? = nil,
    coefficientCount: CoefficientCount = .nested, multiwayFactor: MultiwayFactor = .each, confidence: Double = 0.95
  ) {
    self.estimator = estimator
    self.lags = lags
    self.degreesOfFreedom = degreesOfFreedom
    self.coefficientCount = coefficientCount
    self.multiwayFactor = multiwayFactor
    self.confidence = confidence
  }
}

/// Why a covariance was taken.
public enum CovarianceReason: Sendable, Hashable {
  /// The analyst named it.
  case requested
  /// No clusters: HC2.
  case independentRows
  /// Clusters in one way: CR2.
  case clusters
  /// Clusters in several ways, for which only CR1 and its kin are defined.
  case severalWays
  /// HC1 or CR1S because leverages are not to be had, or would take too long for so many rows.
  case manyRows
  /// HC1 because some regressors have instruments.
  case instruments
  /// A time was named and no clusters: Newey-West.
  case overTime
}

/// What is claimed about each coefficient of a fit.
///
///     t = β̂_j / se_j,   β̂_j ± t_{ν,1−α/2} se_j,   se_j = √V̂_jj
///
/// Without a request: CR2 for clusters in one way, CR1S for several ways; without clusters Newey-West where a time is
/// named, HC1 with instruments, and HC2 otherwise. CR1S and HC1 stand in for CR2 and HC2 where leverages are not to be
/// had or would take too long. Degrees of freedom are Satterthwaite's for CR2 and HC2, the residual ones for others.
///
/// Source: Imbens & Kolesár (2016), §4; Pustejovsky & Tipton (2018), §3.
public struct CoefficientInference: Sendable {
  /// k rows, in the order of the fit; a variance that is 0 but for rounding gives no standard error.
  public let estimates: [Estimate]
  /// `nil` where a covariance cannot be had; then no coefficient has a standard error.
  public let covariance: SandwichCovariance?
  /// Why it was taken.
  public let reason: CovarianceReason
  /// How degrees of freedom were found.
  public let degreesOfFreedomRule: DegreesOfFreedomRule
  /// Periods over which errors may be correlated; `nil` for estimators without lags.
  public let lags: Int?
  /// Why there is no covariance: `tooFewClusters` or `leveragesNotAvailable`; `nil` where there is one.
  public let failure: EstimationError?
  /// The F test that every coefficient but the constant is 0; `nil` where it cannot be had.
  ///
  /// Under classical errors without instruments it is (TSS − RSS)/q / (RSS/(n − K)), else the Wald test with the
  /// residual degrees of freedom.
  public let jointTest: WaldTest?

  /// The covariance as it can be measured for other regressions on the same rows.
  let measure: CovarianceMeasure

  /// How uncertainty was to be measured, also where it cannot be.
  public var estimator: CovarianceEstimator { measure.estimator }
  /// The columns by which errors are clustered, also where they cannot be.
  public var clusterNames: [String] { measure.settings.clusters.map(\.name) }

  /// The most multiplications that leverages and their degrees of freedom may take by default.
  static let mostWork = 2e9

  /// The inference for a fit with n rows and k coefficients.
  ///
  /// - Parameters:
  ///   - clusters: the ways of clustering, n codes each; one at least where an estimator with clusters is asked for.
  ///   - order: when each row was, n entries.
  /// - Throws: `oneWayOnly`, `repeatedPeriod`, `numerics`; where only the covariance cannot be had, `failure` says so.
  public init(
    of fit: LinearFit, clusters: [Clusters] = [], order: SerialOrder? = nil, request: CovarianceRequest = .init()
  ) throws(EstimationError) {
    let choice = Choice(fit: fit, clusters: clusters, order: order, request: request)
    reason = choice.reason
    lags = choice.estimator.errors.isOrdered ? choice.lags : nil
    measure = CovarianceMeasure(
      estimator: choice.estimator,
      settings: .init(
        clusters: choice.estimator.errors == .clustered ? clusters : [], order: order, lags: choice.lags,
        coefficientCount: request.coefficientCount, multiwayFactor: request.multiwayFactor))
    var covariance: SandwichCovariance?
    var failure: EstimationError?
    do throws(EstimationError) {
      covariance = try SandwichCovariance(of: fit, measure.estimator, measure.settings)
    } catch {
      guard error.concernsCovarianceAlone else { throw error }
      failure = error
    }
    let usual = choice.estimator.usesLeverages && (covariance?.knowsSatterthwaite ?? true)
    let rule = request.degreesOfFreedom ?? (usual ? .satterthwaite : .residual)
    degreesOfFreedomRule = rule
    self.covariance = covariance
    self.failure = failure
    let variance = fit.equations.residualSumOfSquares / fit.residualDegreesOfFreedom
    estimates = fit.terms.indices.map { position in
      let value = fit.coefficients[position]
      // Where all rows that tell of a coefficient are fitted exactly, its variance is 0 but for rounding: it is not seen.
      let least = 1e-10 * (variance * fit.bread[position, position]).squareRoot()
      let error = covariance.map { $0.standardError(at: position) }.flatMap { $0 >= least ? $0 : nil }
      let freedom = error.flatMap { _ in covariance?.degreesOfFreedom(at: position, rule) }
      let uncertainty = Uncertainty(
        estimate: value, standardError: error, degreesOfFreedom: freedom, confidence: request.confidence)
      return Estimate(
        term: fit.terms[position], estimate: value, standardError: error.flatMap { $0.isFinite ? $0 : nil },
        statistic: uncertainty.statistic, degreesOfFreedom: uncertainty.degreesOfFreedom, pValue: uncertainty.pValue,
        confidenceLow: uncertainty.low, confidenceHigh: uncertainty.high)
    }
    let tested = fit.terms.indices.filter { fit.terms[$0] != Design.intercept }
    jointTest = covariance.flatMap { covariance in
      if let classical = WaldTest(ofAllRegressorsOf: fit, tested: tested.count, covariance) { return classical }
      return
        WaldTest(
          restrictions: Matrix.identity(fit.rank).selectingRows(tested), coefficients: fit.coefficients,
          covariance: covariance.matrix,
          denominatorDegreesOfFreedom: covariance.degreesOfFreedom(at: 0, .residual))
    }
  }
}

extension WaldTest {
  /// F of all regressors under classical errors, from sums of squares, which keep the digits that a nearly collinear
  /// covariance has not; `nil` for other errors.
  fileprivate init?(ofAllRegressorsOf fit: LinearFit, tested: Int, _ covariance: SandwichCovariance) {
    guard covariance.estimator == .classical, fit.design.endogenousCount == 0, tested > 0 else { return nil }
    let residual = fit.equations.residualSumOfSquares
    let freedom = fit.residualDegreesOfFreedom
    let total =
      fit.absorption?.withinSumOfSquares ?? totalSumOfSquares(fit.design, isCentered: fit.design.interceptColumn != nil)
    guard residual > 0, freedom > 0, total > residual else { return nil }
    let statistic = (total - residual) / Double(tested) / (residual / freedom)
    self.init(
      statistic: statistic, numeratorDegreesOfFreedom: tested, denominatorDegreesOfFreedom: freedom,
      pValue: FisherF(numerator: Double(tested), denominator: freedom).upperTail(statistic))
  }
}

extension EstimationError {
  /// Whether coefficients stand although their covariance cannot be had.
  var concernsCovarianceAlone: Bool {
    switch self {
    case .tooFewClusters, .leveragesNotAvailable: true
    default: false
    }
  }
}

/// The covariance that the rule or the analyst chose.
private struct Choice {
  let estimator: CovarianceEstimator
  let reason: CovarianceReason
  let lags: Int

  init(fit: LinearFit, clusters: [Clusters], order: SerialOrder?, request: CovarianceRequest) {
    lags = request.lags ?? newestLag(periods: order?.observedPeriods ?? fit.observations)
    let size = Double(fit.observations) * Double(fit.parameters) * Double(fit.rank + fit.parameters)
    let isAffordable = size <= CoefficientInference.mostWork
    if let asked = request.estimator {
      (estimator, reason) = (asked, .requested)
    } else if clusters.count > 1 {
      (estimator, reason) = (.cr1s, .severalWays)
    } else if let only = clusters.first {
      let hasLeverages = only.count < 2 || fit.leverageBasis(for: only) != nil
      (estimator, reason) = hasLeverages && isAffordable ? (.cr2, .clusters) : (.cr1s, .manyRows)
    } else if order != nil {
      (estimator, reason) = (.neweyWest, .overTime)
    } else if fit.design.endogenousCount > 0 {
      (estimator, reason) = (.hc1, .instruments)
    } else if fit.equations.basis != nil, isAffordable {
      (estimator, reason) = (.hc2, .independentRows)
    } else {
      (estimator, reason) = (.hc1, .manyRows)
    }
  }
}
