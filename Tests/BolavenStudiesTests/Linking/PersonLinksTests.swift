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

  /// Whatever the weights are: two persons are told apart by what speaks against them, not by a threshold.
  static let greedy = LinkRules(acceptedWeight: -1000, reviewedWeight: 0, margin: -1000)

  @Test("two persons are never linked", arguments: NamePair.Writing.allCases)
  func neverAFalseLink(_ writing: NamePair.Writing) throws {
    let pairs = try NamePair.all(onePerson: false)
    #expect(pairs.count >= 200)
    var reviewed = 0
    for pair in pairs {
      let link = try pair.decision(writing, Self.greedy)
      #expect(link.decision != .linked, "\(pair.testDescription): \(link)")
      if link.decision == .review { reviewed += 1 }
    }
    // The list is hard: names that are near, not just any.
    #expect(reviewed > pairs.count / 3)
  }

  /// Everybody of the list together, in one village: no first person is in the second form.
  @Test("a village of near names has no false link", arguments: NamePair.Writing.allCases)
  func aVillageOfNearNames(_ writing: NamePair.Writing) throws {
    var names = (before: Set<String>(), after: Set<String>())
    var rows = (before: [String](), after: [String]())
    for pair in try NamePair.all(onePerson: false) where pair.kind == "given" {
      let texts = [pair.first, pair.second].map { writing == .latin ? $0.latin : $0.lao }
      guard !names.after.contains(texts[0]), !names.before.contains(texts[1]), names.before.insert(texts[0]).inserted,
        names.after.insert(texts[1]).inserted
      else { continue }
      let cells = { (person: (id: String, lao: String, latin: String)) in
        "\(writing == .latin ? "" : person.lao),\(writing == .lao ? "" : person.latin),\(pair.sex),Ban"
      }
      rows.before.append("\(pair.first.id),\(cells(pair.first))")
      rows.after.append("\(pair.second.id),\(cells(pair.second))")
    }
    #expect(rows.before.count >= 30)
    let header = "id,name_lao,name_latin,sex,village"
    let links = try PersonLinks(
      before: frame("pre.csv", header, rows.before), after: frame("post.csv", header, rows.after),
      fields: LinkFields(identifier: "id", names: ["name_lao", "name_latin"], sex: "sex", affiliation: "village"),
      rules: Self.greedy)
    #expect(links.linked.isEmpty, "\(links.linked)")
    #expect(links.reviewed.count > rows.before.count / 2)
  }

  @Test("one person is linked or shown to somebody", arguments: NamePair.Writing.allCases)
  func onePersonIsFound(_ writing: NamePair.Writing) throws {
    let pairs = try NamePair.all(onePerson: true).filter { writing == .both || $0.kind != "scripts" }
    var linked = 0
    for pair in pairs {
      let link = try pair.decision(writing, LinkRules(acceptedWeight: 4))
      #expect(link.decision != .unmatched, "\(pair.testDescription): \(link)")
      if link.decision == .linked { linked += 1 }
    }
    #expect(linked > pairs.count * 3 / 5)
  }

  @Test func anIdentifierOnTwoRowsIsRefusedInEveryFile() {
    let rows = ["a1,Noy", "a1,Keo"]
    #expect(throws: DataError.self) {
      try PersonLinks(
        before: frame("pre.csv", "id,name", rows), after: frame("post.csv", "id,name", rows),
        fields: LinkFields(identifier: "id", names: ["name"]))
    }
  }

  /// Half of the numbered households of each village are gone and others have come: whose numbers are swaps of each other,
  /// without names, are two households.
  @Test func withoutNamesNeighboursAreNotTakenForOneAnother() throws {
    let row = { (number: Int) in
      "HH\(String(10_000 + number).dropFirst()),Ban \(number / 15),\(number * 7 % 3 == 0 ? "F" : "M")"
    }
    for part in 2...5 {
      let before = (1...470).filter { $0 * part * 31 % 97 < 60 }.map(row)
      let after = (1...470).filter { $0 * part * 31 % 97 >= 40 }.map(row)
      let links = try PersonLinks(
        before: frame("a.csv", "id,village,sex", before), after: frame("b.csv", "id,village,sex", after),
        fields: LinkFields(identifier: "id", sex: "sex", affiliation: "village"))
      #expect(links.found.isEmpty)
      #expect(links.reviewed.contains { $0.reason == .nothingNamesThePerson })
    }
  }

  /// A digit read as a letter: the name says who it is, in Japanese as in Lao.
  @Test(
    "names in any writing link people",
    arguments: [
      (["田中 太郎", "佐藤 花子", "鈴木 一郎", "高橋 美咲"], "田中太郎"), (["ຄຳຫຼ້າ", "ວັນິດາ", "ດາລາ", "ມະນີ"], "ຄຳຫຼ້າ"),
    ])
  func namesInAnyWritingLinkPeople(_ names: [String], _ again: String) throws {
    let rows = (0..<24).map {
      "P\(101 + $0),\(names[$0 % 4])\($0 < 4 ? "" : " \(names[$0 / 4 % 4])"),\($0 % 2),\(20 + $0)"
    }
    let before = frame("pre.csv", "id,name,sex,age", rows)
    let after = frame("post.csv", "id,name,sex,age", ["P1O1,\(again),0,20"] + rows.dropFirst())
    let fields = LinkFields(foundIn: [before, after], identifier: "id")
    let link = try #require(
      try PersonLinks(before: before, after: after, fields: fields).links.first { $0.rowBefore == 0 })
    #expect(link.rowAfter == 0 && link.decision == .linked && link.reason == .idEdited, "\(link)")
    #expect(link.differing == [.identifier])
  }
}
