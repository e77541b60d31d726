import Foundation
import TestSupport
import Testing

@testable import BolavenCommandLine

/// The items of a test, asked for without a plan.
@Suite struct ItemsCommandTests {
  static let folder = "datasets/paksong/"
  static let training = "items \(folder)tot_pre.csv \(folder)tot_post.csv --key \(folder)tot_key.csv"

  @Test func theUserStoryIsAnsweredWithoutAnIdentifier() {
    let call = Call("\(Self.training) --by module --distractors --rasch --waves --dif sex")
    #expect(call.status == .ok, "\(call.talk)")
    for part in [
      "Teach again: lowest after the training.", "Teach again: smallest gain.", "Items to look at (4 of 20)",
      "No single item is significant after Holm's", "Reliability of the test",
      "rule reliability-30", "rule rasch-30", "rule dif-100-per-group", "rule factor-100", "Screen:", "SYNTHETIC DATA",
    ] {
      #expect(
        call.result.contains(part) || call.result.split(separator: "\n").joined(separator: " ").contains(part),
        "\(part)")
    }
    #expect(!call.result.contains("nan") && !call.result.contains("p = 0." + "000"))
  }

  @Test(
    "every language and format", arguments: ["--lang lo", "--lang ja", "--format md", "--format html", "--format csv"])
  func isPrinted(_ options: String) {
    let call = Call("\(Self.training) --rasch \(options)")
    #expect(call.status == .ok && !call.result.isEmpty, "\(call.talk)")
  }

  /// A folder of answers with a key of two items.
  private func call(
    _ before: String, _ after: String? = nil, key: String = "item,correct,options\nq1,A,3\nq2,B,3\n",
    _ more: String = ""
  ) throws -> Call {
    let folder = try TemporaryFolder()
    let first = try folder.file("pre.csv", before)
    let second = try after.map { try folder.file("post.csv", $0) }
    let right = try folder.file("key.csv", key)
    return Call(
      words: ["items", first] + [second].compactMap { $0 } + ["--key", right]
        + more.split(separator: " ").map(String.init))
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: String
    let status: BolavenCommandLine.ExitStatus
    let before: String
    var after: String?
    var key = "item,correct,options\nq1,A,3\nq2,B,3\n"
    var more = ""
    var part = "fix:"
  }

  static let two = "pid,q1,q2\na,A,B\nb,B,B\nc,A,A\n"
  static let mistakes = [
    Mistake(
      testDescription: "a key that does not fit the form", code: "D411", status: .data, before: two,
      key: "item,correct\nq1,A\nq3,B\n", part: "q3"),
    Mistake(
      testDescription: "another form of the test", code: "D411", status: .data, before: two,
      after: "pid,r1,r2\na,A,B\n",
      part: "another form"),
    Mistake(
      testDescription: "an answer outside the options", code: "D133", status: .data, before: two + "d,E,A\n", part: "B5"
    ),
    Mistake(
      testDescription: "an all-missing wave", code: "D414", status: .data, before: two, after: "pid,q1,q2\na,,\nb,,\n"),
    Mistake(
      testDescription: "a person twice", code: "D104", status: .data, before: two + "a,A,A\n", after: two,
      part: "A2 and A5"),
    Mistake(
      testDescription: "no pair at all", code: "D142", status: .data, before: two, after: "pid,q1,q2\nx,A,B\n"),
    Mistake(
      testDescription: "the two-parameter model of three people", code: "E341", status: .notEstimable,
      before: "pid,q1,q2,q3\na,A,B,A\nb,B,B,B\nc,A,A,A\n", key: "item,correct\nq1,A\nq2,B\nq3,A\n",
      more: "--two-parameter", part: "two-parameter-250"),
    Mistake(
      testDescription: "a scale of people who are all right", code: "E347", status: .notEstimable,
      before: "pid,q1,q2\na,A,B\nb,A,B\n", more: "--rasch"),
    Mistake(
      testDescription: "groups that are three", code: "D432", status: .data,
      before: "pid,g,q1,q2\na,x,A,B\nb,y,B,B\nc,z,A,A\n", more: "--dif g"),
    Mistake(
      testDescription: "a group of one", code: "D433", status: .data,
      before: "pid,g,q1,q2\na,x,A,B\nb,y,B,B\nc,x,A,A\n", more: "--dif g"),
    Mistake(
      testDescription: "no column of the person", code: "D431", status: .data, before: two.replacing("pid", with: "nr"),
      after: two.replacing("pid", with: "nr")),
    Mistake(
      testDescription: "guessing without options", code: "D415", status: .data, before: two,
      key: "item,correct\nq1,A\nq2,B\n",
      more: "--guessing"),
    Mistake(
      testDescription: "two forms in the key", code: "D412", status: .data, before: two,
      key: "item,correct,form\nq1,A,x\nq2,B,y\n"),
    Mistake(
      testDescription: "an item of another wave only", code: "D413", status: .data, before: two,
      key: "item,correct,wave\nq1,A,post\nq2,B,post\n"),
    Mistake(
      testDescription: "a key that fits no answer", code: "D417", status: .data, before: two,
      key: "item,correct\nq1,1\nq2,2\n", part: "found: A and B"),
    Mistake(
      testDescription: "a wave that the study does not have", code: "D133", status: .data, before: two, after: two,
      key: "item,correct,wave\nq1,A,\nq2,B,before\n", part: "C3"),
    Mistake(
      testDescription: "weights of zero", code: "D416", status: .data, before: two,
      key: "item,correct,weight\nq1,A,0\nq2,B,0\n"),
    Mistake(
      testDescription: "modules that the key does not name", code: "D435", status: .data, before: two, after: two,
      more: "--by module"),
    Mistake(
      testDescription: "waves of one test", code: "C133", status: .usage, before: two, more: "--waves"),
    Mistake(
      testDescription: "a bank without these items", code: "E348", status: .notEstimable, before: two,
      more: "--bank BANK"),
  ]

  @Test("what is wrong is told, and nothing else printed", arguments: mistakes)
  func isTold(_ mistake: Mistake) throws {
    let folder = try TemporaryFolder()
    let bank = try folder.file("bank.csv", "item,slope,difficulty\nz1,1,0\nz2,1,0.5\n")
    let call = try call(
      mistake.before, mistake.after, key: mistake.key, mistake.more.replacing("BANK", with: bank))
    #expect(call.status == mistake.status, "\(call.talk)")
    #expect(call.result.isEmpty)
    #expect(call.talk.contains("error[\(mistake.code)]"), "\(call.talk)")
    #expect(call.talk.contains(mistake.part), "\(call.talk)")
  }

  static let small = [
    ("everyone right on an item", "pid,q1,q2\na,A,B\nb,A,C\nc,A,B\n", "pid,q1,q2\na,A,B\nb,A,B\nc,A,C\n"),
    ("all at the ceiling", "pid,q1,q2\na,A,B\nb,A,B\n", "pid,q1,q2\na,A,B\nb,A,B\n"),
    ("one person", "pid,q1,q2\na,A,C\n", "pid,q1,q2\na,A,B\n"),
    ("nobody right", "pid,q1,q2\na,C,C\nb,B,A\n", "pid,q1,q2\na,C,C\nb,B,A\n"),
    ("one pair of three people", two, "pid,q1,q2\na,A,A\nx,B,B\n"),
  ]

  @Test("what is not defined is a dash with its reason", arguments: small)
  func isAnswered(_ name: String, _ before: String, _ after: String) throws {
    for more in ["--distractors", "--distractors --partial --not-reached missing", "--format json"] {
      let call = try call(before, after, more)
      #expect(call.status == .ok, "\(call.talk)")
      let text = call.result.lowercased()
      #expect(!text.contains("nan") && !text.contains("inf ") && !text.contains("infinity"), "\(call.result)")
    }
    let alone = try call(before)
    #expect(alone.status == .ok, "\(alone.talk)")
  }

  @Test func oneItemAloneIsCounted() throws {
    let call = try call("pid,q1\na,A\nb,C\n", "pid,q1\na,A\nb,A\n", key: "item,correct,module\nq1,A,m\n")
    #expect(call.status == .ok, "\(call.talk)")
    #expect(call.result.contains("q1"))
  }

  @Test func aBankIsCalibratedWrittenAndUsed() throws {
    let folder = try TemporaryFolder()
    let bank = folder.path + "/bank.csv"
    let first = Call(
      "items \(Self.folder)tot_pre.csv \(Self.folder)tot_post.csv \(Self.folder)tot_follow6m.csv --key \(Self.folder)tot_key.csv --calibrate \(bank)"
    )
    #expect(first.status == .ok, "\(first.talk)")
    #expect(first.talk.contains("Written"))
    #expect(
      try folder.text("bank.csv").hasPrefix(
        "item,slope,slope_se,difficulty,difficulty_se,people,sessions,model,priors\nq01,"))
    let again = Call("items \(Self.folder)tot_pre.csv --key \(Self.folder)tot_key.csv --calibrate \(bank)")
    #expect(again.status != .ok && again.talk.contains("bank.csv"))
    let second = Call("\(Self.training) --bank \(bank)")
    #expect(second.status == .ok, "\(second.talk)")
    #expect(second.result.contains("People on the scale of the bank"))
    #expect(second.result.contains("Do items work as in the bank?"))
    let json = Call("\(Self.training) --bank \(bank) --format json")
    #expect(json.result.contains("\"abilities\""))
  }

  @Test func thePlanAsksForTheSame() throws {
    let folder = try TemporaryFolder()
    for name in ["tot_pre.csv", "tot_post.csv", "tot_key.csv", "tot_links.csv"] {
      try folder.file(name, Repository.text("datasets/paksong/\(name)"))
    }
    let plan = try folder.file(
      "study.yaml",
      """
      bolaven: 1
      study: {id: small, title: A small study}
      data:
        training:
          id: participant_id
          waves: {pre: {file: tot_pre.csv}, post: {file: tot_post.csv}}
          key: tot_key.csv
          link: tot_links.csv
      design:
        training: {kind: pre-post, data: training, before: pre, after: post}
      analyses:
        - {id: questions, kind: items, design: training, distractors: true, rasch: true, latent_gain: true, groups: sex}

      """)
    let call = Call(words: ["run", plan])
    #expect(call.status == .ok, "\(call.talk)")
    #expect(call.result.contains("Items to look at (4 of 20)"))
    let why = Call(words: ["why", plan, "questions.q13.p"])
    #expect(why.status == .ok && why.result.contains("McNemar"), "\(why.talk)\(why.result)")
    let chart = Call(words: ["chart", "items", plan, "questions"])
    #expect(chart.status == .ok && chart.result.contains("<svg"), "\(chart.talk)")
  }

  @Test func aPlanWithMistakesIsTold() throws {
    let folder = try TemporaryFolder()
    let plan = try folder.file(
      "study.yaml",
      """
      bolaven: 1
      study: {id: small, title: A small study}
      data:
        training: {id: pid, file: pre.csv}
      analyses:
        - {id: questions, kind: items, data: training, rash: true}
        - {id: others, kind: items}

      """)
    let call = Call(words: ["check", plan])
    #expect(call.status == .plan || call.status == .data, "\(call.talk)")
    #expect(call.talk.contains("rasch") || call.result.contains("rasch"), "\(call.talk)\(call.result)")
  }

  @Test func onlyTheOptionThatWasTypedIsNamed() throws {
    let waves = try call(Self.two, nil, "--waves")
    #expect(waves.status == .usage && waves.talk.contains("--waves is for two tests"), "\(waves.talk)")
    #expect(!waves.talk.contains("--exact"))
    let both = try call(Self.two, nil, "--waves --exact")
    #expect(both.talk.contains("--exact and --waves are for two tests"), "\(both.talk)")
  }

  @Test func aCorrectionToNobodyIsRefused() throws {
    let folder = try TemporaryFolder()
    let links = try folder.file("lk.csv", "file,row,participant_id,person\ntot_post.csv,4,,P999\n")
    let call = Call("\(Self.training) --link \(links)")
    #expect(call.status == .data && call.talk.contains("[D425]"), "\(call.talk)")
  }
}
