import BolavenData
import BolavenEstimation
import Testing

@testable import BolavenStudies

@Suite struct TextDescriptionTests {
  private func describe(
    _ cells: [String?], by groups: [String?]? = nil, _ change: (inout DescriptionSettings) -> Void = { _ in }
  ) throws -> TextDescription {
    var settings = DescriptionSettings(file: "a.csv")
    change(&settings)
    let columns = [("x", Column.text(Categories(cells))), ("g", .text(Categories(groups ?? cells)))]
    let frame = DataFrame(source: "a.csv", columns: columns.map { (ColumnName($0.0), $0.1) })
    return TextDescription(
      "x", Categories(cells), groups == nil ? nil : try DescribedGroups("g", in: frame), settings)
  }

  @Test func theMostFrequentComeFirstAndEqualsByCodePoint() throws {
    let found = try describe(["b", "c", "a", "c", nil, "ກ", "c", "b", "a"])
    #expect(found.levels.map(\.text) == ["c", "a", "b", "ກ"])
    #expect(found.levels.map(\.count.all) == [3, 2, 2, 1])
    #expect(found.present.all == 8 && found.missing.all == 1 && found.otherLevels == 0 && found.other.all == 0)
  }

  @Test func moreThanAskedForAreJoined() throws {
    let found = try describe(["a", "a", "a", "b", "b", "c", "d"]) { $0.levels = 2 }
    #expect(found.levels.map(\.text) == ["a", "b"])
    #expect(found.otherLevels == 2 && found.other.all == 2 && found.levelCount == 4)
  }

  @Test("names of rows are not listed", arguments: [1, 2])
  func namesAreNotListed(_ times: Int) throws {
    let found = try describe((0..<300).flatMap { [String?](repeating: "HH\($0)", count: times) })
    #expect(found.levels.isEmpty && found.otherLevels == 300 && found.mostFrequent == times)
    #expect(found.other.all == 300 * times)
  }

  @Test func fewValuesAreListedEvenIfEachStandsOnce() throws {
    #expect(try describe(["x", "y"]).levels.map(\.text) == ["x", "y"])
  }

  @Test func valuesAskedForStandInTheirOrder() throws {
    let found = try describe(["10", "9", "10", "b", "a"]) { $0.countsValues = true }
    #expect(found.levels.map(\.text) == ["9", "10", "a", "b"])
  }

  @Test func groupsAreCounted() throws {
    let found = try describe(["a", "b", "a", nil, "b", "a"], by: ["1", "1", "2", "2", nil, "2"])
    #expect(found.levels.map(\.count.groups) == [[1, 2], [1, 0]])
    #expect(found.levels.map(\.count.all) == [3, 2])
    #expect(found.present.groups == [2, 2] && found.missing.groups == [0, 1])
    let table = try #require(found.association)
    #expect(table.total == 4 && table.degreesOfFreedom == 1)
  }

  /// The test is that of every text, not of those that are listed.
  @Test func whatIsNotListedIsTestedToo() throws {
    let cells = (0..<40).map { "t\($0 % 8)" }
    let groups = (0..<40).map { "g\($0 % 3)" }
    let all = try describe(cells, by: groups)
    let few = try describe(cells, by: groups) { $0.levels = 2 }
    #expect(few.levels.count == 2)
    #expect(few.association?.statistic == all.association?.statistic)
    #expect(few.association?.degreesOfFreedom == 14)
  }

  @Test func tooManyTextsAreNotTested() throws {
    let cells = (0..<200).map { $0 < 100 ? "t\($0)" : "same" }
    #expect(try describe(cells, by: cells.indices.map { "g\($0 % 2)" }).association == nil)
  }

  @Test func noTextIsNoText() throws {
    let found = try describe([nil, nil])
    #expect(found.levels.isEmpty && found.levelCount == 0 && found.missing.all == 2 && found.mostFrequent == 0)
    #expect(try describe([nil, nil], by: ["1", "2"]).association == nil)
  }
}
