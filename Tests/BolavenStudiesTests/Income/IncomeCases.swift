import BolavenData
import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

/// Income analyses of rows that stand in a test.
struct IncomeCase {
  var settings: IncomeSettings
  var frame: DataFrame
  var deflators: DataFrame?

  /// - Parameter columns: texts, one column after the other, of equal length; `nil` is an empty cell.
  init(
    _ columns: [(ColumnName, [String?])], outcome: String = "y", id: String? = "unit", wave: String? = "wave",
    assignment: DesignPlan.Assignment = .chosen, described: [DataPlan.Column] = []
  ) throws {
    let frame = DataFrame(source: "panel.csv", columns: columns.map { ($0.0, .text(Categories($0.1))) })
    self = try IncomeCase(
      frame: frame, outcome: outcome, id: id, wave: wave, assignment: assignment, described: described)
  }

  init(
    frame: DataFrame, outcome: String = "y", id: String? = "unit", wave: String? = "wave",
    assignment: DesignPlan.Assignment = .chosen, described: [DataPlan.Column] = []
  ) throws {
    self.frame = frame
    settings = IncomeSettings(
      source: DataPlan(
        name: "panel", waves: [DataPlan.Wave(name: nil, file: "panel.csv")], id: id.map { [ColumnName($0)] } ?? [],
        waveColumn: wave.map { ColumnName($0) }, columns: described),
      outcome: OutcomePlan(
        name: "income", data: "panel", compute: try Expression(outcome), label: LocalizedText("Income")),
      design: DesignPlan(
        name: "design", kind: .panel, data: "panel", treatment: "treat", assignment: assignment))
  }

  /// The same analysis with another design.
  func designed(
    before: String? = nil, after: String? = nil, treated: String = "1", takeUp: ColumnName? = nil,
    cluster: ColumnName? = nil, pairs: ColumnName? = nil, strata: ColumnName? = nil, weights: ColumnName? = nil
  ) -> IncomeCase {
    var changed = self
    changed.settings.design = DesignPlan(
      name: "design", kind: .panel, data: "panel", before: before, after: after, treatment: "treat",
      treated: treated, takeUp: takeUp, assignment: settings.design.assignment, cluster: cluster, pairs: pairs,
      strata: strata, weights: weights)
    return changed
  }

  /// The same analysis of another outcome.
  func measuring(_ outcome: String, real: Bool = false, winsorised: Double? = nil) throws -> IncomeCase {
    var changed = self
    changed.settings.outcome = OutcomePlan(
      name: "income", data: "panel", compute: try Expression(outcome), label: LocalizedText("Income"), isReal: real,
      winsorisedAt: winsorised)
    return changed
  }

  func findings() throws -> IncomeFindings {
    let income = try HouseholdIncome(frame, deflators: deflators, settings)
    do {
      return try IncomeFindings(income, settings, file: "panel.csv")
    } catch {
      throw StudyError([.estimation(error, analysis: settings.id)])
    }
  }

  /// The problems that keep the analysis from its findings.
  func problems() -> [StudyProblem] {
    do {
      _ = try findings()
      return []
    } catch {
      return (error as? StudyError)?.problems ?? []
    }
  }
}

/// A price index of three months.
func priceIndex(_ rows: [(String?, String?)] = [("2022-05", "100"), ("2022-11", "120"), ("2023-11", "150")])
  -> DataFrame
{
  DataFrame(
    source: "prices.csv",
    columns: [("period", .text(Categories(rows.map(\.0)))), ("cpi", .text(Categories(rows.map(\.1))))])
}
