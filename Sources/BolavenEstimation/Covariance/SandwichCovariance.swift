public import BolavenNumerics

/// The covariance of the coefficients of a fit, and the degrees of freedom of each.
///
///     V̂ = c B M Bᵀ
///
/// with the meat M and the factor c of the `CovarianceEstimator`. It is computed from a fit that stays as it is, so
/// that other covariances of the same fit cost no new regression.
///
/// Source: Zeileis (2006), *Object-oriented computation of sandwich estimators*, §2.
public struct SandwichCovariance: Sendable {
  /// How uncertainty is measured.
  public let estimator: CovarianceEstimator
  /// Clusters, the fewest where there are several ways of clustering; periods for Driscoll-Kraay; rows otherwise.
  public let clusterCount: Int
  /// Clusters of each way of clustering, or the periods of Driscoll-Kraay; empty otherwise.
  public let clusterCounts: [(name: String, count: Int)]
  /// c, 1 unless the estimator has a factor; that of the first clustering where every part has its own.
  public let smallSampleFactor: Double
  /// V̂, k × k, in the order of the fit's coefficients, factor included.
  public let matrix: Matrix
  /// Whether the sum over several ways of clustering had a negative variance, so that its negative eigenvalues were set
  /// to zero. One with negative eigenvalues and positive variances is left as it is.
  public let wasRepaired: Bool

  private let equations: EstimatingEquations
  private let residualDegreesOfFreedom: Double
  private let rowWeights: RowWeights

  /// What a covariance takes beside the fit.
  public struct Settings: Sendable {
    /// The ways of clustering, n codes each; at least one for estimators with clusters.
    public var clusters: [Clusters]
    /// The order of rows in time, for estimators with lags.
    public var order: SerialOrder?
    /// L, periods over which errors may be correlated, for estimators with lags.
    public var lags: Int
    /// How effects count among the K coefficients of CR1S.
    public var coefficientCount: CoefficientCount
    /// Which G counts with several ways of clustering; `none` leaves out every small-sample factor, those of HC1,
    /// Newey-West and Driscoll-Kraay too.
    public var multiwayFactor: MultiwayFactor

    /// Settings; what is left out has its default.
    public init(
      clusters: [Clusters] = [], order: SerialOrder? = nil, lags: Int = 0,
      coefficientCount: CoefficientCount = .nested, multiwayFactor: MultiwayFactor = .each
    ) {
      self.clusters = clusters
      self.order = order
      self.lags = lags
      self.coefficientCount = coefficientCount
      self.multiwayFactor = multiwayFactor
    }
  }

  /// The covariance with at most one way of clustering.
  ///
  /// - Parameters:
  ///   - clusters: the cluster of each row, for estimators with clusters; every row its own where it is `nil`.
  ///   - coefficientCount: how effects nested in clusters count in CR1S.
  /// - Throws: as with settings.
  public init(
    of fit: LinearFit, _ estimator: CovarianceEstimator, clusters: Clusters? = nil,
    coefficientCount: CoefficientCount = .nested
  ) throws(EstimationError) {
    let own = { Clusters(name: "", codes: (0..<fit.observations).map { Int32($0) }, count: fit.observations) }
    let ways = estimator.errors == .clustered ? [clusters ?? own()] : []
    try self.init(of: fit, estimator, Settings(clusters: ways, coefficientCount: coefficientCount))
  }

