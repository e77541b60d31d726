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
    return cautions.map { LocalizedText($0) }
  }
}
