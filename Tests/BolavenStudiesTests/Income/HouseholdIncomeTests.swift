import BolavenData
import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct HouseholdIncomeTests {
  private func income(_ example: IncomeCase) throws -> HouseholdIncome {
    try HouseholdIncome(example.frame, deflators: example.deflators, example.settings)
  }

  @Test func everyUnitThatIsLeftOutIsCountedOnceByWhatItLacksFirst() throws {
    let header = "unit,wave,treat,y,x,w,village"
    let rows = [
      "a,0,1,1,1,1,v1", "a,1,1,2,1,1,v1", "b,0,0,1,1,1,v2", "b,1,0,2,1,1,v2",
      // Seen once.
      "c,0,1,1,1,1,v1",
      // No outcome before; no arm; no control before; no weight; weight zero; no village.
      "d,0,1,NA,1,1,v1", "d,1,1,2,1,1,v1", "e,0,,1,1,1,v1", "e,1,,2,1,1,v1", "f,0,1,1,,1,v1", "f,1,1,2,1,1,v1",
      "g,0,0,1,1,1,v1", "g,1,0,2,1,nd,v1", "h,0,0,1,1,0,v1", "h,1,0,2,1,0,v1", "i,0,0,1,1,1,v1", "i,1,0,2,1,1,",
    ]
    var example = try IncomeCase(frame: frame("panel.csv", header, rows)).designed(cluster: "village", weights: "w")
    example.settings.controls = ["x"]
    let sample = try income(example).estimationSample
    #expect(sample.rowCount == 9)
    #expect(sample.observations == 2)
    #expect(
      sample.losses == [
        Loss(.unmatched, column: "unit", rows: 1), Loss(.missing, column: "income", rows: 1),
        Loss(.missing, column: "treat", rows: 1), Loss(.missing, column: "x", rows: 1),
        Loss(.missing, column: "w", rows: 1), Loss(.zeroWeight, column: "w", rows: 1),
        Loss(.missing, column: "village", rows: 1),
      ])
    #expect(sample.losses.map(\.rows).reduce(0, +) + sample.observations == sample.rowCount)
  }

  @Test func moneyOfEachWaveIsPutIntoThePricesOfTheBase() throws {
    let rows = ["a,0,1,100,2022-05", "a,1,1,300,2023-11", "b,0,0,200,2022-05", "b,1,0,300,2023-11"]
    var example = try IncomeCase(frame: frame("panel.csv", "unit,wave,treat,y,month", rows))
      .measuring("y", real: true)
    example.deflators = priceIndex()
    example.settings.deflators = DeflatorPlan(file: "prices.csv", period: "period", index: "cpi", base: "2022-05")
    let found = try income(example)
    #expect(found.sample.baseline == [100, 200])
    #expect(found.sample.outcome == [200, 200])
    #expect(found.nominalTreated?.after == 300)
    #expect(found.realTreated?.after == 200)
    #expect(found.priceBase == "2022-05")
  }

  @Test func realTermsWithoutAnIndexOrAPeriodAreRefused() throws {
    var example = try IncomePanelTests.panel(IncomePanelTests.rows).measuring("y", real: true)
    #expect(example.problems() == [.income(.noDeflators, analysis: "income-effect")])
    example.deflators = priceIndex()
    example.settings.deflators = DeflatorPlan(file: "prices.csv", period: "period", index: "cpi", base: "2022-05")
    #expect(
      example.problems() == [
        .income(
          .noPeriodColumn(path: "panel.csv", deflators: "prices.csv", candidates: []), analysis: "income-effect")
      ])
  }

  @Test func winsorisingPoolsArmsAndUsesTheUnitsThatAreLeft() throws {
    // Five complete units; the sixth, with the largest outcome, is seen once.
    let after = [10, 20, 30, 40, 50]
    let rows =
      after.enumerated().flatMap { ["u\($0),0,\($0 % 2),\(2 * $1)", "u\($0),1,\($0 % 2),\($1)"] } + ["u5,1,1,9000"]
    let found = try income(
      IncomeCase(frame: frame("panel.csv", "unit,wave,treat,y", rows)).measuring("y", winsorised: 0.9))
    // NumPy 2.4.6: quantile([10, 20, 30, 40, 50], 0.9) = 46.
    #expect(found.winsorCuts?.after == 46)
    #expect(found.winsorCuts?.before == 92)
    #expect(found.sample.outcome == [10, 20, 30, 40, 46])
    #expect(found.unwinsorised?.outcome == [10, 20, 30, 40, 50])
  }

  @Test func meansOfTheTreatedAreWeightedLikeTheModel() throws {
    let rows = ["a,0,1,10,1", "a,1,1,20,1", "b,0,1,40,3", "b,1,1,60,3", "c,0,0,5,1", "c,1,0,5,1"]
    let found = try income(
      IncomeCase(frame: frame("panel.csv", "unit,wave,treat,y,w", rows)).designed(weights: "w"))
    #expect(found.realTreated?.before == 32.5)
    #expect(found.realTreated?.after == 50)
  }

  @Test func takeUpIsAShareOfEachArm() throws {
    let rows = ["a,1,1,1", "b,1,0,2", "c,0,0,3", "d,0,0,4", "e,0,1,5"]
    let example = try IncomeCase(frame: frame("panel.csv", "unit,treat,took,y", rows), wave: nil)
      .designed(takeUp: "took")
    let found = try income(example)
    #expect(found.takeUp?.treated == 0.5)
    #expect(agreeingDigits(found.takeUp?.comparison ?? 0, 1.0 / 3) >= 15)
    let notes = try example.findings().table.noteText
    #expect(notes.contains("Took part: programme 50.0%, comparison 33.3%; the effect is that of being assigned."))
  }

  @Test func nothingLeftIsRefusedWithTheLosses() throws {
    let example = try IncomeCase(frame: frame("panel.csv", "unit,treat,y", ["a,1,NA", "b,0,"]), wave: nil)
    #expect(
      example.problems() == [
        .estimation(.emptySample([Loss(.missing, column: "income", rows: 2)]), analysis: "income-effect")
      ])
  }
}
