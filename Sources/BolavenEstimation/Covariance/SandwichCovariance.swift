public import BolavenData
public import BolavenNumerics

/// The covariance of the coefficients of a fit, and the degrees of freedom of each.
///
/// It is computed from a fit that stays as it is, so that other covariances of the same fit cost no new regression.
///
/// Source: Zeileis (2006), *Object-oriented computation of sandwich estimators*, §2.
public struct SandwichCovariance: Sendable {
  /// How uncertainty is measured.
  public let estimator: CovarianceEstimator
  /// Clusters, or rows when there are none; the fewest where there are several ways of clustering.
  public let clusterCount: Int
  /// Clusters of each way of clustering.
  public let clusterCounts: [(name: String, count: Int)]
  /// The factor on the covariance, 1 unless the estimator has one; that of the first clustering where every part has its own.
  public let smallSampleFactor: Double
  /// k × k, in the order of the fit's coefficients.
  public let matrix: Matrix
  /// Whether the sum over several ways of clustering had negative eigenvalues, which were set to zero.
  public let wasRepaired: Bool

  private let equations: EstimatingEquations
  private let residualDegreesOfFreedom: Double
  private let adjustment: Adjustment
  private let basis: BlockedColumns?

  /// What the residuals' leverages did to the weights of rows in coefficients.
  private enum Adjustment: Sendable {
    case none(Clusters?)
    case rows([Double])
    case clusters(Matrix, Clusters)
  }

  /// What a covariance takes beside the fit.
  public struct Settings: Sendable {
    /// The ways of clustering, in the order of the estimator's names.
    public var clusters: [Clusters]
    /// The order of rows in time, for estimators with lags.
    public var order: SerialOrder?
    /// How effects count among the K coefficients of CR1S.
    public var coefficientCount: CoefficientCount
    /// Which G counts with several ways of clustering; `none` also leaves out the factors of HC1 and Newey-West.
    public var multiwayFactor: MultiwayFactor

    /// Settings; what is left out has its default.
    public init(
      clusters: [Clusters] = [], order: SerialOrder? = nil, coefficientCount: CoefficientCount = .nested,
      multiwayFactor: MultiwayFactor = .each
    ) {
      self.clusters = clusters
      self.order = order
      self.coefficientCount = coefficientCount
      self.multiwayFactor = multiwayFactor
    }
  }

  /// - Parameters:
  ///   - clusters: the cluster of each row; needed by `clusterRobust`, and every row its own where it is `nil`.
  ///   - coefficientCount: how effects nested in clusters count in CR1S.
  /// - Throws: `tooFewClusters` when there are fewer than two.
  public init(
    of fit: LinearFit, _ estimator: CovarianceEstimator, clusters: Grouping? = nil,
    coefficientCount: CoefficientCount = .nested
  ) throws(EstimationError) {
    var ways: [Clusters] = []
    if case .clusterRobust(_, let names) = estimator {
      let name = names.first ?? ""
      let rows = Clusters(
        name: name, codes: (0..<fit.observations).map { Int32($0) }, count: fit.observations)
      ways = [clusters.map { Clusters(name: name, $0) } ?? rows]
    }
    try self.init(of: fit, estimator, Settings(clusters: ways, coefficientCount: coefficientCount))
  }

