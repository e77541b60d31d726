import BolavenData
import Testing

@testable import BolavenStudies

@Suite struct DescribedColumnTests {
  private func column(_ cells: [String?], countsValues: Bool = false) throws -> DescribedColumn {
    var settings = DescriptionSettings(file: "a.csv")
    settings.countsValues = countsValues
    let frame = DataFrame(source: "a.csv", columns: [("x", .text(Categories(cells)))])
    return try DescribedColumn("x", in: frame, settings)
  }

  private func isNumbers(_ column: DescribedColumn) -> Bool {
    if case .numbers = column.content { true } else { false }
  }

  @Test(
    "numbers with missing cells are numbers",
    arguments: [["1", nil, "2.5"], ["-3", "NA"], ["0", "0.5", "-0.25"], [nil, nil], ["NA", "-"]])
  func areNumbers(_ cells: [String?]) throws { #expect(isNumbers(try column(cells))) }

  @Test(
    "identifiers and words are texts",
    arguments: [["007", "012"], ["1", "02"], ["A1", "A2"], ["2024-05-01"], ["1", "yes"], ["1,5", "2,5"]])
  func areTexts(_ cells: [String?]) throws {
    let column = try column(cells)
    #expect(!isNumbers(column))
    #expect(column.doubt == nil || cells == ["1", "yes"])
  }

  /// One word among the first keeps the column from being numbers, and half of them from being read to its end.
  @Test func wordsAmongTheFirstTextsDecide() throws {
    let words = (0..<100).map { "\($0 % 2 == 0 ? "w" : "")\($0)" } + (0..<5000).map { "\($0)" }
    #expect(!isNumbers(try column(words)))
    let numbers = (0..<5000).map { "\($0)" } + ["last"]
    #expect(!isNumbers(try column(numbers)))
    #expect(try column(numbers).doubt != nil)
  }

  @Test func numbersAreCountedWhereThatIsAsked() throws {
    #expect(!isNumbers(try column(["1", "2"], countsValues: true)))
  }

  @Test func aColumnThatIsNearlyAllNumbersIsDoubted() throws {
    let cells = (1...19).map { "\($0)" } + ["twelve"]
    guard case .notNumbers(1, 20, let facts)? = try column(cells).doubt else {
      Issue.record("no doubt")
      return
    }
    #expect(facts == [CellFact(row: 21, text: "twelve")])
    #expect(try column((1...5).map { "\($0)" } + ["a", "b"]).doubt == nil)
  }
}
