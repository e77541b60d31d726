import BolavenData
import Testing

private func frame(_ cells: String...) -> DataFrame {
  DataFrame(
    source: "a.csv", columns: [("id", .text(Categories(cells.map { _ in "x" }))), ("x", .text(Categories(cells)))])
}

@Suite struct NumbersTests {
  @Test(
    "a number is digits, a sign, a point and an exponent, with blanks around it",
    arguments: [
      ("12", 12), (" -0.5\t", -0.5), ("+3", 3), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1.5E-2", 0.015),
      ("007", 7), ("\u{A0}4", 4), ("9007199254740993", 9_007_199_254_740_992), ("0.1", 0.1),
    ])
  func reads(_ example: (text: String, number: Double)) throws {
    #expect(try frame(example.text).numbers("x")[0] == example.number)
  }

  @Test(
    "nothing is guessed from other writing",
    arguments: ["1,200", "1 200", "12kg", "0x10", "inf", "nan", "1e400", "--1", "1.2.3", "e5", "½", "๑2", "1_000", "."])
  func refuses(_ text: String) {
    #expect(
      throws: DataError([
        .notANumber(path: "a.csv", column: "x", excelColumn: "B", cells: [CellFact(row: 3, text: text)], total: 1)
      ])
    ) { try frame("1", text).numbers("x") }
  }

  @Test("Thai and Lao digits are digits", arguments: [("๑๒", 12), ("-๑.๕", -1.5), ("໑໒", 12)])
  func readsOtherDigits(_ example: (text: String, number: Double)) throws {
    #expect(try frame(example.text).numbers("x")[0] == example.number)
  }

  private func numbers(_ cells: String..., writing: NumberWriting) throws(DataError) -> [Double] {
    try DataFrame(source: "a.csv", columns: [("x", .text(Categories(cells)))], numberWriting: writing).numbers("x")
      .values
  }

  @Test func aNumberThatCanBeReadInOneWayOnlyShowsHowTheOthersAreWritten() throws {
    #expect(try numbers("๑๒,๓๔๕.๕๐", "1,200", writing: NumberWriting()) == [12345.5, 1200])
    #expect(
      try numbers("1.234,50", "7,25", "1.250", writing: NumberWriting(hasSemicolons: true)) == [1234.5, 7.25, 1250])
    #expect(throws: DataError.self) { try numbers("໑໒.໓໔໕,໕໐", writing: NumberWriting()) }
    #expect(throws: DataError.self) { try numbers("7,25", writing: NumberWriting()) }
  }

  @Test func whatIsDeclaredIsObeyed() throws {
    let comma = NumberWriting(hasDecimalComma: true)
    #expect(try numbers("໑໒.໓໔໕,໕໐", "1.250", "1 000,5", writing: comma) == [12345.5, 1250, 1000.5])
    #expect(throws: DataError.self) { try numbers("1.5", writing: comma) }
    #expect(throws: DataError.self) { try numbers("1,234.50", writing: comma) }
    let point = NumberWriting(hasDecimalComma: false, groupingMark: "'")
    #expect(try numbers("1'250.5", "1.250", writing: point) == [1250.5, 1.25])
    #expect(throws: DataError.self) { try numbers("1,250", writing: point) }
  }

  @Test func twoWaysOfWritingInOneColumnAreAnError() {
    #expect(
      throws: DataError([
        .ambiguousNumber(
          path: "a.csv", column: "x", excelColumn: "A",
          cells: [CellFact(row: 2, text: "1.234,50"), CellFact(row: 3, text: "1,234.50")], total: 2)
      ])
    ) { try numbers("1.234,50", "1,234.50", writing: NumberWriting(hasSemicolons: true)) }
  }

  @Test func textsForNoAnswerAreMissing() throws {
    let values = try frame("NA", "-", "ບໍ່ມີ", "該当なし", " ", "n/a", "1").numbers("x")
    #expect(values.missing == [true, true, true, true, true, true, false])
  }

  @Test func everyBadCellIsCountedAndTwentyAreListed() {
    let cells = (0..<50).map { $0 % 2 == 0 ? "bad" : "\($0)" }
    let many = DataFrame(source: "a.csv", columns: [("x", .text(Categories(cells)))])
    guard case .notANumber(_, _, _, let facts, let total)? = (try? many.numbers("x")) == nil ? problem(many) : nil
    else {
      Issue.record("no problem")
      return
    }
    #expect(facts.count == 20 && total == 25 && facts[19].row == 40)
  }

  private func problem(_ frame: DataFrame) -> DataProblem? {
    do throws(DataError) { _ = try frame.numbers("x") } catch { return error.problems.first }
    return nil
  }

  @Test func numbersOutOfRangeAreReportedAsWritten() {
    #expect(
      throws: DataError([
        .outOfRange(
          path: "a.csv", column: "x", excelColumn: "B",
          cells: [CellFact(row: 3, text: "21"), CellFact(row: 4, text: "-0.50")], total: 2, low: 0, high: 20)
      ])
    ) { try frame("20", "21", "-0.50", "NA", "0").numbers("x", within: 0...20) }
  }
}
