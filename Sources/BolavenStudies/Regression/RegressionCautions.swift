import BolavenData
import BolavenEstimation
import BolavenReports

/// What readers of a regression have to see.
extension RegressionWording {
  static func cautions(_ findings: RegressionFindings) -> [LocalizedText] {
    let models = findings.models
    var cautions = unique(models.compactMap { weakness(of: $0) })
    let settings = findings.settings
    if settings.weightType == .probability, settings.weights != nil,
      models.contains(where: { $0.model.inference.estimator == .classical })
    {
      cautions.append(
        "Errors of one variance do not hold with probability weights: choose HC1, HC2 or clusters, or leave --vcov out."
      )
    }
    cautions += unique(models.compactMap { fewClusters($0.model.inference) })
    cautions += unique(models.compactMap { repeated($0) })
    cautions += suspicious(models)
    return cautions.map { LocalizedText($0) }
  }

  /// Estimators that do not adjust residuals take few clusters for more than they tell; with those that do, few degrees of
  /// freedom are left.
  ///
  /// Source: Cameron & Miller (2015), §VI; Tipton (2015), §5, for the 4.
  private static func fewClusters(_ inference: CoefficientInference) -> String? {
    guard inference.estimator.errors == .clustered, let covariance = inference.covariance else { return nil }
    if inference.estimator.usesLeverages {
      let terms = inference.estimates.filter { ($0.degreesOfFreedom ?? .infinity) < 4 }.map(\.term)
      guard !terms.isEmpty else { return nil }
      return "Fewer than 4 degrees of freedom for \(terms.joined(separator: ", ")): p-value and interval are rough."
    }
    let count = covariance.clusterCount
    guard count < 50 else { return nil }
    let advice = inference.clusterNames.count == 1 ? "; CR2 allows for that" : ""
    return "With \(count) clusters \(inference.estimator.rawValue) makes errors too small and tests reject too often"
      + "\(advice)."
  }

  /// Rows that agree in all effects, where hardly any do: a panel with rows entered twice.
  private static func repeated(_ fitted: FittedRegression) -> String? {
    let effects = fitted.model.fit.design.absorbed.filter(\.hasIntercept)
    let rows = fitted.model.sample.observations
    guard effects.count > 1, rows <= mostRows else { return nil }
    let extra = rows - LevelCodes.combinationCount(of: effects.map(\.levels))
    guard extra > 0, 20 * extra <= rows else { return nil }
    return "\(extra) \(extra == 1 ? "row repeats" : "rows repeat") a combination of "
      + "\(effects.map(\.name).joined(separator: ", ")) that another row has: look whether they were entered twice."
  }

  /// To number the combinations of more rows would take longer than the regression.
  private static let mostRows = 2_000_000

  private static func suspicious(_ models: [FittedRegression]) -> [String] {
    var found: [SuspiciousValue] = []
    for value in models.flatMap(\.suspicious)
    where !found.contains(where: { $0.column == value.column && $0.value == value.value }) {
      found.append(value)
    }
    return found.map { value in
      "\(value.column) is \(plain(value.value, decimals: 0)) in \(value.rows) \(value.rows == 1 ? "row" : "rows"), far from "
        + "all other values: a code for no answer? Leave it out with --where, or declare it in the plan."
    }
  }
}
