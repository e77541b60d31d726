import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

/// What the words of the income report claim, design by design.
@Suite struct IncomeWordingTests {
  /// One wave, twenty units, two in each of ten villages where there are any; `gap` is the effect.
  private func single(gap: Int = 0, assignment: DesignPlan.Assignment = .chosen) throws -> IncomeCase {
    let rows = (0..<20).map { unit in
      let village = unit / 2
      return "u\(unit),\(village % 2),\(100 + unit * 7 % 10 + (village % 2) * gap),v\(village),one"
    }
    return try IncomeCase(
      frame: frame("panel.csv", "unit,treat,y,village,province", rows), wave: nil, assignment: assignment)
  }

  @Test func anIntervalWithZeroInItIsInconclusiveAndSaysWhatCouldBeFound() throws {
    let text = try single().findings().words
    #expect(text.hasPrefix("INCONCLUSIVE. The estimate is "))
    #expect(text.contains(" A study like this would find an effect of "))
    #expect(text.contains("Not assigned by lot: the difference may also come from who took part."))
  }

  @Test func anIntervalAwayFromZeroSaysOnWhichSide() throws {
    #expect(
      try single(gap: 50, assignment: .random).findings().words.contains("(95% interval): above zero throughout."))
    let down = try single(gap: -50, assignment: .random).findings().words
    #expect(down.contains("below zero throughout."))
    #expect(!down.contains("Not assigned by lot"))
  }

  @Test func aTestThatDisagreesWithTheIntervalIsNamed() throws {
    // Randomisation within three pairs cannot reach 5%, whatever the interval says: 2/2^3 = 0.25.
    let rows = (0..<12).map {
      "u\($0),\($0 / 2 % 2),\(100 + $0 / 4 + ($0 / 2 % 2) * (50 + $0 / 4) + $0 % 2),v\($0 / 2),p\($0 / 4)"
    }
    let example = try IncomeCase(
      frame: frame("panel.csv", "unit,treat,y,village,pair", rows), wave: nil, assignment: .random)
    let text = try example.designed(cluster: "village", pairs: "pair").findings().words
    #expect(text.contains("above zero throughout."), "\(text)")
    #expect(text.contains("Not all agree: the randomisation test has p = 0.250."), "\(text)")
  }

  @Test func withoutABaselineTheHeadlineIsTheDifferenceOfMeans() throws {
    let random = try single(assignment: .random).findings()
    #expect(random.models.map(\.method) == ["difference-in-means"])
    #expect(random.table.columns.map(\.header.english) == ["Difference in means"])
    #expect(random.table.rows.first { $0.id == "units" }?.label == .glossary(.observations))
  }

  @Test func aBaselineColumnAllowsAncovaAndDifferences() throws {
    let rows = (0..<20).map { "u\($0),\($0 % 2),\(100 + $0 * 7 % 10),\(90 + $0 * 3 % 11)" }
    let data = frame("panel.csv", "unit,treat,y,y0", rows)
    var example = try IncomeCase(frame: data, wave: nil, assignment: .random)
    example.settings.baseline = try Expression("y0")
    #expect(try example.findings().main.method == "ancova")
    example = try IncomeCase(frame: data, wave: nil)
    example.settings.baseline = try Expression("y0")
    let findings = try example.findings()
    #expect(findings.main.method == "difference-in-differences")
    #expect(findings.table.noteText.contains("Only the main model carries a p-value and an interval."))
    #expect(!findings.table.noteText.contains("Lost to follow-up"))
  }

  @Test func clustersWithoutALotAreNamed() throws {
    let notes = try single().designed(cluster: "village").findings().table.noteText
    #expect(notes.contains("10 clusters, the largest 1.0 times the smallest"))
    #expect(notes.contains("of a t test on cluster means, where clusters weigh equally"))
    #expect(notes.contains("; df of the test 8."))
  }

  @Test func oneClusterHasNoStandardErrorAndSaysSo() throws {
    let findings = try single(gap: 50).designed(cluster: "province").findings()
    #expect(findings.lacksCovariance)
    #expect(findings.main.inference.estimate.estimate != nil)
    #expect(findings.main.inference.estimate.standardError == nil)
    #expect(findings.table.noteText.contains("Errors: only one cluster of 'province': no standard error can be had."))
    #expect(findings.table.rows.first { $0.id == "p" }?.cells.first?.text(in: .english) == "-")
    #expect(findings.words.contains("how far off it may be cannot be said."))
    #expect(findings.record.notes == ["only one cluster of 'province': no standard error can be had"])
  }

  @Test func tooFewClustersInAnArmWithoutALotHaveNoInterval() throws {
    let rows = (0..<16).map { "u\($0),\($0 < 4 ? 1 : 0),\(100 + $0 * 7 % 10),v\($0 / 4)" }
    let example = try IncomeCase(frame: frame("panel.csv", "unit,treat,y,village", rows), wave: nil)
    let findings = try example.designed(cluster: "village").findings()
    #expect(
      findings.table.noteText.contains(
        "only 1 cluster in the smaller arm and no assignment by lot: no test and no interval can be supported."))
    // The one cluster of the smaller arm has no variance that could be seen.
    #expect(findings.main.inference.estimate.standardError == nil)
    #expect(findings.main.inference.estimate.pValue == nil)
    #expect(findings.lacksCovariance)
  }

  @Test func aCovarianceThatWasAskedForIsNamedWithItsFactorAndDegreesOfFreedom() throws {
    var example = try single().designed(cluster: "village")
    example.settings.request = InferenceRequest(covariance: .cr1)
    // G/(G - 1) = 10/9.
    #expect(
      try example.findings().table.noteText.contains(
        /asked for by the analyst: CR1 by village, small-sample factor 1\.1111, df \d+\.\d \(Satterthwaite\)\./))
    example.settings.request = InferenceRequest(covariance: .cr1, degreesOfFreedom: .residual)
    #expect(try example.findings().table.noteText.contains("df 9.0 (clusters - 1)."))
    example.settings.request = InferenceRequest(covariance: .hc3, degreesOfFreedom: .residual)
    #expect(try example.findings().table.noteText.contains("HC3, df 18.0 (rows - coefficients)."))
  }

  @Test func controlsThatAddNothingAreNamed() throws {
    let rows = (0..<20).map { "u\($0),\($0 % 2),\(100 + $0 * 7 % 10),\($0),\(2 * $0)" }
    var example = try IncomeCase(frame: frame("panel.csv", "unit,treat,y,a,b", rows), wave: nil)
    example.settings.controls = ["a", "b"]
    let findings = try example.findings()
    #expect(findings.table.noteText.contains("Dropped, a combination of other columns: "))
    #expect(findings.record.notes.count == 1)
  }

  @Test func anExactFitAllowsNoTest() throws {
    let rows = (0..<20).map { "u\($0),\($0 % 2),\(100 + $0 % 2 * 50)" }
    let findings = try IncomeCase(frame: frame("panel.csv", "unit,treat,y", rows), wave: nil).findings()
    #expect(findings.main.inference.estimate.pValue == nil)
    #expect(
      findings.table.noteText.contains(
        "The model fits without error: a standard error of 0 allows no test and no interval."))
  }

  @Test func aCompanionThatTheDataCannotGiveIsNamed() throws {
    // Everybody's outcome changes by ten: there is no spread of changes to compare.
    let rows = (0..<20).map { "u\($0),\($0 % 2),\(100 + $0 * 7 % 10),\(90 + $0 * 7 % 10)" }
    var example = try IncomeCase(
      frame: frame("panel.csv", "unit,treat,y,y0", rows), wave: nil, assignment: .random)
    example.settings.baseline = try Expression("y0")
    example.settings.headline = "difference-in-means"
    let findings = try example.findings()
    #expect(findings.undefined == ["difference-in-differences"])
    #expect(findings.table.noteText.contains("Not defined for these data: Diff-in-diff."))
    #expect(findings.record.notes == ["not defined for these data: difference-in-differences"])
  }

  @Test func unequalLossesAreACautionWithTheirSize() throws {
    let rows = (0..<20).flatMap { unit -> [String] in
      let before = "u\(unit),0,\(unit % 2),\(100 + unit * 7 % 10)"
      let after = "u\(unit),1,\(unit % 2),\(105 + unit * 3 % 10)"
      return [0, 2, 4].contains(unit) ? [before] : [before, after]
    }
    let text = try IncomePanelTests.panel(rows).findings().words
    #expect(
      text.contains(
        "The comparison group lost 30 percentage points more of its units to follow-up: if those who were lost differ, "
          + "the effect is biased."))
  }

  @Test func theTitleHasTheUnitAndThePrices() throws {
    let rows =
      ["a,0,1,100,2022-05", "a,1,1,300,2023-11", "b,0,0,200,2022-05", "b,1,0,310,2023-11"]
      + ["c,0,1,120,2022-05", "c,1,1,330,2023-11", "d,0,0,210,2022-05", "d,1,0,300,2023-11"]
    var example = try IncomeCase(frame: frame("panel.csv", "unit,wave,treat,y,month", rows))
    example.deflators = priceIndex()
    example.settings.deflators = DeflatorPlan(file: "prices.csv", period: "period", index: "cpi", base: "2022-05")
    example.settings.outcome = OutcomePlan(
      name: "income", data: "panel", compute: try Expression("y"), label: LocalizedText("Income", ja: "所得"),
      unit: LocalizedText("LAK", ja: "キープ"), isReal: true)
    let findings = try example.findings()
    #expect(findings.table.title.english == "Effect of the programme: Income (LAK, prices of 2022-05)")
    #expect(findings.table.title.japanese == "事業の効果：所得 (キープ, 2022-05の価格)")
    #expect(findings.table.noteText.contains("Money in prices of 2022-05."))
    // Nominal 110 to 315; real 110 to 210.
    #expect(
      findings.words.contains(
        "The programme group's mean changed by +186% in the money of the day and by +91% in constant prices; neither is "
          + "the effect of the programme."))
  }
}