  /// - Throws: `tooFewClusters` when a way of clustering has fewer than two, `leveragesNotAvailable`,
  ///   `oneWayOnly` for several ways where the estimator knows one, `repeatedPeriod`, `numerics`.
  public init(
    of fit: LinearFit, _ estimator: CovarianceEstimator, _ settings: Settings
  ) throws(EstimationError) {
    let equations = fit.equations
    let factor = SmallSampleFactor(counting: settings.coefficientCount, multiway: settings.multiwayFactor)
    let hasFactor = settings.multiwayFactor != .none
    self.estimator = estimator
    self.equations = equations
    var counts: [(name: String, count: Int)] = []
    var multiplier = 1.0
    var repaired = false
    var freedom = fit.residualDegreesOfFreedom
    var basis = equations.basis
    var adjustment = Adjustment.none(nil)
    switch estimator {
    case .classical: matrix = classicalCovariance(of: fit)
    case .heteroskedasticityRobust(let kind):
      let robust = try HeteroskedasticityRobust(kind, equations: equations)
      if kind == .hc1, hasFactor { multiplier = factor.rows(fit) }
      if let weights = robust.adjustments { adjustment = .rows(weights) }
      matrix = try robust.matrix(equations).scaled(by: multiplier)
    case .clusterRobust(let kind, let names):
      let ways = settings.clusters
      precondition(ways.count == names.count && !ways.isEmpty, "every way of clustering has its clusters")
      for way in ways where way.count < 2 { throw .tooFewClusters(name: way.name, count: way.count) }
      counts = ways.map { ($0.name, $0.count) }
      freedom = Double((ways.map(\.count).min() ?? 1) - 1)
      if hasFactor {
        let count = settings.multiwayFactor == .min ? Int(freedom) + 1 : ways[0].count
        multiplier = factor.clusters(kind, count: count, fit: fit, clusters: ways)
      }
      if ways.count > 1 {
        guard kind == .cr0 || kind == .cr1 || kind == .cr1s else { throw .oneWayOnly(covariance: kind.rawValue) }
        let multiway = try MultiwayCluster(kind, of: fit, clusters: ways, factor: factor)
        matrix = multiway.matrix
        repaired = multiway.wasRepaired
        basis = nil
      } else if kind == .cr2 || kind == .cr3 || kind == .cr3j {
        guard let columns = fit.leverageBasis(for: ways[0]) else {
          throw .leveragesNotAvailable(covariance: kind.rawValue)
        }
        basis = columns
        let adjusted = try adjustedInfluence(equations.influence, basis: columns.matrix, clusters: ways[0], kind)
        adjustment = .clusters(adjusted, ways[0])
        matrix = clusterProducts(adjusted, residuals: equations.residuals, clusters: ways[0]).scaled(by: multiplier)
      } else {
        adjustment = .none(ways[0])
        matrix = clusterRobustCovariance(equations, clusters: ways[0]).scaled(by: multiplier)
      }
    case .neweyWest(let lags):
      if hasFactor { multiplier = factor.rows(fit) }
      let order = settings.order ?? SerialOrder(rows: fit.observations)
      let repeated = order.repeatedRows
      guard repeated == 0 else { throw .repeatedPeriod(time: order.periods.name, rows: repeated) }
      matrix = equations.sandwich(order.rowMeat(equations, lags: lags)).scaled(by: multiplier)
    case .driscollKraay(let lags):
      let observed = settings.order?.observedPeriods ?? 1
      guard let order = settings.order, observed > 1 else {
        throw .tooFewClusters(name: settings.order?.periods.name ?? "", count: observed)
      }
      counts = [(order.periods.name, observed)]
      freedom = Double(observed - 1)
      if hasFactor { multiplier = factor.rows(fit) }
      matrix = equations.sandwich(order.periodMeat(equations, lags: lags)).scaled(by: multiplier)
    }
    clusterCounts = counts
    clusterCount = counts.map(\.count).min() ?? fit.observations
    smallSampleFactor = multiplier
    wasRepaired = repaired
    residualDegreesOfFreedom = freedom
    self.adjustment = adjustment
    self.basis = basis
  }

  /// The standard error of the coefficient at a position.
  public func standardError(at position: Int) -> Double { matrix[position, position].squareRoot() }

  /// Satterthwaite degrees of freedom of one coefficient; `nil` where its variance estimator is identically zero, or
  /// where they cannot be had.
  public func satterthwaiteDegreesOfFreedom(at position: Int) -> Double? {
    satterthwaite(at: position)?.underIndependence
  }

  /// Degrees of freedom of one coefficient by a rule; those of classical errors are always the residual ones.
  public func degreesOfFreedom(at position: Int, _ rule: DegreesOfFreedomRule) -> Double? {
    if estimator == .classical { return residualDegreesOfFreedom }
    return switch rule {
    case .satterthwaite: satterthwaiteDegreesOfFreedom(at: position)
    case .imbensKolesar: satterthwaite(at: position)?.underCorrelation(residuals: equations.residuals)
    case .residual: residualDegreesOfFreedom
    }
  }

  private func satterthwaite(at position: Int) -> Satterthwaite? {
    guard let basis else { return nil }
    switch estimator {
    case .classical, .neweyWest, .driscollKraay: return nil
    case .heteroskedasticityRobust, .clusterRobust: break
    }
    let weights: [Double]
    var clusters: Clusters?
    switch adjustment {
    case .none(let ways):
      weights = equations.influence(on: position)
      clusters = ways
    case .rows(let factors): weights = zip(equations.influence(on: position), factors).map { $0 * $1 }
    case .clusters(let adjusted, let ways):
      weights = adjusted.column(position)
      clusters = ways
    }
    return Satterthwaite(
      weights: weights, basis: basis, clusters: clusters, multiplicities: equations.multiplicities)
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
