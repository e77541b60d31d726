import BolavenData
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct PersonLinksTests {
  static let fields = LinkFields(
    identifier: "participant_id", names: ["name_lao", "name_latin"], sex: "sex", affiliation: "affiliation")

  static func training(_ fields: LinkFields = fields) throws -> PersonLinks {
    let files = try ["tot_pre.csv", "tot_post.csv"].map { name in
      try DataFrame(contentsOf: Repository.absolute("datasets/paksong/\(name)"))
    }
    return try PersonLinks(before: files[0], after: files[1], fields: fields)
  }

  /// 26 pairs of 28 and 26 rows: 24 by identifier, one with a blank one, one with two digits swapped (LCA-070).
  @Test func thePeopleOfTheTrainingAreFoundWithoutCorrections() throws {
    let links = try Self.training()
    #expect(links.linked.count == 26)
    #expect(links.reviewed.isEmpty)
    #expect(links.linked.count { $0.method == .identifier } == 24)
    let blank = try #require(links.found.first)
    #expect(blank.rowBefore == 2 && blank.rowAfter == 2 && blank.method == .name && blank.reason == .nameAgrees)
    #expect(blank.weight ?? 0 > 6 && blank.differing.isEmpty)
    let swapped = try #require(links.found.last)
    #expect(swapped.rowBefore == 6 && swapped.rowAfter == 6 && swapped.method == .repaired)
    #expect(swapped.reason == .idSwapped && swapped.differing == [.identifier] && swapped.weight ?? 0 > 6)
    let alone = links.links.filter { $0.decision == .unmatched }
    #expect(alone.map(\.rowBefore) == [10, 23] && alone.map(\.reason) == [.nobodyNear, .nobodyNear])
  }

  /// In Latin letters `Khamlar` with a blank identifier may be another person than `Khamla`.
  @Test func withLatinLettersOnlyTheSoundLeadsToAReview() throws {
    var fields = Self.fields
    fields.names = ["name_latin"]
    let links = try Self.training(fields)
    #expect(links.linked.count == 25)
    #expect(links.reviewed.map(\.reason) == [.soundOnly])
    #expect(links.found.map(\.reason) == [.idSwapped])
  }

  @Test func theColumnsAreFoundByTheirNames() throws {
    let frame = try DataFrame(contentsOf: Repository.absolute("datasets/paksong/tot_pre.csv"))
    #expect(LinkFields(foundIn: [frame, frame], identifier: "participant_id") == Self.fields)
  }

  @Test("two persons are never linked", arguments: NamePair.Writing.allCases)
  func neverAFalseLink(_ writing: NamePair.Writing) throws {
    let pairs = try NamePair.all(onePerson: false)
    #expect(pairs.count >= 200)
    var decisions: [PersonLink.Decision: Int] = [:]
    for pair in pairs {
      let link = try pair.decision(writing)
      #expect(link.decision != .linked, "\(pair.testDescription): \(link)")
      decisions[link.decision, default: 0] += 1
    }
    print("different", writing, decisions)
    // The list is hard: near names, not just any.
    #expect(decisions[.review] ?? 0 >= pairs.count / 20)
  }

  @Test("one person is linked or shown to somebody", arguments: NamePair.Writing.allCases)
  func onePersonIsFound(_ writing: NamePair.Writing) throws {
    let pairs = try NamePair.all(onePerson: true).filter { writing == .both || $0.kind != "scripts" }
    var decisions: [String: Int] = [:]
    for pair in pairs {
      let link = try pair.decision(writing)
      #expect(link.decision != .unmatched, "\(pair.testDescription): \(link)")
      decisions["\(link.decision) \(link.reason)", default: 0] += 1
    }
    print("same", writing, pairs.count, decisions)
  }

  @Test func anIdentifierOnTwoRowsIsRefusedInEveryFile() {
    let rows = ["a1,Noy", "a1,Keo"]
    #expect(throws: DataError.self) {
      try PersonLinks(
        before: frame("pre.csv", "id,name", rows), after: frame("post.csv", "id,name", rows),
        fields: LinkFields(identifier: "id", names: ["name"]))
    }
  }
}
