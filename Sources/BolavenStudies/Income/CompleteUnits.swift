import BolavenData
import BolavenEstimation
import BolavenNumerics

/// The units with everything an income analysis needs, and what the others lack.
struct CompleteUnits {
  let sample: EstimationSample
  /// Real outcomes of the complete units.
  let before: [Double]?
  let after: [Double]
  let attrition: (treatedBefore: Int, treatedAfter: Int, comparisonBefore: Int, comparisonAfter: Int)
  let takeUp: HouseholdIncome.ArmMeans?
  let places: IncomePlaces
  private let arm: [Double]
  private let nominalBefore: [Double]?
  private let nominalAfter: [Double]
  private let rows: [Int]
  /// Rows of the wave before, where there are two.
  private let controlRows: [Int]
  private let columns: IncomeColumns

  init(
    _ panel: IncomePanel, columns: IncomeColumns, factors: [Double?], frame: DataFrame, _ settings: IncomeSettings
  ) throws(StudyError) {
    try Self.requireConstantArm(panel, columns: columns, frame: frame, settings)
    let selection = Selection(panel, columns: columns, factors: factors, settings)
    sample = EstimationSample(
      rowCount: panel.units.count, observations: selection.units.count, losses: selection.losses)
    let complete = selection.units
    places = IncomePlaces(complete, lost: selection.lost, hasWaves: panel.hasWaves, in: frame)
    let rows = complete.map { $0.after ?? 0 }
    self.rows = rows
    controlRows = complete.map { $0.before ?? $0.after ?? 0 }
    let nominal = { (row: Int) in columns.outcome[row] ?? 0 }
    let real = { (row: Int) in nominal(row) * (factors[row] ?? 1) }
    after = rows.map(real)
    nominalAfter = rows.map(nominal)
    if panel.hasWaves {
      before = complete.map { real($0.before ?? 0) }
      nominalBefore = complete.map { nominal($0.before ?? 0) }
    } else {
      before = columns.baseline.map { baseline in rows.map { (baseline[$0] ?? 0) * (factors[$0] ?? 1) } }
      nominalBefore = nil
    }
    let arm = rows.map { columns.arm[$0] ?? 0 }
    self.arm = arm
    attrition = Self.attrition(panel, columns: columns)
    takeUp = columns.takeUp.map { takeUp in
      let mean = { (group: Double) in
        Moments(rows.indices.filter { arm[$0] == group }.compactMap { takeUp[rows[$0]] }).mean
      }
      return HouseholdIncome.ArmMeans(comparison: mean(0), treated: mean(1))
    }
    self.columns = columns
  }

  var nominalTreatedMeans: (before: Double, after: Double)? { treatedMeans(nominalBefore, nominalAfter) }
  var realTreatedMeans: (before: Double, after: Double)? { nominalBefore == nil ? nil : treatedMeans(before, after) }

  private func treatedMeans(_ before: [Double]?, _ after: [Double]) -> (before: Double, after: Double)? {
    let treated = arm.indices.filter { arm[$0] == 1 }
    let weights = treated.map { columns.weights?[rows[$0]] ?? 1 }
    let total = compensatedSum(weights)
    guard let before, total > 0 else { return nil }
    let mean = { (values: [Double]) in
      compensatedSum(zip(treated, weights).map { values[$0] * $1 }) / total
    }
    return (mean(before), mean(after))
  }

  func treatmentSample(before: [Double]?, after: [Double], _ settings: IncomeSettings) -> TreatmentSample {
    let design = settings.design
    let groups = { (name: ColumnName?, values: Categories?) -> TreatmentSample.Groups? in
      guard let name, let values else { return nil }
      return TreatmentSample.Groups(name: name.text, grouping: Grouping(values.rows(rows)))
    }
    let pairs = groups(design.pairs, columns.pairs)
    return TreatmentSample(
      treatmentName: design.treatment?.text ?? "treatment", treatment: arm, outcome: after, baseline: before,
      controls: columns.controls.map { name, values in (name, controlRows.map { values[$0] ?? 0 }) },
      strata: pairs ?? groups(design.strata, columns.strata), strataArePairs: pairs != nil,
      clusters: groups(design.cluster, columns.clusters),
      weights: columns.weights.map { weights in rows.map { weights[$0] ?? 0 } },
      isRandomised: design.assignment == .random)
  }

