import BolavenData
import Testing

@Suite struct GroupingTests {
  @Test func numbersStandBeforeTextsAndBySize() {
    let grouping = Grouping(labels: ["b", "10", "9", "a", "9", "-1", "Z", "1e1"])
    #expect(grouping.levels == ["-1", "9", "10", "1e1", "Z", "a", "b"])
    #expect(grouping.groupOfRow == [6, 2, 1, 5, 1, 0, 4, 3])
    #expect(grouping.rowsOfGroups == [[5], [2, 4], [1], [7], [6], [3], [0]])
  }

  @Test func levelsThatDoNotOccurAreNoGroups() {
    let grouping = Grouping(Categories(levels: ["x", "never", "a"], codes: [0, 2, 0]))
    #expect(grouping.levels == ["a", "x"])
    #expect(grouping.groupOfRow == [1, 0, 1])
    #expect(grouping.groupCount == 2)
  }

  @Test func theOrderOfRowsDoesNotMatter() {
    let labels = (0..<30).map { "v\($0 % 7)" }
    let grouping = Grouping(labels: labels)
    let reversed = Grouping(labels: labels.reversed())
    #expect(grouping.levels == reversed.levels)
    #expect(grouping.groupOfRow == reversed.groupOfRow.reversed())
  }
}
