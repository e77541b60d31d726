import BolavenEstimation

/// One model of an income analysis by plain formulas: least squares, the variance of the effect, its test and its limits.
struct PlainEffect: Sendable {
  let fit: PlainLeastSquares
  /// The columns that were used, the constant first, the treatment behind it.
  let columns: [(name: String, values: [Double])]
  let response: [Double]
  /// `nil` where the rule allows no standard error.
  let covariance: PlainCovariance?
  private let income: PlainIncome
  private let model: EffectModel
  private let confidence: Double

  /// `nil` where the model cannot be fitted in reasonable time.
  init?(_ model: EffectModel, _ income: PlainIncome, confidence: Double) {
    self.model = model
    self.income = income
    self.confidence = confidence
    let n = income.after.count
    response =
      model.method == DifferenceInDifferences.name
      ? zip(income.after, income.before ?? []).map { $0 - $1 } : income.after
    var columns = [("(Intercept)", [Double](repeating: 1, count: n)), ("treatment", income.treatment)]
    if model.method == Ancova.name, let before = income.before { columns.append(("baseline", before)) }
    columns += income.controls
    // A control that the model left out as a combination of others is no column.
    let dropped = Set(model.fit.droppedTerms)
    columns = columns.filter { !dropped.contains($0.0) }
    if let strata = income.strata {
      columns += Plain.dummies(strata).enumerated().map { ("stratum \($0 + 1)", $1) }
    }
    self.columns = columns.map { (name: $0.0, values: $0.1) }
    guard response.count == n, let fit = PlainLeastSquares(response, on: columns.map(\.1), weights: income.weights)
    else {
      return nil
    }
    self.fit = fit
    covariance = Self.covariance(model.inference, income, fit, columnCount: columns.count)
  }

  private static func covariance(
    _ inference: EffectInference, _ income: PlainIncome, _ fit: PlainLeastSquares, columnCount: Int
  ) -> PlainCovariance? {
    guard let estimator = inference.covariance else { return nil }
    let n = income.after.count
    let rows = (0..<n).map { [$0] }
    let groups: [[Int]]
    if estimator.errors == .clustered {
      // Pairs or strata where the rule says so, else the units of assignment; each row its own without either.
      let byStrata = income.strata.map { Plain.rows(of: $0) }
      let byCluster = income.clusters.map { Plain.rows(of: $0) }
      switch inference.rule {
      case .pairs, .strata: groups = byStrata ?? rows
      case .requested:
        let both = [byStrata, byCluster].compactMap { $0 }
        groups = both.first { $0.count == inference.clusterCount } ?? rows
      default: groups = byCluster ?? rows
      }
    } else {
      groups = rows
    }
    let count = Double(groups.count)
    switch estimator {
    case .hc0, .cr0: return PlainCovariance(fit, of: 1, groups: groups, .none)
    case .hc1:
      return PlainCovariance(fit, of: 1, groups: groups, .none, factor: Double(n) / Double(n - columnCount))
    case .hc2, .cr2: return PlainCovariance(fit, of: 1, groups: groups, .halved)
    case .hc3, .cr3: return PlainCovariance(fit, of: 1, groups: groups, .full)
    case .cr3j: return PlainCovariance(fit, of: 1, groups: groups, .full, factor: (count - 1) / count)
    case .cr1: return PlainCovariance(fit, of: 1, groups: groups, .none, factor: count / (count - 1))
    case .cr1s:
      // Effects that lie within the groups are not counted.
      let strata = income.strata.map { Plain.rows(of: $0) } ?? []
      let groupOfRow = Dictionary(
        groups.enumerated().flatMap { group, rows in rows.map { ($0, group) } }, uniquingKeysWith: { first, _ in first }
      )
      let isNested = strata.allSatisfy { rows in Set(rows.map { groupOfRow[$0] ?? -1 }).count == 1 }
      let k = Double(columnCount - (isNested ? max(0, strata.count - 1) : 0))
      let size = Double(n)
      return PlainCovariance(
        fit, of: 1, groups: groups, .none, factor: count / (count - 1) * (size - 1) / (size - k))
    default: return nil
    }
  }

  var effect: Double { fit.coefficients[1] }

  var standardError: Double? { covariance?.standardError }

  /// 1 − Σwê²/Σw(y − ȳ)².
  var rSquared: Double {
    1 - fit.residualSumOfSquares / Plain.totalSumOfSquares(response, weights: income.weights, isCentred: true)
  }

  /// The degrees of freedom of the interval.
  var freedom: Double? {
    guard let covariance else { return nil }
    switch model.inference.degreesOfFreedomRule {
    case .satterthwaite: return covariance.satterthwaite
    case .residual:
      return model.inference.clusterCount.map { Double($0 - 1) } ?? Double(response.count - columns.count)
    case .imbensKolesar: return nil
    }
  }

  /// The two-sided p-value: of t on cluster means where that is the rule, else of the effect over its standard error.
  var pValue: Double? {
    if model.inference.clusterMeansTest != nil { return clusterMeansPValue }
    guard let error = standardError, error > 0, let freedom else { return nil }
    return 2 * Plain.studentTail(abs(effect / error), freedom)
  }

  /// The effect with t limits.
  var limits: (low: Double, high: Double)? {
    guard let error = standardError, error > 0, let freedom else { return nil }
    let half = Plain.studentQuantile(upperTail: (1 - confidence) / 2, freedom) * error
    return (effect - half, effect + half)
  }

  /// Least squares on the means of clusters, each counting once, with classical errors.
  private var clusterMeansPValue: Double? {
    guard let clusters = income.clusters ?? income.strata else { return nil }
    let groups = Plain.rows(of: clusters)
    let means = { (values: [Double]) in
      groups.map { rows in
        Plain.mean(rows.map { values[$0] }, weights: rows.map { income.weights?[$0] ?? 1 }) ?? 0
      }
    }
    guard let fit = PlainLeastSquares(means(response), on: columns.map { means($0.values) }) else { return nil }
    let freedom = Double(groups.count - columns.count)
    guard freedom > 0 else { return nil }
    let variance = fit.residualSumOfSquares / freedom * fit.influence[1].reduce(0) { $0 + $1 * $1 }
    return 2 * Plain.studentTail(abs(fit.coefficients[1]) / variance.squareRoot(), freedom)
  }

  /// The share of assignments of the pairs with a |t| as large.
  var randomizationPValue: Double? {
    guard let strata = income.strata else { return nil }
    let covariates = columns.dropFirst(2).filter { !$0.name.hasPrefix("stratum ") }.map(\.values)
    return PlainRandomization(pairs: Plain.rows(of: strata), [income.treatment] + covariates + [response]).pValue
  }
}
