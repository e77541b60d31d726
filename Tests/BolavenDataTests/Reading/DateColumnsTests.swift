import BolavenData
import Testing

private func read(_ text: String) throws(DataError) -> DataFrame {
  try CSVReader().read(DataFile(path: "a.csv", bytes: Array(text.utf8)))
}

@Suite struct DateColumnsTests {
  @Test func buddhistYearsBecomeThoseOfTheCommonEraWithOneNote() throws {
    let frame = try read("id,date\n1,15/03/2566\n2,01/12/2565\n3,\n4,๐๑/๑๒/๒๕๖๕\n")
    #expect(try frame.categories("date").levels == ["15/03/2023", "01/12/2022"])
    #expect(frame.notes == [.buddhistYears(column: "date", converted: 3, others: 0)])
    let mixed = try read("id,date\n1,15/03/2566\n2,15/03/2023\n")
    #expect(try mixed.categories("date").codes == [0, 0])
    #expect(mixed.notes == [.buddhistYears(column: "date", converted: 1, others: 1)])
  }

  @Test(
    "numbers and other texts are no dates", arguments: ["2566", "x 15/03/2566", "15/03", "2566/2567", "99/99/2566"])
  func leavesOthers(_ text: String) throws {
    let frame = try read("a\n\(text)\n")
    #expect(try frame.categories("a").levels == [text] && frame.notes == [])
  }

  @Test func identifiersThatASpreadsheetCutAreNoted() throws {
    let frame = try read("id,code,phone\n007,1E5,8.56205E+11\n010,2D3,+8562055512345\n")
    #expect(
      frame.notes == [
        .damagedIdentifiers(column: "phone", cells: [CellFact(row: 2, text: "8.56205E+11")], total: 1)
      ])
    #expect(try frame.categories("code").levels == ["1E5", "2D3"])
    #expect(try read("x\n1.5E+12\n2.25\n").notes == [])
  }
}