  private static func attrition(
    _ panel: IncomePanel, columns: IncomeColumns
  ) -> (treatedBefore: Int, treatedAfter: Int, comparisonBefore: Int, comparisonAfter: Int) {
    var counts = (0, 0, 0, 0)
    for unit in panel.units {
      guard let before = unit.before, let group = columns.arm[before] else { continue }
      // Who was found and gave no answer is lost as well.
      let isSeen = unit.after.map { columns.outcome[$0] != nil } ?? false
      if group == 1 {
        counts.0 += 1
        if isSeen { counts.1 += 1 }
      } else {
        counts.2 += 1
        if isSeen { counts.3 += 1 }
      }
    }
    return counts
  }

  /// A unit belongs to one arm in both waves.
  private static func requireConstantArm(
    _ panel: IncomePanel, columns: IncomeColumns, frame: DataFrame, _ settings: IncomeSettings
  ) throws(StudyError) {
    let changed = panel.units.filter { unit in
      guard let before = unit.before, let after = unit.after, let first = columns.arm[before],
        let second = columns.arm[after]
      else { return false }
      return first != second
    }
    guard changed.isEmpty else {
      throw StudyError([
        .income(
          .treatmentChanges(
            path: frame.source, column: settings.design.treatment?.text ?? "",
            units: changed.prefix(5).map(\.name), total: changed.count),
          analysis: settings.id)
      ])
    }
  }
}

/// Complete units in the file's order, and the losses by the first thing that each other unit lacks.
private struct Selection {
  let units: [IncomePanel.Unit]
  /// What the other units lack, and who they are.
  let lost: [(loss: Loss, units: [IncomePanel.Unit])]

  var losses: [Loss] { lost.map { Loss($0.loss.reason, column: $0.loss.column, rows: $0.units.count) } }

  init(_ panel: IncomePanel, columns: IncomeColumns, factors: [Double?], _ settings: IncomeSettings) {
    var kept: [IncomePanel.Unit] = []
    var lost: [(loss: Loss, units: [IncomePanel.Unit])] = []
    for unit in panel.units {
      guard let reason = Self.reason(unit, panel: panel, columns: columns, factors: factors, settings) else {
        kept.append(unit)
        continue
      }
      if let position = lost.firstIndex(where: { $0.loss == reason }) {
        lost[position].units.append(unit)
      } else {
        lost.append((reason, [unit]))
      }
    }
    units = kept
    self.lost = lost
  }

  /// Why a unit cannot be used, as a loss of no rows; `nil` where it can.
  private static func reason(
    _ unit: IncomePanel.Unit, panel: IncomePanel, columns: IncomeColumns, factors: [Double?], _ settings: IncomeSettings
  ) -> Loss? {
    if panel.hasWaves, unit.before == nil || unit.after == nil {
      return Loss(.unmatched, column: settings.source.id.first?.text, rows: 0)
    }
    guard let after = unit.after else { return Loss(.unmatched, rows: 0) }
    let rows = [unit.before, after].compactMap { $0 }
    let design = settings.design
    let needed: [(ColumnName?, Bool)] = [
      (ColumnName(settings.outcome.name), rows.contains { columns.outcome[$0] == nil }),
      (design.treatment, columns.arm[after] == nil),
      (settings.period ?? "period", rows.contains { factors[$0] == nil }),
      (settings.baseline.map { ColumnName($0.text) }, columns.baseline.map { $0[after] == nil } ?? false),
      (design.cluster, columns.clusters.map { $0[after] == nil } ?? false),
      (design.pairs, columns.pairs.map { $0[after] == nil } ?? false),
      (design.strata, columns.strata.map { $0[after] == nil } ?? false),
      (design.weights, columns.weights.map { $0[after] == nil } ?? false),
    ]
    if let missing = needed.first(where: \.1) { return Loss(.missing, column: missing.0?.text, rows: 0) }
    // What a programme may have changed is no control: the wave before has them.
    for control in columns.controls where control.values[unit.before ?? after] == nil {
      return Loss(.missing, column: control.name, rows: 0)
    }
    if let weight = columns.weights?[after], weight == 0 {
      return Loss(.zeroWeight, column: design.weights?.text, rows: 0)
    }
    return nil
  }
}
