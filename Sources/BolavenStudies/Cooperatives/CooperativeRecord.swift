import BolavenEstimation
import BolavenReports

extension CooperativeFindings {
  /// `INDICATOR@YEAR` for levels, `INDICATOR.change` and `growth.INDICATOR` for changes; growth of groups inside.
  public var record: ModelRecord {
    let sample = EstimationSample(
      rowCount: check.rowCount, observations: rowsUsed,
      losses: check.rowCount > rowsUsed ? [Loss(.filter, column: "year", rows: check.rowCount - rowsUsed)] : [])
    var record = ModelRecord(method: "cooperative-growth", sample: sample, estimates: estimates)
    record.notes = notes
    let groups = rows.flatMap { row in
      (row.growth?.ofGroups ?? []).map { group in
        Estimate(term: "growth.\(row.indicator.id).\(group.group)", estimate: group.growth)
      }
    }
    if !groups.isEmpty {
      record.models.append(ModelRecord(method: "cooperative-growth-groups", sample: sample, estimates: groups))
    }
    return record
  }

  private var estimates: [Estimate] {
    let levels = ([membersAtStart].compactMap { $0 } + rows).flatMap { row in
      [(period.from, row.from), (period.to, row.to)].flatMap { year, value in
        var estimates = [Estimate(term: "\(row.indicator.id)@\(year)", estimate: value.value)]
        if row.indicator.hasMedian {
          estimates.append(Estimate(term: "\(row.indicator.id).median@\(year)", estimate: value.median))
        }
        return estimates
      }
    }
    return levels + [Estimate(term: "groups.continuing", estimate: Double(flow.continuing.count))]
      + rows.flatMap { row in row.growth.map { estimates(of: $0, row.indicator.id) } ?? [] }
  }

  private func estimates(of growth: CooperativeGrowth, _ name: String) -> [Estimate] {
    [
      Estimate(term: "\(name).continuing@\(period.from)", estimate: growth.continuingFrom),
      Estimate(term: "\(name).continuing@\(period.to)", estimate: growth.continuingTo),
      Estimate(term: "\(name).change", estimate: growth.change),
      Estimate(term: "\(name).change.continuing", estimate: growth.continuing),
      Estimate(term: "\(name).change.entry", estimate: growth.entry),
      Estimate(term: "\(name).change.exit", estimate: growth.exit),
      Estimate(term: "\(name).ratio.continuing", estimate: growth.ratio),
      Estimate(term: "growth.\(name)", estimate: growth.pooled),
      Estimate(term: "growth.\(name).all", estimate: growth.pooledAll),
      Estimate(term: "growth.\(name).median", estimate: growth.median),
      Estimate(term: "growth.\(name).min", estimate: growth.least),
      Estimate(term: "growth.\(name).max", estimate: growth.greatest),
    ]
  }

  /// What is not defined and what the ledger breaks.
  private var notes: [String] {
    let sentences =
      [CooperativeWording.identities(check, yearsOfLoss: yearsOfLoss), CooperativeWording.nominal]
      + check.violations.map(CooperativeWording.violation)
      + omitted.map { CooperativeWording.omitted($0.indicator, missing: $0.missing) }
      + CooperativeWording.absences(rows, period)
    return sentences.map { $0(.english) }
  }
}
