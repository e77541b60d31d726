import BolavenData
import BolavenReports
import Foundation
import TestSupport
import Testing

@testable import BolavenStudies

/// Whole runs over files in a folder of their own.
@Suite struct StudyRunTests {
  /// A folder with files; it ends with the test.
  final class Folder {
    let path: String
    init(_ files: [String: String]) throws {
      path = NSTemporaryDirectory() + "study-" + UUID().uuidString + "/"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for (name, text) in files { try text.write(toFile: path + name, atomically: true, encoding: .utf8) }
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func run(_ plan: PlanText, only names: [String] = []) throws -> StudyRun {
      try StudyRun(StudyPlan(Array(plan.text.utf8), file: path + "study.yaml"), only: names)
    }
  }

  static let files = [
    "prices.csv": "period,cpi\n2022-05,100\n2023-11,150\n",
    "pre.csv": "pid,q1,q2\na,A,B\nb,B,A\nc,A,A\n", "post.csv": "pid,q1,q2\na,A,B\nb,A,B\nc,A,B\n",
    "key.csv": "item,correct\nq1,A\nq2,B\n", "scores.csv": "pid,pre_total,post_total\na,1,2\n",
    "panel.csv": "hh,wave,assigned,month,wage\n"
      + (0..<8).flatMap { ["h\($0),0,\($0 % 2),2022-05,\(100 + $0)", "h\($0),1,\($0 % 2),2023-11,\(150 + 3 * $0)"] }
      .joined(separator: "\n") + "\n",
  ]

  @Test func findingsStandInTheOrderOfThePlanAndKeepTheirFingerprints() throws {
    let folder = try Folder(Self.files)
    let run = try folder.run(PlanText())
    #expect(run.findings.map(\.id) == ["gain", "effect"])
    #expect(
      run.sources.files.map(\.name) == ["pre.csv", "post.csv", "key.csv", "scores.csv", "panel.csv", "prices.csv"])
    #expect(run.sources.files.allSatisfy { $0.fingerprint?.utf8.count == 64 && $0.byteCount > 0 })
    #expect(run.report.tables.map(\.id) == ["gain", "gain-checks", "effect"])
  }

  /// By hand: the code -99 is nobody's income, so the mean is that of 100, 300 and 200, and the share is 1 of 3.
  @Test func aDeclaredMissingCodeEntersNoNumber() throws {
    let folder = try Folder(["m.csv": "id,inc\n1,100\n2,-99\n3,300\n4,200\n"])
    let plan = """
      bolaven: 1
      study: {id: t, title: T}
      data:
        d: {file: m.csv, id: id, columns: {inc: {type: number, range: 0.., missing: [-99]}}}
      indicators:
        - {id: mean, label: Income, mean: inc, of: d}
        - {id: share, label: Little, share: inc < 150, of: d}
      """
    let run = try StudyRun(StudyPlan(Array(plan.utf8), file: folder.path + "study.yaml"))
    let measures = run.findings[0].measures
    #expect(measures["mean.actual"]?.value == 200)
    #expect(measures["share.actual"]?.numerator == 1)
    #expect(measures["share.actual"]?.denominator == 3)
  }

  @Test func namedAnalysesRunAlone() throws {
    let folder = try Folder(Self.files)
    #expect(try folder.run(PlanText(), only: ["effect"]).findings.map(\.id) == ["effect"])
  }

  @Test func indicatorsRunTheAnalysesTheyReferTo() throws {
    let folder = try Folder(Self.files)
    var plan = PlanText()
    plan.foot = """
      indicators:
        - {id: "1", label: People, unit: people, from: gain.all.pairs, baseline: 0, target: 5}
      """
    #expect(try folder.run(plan, only: ["indicators"]).findings.map(\.id) == ["indicators"])
    #expect(try folder.run(plan, only: ["effect"]).findings.map(\.id) == ["effect"])
    #expect(try folder.run(plan).findings.map(\.id) == ["gain", "effect", "indicators"])
  }

