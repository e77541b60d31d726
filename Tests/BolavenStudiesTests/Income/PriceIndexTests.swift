import BolavenData
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct PriceIndexTests {
  private let plan = DeflatorPlan(file: "prices.csv", period: "period", index: "cpi", base: "2022-11")

  private func problems(_ rows: [(String?, String?)], base: String = "2022-11") -> [StudyProblem] {
    problemsOf {
      _ = try PriceIndex(
        priceIndex(rows), DeflatorPlan(file: "prices.csv", period: "period", index: "cpi", base: base),
        analysis: "effect")
    }
  }

  @Test func moneyIsMultipliedByTheIndexOfTheBaseOverThatOfItsPeriod() throws {
    let index = try PriceIndex(priceIndex(), plan, analysis: "effect")
    let panel = frame("panel.csv", "month,y", ["2022-05,1", "2023-11,1", ",1", "2022-11,1"])
    let factors = try index.factors(panel.categories("month"), column: "month", in: panel, analysis: "effect")
    #expect(factors == [1.2, 0.8, nil, 1])
  }

  @Test func aPeriodWithoutAPriceIsNamed() throws {
    let index = try PriceIndex(priceIndex([("2022-11", "100"), ("2022-12", "")]), plan, analysis: "effect")
    let panel = frame("panel.csv", "month", ["2022-11", "2022-12", "2023-01", "2023-01"])
    #expect(
      problemsOf {
        _ = try index.factors(panel.categories("month"), column: "month", in: panel, analysis: "effect")
      } == [
        .income(
          .periodMissing(
            path: "panel.csv", column: "month", periods: ["2022-12", "2023-01"], deflators: "prices.csv"),
          analysis: "effect")
      ])
  }

  @Test func theBaseMustBeThere() {
    #expect(
      problems([("2022-05", "100"), ("2022-06", "101")], base: "2022-07") == [
        .income(
          .baseMissing(deflators: "prices.csv", base: "2022-07", found: ["2022-05", "2022-06"]), analysis: "effect")
      ])
  }

  @Test("an index is above zero", arguments: ["0", "-1"])
  func indexAboveZero(_ value: String) {
    guard case .data(.outOfRange(_, "cpi", _, let cells, 1, _, _))? = problems([("2022-11", value)]).first else {
      Issue.record("no problem")
      return
    }
    #expect(cells == [CellFact(row: 2, text: value)])
  }

  @Test func aPeriodStandsOnce() {
    #expect(
      problems([("2022-11", "100"), ("2022-11", "101")]) == [
        .data(
          .duplicateIdentifier(
            path: "prices.csv", column: "period", excelColumn: "A", identifier: "2022-11", rows: [2, 3]))
      ])
  }

  @Test func theColumnOfPeriodsIsFoundByItsValues() throws {
    let index = try PriceIndex(priceIndex(), plan, analysis: "effect")
    let panel = frame("panel.csv", "id,seen,asked", ["a,2022-05,2022-05", "b,2023-11,2024-01"])
    #expect(index.periodColumns(of: panel) == ["seen"])
    // A column with a period that the index lacks is still the column: the message can then name the period.
    #expect(index.periodColumns(of: frame("panel.csv", "id,asked", ["a,2022-05", "b,2024-01"])) == ["asked"])
  }
}
