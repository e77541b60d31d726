import BolavenData
import Testing

@Suite struct ColumnTests {
  @Test func missingNumbersAreMarkedAndNotGuessed() {
    let column = NumberColumn([1, nil, 3])
    #expect(column.values == [1, 0, 3] && column.missing == [false, true, false])
    #expect(column.count == 3 && column.missingCount == 1)
    #expect(column[0] == 1 && column[1] == nil)
    #expect(column.rows([2, 1]) == NumberColumn([3, nil]))
  }

  @Test func anEmptyTextIsMissing() {
    let categories = Categories(["b", "", nil, "a", "b"])
    #expect(categories.levels == ["b", "a"] && categories.codes == [0, -1, -1, 1, 0])
    #expect(categories[1] == nil && categories[4] == "b")
    #expect(categories.rows([4, 1]).codes == [0, -1])
  }
}
