import BolavenData
import BolavenEstimation
import TestSupport
import Testing

@Suite struct ContingencyTableTests {
  @Test("agrees with SciPy", arguments: ["black", "marr", "educ"])
  func agreesWithSciPy(_ column: String) throws {
    let frame = try DescriptiveReference.frame()
    let levels = Grouping(try frame.categories(ColumnName(column)))
    let groups = Grouping(try frame.categories("treat"))
    var counts = [[Int]](repeating: [0, 0], count: levels.groupCount)
    for row in 0..<frame.rowCount { counts[levels.groupOfRow[row]][groups.groupOfRow[row]] += 1 }
    let table = ContingencyTable(counts)
    for (name, found) in [
      ("chi2", table.statistic), ("chi2_df", Double(table.degreesOfFreedom)), ("chi2_p", table.pValue),
      ("least_expected", table.leastExpected),
    ] {
      let expected = try #require(DescriptiveReference.values["\(column).\(name)"])
      #expect(agreeingDigits(try #require(found), expected) >= 12, "\(column) \(name)")
    }
  }

  @Test func aSmallExampleByHand() throws {
    // Expected 20 everywhere, differences 10.
    let table = ContingencyTable([[10, 30], [30, 10]])
    #expect(table.statistic == 20)
    #expect(table.degreesOfFreedom == 1)
    #expect(table.rowTotals == [40, 40] && table.columnTotals == [40, 40] && table.total == 80)
    #expect(table.leastExpected == 20)
  }

  @Test func rowsAndColumnsWithoutCountsAreLeftOut() {
    let table = ContingencyTable([[10, 0, 30], [0, 0, 0], [30, 0, 10]])
    #expect(table.statistic == 20 && table.degreesOfFreedom == 1)
  }

  @Test(
    "one row, one column or nothing is no test",
    arguments: [[[3, 4]], [[3], [4]], [[0, 0], [0, 0]], [[0, 5], [0, 2]]])
  func needsTwoOfEach(_ counts: [[Int]]) {
    let table = ContingencyTable(counts)
    #expect(table.statistic == nil && table.pValue == nil && table.degreesOfFreedom == 0)
  }
}
