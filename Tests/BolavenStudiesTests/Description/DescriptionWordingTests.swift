import BolavenData
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct DescriptionWordingTests {
  @Test func titlesNameTheGroups() {
    #expect(DescriptionWording.summaryTitle(by: nil)(.english) == "Summary statistics")
    #expect(DescriptionWording.summaryTitle(by: "ເມືອງ")(.japanese) == "ເມືອງ別の要約統計量")
    #expect(DescriptionWording.frequencyTitle(by: "sex")(.english) == "How often each value occurs, by sex")
    #expect(DescriptionWording.differenceTitle(by: "sex")(.english) == "Differences between the groups of sex")
  }

  @Test func oneIsSingular() {
    #expect(DescriptionWording.others(1)(.english) == "1 other value")
    #expect(DescriptionWording.others(12)(.english) == "12 other values")
    #expect(DescriptionWording.names(400, atMost: 2)(.english) == "400 values, each at most 2 times")
    let sample = DescriptionWording.sample(rows: 1, of: 1, filter: nil, by: "g", withoutGroup: 2)(.english)
    #expect(sample == "1 of 1 row. 2 rows have no value of g and are in no group.")
  }

  @Test func aCautionListsThreeCells() {
    let cells = (2...20).map { CellFact(row: $0, text: "x") }
    let many = DescriptionWording.caution("age", .notNumbers(total: 19, of: 400, cells: cells))(.english)
    #expect(
      many
        == "age is counted as text: 19 of its 400 values are no numbers (row 2 \"x\", row 3 \"x\", row 4 \"x\", ...).")
    let two = DescriptionWording.caution("kip", .ambiguous(total: 2, cells: Array(cells.prefix(2))))(.english)
    #expect(two == "kip is counted as text: 2 numbers can be read in two ways (row 2 \"x\", row 3 \"x\").")
  }
}
