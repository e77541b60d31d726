import Foundation
import Testing

@testable import BolavenCommandLine

@Suite struct DataLinkCommandTests {
  static let training = "data link datasets/paksong/tot_pre.csv datasets/paksong/tot_post.csv --id participant_id"

  private func words(_ call: Call) -> String {
    call.result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func theTrainingHasTwoRepairs() {
    let call = Call(Self.training)
    #expect(call.status == .ok, "\(call.talk)")
    #expect(words(call).contains("28 rows before, 26 after: 26 pairs, 24 by equal ids, 2 repaired; 0 to review"))
    for part in ["LCA-007", "LCA-070", "LCA-003", "row 4", "neighbours", "LCA-011", "name_lao"] {
      #expect(call.result.contains(part), "\(part)\n\(call.result)")
    }
    #expect(!call.result.contains("LCA-001"))
    #expect(Call(Self.training + " --all").result.contains("LCA-001"))
  }

  @Test func namesAreNotPrinted() {
    for format in ["text", "json", "csv"] {
      let call = Call(Self.training + " --name name_lao,name_latin --sex sex --all --format \(format)")
      #expect(call.status == .ok)
      #expect(!call.result.contains("Vanida") && !call.result.contains("ວານິດາ"), "\(format)")
    }
  }

  @Test func programsGetEveryLine() throws {
    let call = Call(Self.training + " --format json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(call.result.utf8)) as? [String: Any])
    #expect(object["linked"] as? Int == 26 && object["linked_by_id"] as? Int == 24)
    let links = try #require(object["links"] as? [[String: Any]])
    #expect(links.count == 28)
    #expect(
      links.compactMap { $0["reason"] as? String }.filter { $0 != "same_id" }.sorted() == [
        "id_swapped", "name_agrees", "nobody_near", "nobody_near",
      ])
  }

  /// The file has the names that were asked for, and knowledge takes it as its corrections.
  @Test func theFileIsOneOfCorrections() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/links.csv"
    let call = Call(Self.training + " --name name_lao --sex sex --affiliation affiliation --out \(path)")
    #expect(call.status == .ok, "\(call.talk)")
    let text = try folder.text("links.csv")
    #expect(
      text.hasPrefix(
        "file,row,participant_id,person,decision,method,weight,second_best,differ,reason,name_lao,person_name_lao\n"))
    #expect(text.contains("tot_post.csv,8,LCA-070,LCA-007,linked,repaired,"))
    #expect(text.contains("ວານິດາ"))
    let tests = "datasets/paksong/tot_pre.csv datasets/paksong/tot_post.csv --key datasets/paksong/tot_key.csv"
    let corrected = Call("knowledge \(tests) --id participant_id --link \(path)")
    #expect(corrected.status == .ok, "\(corrected.talk)")
    #expect(words(corrected).contains("26 pairs, 24 by identifier, 2 by link table"))
    let found = Call("knowledge \(tests) --id participant_id")
    #expect(found.status == .ok, "\(found.talk)")
    #expect(words(found).contains("2 identifiers repaired: row 4 -> LCA-003 (names agree), LCA-070 -> LCA-007"))
    #expect(words(found).contains("Change, equal identifiers only 24 +3.25"))
    for call in [corrected, found] { #expect(call.result.contains("+3.08")) }
    #expect(Call("knowledge \(tests) --id participant_id --exact").result.contains("+3.25"))
    #expect(Call(Self.training + " --out \(path)").status == .output)
  }

  @Test(
    "calls that say too little",
    arguments: [
      ("data link a.csv b.csv", "C146"), ("data link a.csv b.csv --id x --out links", "C138"),
      ("data lnk a.csv b.csv --id x", "C101"), ("data link a.csv --id x", "C121"),
      ("data link a.csv b.csv --id x --out l.csv --format json", "C139"),
    ])
  func refuses(_ line: String, _ code: String) throws {
    let folder = try TemporaryFolder()
    try folder.file("a.csv", "x\n1\n")
    try folder.file("b.csv", "x\n1\n")
    let words = line.split(separator: " ").map {
      $0.hasSuffix(".csv") && $0.count == 5 ? folder.path + "/" + $0 : String($0)
    }
    let call = Call(words: words)
    #expect(call.status == .usage)
    #expect(call.talk.contains("error[\(code)]") || call.talk.contains("\"\(code)\""), "\(call.talk)")
    #expect(call.result.isEmpty)
  }

  @Test func aColumnThatOneFileLacksIsNamedWithTheFile() throws {
    let folder = try TemporaryFolder()
    let paths = [try folder.file("a.csv", "pid,name\n1,Noy\n"), try folder.file("b.csv", "pid,nam\n1,Noy\n")]
    let call = Call(words: ["data", "link"] + paths + ["--id", "pid", "--name", "name"])
    #expect(call.status == .data)
    #expect(call.talk.contains("D101") && call.talk.contains("b.csv row 1") && !call.talk.contains("Noy"))
  }
}
