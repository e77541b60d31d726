import BolavenData
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct FrequencyTableTests {
  @Test func levelsOfEveryScriptAreRows() throws {
    let table = try DescriptionCase.findings { $0.columns = ["village", "sex"] }.frequencyTable
    #expect(
      table.lines() == """
        ປາກຊອງ  2  50.0
        パクソン  2  50.0
        Missing  1  \("")
        ຍິງ  3  60.0
        ຊາຍ  2  40.0
        Missing  0  \("")
        """)
    #expect(table.blocks.map { $0.label?(.english) } == ["village", "sex"])
    let page = String(
      decoding: TextRenderer().render(
        Report(id: "a", title: LocalizedText("A"), blocks: [.table(table)]), in: .english), as: UTF8.self)
    #expect(page.contains("ປາກຊອງ") && page.contains("パクソン"))
  }

  @Test func groupsStandSideBySideUnderTheirNames() throws {
    let table = try DescriptionCase.findings {
      $0.columns = ["sex"]
      $0.by = "village"
    }.frequencyTable
    #expect(table.spanners.map { $0.header(.english) } == ["All", "ປາກຊອງ", "パクソン"])
    #expect(
      table.lines() == """
        ຍິງ  3  60.0  1  50.0  2  100.0
        ຊາຍ  2  40.0  1  50.0  0  0.0
        Missing  0  \("")  0  \("")  0  \("")
        """)
  }

  @Test func whatIsNotListedIsCounted() throws {
    let text = "x\n" + (0..<200).map { "HH\($0)\n" }.joined()
    #expect(
      try DescriptionCase.findings(text).frequencyTable.lines() == "200 values, each once  200  100.0\nMissing  0  ")
    let few = try DescriptionCase.findings("x\na\na\nb\nc\n") { $0.levels = 1 }.frequencyTable
    #expect(few.lines() == "a  2  50.0\n2 other values  2  50.0\nMissing  0  ")
  }

  @Test func aColumnWithoutValuesHasNoShares() throws {
    let table = try DescriptionCase.findings("x,y\n,a\nNA,a\n") { $0.countsValues = true }.frequencyTable
    #expect(table.lines() == "Missing  2  \na  2  100.0\nMissing  0  ")
  }
}
