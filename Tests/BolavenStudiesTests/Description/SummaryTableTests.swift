import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct SummaryTableTests {
  @Test func eachColumnIsARow() throws {
    #expect(
      try DescriptionCase.findings().summaryTable.lines() == """
        age  4  1  37.0  12.0  25.0  28.8  35.5  43.8  52.0
        income  4  1  300  183  100  175  300  425  501
        """)
  }

  @Test func eachGroupIsARowBelowAll() throws {
    let table = try DescriptionCase.findings {
      $0.by = "village"
      $0.columns = ["age"]
    }.summaryTable
    #expect(table.blocks.map { $0.label?(.english) } == ["age"])
    #expect(
      table.lines() == """
        All  4  1  37.0  12.0  25.0  28.8  35.5  43.8  52.0
        ປາກຊອງ  1  1  30.0  -  30  30  30  30  30
        パクソン  2  0  33.0  11.3  25  29  33  37  41
        """)
    #expect(table.stub(.english) == "village")
  }

  @Test func whatIsNotDefinedIsADash() throws {
    let table = try DescriptionCase.findings("x,y\n,7\n,7\n").summaryTable
    #expect(table.lines() == "x  0  2  -  -  -  -  -  -  -\ny  2  0  7.00  0.00  7  7  7  7  7")
  }

  @Test func wholeNumbersHaveNoDecimals() throws {
    let table = try DescriptionCase.findings("x\n1\n2\n2\n5\n9\n").summaryTable
    #expect(table.lines() == "x  5  0  3.80  3.27  1  2  2  5  9")
  }

  @Test func notesSayHowNumbersWereReadAndWhoIsLeftOut() throws {
    let exact = try DescriptionCase.findings { $0.by = "village" }.summaryTable.noteText
    #expect(exact.contains("The decimals of the file are kept exactly and each result is rounded once."))
    #expect(exact.contains("5 of 5 rows. 1 row has no value of village and is in no group."))
    let binary = try DescriptionCase.findings { $0.reading = .binary }.summaryTable.noteText
    #expect(binary.contains("Numbers are rounded to binary when they are read."))
    let long = try DescriptionCase.findings("x,y\n1,0.12345678901234567890\n").summaryTable.noteText
    #expect(long.contains("except for y: more than 18 digits, rounded to binary."))
    let filtered = try DescriptionCase.findings { $0.filter = try? .init("age > 30") }.summaryTable.noteText
    #expect(filtered.contains("2 of 5 rows, where age > 30."))
  }
}
