import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct DifferenceTableTests {
  static let rows =
    "x,y,g\n" + (0..<12).map { "\($0 % 4).5,\($0 % 3 == 0 ? "a" : "b"),\($0 < 6 ? "one" : "two")\n" }.joined()

  @Test func numbersHaveFAndTextsChiSquared() throws {
    let findings = try DescriptionCase.findings(Self.rows) { $0.by = "g" }
    // Sums of squares by hand: means 7/6 + 1/2 and 11/6 + 1/2, SS_b = 4/3, SS_w = 15 − 4/3; F = (4/3)/(41/30).
    let analysis = try #require(findings.numbers.first?.analysis)
    #expect((try #require(analysis.statistic) - 40.0 / 41).magnitude < 1e-15)
    #expect(
      findings.differenceTable.lines() == """
        x  F  12  0.98  1  10  0.347  0.089
        y  chi2  12  0.00  1  \("")  1.000 !  \("")
        """)
    #expect(findings.differenceTable.noteText.contains("! a count below 5 is expected"))
  }

  @Test func whatCannotBeTestedIsADash() throws {
    let table = try DescriptionCase.findings("x,y,g\n1,a,one\n1,a,two\n") { $0.by = "g" }.differenceTable
    #expect(table.lines() == "x  F  2  -  -  -  -  -\ny  chi2  2  -  -  \("")  -  \("")")
  }

  @Test func groupsWithoutSpreadHaveNoF() throws {
    let table = try DescriptionCase.findings("x,g\n1,a\n1,a\n2,b\n2,b\n") { $0.by = "g" }.differenceTable
    #expect(table.lines() == "x  F  4  -  1  2  -  1.000")
  }
}