  /// The covariance of a fit with n rows and k coefficients.
  ///
  /// - Throws: `tooFewClusters` when a way of clustering, or the periods of Driscoll-Kraay, are fewer than two;
  ///   `leveragesNotAvailable`; `oneWayOnly` for several ways where the estimator knows one; `repeatedPeriod` for
  ///   Newey-West; `numerics`.
  public init(
    of fit: LinearFit, _ estimator: CovarianceEstimator, _ settings: Settings
  ) throws(EstimationError) {
    let method = estimator.method
    if method.errors == .clustered {
      if settings.clusters.isEmpty { throw .tooFewClusters(name: "", count: 0) }
      for way in settings.clusters where way.count < 2 { throw .tooFewClusters(name: way.name, count: way.count) }
      if settings.clusters.count > 1, method.usesLeverages { throw .oneWayOnly(covariance: estimator.rawValue) }
    }
    let context = CovarianceContext(fit: fit, name: estimator.rawValue, settings: settings)
    let measured = try method.measure(context)
    self.estimator = estimator
    equations = fit.equations
    matrix = measured.matrix
    clusterCounts = measured.clusterCounts
    clusterCount = measured.clusterCounts.map(\.count).min() ?? fit.observations
    smallSampleFactor = measured.factor
    wasRepaired = measured.wasRepaired
    residualDegreesOfFreedom = measured.residualDegreesOfFreedom ?? fit.residualDegreesOfFreedom
    rowWeights = measured.rowWeights
  }

  /// Whether Satterthwaite's degrees of freedom can be had: not where only the leverages of rows are known, nor with
  /// lags or several ways of clustering.
  public var knowsSatterthwaite: Bool {
    switch rowWeights {
    case .exact: true
    case .unknown: false
    case .plain(let basis, _), .scaled(_, let basis), .adjusted(_, let basis, _): basis != nil
    }
  }

  /// √V̂_jj of the coefficient at a position j, from 0; not a number for a negative variance.
  public func standardError(at position: Int) -> Double { matrix[position, position].squareRoot() }

  /// Satterthwaite degrees of freedom of one coefficient.
  ///
  ///     ν = (Σ_g |p_g|²)² / Σ_g Σ_h (p_gᵀp_h)²,   p_g = (I − H)_{·g} A_g X̃_g Bᵀe_j
  ///
  /// - Parameter position: j, from 0.
  /// - Returns: `nil` where its variance estimator is identically zero, or where they cannot be had.
  ///
  /// Source: Bell & McCaffrey (2002), §4; Pustejovsky & Tipton (2018), §3.
  public func satterthwaiteDegreesOfFreedom(at position: Int) -> Double? {
    satterthwaite(at: position)?.underIndependence
  }

  /// Degrees of freedom of one coefficient by a rule; those of classical errors are always the residual ones.
  ///
  /// - Parameter position: from 0.
  /// - Returns: `nil` where the rule has none.
  public func degreesOfFreedom(at position: Int, _ rule: DegreesOfFreedomRule) -> Double? {
    if case .exact = rowWeights { return residualDegreesOfFreedom }
    return switch rule {
    case .satterthwaite: satterthwaiteDegreesOfFreedom(at: position)
    case .imbensKolesar: satterthwaite(at: position)?.underCorrelation(residuals: equations.residuals)
    case .residual: residualDegreesOfFreedom
    }
  }

  private func satterthwaite(at position: Int) -> Satterthwaite? {
    let weights: [Double]
    var clusters: Clusters?
    let basis: BlockedColumns?
    switch rowWeights {
    case .exact, .unknown: return nil
    case .plain(let columns, let way):
      guard columns != nil else { return nil }
      weights = equations.influence(on: position)
      (basis, clusters) = (columns, way)
    case .scaled(let factors, let columns):
      weights = zip(equations.influence(on: position), factors).map { $0 * $1 }
      basis = columns
    case .adjusted(let adjusted, let columns, let way):
      weights = adjusted.column(position)
      (basis, clusters) = (columns, way)
    }
    return basis.map {
      Satterthwaite(weights: weights, basis: $0, clusters: clusters, multiplicities: equations.multiplicities)
    }
  }
}

extension LinearFit {
  /// An orthonormal basis that gives the leverages of clusters: of the whole design, or of the regressors alone where
  /// every absorbed effect lies within the clusters and rows have no weights, which comes to the same.
  ///
  /// Source: Pustejovsky & Tipton (2018), Theorem 2.
  func leverageBasis(for clusters: Clusters) -> BlockedColumns? {
    if let basis = equations.basis { return basis }
    guard design.weights == nil, design.absorbed.allSatisfy({ $0.clusters.isNested(in: clusters) }) else { return nil }
    return equations.partialBasis
  }
}
