import Foundation
import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct WhyCommandTests {
  static let study = "datasets/paksong/study.yaml"

  @Test func aNumberSaysWhereItCameFromAndIsHadOnceMore() throws {
    let call = Call("why \(Self.study) knowledge-gain.all.change")
    #expect(call.status == .ok, "\(call.talk)")
    #expect(call.result.hasPrefix("knowledge-gain.all.change = +3.08   (exact 3.07692307692307"))
    let flowing = call.result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flowing.contains("what mean of (post - pre) over 26 matched pairs"))
    #expect(flowing.contains("tot_pre.csv rows 2-11, 13-24, 26-29 (rows 12, 25: no post-test)"), "\(flowing)")
    #expect(flowing.contains("read -> check -> score by the key -> match on participant_id -> paired difference"))
    #expect(flowing.contains("paired t, t(25) = 5.82, p = 0.0000046"))
    #expect(flowing.contains("bolaven \(Version.text),"))
    #expect(flowing.contains("study.yaml line 79"), "\(flowing)")
    #expect(flowing.contains("tot_pre.csv sha256 "))
    #expect(flowing.contains("recomputed another way: 3.0769230769230"))
    #expect(call.result.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func aTableMayBeNamedByItsNumberInTheReport() {
    let call = Call("why \(Self.study) T1.all.change")
    #expect(call.status == .ok)
    #expect(call.result == Call("why \(Self.study) knowledge-gain.all.change").result)
    #expect(Call("why \(Self.study) T5.members.2024").result.hasPrefix("coop-growth.members.2024 = 1,698"))
  }

  @Test func anIndicatorNamesTheNumbersItIsMadeFrom() {
    let call = Call("why \(Self.study) indicators.1.2.progress")
    #expect(call.status == .ok)
    #expect(call.result.contains("indicators.1.2.baseline = 0.615384615384615"))
    #expect(call.result.contains("indicators.1.2.target = 0.8\n"))
    let actual = Call("why \(Self.study) indicators.2.1.actual")
    #expect(actual.result.contains("income-effect.treated.after = "))
  }

  @Test func aMeasureThatStandsInNoTableIsAnsweredToo() {
    let call = Call("why \(Self.study) income-effect.treated.after")
    #expect(call.status == .ok, "\(call.talk)")
    #expect(call.result.contains("mean of the programme units after"))
    #expect(call.result.contains("differs by"))
  }

  @Test("the answer has every language", arguments: [("lo", "ຂັ້ນຕອນ"), ("ja", "手順")])
  func speaksEveryLanguage(_ language: String, _ word: String) {
    let call = Call("why \(Self.study) income-effect.effect.ancova --lang \(language)")
    #expect(call.status == .ok)
    #expect(call.result.contains(word))
  }

  @Test func programsGetTheSame() throws {
    let call = Call("why \(Self.study) income-effect.p.ancova --format json")
    #expect(call.status == .ok)
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(call.result.utf8)) as? [String: Any])
    let values = try #require(answer["values"] as? [Double])
    let check = try #require(answer["check"] as? [String: Any])
    let again = try #require(check["values"] as? [Double])
    #expect(values.count == 1 && again.count == 1)
    #expect(abs(values[0] - again[0]) < 1e-9)
    #expect(check["agrees"] as? Bool == true)
    let sources = try #require(answer["sources"] as? [[String: Any]])
    #expect((sources.first?["sha256"] as? String)?.count == 64)
    #expect((sources.first?["left_out"] as? [[String: Any]])?.first?["reason"] as? String == "seen in one wave only")
  }

  @Test(
    "a mistyped address gets the nearest",
    arguments: [
      ("knowledge-gain.all.chnge", "knowledge-gain.all.change"),
      ("knowledge-gian.all.change", "knowledge-gain.all.change"),
      ("T4.efect.ancova", "income-effect.effect.ancova"),
    ])
  func suggestsTheNearest(_ wrong: String, _ right: String) {
    let call = Call("why \(Self.study) \(wrong)")
    #expect(call.status == .usage)
    #expect(call.result.isEmpty)
    #expect(call.talk.contains("Did you mean"))
    #expect(call.talk.hasPrefix("error[C167]"))
    #expect(call.talk.contains(right), "\(call.talk)")
  }

  @Test func anAddressThatDoesNotExistIsAnsweredWithThoseThatDo() {
    let table = Call("why \(Self.study) coop-growth.nothing.here")
    #expect(table.status == .usage)
    #expect(table.talk.contains("members_continuing  2019, 2024, change"), "\(table.talk)")
    let none = Call("why \(Self.study) zzz")
    #expect(none.status == .usage)
    #expect(none.talk.contains("T1  knowledge-gain"), "\(none.talk)")
  }

  @Test func privateColumnsAreNotNamed() throws {
    let folder = try TemporaryFolder()
    try folder.file("scores.csv", "phone,before,after\n111,1,3\n222,2,2\n333,4,7\n")
    let plan = try folder.file(
      "study.yaml",
      """
      bolaven: 1
      study: {id: s, title: S}
      data:
        scores: {file: scores.csv, id: phone, columns: {phone: {type: id, private: true}}}
      design:
        training: {kind: pre-post, data: scores, before: before, after: after}
      analyses:
        - {id: gain, kind: knowledge, design: training}
      """)
    let call = Call(words: ["why", plan, "gain.all.change"])
    #expect(call.status == .ok, "\(call.talk)")
    #expect(!call.result.contains("phone"))
    for value in ["111", "222", "333"] { #expect(!call.result.contains(value)) }
  }

  /// The flowing text of an answer.
  private func answer(_ address: String) -> String {
    let call = Call("why \(Self.study) \(address)")
    #expect(call.status == .ok, "\(call.talk)")
    return call.result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// 28 people took the test before, 26 of them the test after, 24 with equal identifiers.
  @Test func checksAreOfTheirOwnPeople() {
    for row in ["reliability_pre", "ceiling_pre"] {
      let text = answer("knowledge-gain-checks.\(row).value")
      #expect(text.contains("filter people who took the test before rows tot_pre.csv rows 2-29"), "\(text)")
      #expect(!text.contains("no post-test") && !text.contains("match on"), "\(text)")
    }
    for row in ["leavers", "worst", "imputed"] {
      let text = answer("knowledge-gain-checks.\(row).value")
      #expect(text.contains("rows tot_pre.csv rows 2-29; tot_post.csv rows 2-27"), "\(text)")
    }
    let equal = answer("knowledge-gain-checks.equal_identifiers.value")
    #expect(equal.contains("filter people with both tests and equal identifiers"), "\(equal)")
    #expect(equal.contains("identifiers not equal"), "\(equal)")
  }

  @Test func aModuleNamesItsOwnItems() {
    let text = answer("knowledge-gain-modules.relationships.post")
    #expect(text.contains("columns participant_id, q01..q04 filter"), "\(text)")
    #expect(answer("knowledge-gain-modules.all_items.post").contains("q01..q20"))
  }

  @Test func aFileOfDataIsNotQuoted() throws {
    let folder = try TemporaryFolder()
    for end in ["\n", "\r\n"] {
      let file = try folder.file("pre.csv", "id,name,q1" + end + "P001,ສົມໄຊ,A" + end)
      let call = Call(words: ["why", file, "x.y.z"])
      #expect(call.status != .ok && call.talk.contains("[P218]"), "\(call.talk)")
      #expect(!call.talk.contains("P001") && !call.talk.contains("id,name"), "\(call.talk)")
    }
  }

  @Test func windowsLineEndsKeepTheQuotedLine() throws {
    let plan = "bolaven: 1\nstudy: {id: s, title: S}\ndata:\n  a: {file: a.csv, idd: pid}\n"
    let folder = try TemporaryFolder()
    let path = try folder.file("study.yaml", plan)
    let talk = Call(words: ["why", path, "x"]).talk
    try folder.file("study.yaml", plan.split(separator: "\n").map { $0 + "\r\n" }.joined())
    #expect(talk.contains("did you mean 'id'?"), "\(talk)")
    #expect(Call(words: ["why", path, "x"]).talk == talk)
  }
}
