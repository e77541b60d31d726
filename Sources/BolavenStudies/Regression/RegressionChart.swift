import BolavenEstimation
import BolavenReports

extension RegressionFindings {
  /// Coefficients with their intervals: those of the only model, or the first that all models share.
  ///
  /// The constant is left out. So is a coefficient that would be a point on the common axis; a note names it.
  var chart: Chart? {
    let found = models.count == 1 ? ofTheOnlyModel : ofEveryModel
    // What is narrower than this share of the widest interval shows nothing but a dot at zero.
    let widest = found.map(\.reach).max() ?? 0
    let shown = found.filter { $0.reach >= 0.01 * widest }
    guard widest > 0, !shown.isEmpty else { return nil }
    let left = found.filter { $0.reach < 0.01 * widest }.map(\.name) + shown.dropFirst(EffectChart.most).map(\.name)
    let drawn = shown.prefix(EffectChart.most)
    return Chart(
      id: "\(id)-coefficients", title: RegressionWording.chartTitle(self),
      kind: EffectChart(
        estimates: drawn.map(\.estimate), axis: RegressionWording.chartAxis(self),
        decimals: drawn.map(\.decimals).max() ?? 0, level: settings.covariance.confidence,
        note: left.isEmpty ? nil : RegressionWording.notDrawn(left)))
  }

  private struct Coefficient {
    let name: String
    let estimate: EffectChart.Estimate
    let decimals: Int
    /// The part of the axis that it takes.
    let reach: Double
  }

  private var ofTheOnlyModel: [Coefficient] {
    models[0].model.inference.estimates.filter { $0.term != "(Intercept)" }.compactMap { estimate in
      coefficient(estimate, in: models[0], label: .verbatim(estimate.term), isMain: false)
    }
  }

  /// The first term that every model has, one row a model; nothing where there is none, or models explain different
  /// outcomes.
  private var ofEveryModel: [Coefficient] {
    guard Set(models.map(\.outcome)).count == 1 else { return [] }
    let shared = models[0].model.inference.estimates.map(\.term).first { term in
      term != "(Intercept)"
        && models.allSatisfy { model in model.model.inference.estimates.contains { $0.term == term } }
    }
    guard let shared else { return [] }
    return models.compactMap { model in
      model.model.inference.estimates.first { $0.term == shared }.flatMap { estimate in
        coefficient(
          estimate, in: model, label: RegressionWording.header(of: model, in: self), group: .verbatim(shared),
          isMain: false)
      }
    }
  }

  private func coefficient(
    _ estimate: Estimate, in model: FittedRegression, label: LocalizedText, group: LocalizedText? = nil, isMain: Bool
  ) -> Coefficient? {
    guard let value = estimate.estimate, value.isFinite else { return nil }
    var interval: ClosedRange<Double>?
    if let low = estimate.confidenceLow, let high = estimate.confidenceHigh, low <= high, low.isFinite, high.isFinite {
      interval = low...high
    }
    let limits = [value, interval?.lowerBound ?? value, interval?.upperBound ?? value]
    return Coefficient(
      name: estimate.term,
      estimate: .init(label: label, value: value, interval: interval, group: group, isMain: isMain),
      decimals: decimals(of: estimate, in: model), reach: limits.map(\.magnitude).max() ?? 0)
  }
}
