import BolavenReports
import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct KnowledgeCommandTests {
  private static let folder = "datasets/paksong/"
  private static let call =
    "knowledge \(folder)tot_pre.csv \(folder)tot_post.csv --key \(folder)tot_key.csv --link \(folder)tot_links.csv "
    + "--id participant_id"

  @Test func theDefaultIsHeadlineModulesAndChecks() {
    let found = Call(Self.call + " --format csv")
    #expect(found.status == .ok, "\(found.talk)")
    let tables = Set(found.result.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first })
    #expect(tables == ["knowledge-gain", "knowledge-gain-modules", "knowledge-gain-checks"])
  }

  @Test func everythingThatCanBeAskedForStandsOnOnePage() {
    let found = Call(
      Self.call.replacing(" --key", with: " \(Self.folder)tot_follow6m.csv --key")
        + " --mastery 60% --by sex,affiliation --cluster session --selected-at-most 12 --bayes")
    // One session only: estimates without the uncertainty of clusters.
    #expect(found.status == .notEstimable, "\(found.talk)")
    for part in [
      "Retention, 22 people with all three tests", "Change by sex", "Change of people trained together (session)",
      "Regression to the mean", "Bayes factor for a change", "One cluster only",
    ] { #expect(words(found).contains(part), "\(part)") }
    for line in found.result.split(separator: "\n") { #expect(displayWidth(line) <= 80, "\(line)") }
  }

  /// One table of each kind of bad input: a refusal that says why, or numbers without NaN, infinity or a p of zero.
  @Test(
    "bad input is refused or gives numbers that are there",
    arguments: [
      ("everyone at the ceiling", "a,10,10\nb,10,10\nc,10,10\nd,10,10\ne,10,10\nf,10,10\n", ""),
      ("everyone at the floor", "a,0,0\nb,0,0\nc,0,0\nd,0,0\ne,0,0\n", ""), ("one pair", "a,3,5\n", ""),
      ("one pair and leavers", "a,3,5\nb,4,\nc,6,\n", ""), ("no pair at all", "a,3,\nb,,5\n", "E331"),
      ("an all-missing wave", "a,3,\nb,4,\nc,5,\n", "E331"), ("nobody", "a,,\nb,,\n", "E331"),
      ("a person twice in one wave", "a,3,5\nb,4,6\na,5,7\n", "D104"),
      ("two pairs that do not differ", "a,3,5\nb,3,5\n", ""), ("above the best score", "a,3,5\nb,4,12\n", "D121"),
      ("many left", "a,3,5\nb,4,6\nc,5,6\nd,6,9\ne,7,7\nf,8,\ng,2,\nh,4,\n", ""),
      ("all left alike", "a,5,7\nb,5,7\nc,5,7\nd,5,7\ne,5,7\nf,5,\n", ""),
    ])
  func badInput(_ name: String, _ rows: String, _ code: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("scores.csv", "pid,pre,post\n" + rows)
    for format in ["text", "json", "csv"] {
      let call = Call(
        words: [
          "knowledge", path, "--id", "pid", "--pre", "pre", "--post", "post", "--max", "10", "--mastery", "60%",
          "--bayes", "--format", format,
        ])
      guard code.isEmpty else {
        #expect(call.talk.contains("error[\(code)]") || call.talk.contains("\"\(code)\""), "\(name): \(call.talk)")
        #expect(call.result.isEmpty)
        continue
      }
      #expect(call.status == .ok, "\(name): \(call.talk)")
      let text = call.result.lowercased()
      for word in ["nan", "inf,", "inf ", "infinity"] { #expect(!text.contains(word), "\(name) \(format): \(word)") }
      #expect(text.firstMatch(of: /p = 0(\.0+)?[^0-9.]/) == nil, "\(name) \(format)")
      #expect(text.firstMatch(of: /"p_value": 0[,}\n]/) == nil, "\(name) \(format)")
    }
  }

  @Test func whatAskingForTooMuchSays() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("scores.csv", "pid,pre,post,then,sex\na,3,5,,\nb,4,6,,\nc,5,6,,\n")
    let start = "knowledge \(path) --id pid --pre pre --post post --max 10 "
    for (options, code) in [
      ("--by sex", "D422"), ("--retrospective then", "D422"), ("--selected-at-most 9", "D423"),
      ("--follow then", "D421"), ("--by nothing", "D101"), ("--bands 3,4", "C134"), ("--by pre --bands 4,3", "C176"),
    ] {
      let call = Call(start + options)
      #expect(call.talk.contains("error[\(code)]"), "\(options): \(call.talk)")
      #expect(call.result.isEmpty)
    }
  }

  @Test func theFollowUpFindsPeopleByTheRulesOfTheOtherFiles() throws {
    let folder = try TemporaryFolder()
    // One digit of an identifier is mistyped: the person has the name, the sex and the group of LCA-003.
    let text = try Repository.text(Self.folder + "tot_follow6m.csv").replacing("LCA-003,", with: "LCA-303,")
    let later = try folder.file("later.csv", text)
    let call = Call(
      Self.call.replacing(" --key", with: " \(later) --key").replacing("--link \(Self.folder)tot_links.csv ", with: ""))
    #expect(call.status == .ok, "\(call.talk)")
    #expect(words(call).contains("Retention, 22 people with all three tests"), "\(call.result)")
    #expect(words(call).contains("22 have all three, 1 matched by repair."), "\(call.result)")
    let exact = Call(
      Self.call.replacing(" --key", with: " \(later) --key").replacing("--link \(Self.folder)tot_links.csv ", with: "")
        + " --exact")
    #expect(words(exact).contains("Retention, 19 people") || words(exact).contains("Retention, 20 people"))
  }

  private func words(_ call: Call) -> String {
    call.result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The labels of the table and the sentences about modules and people who left; notes without a translation are English.
  @Test func laoHasOneDecimalSignAndItsOwnLabels() {
    let found = Call(Self.call + " --mastery 62.5% --lang lo --width 200")
    #expect(found.status == .ok, "\(found.talk)")
    let words = found.result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in [
      "ຄວາມຮູ້ກ່ອນ ແລະ ຫຼັງການຝຶກອົບຮົມ", "ຮ້ອຍລະຂອງຄະແນນສູງສຸດ", "ຄ່າກາງຂອງການປ່ຽນແປງ (Hodges-Lehmann)", "ໄດ້ 62,5% ຂຶ້ນໄປ",
      "ການເພີ່ມຂຶ້ນແບບມາດຕະຖານ, ທັງຫ້ອງ", "(ຫຼາຍກວ່າ 5,38)", "(7,1%)",
    ] { #expect(words.contains(part), "\(part): \(words)") }
    for part in ["Per cent of the best score", "Normalised gain, class ", "(ຫຼາຍກວ່າ 5.38)", "7.1%"] {
      #expect(!words.replacing("Normalised gain, class =", with: "").contains(part), "\(part)")
    }
  }

  @Test func aCorrectionToNobodyIsRefused() throws {
    let folder = try TemporaryFolder()
    let links = try folder.file("lk.csv", "file,row,participant_id,person\ntot_post.csv,4,,P999\n")
    let call = Call(Self.call.replacing("\(Self.folder)tot_links.csv", with: links))
    #expect(call.status == .data && call.talk.contains("[D425]") && call.talk.contains("P999"), "\(call.talk)")
  }
}
