import BolavenFormats
import BolavenReports
import Foundation
import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct ChartCommandTests {
  static let ledger = """
    month,coop,sales,target
    2023-11,A,10,12
    2023-12,A,12.5,12
    2024-02,A,9,12
    2023-11,B,4,12
    2023-12,B,,12
    2024-02,B,6,12

    """
  static let scores = "pid,pre,post,village\nP1,10,14,X\nP2,12,12,X\nP3,15,13,Y\nP4,8,16,Y\n"
  static let rows = "name,before,after,low,high\nANCOVA,0.4,0.1,-0.1,0.3\nMeans,0.2,0.05,-0.2,0.3\n"

  private func call(_ kind: String, _ text: String, _ words: String...) throws -> Call {
    let folder = try TemporaryFolder()
    return Call(words: ["chart", kind, try folder.file("d.csv", text)] + words)
  }

  /// The description of a drawing: what it shows in words.
  private func description(_ call: Call) throws -> String {
    #expect(call.status == .ok, "\(call.talk)")
    let match = try #require(call.result.firstMatch(of: #/<desc id="[^"]*">([^<]*)</desc>/#), "\(call.result)")
    return String(match.1)
  }

  @Test func everyKindThatAFileCanFeedIsDrawn() throws {
    let ledger = ["--time", "month", "--value", "sales"]
    let calls: [(kind: String, text: String, words: [String], says: String)] = [
      (
        "trend", Self.ledger, ledger + ["--by", "coop"], "Line chart: sales, 2023-11 to 2024-02. A: from 10.0 (2023-11)"
      ),
      ("multiples", Self.ledger, ledger + ["--by", "coop"], "Small charts with the same axes: sales, 2 groups: A, B."),
      (
        "slope", Self.ledger, ledger + ["--by", "coop", "--highlight", "A"], "Slope chart: sales, 2 lines over 4 waves."
      ),
      (
        "prepost", Self.scores, ["--id", "pid", "--pre", "pre", "--post", "post", "--max", "20"],
        "Paired dot plot: Total score (0-20)"
      ),
      ("distribution", Self.scores, ["--value", "pre", "--by", "village"], "Distribution: pre. X: n = 2, median 11"),
      ("lorenz", Self.scores, ["--value", "pre"], "Lorenz curve: pre among rows."),
      ("dumbbell", Self.rows, ["--by", "name", "--pre", "before", "--post", "after"], "Dot plot: before, after"),
      (
        "effect", Self.rows, ["--by", "name", "--value", "after", "--low", "low", "--high", "high"],
        "Dot plot: after, 2 estimates with 95% intervals"
      ),
      ("balance", Self.rows, ["--by", "name", "--pre", "before", "--post", "after"], "Balance plot"),
      (
        "event", "t,b,lo,hi\n-2,0.1,-1,1\n0,2,1,3\n1,3,2,4\n",
        ["--time", "t", "--value", "b", "--low", "lo", "--high", "hi"], "Event study: b, t -2 to 1, base -1."
      ),
      (
        "waterfall", "part,x\n2019,100\nprice,20\nvolume,-5\n2024,115\n", ["--by", "part", "--value", "x"],
        "Waterfall: x, from 2019 100 to 2024 115"
      ),
      (
        "bullet", "id,label,unit,baseline,target,actual\n1,Members,people,100,200,150\n", [], "Bar chart of 1 indicator"
      ),
      (
        "progress", "id,label,unit,baseline,target,actual\n1,Members,people,100,200,150\n", [],
        "Bar chart of 1 indicator"
      ),
    ]
    for (kind, text, words, says) in calls {
      let folder = try TemporaryFolder()
      let header = kind == "bullet" || kind == "progress" ? "indicator_id," + text.dropFirst(3) : text
      let call = Call(words: ["chart", kind, try folder.file("d.csv", header)] + words)
      let said = try description(call)
      #expect(said.hasPrefix(says), "\(kind): \(said)")
      #expect(call.result.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""))
      #expect(!call.result.contains("SYNTHETIC"))
      let again = Call(
        words: ["chart", kind, folder.path + "/d.csv"] + words + ["--synthetic", "--title", "Mine & yours"])
      #expect(try description(again).contains("SYNTHETIC DATA"))
      #expect(again.result.contains(">Mine &amp; yours</title>"))
      for language in ["lo", "ja"] {
        let other = Call(words: ["chart", kind, folder.path + "/d.csv"] + words + ["--lang", language])
        #expect(other.status == .ok && other.result.contains("xml:lang=\"\(language)\""))
      }
    }
  }

  @Test func theDrawingNamesTheProgramAndItsData() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("s.csv", Self.scores)
    let call = Call(words: ["chart", "lorenz", path, "--value", "pre"])
    let fingerprint = Fingerprint.sha256(Array(Self.scores.utf8))
    #expect(call.result.contains("<metadata>lorenz\nbolaven \(Version.text)\ns.csv sha256 \(fingerprint)</metadata>"))
  }

  @Test func aMissingMonthIsAGapAndCounted() throws {
    let said = try description(
      try call("trend", Self.ledger, "--time", "month", "--value", "sales", "--by", "coop", "--target", "12"))
    #expect(said.hasSuffix("Target: 12.0. Missing: 3."))
  }

  @Test func aChartInASCIIIsPrintedWithItsWords() throws {
    let call = try call(
      "effect", Self.rows, "--by", "name", "--value", "after", "--low", "low", "--high", "high", "--format", "text",
      "--title", "Effects")
    #expect(call.status == .ok)
    #expect(call.result.hasPrefix("Effects\n\nafter, 95%\n"))
    #expect(call.result.contains(/ANCOVA +\|-+[+:].*o-+\| +0\.10 \[-0\.10, 0\.30\]/))
    #expect(call.result.hasSuffix("and a line at zero.\n"))
    let numbers = try self.call("lorenz", Self.scores, "--value", "pre", "--format", "text")
    #expect(numbers.result.contains("Table 1. ") && numbers.result.contains("100%"))
  }

  @Test func aChartOfAPlanIsTheOneOfItsReport() throws {
    let plan = Repository.absolute("datasets/paksong/study.yaml")
    let call = Call(words: ["chart", "prepost", plan, "knowledge-gain"])
    #expect(try description(call).hasPrefix("Paired dot plot: Total score (0-20), Pre and Post, 26 people."))
    #expect(call.result.contains("SYNTHETIC DATA"))
    let progress = Call(words: ["chart", "progress", plan, "--lang", "ja"])
    #expect(progress.status == .ok && progress.result.contains("基準値から目標値まで"))
    let items = Call(words: ["chart", "dumbbell", plan, "knowledge-gain-items", "--format", "text"])
    #expect(items.status == .ok && items.result.contains("->"))
  }

  @Test func severalChartsGoToAFolder() throws {
    let plan = Repository.absolute("datasets/paksong/study.yaml")
    let refused = Call(words: ["chart", "trend", plan])
    #expect(refused.status == .usage && refused.talk.contains("C165") && refused.talk.contains("coop-growth-members"))
    let folder = try TemporaryFolder()
    let call = Call(words: ["chart", "trend", plan, "--out", folder.path + "/charts/"])
    #expect(call.status == .ok, "\(call.talk)")
    #expect(
      folder.files.contains("charts/coop-growth-members.svg") && folder.files.contains("charts/coop-growth-revenue.svg")
    )
    #expect(Call(words: ["chart", "trend", plan, "--out", folder.path + "/charts/"]).talk.contains("R603"))
    #expect(Call(words: ["chart", "trend", plan, "--format", "text"]).status == .ok)
  }

  @Test func aFileIsWrittenByItsEnding() throws {
    let folder = try TemporaryFolder()
    let data = try folder.file("d.csv", Self.scores)
    let words = ["chart", "lorenz", data, "--value", "pre", "--out"]
    #expect(Call(words: words + [folder.path + "/a.svg"]).status == .ok)
    #expect(Call(words: words + [folder.path + "/a.txt"]).status == .ok)
    #expect(try folder.text("a.svg").hasPrefix("<svg") && folder.text("a.txt").contains("Table 1."))
    #expect(Call(words: words + [folder.path + "/a.svg"]).talk.contains("R603"))
    #expect(Call(words: words + [folder.path + "/a.png"]).talk.contains("C138"))
    #expect(Call(words: words + [folder.path + "/b.svg", "--format", "text"]).talk.contains("C139"))
    #expect(Call(words: words + [data]).talk.contains("C138"))
  }

  @Test func whatIsWrongIsToldWithItsCode() throws {
    let plan = Repository.absolute("datasets/paksong/study.yaml")
    let many = "t,v,g\n" + (1...5).map { "2020,1,\($0)\n" }.joined()
    let calls: [(words: [String], text: String, code: String)] = [
      (["tren", "FILE"], Self.ledger, "C161"), (["trend", "FILE", "--value", "sales"], Self.ledger, "C118"),
      (["trend", "FILE", "--time", "month", "--value", "sale"], Self.ledger, "D101"),
      (["trend", "FILE", "--time", "month", "--value", "coop", "--by", "coop"], Self.ledger, "D127"),
      (["trend", "FILE", "--time", "month", "--value", "sales"], Self.ledger, "D404"),
      (["trend", "FILE", "--time", "t", "--value", "v", "--by", "g"], many, "D403"),
      (["slope", "FILE", "--time", "t", "--value", "v", "--by", "g"], many, "D405"),
      (
        ["slope", "FILE", "--time", "month", "--value", "sales", "--by", "coop", "--highlight", "C"], Self.ledger,
        "D406"
      ),
      (["trend", "FILE", "--time", "t", "--value", "v"], "t,v\n2020,\n", "D402"),
      (["lorenz", "FILE", "--value", "v"], "v\n-1\n-2\n", "D407"),
      (["lorenz", "FILE", "--value", "v", "--weights", "w"], "v,w\n1,-1\n2,3\n", "D358"),
      (["event", "FILE", "--time", "t", "--value", "v"], "t,v\n0.5,1\n", "D408"),
      (["waterfall", "FILE", "--by", "t", "--value", "v"], "t,v\na,1\nb,2\nc,9\n", "D409"),
      (["trend", "FILE", "--time", "t", "--value", "v"], "t,v\n", "D116"),
      (["distribution", "FILE", "--value", "t"], "t,v\na,1\nb,2\n", "D401"),
      (["lorenz", "FILE", "--value", "v", "--pre", "v"], "v\n1\n", "C133"),
      (["lorenz", "FILE", "--value", "v", "--target", "3"], "v\n1\n", "C133"),
      (["items", "FILE"], "v\n1\n", "C164"),
      (["trend", "FILE", "coop-growth", "--time", "t", "--value", "v"], "t,v\n1,1\n", "C163"),
      (["lorenz", plan], "", "C162"), (["trend", plan, "coop-grwth"], "", "C162"),
      (["trend", plan, "--value", "x"], "", "C133"),
    ]
    for (words, text, code) in calls {
      let folder = try TemporaryFolder()
      let path = try folder.file("d.csv", text)
      let call = Call(words: ["chart"] + words.map { $0 == "FILE" ? path : $0 })
      #expect(call.status != .ok && call.result.isEmpty, "\(words)")
      #expect(call.talk.contains("[\(code)]"), "\(words): \(call.talk)")
    }
  }

  @Test func hostileTextsStayTexts() throws {
    let text = "name,before,after\n\"<script>alert(1)</script>\",1,2\n\"\u{1B}[2J\",2,1\n"
    let words = ["--by", "name", "--pre", "before", "--post", "after"]
    let folder = try TemporaryFolder()
    let path = try folder.file("d.csv", text)
    let drawn = Call(words: ["chart", "dumbbell", path] + words)
    #expect(drawn.status == .ok && !drawn.result.contains("<script>") && !drawn.result.contains("\u{1B}"))
    let plain = Call(words: ["chart", "dumbbell", path, "--format", "text"] + words)
    #expect(plain.status == .ok && !plain.result.contains("\u{1B}"))
  }
}
