import BolavenData
import BolavenReports
import Testing

@testable import BolavenStudies

/// Every number of a knowledge table is the same on a path of its own, also where scores are few, equal or not whole.
@Suite struct KnowledgeRecalculationTests {
  private func expectAgreement(
    _ pre: [Double], _ post: [Double], maximum: Double? = nil, mastery: Double? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let findings = try knowledge(pre, post, maximum: maximum, mastery: mastery)
    let file = DataFrame(
      source: "scores.csv",
      columns: [
        ("pid", .text(Categories(pre.indices.map { "p\($0)" }))),
        ("pre", .numbers(NumberColumn(pre.map(Optional.some)))),
        ("post", .numbers(NumberColumn(post.map(Optional.some)))),
      ])
    let ways = findings.recalculations(in: sources([(name: "scores.csv", frame: file)]), earlier: [:])
    RecalculationTests.expectAgreement(
      RecalculationTests.numbers(findings.blocks()), [ways], sourceLocation: sourceLocation)
  }

  @Test func scoresWithTiesAndZeros() throws {
    try expectAgreement(KnowledgeFindingsTests.pre, KnowledgeFindingsTests.post, maximum: 10, mastery: 0.6)
  }

  @Test func onePersonAndNoSpread() throws {
    try expectAgreement([3], [3])
    try expectAgreement([3, 4, 5], [5, 6, 7], maximum: 10)
    try expectAgreement([3, 3], [4, 5], maximum: 5, mastery: 0.8)
  }

  @Test func scoresThatAreNotWhole() throws {
    let pre = (0..<41).map { 1 + 0.1 * Double($0 * 37 % 41) }
    let post = pre.enumerated().map { $1 + 0.1 * Double($0 * 11 % 13 - 4) }
    try expectAgreement(pre, post, maximum: 6, mastery: 0.5)
  }

  /// The rows of both files and the reasons of the others, by the numbers that Excel shows.
  @Test func placesAreThoseOfExcel() throws {
    let places = try KnowledgeFiles().scores().places
    #expect(places.before.used.description == "2, 4")
    #expect(places.after.used.description == "2-3")
    #expect(places.before.leftOut.map(\.rows.description) == ["3", ""])
    #expect(places.before.leftOut[0].reason.english == "no post-test")
    #expect(places.after.leftOut[0].reason.english == "no pre-test")
  }
}
