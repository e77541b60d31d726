import Testing

@testable import BolavenReports

@Suite struct RowRangesTests {
  @Test func neighboursBecomeOneRange() {
    let rows = RowRanges([2, 3, 4, 7, 9, 10])
    #expect(rows.description == "2-4, 7, 9-10")
    #expect(rows.count == 6)
  }

  @Test func theOrderDoesNotMatterAndARowCountsOnce() {
    #expect(RowRanges([10, 3, 2, 3, 9]).ranges == [2...3, 9...10])
    #expect(RowRanges([]).isEmpty)
    #expect(RowRanges([5]).description == "5")
  }

  @Test func manyRangesAreCutWithASign() {
    let rows = RowRanges(stride(from: 2, to: 20, by: 2))
    #expect(rows.text(most: 3) == "2, 4, 6, ...")
    #expect(rows.text(most: 9) == rows.description)
  }
}
