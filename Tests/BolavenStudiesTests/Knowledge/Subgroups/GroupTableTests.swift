import BolavenData
import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct GroupTableTests {
  @Test func womenAndMenAreComparedExactly() throws {
    let paksong = try PaksongKnowledge { $0.by = ["sex"] }
    let groups = try #require(paksong.findings.groups.first)
    #expect(groups.groups.names == ["F", "M"])
    #expect(groups.changes?.groups.map(\.count) == [11, 15])
    let table = try paksong.table("by-sex")
    let lines = table.lines()
    #expect(lines.contains("F  11  "), "\(lines)")
    #expect(lines.contains("+3.64") && lines.contains("+2.67"))
    // Welch t 0.914 with 22.6 degrees of freedom, exact permutation 0.384.
    let difference = try #require(groups.changes?.difference)
    #expect(agreeingDigits(try #require(difference.statistic), 0.914) >= 3)
    #expect(lines.contains("F less M        +0.97"))
    #expect(lines.contains("0.384"))
    #expect(lines.contains("The same, Welch's t            0.370"))
    paksong.expectAgreement()
  }

  @Test func severalGroupsAreComparedTogether() throws {
    let paksong = try PaksongKnowledge { $0.by = ["affiliation"] }
    let groups = try #require(paksong.findings.groups.first)
    #expect(groups.groups.names == groups.groups.names.sorted() && groups.groups.names.count > 2)
    paksong.expectAgreement()
    for (count, isHidden) in zip(groups.members.map(\.count), groups.isHidden) where count < 5 { #expect(isHidden) }
  }

  @Test(
    "a small group is hidden with what would tell it",
    arguments: [
      ([11, 15], 0, [false, false]), ([4, 22], 0, [true, true]), ([4, 10, 12], 0, [true, true, false]),
      ([3, 4, 12, 20], 0, [true, true, false, false]), ([1, 1, 6, 20], 0, [true, true, true, false]),
      ([4, 10, 12], 3, [true, false, false]), ([5, 5], 1, [false, false]),
    ])
  func hides(_ counts: [Int], _ rest: Int, _ hidden: [Bool]) {
    #expect(KnowledgeGroups.hidden(counts, rest: rest) == hidden)
  }

  private func findings(_ groups: [String]) throws -> KnowledgeFindings {
    let file = frame(
      "scores.csv", "pid,pre,post,group",
      groups.enumerated().map { "p\($0),\($0 % 5 + 3),\($0 % 4 + 6),\($1)" })
    var settings = KnowledgeSettings(
      source: .totals(file: "scores.csv", before: "pre", after: "post", maximum: 10), identifier: "pid")
    settings.by = ["group"]
    let found = try KnowledgeStudy(settings).findings(in: sources([(name: "scores.csv", frame: file)]), earlier: [:])
    return try #require(found as? KnowledgeFindings)
  }

  @Test func whereNoGroupMayBeShownTheTableIsWithheld() throws {
    let found = try findings(Array(repeating: "a", count: 9) + ["b", "b"])
    #expect(found.words.contains("Change by group: withheld. A group has fewer than 5 people (rule subgroup-5)"))
    #expect(found.record.models.first { $0.method == "subgroups:group" }?.estimates.isEmpty == true)
  }

  @Test func oneGroupIsNoComparison() throws {
    let found = try findings(Array(repeating: "a", count: 9))
    #expect(found.words.contains("Change by group: everybody is in the same group"))
  }

  @Test func aColumnWithoutValuesIsAProblem() throws {
    #expect(
      problemsOf { _ = try findings(Array(repeating: "", count: 9)) }
        == [.knowledge(.columnWithoutValues(column: "group", path: "scores.csv"), analysis: "knowledge-gain")])
  }

  @Test func numbersAreComparedInBands() {
    let bands = PairGroups("age", numbers: [19, 25, 34, 35, nil, 61], limits: [25, 35, 50])
    #expect(bands.names == ["under-25", "25-34", "35-49", "50-up"])
    #expect(bands.labels.map(\.english) == ["under 25", "25-34", "35-49", "50 and more"])
    #expect(bands.ofPair == [0, 1, 1, 2, nil, 3])
    #expect(bands.without == 1)
  }

  @Test func aGroupHiddenForAnotherIsNotCalledSmall() throws {
    let groups = Array(repeating: "a", count: 12) + Array(repeating: "b", count: 7) + Array(repeating: "c", count: 3)
    let tables = try findings(groups).blocks().compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    let table = try #require(tables.first { $0.id.hasSuffix("by-group") })
    let lines = table.lines()
    #expect(lines.contains("\nb  hidden  hidden  hidden  hidden"), "\(lines)")
    #expect(lines.contains("\nc  <5  hidden  hidden  hidden"), "\(lines)")
  }
}
