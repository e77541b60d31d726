import BolavenData
import BolavenEstimation
import BolavenFormats
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct KnowledgeLinkTests {
  static func scores(links: Bool, search: LinkSearch = .foundColumns) throws -> KnowledgeScores {
    let read = { (name: String) in try DataFrame(contentsOf: Repository.absolute("datasets/paksong/\(name)")) }
    return try KnowledgeScores(
      before: read("tot_pre.csv"), after: read("tot_post.csv"), identifier: "participant_id",
      key: read("tot_key.csv"), links: links ? try read("tot_links.csv") : nil, search: search, analysis: "gain")
  }

  static func findings(links: Bool, isPrivate: Bool = false) throws -> KnowledgeFindings {
    var settings = KnowledgeSettings(
      source: .answers(before: "tot_pre.csv", after: "tot_post.csv", key: "tot_key.csv", links: nil),
      identifier: "participant_id")
    settings.isIdentifierPrivate = isPrivate
    return try KnowledgeFindings(try scores(links: links), settings)
  }

  /// The numbers are those of the corrections that were written by hand.
  @Test func whatIsFoundIsWhatWasCorrectedByHand() throws {
    let (found, corrected) = try (Self.scores(links: false), Self.scores(links: true))
    #expect(found.before == corrected.before && found.after == corrected.after)
    #expect(found.items == corrected.items)
    #expect(found.isExact == corrected.isExact)
    #expect(found.matching.pairs == 26 && found.matching.byIdentifier == 24 && found.matching.found.count == 2)
    #expect(found.matching.onlyBefore == corrected.matching.onlyBefore)
    #expect(found.matching.onlyAfter.isEmpty && found.matching.withoutIdentifierAfter.isEmpty)
    #expect(corrected.matching.lines.isEmpty)
    #expect(try Self.scores(links: false, search: .exact).matching.pairs == 24)
  }

  @Test func repairsAreNamedWithWhatTheOthersSayAlone() throws {
    let findings = try Self.findings(links: false)
    let notes = KnowledgeWording.notes(findings).map(\.text.english)
    #expect(
      notes.contains(
        "2 identifiers repaired: row 4 -> LCA-003 (names agree), LCA-070 -> LCA-007 (neighbours in the id swapped)."))
    #expect(findings.checks.equalIdentifiers?.test.count == 24 && findings.checks.equalIdentifiers?.test.change == 3.25)
    let record = findings.record.models.first { $0.method == "equal-identifiers" }
    #expect(record?.sample.observations == 24 && record?.estimates.first?.estimate == 3.25)
    #expect(findings.details.map(\.name) == ["linking"])
    #expect(try Self.findings(links: true).details.isEmpty)
  }

  @Test func privateIdentifiersAreNotShown() throws {
    let findings = try Self.findings(links: false, isPrivate: true)
    let notes = KnowledgeWording.notes(findings).map(\.text.english).joined()
    #expect(notes.contains("row 8 -> row 8") && !notes.contains("LCA-"))
    let json = String(decoding: JSONValue.object(findings.details).encoded(), as: UTF8.self)
    #expect(!json.contains("LCA-") && json.contains("id_swapped"))
  }

  /// A table that `data link` wrote: rows whose decision is not `linked` are passed over.
  @Test func onlyLinkedRowsOfATableCount() throws {
    var files = KnowledgeFiles()
    files.after = ["c,A,C", "a,A,B", ",A,A", "B,C,C"]
    let table = frame(
      "links.csv", "file,row,pid,person,decision",
      ["post.csv,4,,d,review", "post.csv,5,B,b,linked", "post.csv,2,c,,unmatched"])
    let scores = try KnowledgeScores(
      before: frame("in/pre.csv", "pid,i1,i2", files.before), after: frame("in/post.csv", "pid,i1,i2", files.after),
      identifier: "pid", key: frame("key.csv", "item,correct,options", files.key), links: table, analysis: "gain")
    #expect(scores.matching.byLink.map(\.person) == ["b"])
    #expect(scores.matching.linkWays.map(\.name) == ["link table"])
    #expect(scores.matching.withoutIdentifierAfter == [4])
  }

  @Test func aCorrectionToNobodyIsRefused() throws {
    let files = [frame("pre.csv", "pid,i1", ["a,A", "b,A"]), frame("post.csv", "pid,i1", ["a,A", "B,C", ",A"])]
    let problems = { (rows: [String]) in
      problemsOf {
        try LinkTable(frame("links.csv", "file,row,pid,person", rows), identifier: "pid")
          .requirePeople(in: files, identifier: "pid", analysis: "gain")
      }
    }
    #expect(problems(["post.csv,3,B,b"]) == [])
    // Two rows without an id may be given one that is new.
    #expect(problems(["post.csv,4,,x", "pre.csv,3,b,x"]) == [])
    #expect(
      problems(["post.csv,3,B,P999"])
        == [.knowledge(.linkToNobody(links: "links.csv", file: "post.csv", row: 3, person: "P999"), analysis: "gain")])
  }
}