  @Test func problemsOfSeveralFilesAndAnalysesAreReportedTogetherAndOnce() throws {
    var files = Self.files
    files["pre.csv"] = "pid,q1,q2\na,A,B\na,B,A\n"
    files["panel.csv"] = "hh,wave,assigned,month,wage\nh1,0,1,2022-06,100\nh1,1,1,2023-11,abc\n"
    let folder = try Folder(files)
    let problems = problemsOf { _ = try folder.run(PlanText()) }
    let kinds = problems.map { problem in
      switch problem {
      case .data(.duplicateIdentifier): "duplicate"
      case .data(.notANumber): "number"
      case .income(.periodMissing, _): "period"
      default: "\(problem)"
      }
    }
    #expect(kinds == ["duplicate", "number", "period"])
  }

  @Test func filesThatCannotBeReadAreAllNamed() throws {
    var files = Self.files
    files["post.csv"] = nil
    files["prices.csv"] = "period,cpi\n\"2022-05,100\n"
    let folder = try Folder(files)
    let problems = problemsOf { _ = try folder.run(PlanText()) }
    #expect(problems.count == 2)
    guard case .data(.fileMissing(let path, _))? = problems.first else {
      Issue.record("\(problems)")
      return
    }
    #expect(path == folder.path + "post.csv")
  }

  @Test func privateIdentifiersDoNotLeaveARun() throws {
    var files = Self.files
    files["pre.csv"] = "pid,q1,q2\nsecret-7,A,B\nsecret-7,B,A\n"
    files["post.csv"] = "pid,q1,q2\nsecret-8,A,B\n"
    let folder = try Folder(files)
    let plan = PlanText().replacing(
      "    key: key.csv", with: "    key: key.csv\n    columns: {pid: {type: id, private: true}}")
    let problems = problemsOf { _ = try folder.run(plan) }
    #expect(!problems.isEmpty)
    #expect(!"\(problems)".contains("secret"))
    files["pre.csv"] = "pid,q1,q2\nsecret-7,A,B\n"
    let other = try Folder(files)
    let unmatched = problemsOf { _ = try other.run(plan) }
    #expect("\(unmatched)".contains("nobodyMatched"))
    #expect(!"\(unmatched)".contains("secret"))
  }

  @Test func aColumnThatNoWaveHasIsAMistakeOfThePlan() throws {
    let folder = try Folder(Self.files)
    let plan = PlanText().replacing(
      "    key: key.csv", with: "    key: key.csv\n    columns: {q1: {type: text}, age: {type: integer}}")
    let problems = problemsOf { _ = try folder.run(plan) }
    #expect(
      problems == [
        .data(
          .columnMissing(path: folder.path + "pre.csv", name: "age", found: ["pid", "q1", "q2"], nearest: []))
      ])
  }

  @Test func inventedDataAreMarkedInEveryTable() throws {
    let folder = try Folder(Self.files)
    let run = try folder.run(PlanText().replacing("title: S", with: "title: S, synthetic: true"))
    for table in run.report.tables { #expect(table.noteText.contains("SYNTHETIC DATA")) }
  }

  @Test func aHeadlineWithoutItsBaselineIsRefused() throws {
    let folder = try Folder(["panel.csv": "treat,y\n1,2\n0,3\n1,4\n0,5\n"])
    var settings = IncomeSettings(
      source: DataPlan(name: "d", waves: [.init(name: nil, file: folder.path + "panel.csv")], id: []),
      outcome: OutcomePlan(name: "y", data: "d", compute: try Expression("y"), label: LocalizedText("Y")),
      design: DesignPlan(name: "d", kind: .randomised, data: "d", treatment: "treat", assignment: .random))
    #expect(
      try StudyRun(IncomeStudy(settings), files: [folder.path + "panel.csv"], title: LocalizedText("T")).findings.count
        == 1)
    settings.headline = "ancova"
    let asked = settings
    #expect(
      problemsOf {
        _ = try StudyRun(IncomeStudy(asked), files: [folder.path + "panel.csv"], title: LocalizedText("T"))
      } == [.income(.noBaseline(method: "ancova"), analysis: "income-effect")])
  }
}
