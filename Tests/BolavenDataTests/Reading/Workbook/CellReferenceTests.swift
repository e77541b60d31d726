import Testing

@testable import BolavenData

@Suite struct CellReferenceTests {
  private func place(_ text: String) -> CellReference? {
    var text = text
    return text.withUTF8 { CellReference($0) }
  }

  @Test(arguments: [("A1", 1, 0), ("Z9", 9, 25), ("AA10", 10, 26), ("XFD1048576", 1_048_576, 16_383), ("b2", 2, 1)])
  func readsLettersAndDigits(_ example: (text: String, row: Int, column: Int)) throws {
    let found = try #require(place(example.text))
    #expect(found == CellReference(row: example.row, column: example.column))
    #expect(found.text == example.text.uppercased())
  }

  @Test(arguments: [
    "", "A", "1", "A0", "A1048577", "XFE1", "ZZZZ1", "A1B", "$A$1", "A-1", "A 1", "A99999999999999", "Á1", "A1:B2",
  ])
  func refusesWhatNoSheetHas(_ text: String) { #expect(place(text) == nil) }

  @Test func readsRanges() {
    var text = "B1:D2"
    let range = text.withUTF8 { CellRange($0) }
    #expect(range?.text == "B1:D2" && range?.last.column == 3)
    for wrong in ["", ":", "B1:", "D1:B1", "A2:A1"] {
      var wrong = wrong
      #expect(wrong.withUTF8 { CellRange($0) } == nil)
    }
  }
}
