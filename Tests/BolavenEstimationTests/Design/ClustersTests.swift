import BolavenData
import Testing

@testable import BolavenEstimation

@Suite struct ClustersTests {
  private let villages = Clusters(name: "village", codes: [0, 0, 1, 1, 2], count: 3)
  private let regions = Clusters(name: "region", codes: [0, 0, 0, 0, 1], count: 2)
  private let years = Clusters(name: "year", codes: [0, 1, 0, 1, 1], count: 2)

  @Test func nestingIsSeenFromBelow() {
    #expect(villages.isNested(in: regions) && !regions.isNested(in: villages))
    #expect(villages.isNested(in: villages) && !villages.isNested(in: years) && !years.isNested(in: villages))
  }

  /// As the rows of a group lie together or not, in one group of the others or, in one row, in two.
  @Test("nesting of many rows is seen in any order", arguments: [1, 7, 40_009])
  func nestingInAnyOrder(step: Int) {
    let n = 100_003
    let unit = (0..<n).map { Int32(($0 * step % n) / 9) }
    let count = n / 9 + 1
    var region = unit.map { $0 / 50 }
    let clusters = { Clusters(name: "region", codes: $0, count: count) }
    let units = clusters(unit)
    #expect(units.isNested(in: clusters(region)) && !clusters(region).isNested(in: units))
    region[n - 4] += 1
    #expect(!units.isNested(in: clusters(region)))
  }

  @Test func intersectionsAreNumberedAsTheyAppear() {
    let both = Clusters(intersecting: [villages, years])
    #expect(both.name == "village^year" && both.codes == [0, 1, 2, 3, 4] && both.count == 5)
    let same = Clusters(intersecting: [regions, villages])
    #expect(same.codes == [0, 0, 1, 1, 2] && same.count == 3)
    #expect(Clusters(intersecting: [years]) == years)
    #expect(Clusters(intersecting: [villages, regions, years]).count == 5)
  }

  @Test func rowsOfAGroupKeepTheirOrder() {
    #expect(years.rowsOfGroups == [[0, 2], [1, 3, 4]])
  }

  @Test func groupsHaveTheNumbersOfTheirGrouping() {
    let clusters = Clusters(name: "g", Grouping(labels: ["b", "a", "b"]))
    #expect(clusters.codes == [1, 0, 1] && clusters.count == 2 && clusters.name == "g")
  }

  @Test func clustersOfARequestMayBeCombined() throws {
    let table = frame(
      [("y", [1, 2, 3, 5, 4, 7]), ("x", [2, 1, 4, 3, 6, 6]), ("a", [1, 1, 2, 2, 3, 3])],
      texts: [("b", ["u", "v", "u", "u", "v", "v"])])
    let built = try design("y ~ x", clusters: ["a", "a^b"], in: table)
    #expect(built.clusters.map(\.name) == ["a", "a^b"] && built.clusters.map(\.count) == [3, 4])
  }
}
