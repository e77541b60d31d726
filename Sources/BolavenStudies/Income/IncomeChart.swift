import BolavenEstimation
import BolavenReports

extension IncomeFindings {
  /// The estimates of every model under each other, the headline with its interval.
  var chart: Chart {
    let estimates = models.compactMap { model -> EffectChart.Estimate? in
      let isMain = model.method == main.method
      let estimate = model.inference.estimate
      guard let value = estimate.estimate, value.isFinite else { return nil }
      var interval: ClosedRange<Double>?
      if isMain, let low = estimate.confidenceLow, let high = estimate.confidenceHigh, low <= high {
        interval = low...high
      }
      return EffectChart.Estimate(
        label: IncomeWording.name(of: model.method, isMain: isMain && models.count > 1), value: value,
        interval: interval, isMain: isMain)
    }
    return Chart(
      id: "\(id)-models", title: IncomeWording.title(self),
      kind: EffectChart(
        estimates: estimates, axis: settings.outcome.unit ?? settings.outcome.label, decimals: decimals,
        level: settings.request.confidence))
  }
}
