import Foundation
import TestSupport
import Testing

@testable import BolavenCommandLine

/// Sessions as somebody at a terminal of 80 columns sees them: what each command prints on the example study, its help, and
/// one mistake. They are compared to the byte with the files of `Recorded/`.
///
/// Where an output changes on purpose, `.make/record` writes the files anew; read what changed before you keep it.
@Suite struct SessionTests {
  struct Session: Sendable, CustomTestStringConvertible {
    let name: String
    let calls: [String]
    var testDescription: String { name }
  }

  private static let scores = "datasets/paksong/tot_pre.csv datasets/paksong/tot_post.csv"
  private static let key = "--key datasets/paksong/tot_key.csv"
  private static let ledger = "datasets/paksong/coop_ledger.csv"
  private static let panel = "datasets/paksong/returnee_panel.csv"
  private static let study = "datasets/paksong/study.yaml"

  static let all = [
    Session(name: "bolaven", calls: ["", "help", "help tables", "help exit-codes", "hlep", "--version"]),
    Session(name: "demo", calls: ["demo --out report/", "demo --help", "demo --ot report/"]),
    Session(name: "check", calls: ["check \(study)", "check --help", "check datasets/paksong/tot_pots.csv"]),
    Session(
      name: "data-show",
      calls: [
        "data show datasets/paksong/tot_post.csv --columns participant_id,name_latin,sex,q01 --limit 6",
        "data show --help",
        "data show datasets/paksong/tot_post.csv --columns partcipant_id", "data shwo x.csv",
      ]),
    Session(
      name: "data-list",
      calls: ["data list datasets/kobo/kobo_export.xlsx", "data list --help", "data list nothing.xlsx"]),
    Session(
      name: "data-convert",
      calls: ["data convert scores.csv scores.json", "data convert --help", "data convert scores.csv scores.pdf"]),
    Session(
      name: "data-codebook",
      calls: [
        "data codebook scores.csv", "data codebook --help", "data codebook \(study) --data trianing",
      ]),
    Session(
      name: "data-diff",
      calls: ["data diff old.csv new.csv --id pid", "data diff --help", "data diff old.csv new.csv --id pdi"]),
    Session(
      name: "data-link", calls: ["data link \(scores) --id participant_id", "data link --help", "data link \(scores)"]),
    Session(
      name: "knowledge",
      calls: [
        "knowledge \(scores) --id participant_id \(key) --link datasets/paksong/tot_links.csv --mastery 60%",
        "knowledge --help", "knowledge \(scores) --id participant_di \(key)",
      ]),
    Session(
      name: "items",
      calls: ["items \(scores) \(key) --rasch", "items --help", "items \(scores) \(key) --id participant_di"]),
    Session(
      name: "income",
      calls: [
        "income \(panel) --outcome '(wage_lak + selfemp_lak + farm_net_lak) / 1000' --treatment assigned --id hh_id --wave wave "
          + "--cluster village_id --pairs pair_id --assignment random --label 'Monthly income'", "income --help",
        "income \(panel) --outcome wage_lak --treatment asigned --id hh_id --wave wave",
      ]),
    Session(
      name: "cooperatives",
      calls: [
        "cooperatives \(ledger) --from 2019 --to 2024", "cooperatives --help", "cooperatives \(ledger) --from 2031",
      ]),
    Session(
      name: "regress",
      calls: [
        "regress \(panel) 'log(own_consumption_lak) ~ hh_size + children_u14 | district' --cluster village_id --where 'own_consumption_lak > 0'",
        "regress --help", "regress \(panel) 'wage_lak ~ hh_siez'",
      ]),
    Session(
      name: "describe",
      calls: ["describe \(panel) hh_size returnee_age --by assigned", "describe --help", "describe \(panel) hh_siez"]),
    Session(
      name: "chart",
      calls: [
        "chart prepost scores.csv --id pid --pre pre --post post --format text", "chart --help",
        "chart prepots scores.csv",
      ]),
    Session(
      name: "why",
      calls: ["why \(study) knowledge-gain.all.change", "why --help", "why \(study) knowledge-gain.all.chnge"]),
    Session(name: "run", calls: ["run \(study) knowledge-gain", "run --help", "run \(study) knowlege-gain"]),
    Session(
      name: "indicators", calls: ["indicators \(study)", "indicators --help", "indicators datasets/paksong/studi.yaml"]),
    Session(
      name: "notebook",
      calls: [
        "notebook --help", "notebook check notebooks-md", "notebook check --help", "notebook new mine.md",
        "notebook run mine.md", "notebook clean mine.md", "notebook chekc mine.md",
      ]),
    Session(name: "verify", calls: ["verify --help", "verify --only everything"]),
    Session(
      name: "new", calls: ["new scores.csv --id pid --dry-run", "new --help", "new scores.csv --id pdi --dry-run"]),
    Session(name: "explain", calls: ["explain D104", "explain --help", "explain D1004"]),
    Session(name: "completions", calls: ["completions --help", "completions tcsh"]),
    Session(name: "man", calls: ["man --help", "man knowlege"]),
    Session(name: "doctor", calls: ["doctor --help", "doctor --formt json"]),
  ]

  private static let isRecording = ProcessInfo.processInfo.environment["BOLAVEN_RECORD"] == "sessions"

  @Test("a session is as it was recorded", arguments: all)
  func isAsRecorded(_ session: Session) throws {
    let folder = try ExampleFolder(withPlan: session.name != "new").folder
    let real = try #require(realPath(folder.path))
    var transcript = ""
    for line in session.calls {
      let words = try NotebookCall.words(of: line)
      let outcome = WorkingThread.run(in: real, seconds: 300) { () -> (BolavenCommandLine.ExitStatus, String) in
        let recorder = Recorder()
        let status = CommandLineTool.run(words, on: recorder.console(variables: ["BOLAVEN_DATASETS": "datasets"]))
        return (status, recorder.transcript)
      }
      let (status, printed) = try #require(outcome)
      transcript += "$ bolaven\(line.isEmpty ? "" : " " + line)\n" + printed
      if status != .ok { transcript += "[exit status \(status.rawValue)]\n" }
      transcript += "\n"
    }
    let place = "Tests/BolavenCommandLineTests/Sessions/Recorded/\(session.name).txt"
    if Self.isRecording { try transcript.write(toFile: Repository.absolute(place), atomically: true, encoding: .utf8) }
    let recorded = try Repository.text(place)
    let difference = zip(recorded.split(separator: "\n"), transcript.split(separator: "\n")).first { $0 != $1 }
    #expect(recorded == transcript, "first difference: \(difference.map { "\($0)\n\($1)" } ?? "the length")")
    for line in transcript.split(separator: "\n") where !line.hasPrefix("$ ") && !line.hasPrefix("# ") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test func everyCommandHasASession() {
    let calls = Self.all.flatMap(\.calls)
    for command in CommandCatalog.all where command.name != "help" {
      #expect(calls.contains { $0.hasPrefix(command.name) }, "\(command.name)")
    }
  }

  @Test func nothingIsRecordedForASessionThatIsGone() {
    let names = Repository.names(in: "Tests/BolavenCommandLineTests/Sessions/Recorded")
    #expect(names == Self.all.map { "\($0.name).txt" }.sorted())
  }
}
