public import BolavenData
public import BolavenEstimation

/// What a regression analysis is asked, from a plan or a command.
public struct RegressionSettings: Sendable {
  /// The id of the analysis, the first part of every address.
  public var id = "regress"
  /// The file with the rows, as the sources know it.
  public var file: String
  /// The models, in the order of the table.
  public var formulas: [Formula]
  /// Which estimator; `nil` for the one that each formula implies.
  public var method: Regression.Method?
  /// Rows that count; `nil` for all.
  public var filter: Expression?
  /// A column with one model for each of its levels.
  public var by: ColumnName?
  /// The column of weights.
  public var weights: ColumnName?
  /// What the weights mean.
  public var weightType = WeightType.analytic
  /// Ways of clustering.
  public var clusters: [ColumnName] = []
  /// The column that says when.
  public var time: ColumnName?
  /// The column that says whose series a row belongs to.
  public var series: ColumnName?
  /// How uncertainty is measured.
  public var covariance = CovarianceRequest()
  /// Columns whose values may not be shown.
  public var privateColumns: Set<ColumnName> = []
  /// Hypotheses about coefficients, each tested in every model that has them: `x1 = x2, x3 = 0`.
  public var hypotheses: [String] = []

  /// An analysis with every choice left to the rules.
  public init(file: String, formulas: [Formula]) {
    self.file = file
    self.formulas = formulas
  }

  /// The regression of one formula; a formula without instruments is least squares whatever was asked for.
  func regression(_ formula: Formula) -> Regression {
    Regression(
      DesignRequest(
        formula, filter: filter, weights: weights, weightType: weightType, clusters: clusters, time: time,
        series: series),
      method: formula.endogenous.isEmpty ? nil : method, covariance: covariance)
  }

  /// Why these parts do not go together; `nil` where they do. The first contradiction only.
  public var contradiction: RegressionContradiction? {
    let isClustered = !clusters.isEmpty
    if let asked = covariance.estimator {
      if asked.errors == .clustered {
        if !isClustered { return .clustersMissing(covariance: asked.rawValue) }
        if clusters.count > 1, asked.usesLeverages { return .severalClusters(covariance: asked.rawValue) }
      } else if isClustered {
        return .clustersUnused(covariance: asked.rawValue)
      }
    }
    let isSerial = covariance.estimator.map(\.errors.isOrdered) ?? (time != nil && !isClustered)
    if !isSerial {
      if covariance.lags != nil { return .lagsUnused }
      if time != nil { return .timeUnused }
    }
    if series != nil, time == nil { return .seriesWithoutTime }
    if covariance.estimator?.errors == .serialAndCrossSectional, time == nil { return .timeMissing }
    if weights == nil, weightType != .analytic { return .weightTypeWithoutWeights }
    if covariance.coefficientCount != .nested, !isClustered { return .countWithoutClusters }
    if covariance.degreesOfFreedom == .imbensKolesar, !isClustered { return .correlationWithoutClusters }
    if let method, method != .leastSquares, formulas.allSatisfy(\.endogenous.isEmpty) {
      return .instrumentsMissing(method: method)
    }
    return nil
  }
}

/// Parts of a regression that do not go together.
public enum RegressionContradiction: Sendable, Hashable {
  /// A covariance of clusters without any.
  case clustersMissing(covariance: String)
  /// Clusters beside a covariance that has none.
  case clustersUnused(covariance: String)
  /// Several ways of clustering with a covariance that knows one.
  case severalClusters(covariance: String)
  /// Lags without a covariance that has them.
  case lagsUnused
  /// A time without a covariance that needs it.
  case timeUnused
  /// Driscoll and Kraay's covariance without a time.
  case timeMissing
  /// Series without a time.
  case seriesWithoutTime
  /// A kind of weights without weights.
  case weightTypeWithoutWeights
  /// How effects count in CR1S, without clusters.
  case countWithoutClusters
  /// Degrees of freedom for correlation within clusters, without clusters.
  case correlationWithoutClusters
  /// An estimator with instruments for formulas without any.
  case instrumentsMissing(method: Regression.Method)
}
