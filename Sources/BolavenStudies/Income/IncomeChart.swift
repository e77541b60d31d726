import BolavenEstimation
import BolavenNumerics
public import BolavenReports

extension IncomeFindings {
  /// The estimates, how the outcome is spread in both arms, and which units are used.
  public var charts: [Chart] { [chart] + [distributionChart].compactMap { $0 } + [flowChart] }

  /// Those of the report: a flow on which nothing was lost says nothing.
  var drawings: [Chart] { income.estimationSample.losses.isEmpty ? Array(charts.dropLast()) : charts }

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

  /// The outcome after the programme in both arms, with the one before where it was measured; the units as they are.
  ///
  /// Weighted samples have none: a mark would stand for as many units as it weighs.
  private var distributionChart: Chart? {
    let sample = income.sample
    guard sample.weights == nil, sample.observations <= mostDrawnValues else { return nil }
    let waves: [(label: LocalizedText?, values: [Double])] =
      sample.baseline.map { [(IncomeWording.before, $0), (IncomeWording.after, sample.outcome)] }
      ?? [(nil, sample.outcome)]
    let arms = [(IncomeWording.programmeArm, 1.0), (IncomeWording.comparisonArm, 0.0)]
    let groups = arms.flatMap { arm, code in
      waves.compactMap { wave in
        let values = wave.values.indices.filter { sample.treatment[$0] == code }.map { wave.values[$0] }
        return DistributionChart.Group(values: values, label: wave.label.map { arm.followed(by: $0) } ?? arm)
      }
    }
    guard !groups.isEmpty else { return nil }
    let outcome = settings.outcome
    return Chart(
      id: "\(id)-distribution", title: IncomeWording.distributionTitle(outcome.label),
      kind: DistributionChart(
        groups: groups,
        quantity: ChartQuantity(
          outcome.unit.map { outcome.label.followed(by: $0) } ?? outcome.label, .fixed(decimals: decimals))))
  }

  private var flowChart: Chart {
    let sizes = income.sample.armSizes
    return Chart(
      id: "\(id)-flow", title: IncomeWording.flowTitle,
      kind: FlowChart(
        sample: income.estimationSample, unit: IncomeWording.unitsOfTheStudy,
        arms: [
          [.init(label: IncomeWording.programmeArm, count: sizes.treated)],
          [.init(label: IncomeWording.comparisonArm, count: sizes.comparison)],
        ]))
  }
}
