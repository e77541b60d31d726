import Foundation
import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct NotebookRunTests {
  static let scores = "pid,pre,post\n" + (1...12).map { "P\($0),\(8 + $0 % 5),\(10 + ($0 * 7) % 6)\n" }.joined()

  /// A notebook with a table, a picture, a number in the text, a mistake and a file of its own.
  static let text = """
    ---
    bolaven-notebook: 1
    ---
    # Did knowledge rise?

    ```bolaven {#gain show=text,svg}
    knowledge scores.csv --id pid --pre pre --post post --max 20
    ```

    The mean rose by <!--=gain.all.change--><!--/--> points.

    ```csv {file=small.csv}
    a,b
    1,2
    3,5
    ```

    ```bolaven {#rows}
    data show small.csv
    ```

    ```bolaven {#bad expect=exit:4 show=stderr}
    describe nothing.csv
    ```

    """

  private static func folder(_ text: String = text) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.file("n.md", text)
    try folder.file("scores.csv", scores)
    return folder
  }

  private static func call(_ verb: String, _ folder: TemporaryFolder, _ options: String...) -> Call {
    Call(words: ["notebook", verb, "\(folder.path)/n.md"] + options)
  }

  @Test func aSecondRunGivesTheSameBytes() throws {
    let folder = try Self.folder()
    let first = Self.call("run", folder)
    #expect(first.status == .ok && first.result.isEmpty, "\(first.talk)")
    let written = try folder.text("n.md")
    #expect(written.contains("Table 1.") && written.contains("<!-- bolaven:end gain -->"))
    #expect(written.contains("![") && folder.files == ["n.gain.svg", "n.md", "scores.csv"])
    #expect(written.contains("error[D111]"))
    #expect(written.wholeMatch(of: /(?s).*by <!--=gain\.all\.change-->\+?[0-9.]+<!--\/--> points.*/) != nil)
    #expect(!written.contains(folder.path), "nothing tells where it was run")
    #expect(Self.call("run", folder).talk.hasPrefix("Same"))
    #expect(try folder.text("n.md") == written)
    #expect(Self.call("check", folder).status == .ok)
    #expect(Self.call("clean", folder).status == .ok)
    #expect(try folder.text("n.md") == Self.text)
    #expect(folder.files == ["n.md", "scores.csv"])
  }

  @Test func aChangedCellIsNamedWithItsBlockAndItsFile() throws {
    let folder = try Self.folder()
    _ = Self.call("run", folder)
    let written = try folder.text("n.md")
    try folder.file("scores.csv", Self.scores.replacingOccurrences(of: "P3,11,13", with: "P3,11,14"))
    let check = Self.call("check", folder)
    #expect(check.status == .no)
    #expect(check.result.hasPrefix("CHANGED"))
    #expect(check.result.contains("n.md:6  block 'gain'"))
    #expect(check.result.contains("knowledge-gain.all.change"))
    #expect(check.result.contains("why  scores.csv changed (sha256 "))
    #expect(check.result.contains("text says \"") && check.result.contains("(inline value gain.all.change)"))
    #expect(check.result.contains("  bolaven notebook run "))
    #expect(try folder.text("n.md") == written, "a check writes nothing")
    let object = try JSONSerialization.jsonObject(
      with: Data(Self.call("check", folder, "--format", "json").result.utf8))
    let notebooks = (object as? [String: Any])?["notebooks"] as? [[String: Any]]
    #expect(notebooks?.first?["state"] as? String == "changed")
  }

  @Test func numbersWithinTheToleranceAgree() throws {
    let folder = try Self.folder()
    _ = Self.call("run", folder)
    let written = try folder.text("n.md")
    let value = try #require(written.firstMatch(of: /knowledge-gain\.all .*?change=([0-9.]+)/)?.1)
    let number = try #require(Double(value))
    try folder.file("n.md", written.replacingOccurrences(of: "change=\(value)", with: "change=\(number * (1 + 1e-11))"))
    #expect(Self.call("check", folder).status == .ok)
    #expect(Self.call("check", folder, "--tolerance", "0").status == .no)
    try folder.file("n.md", written.replacingOccurrences(of: "change=\(value)", with: "change=\(number + 0.5)"))
    let check = Self.call("check", folder)
    #expect(check.status == .no && check.result.contains("1 number changed"))
    #expect(check.result.contains("-0.5"))
  }

  @Test func wordsThatChangeAreAWarning() throws {
    let folder = try Self.folder()
    _ = Self.call("run", folder)
    let written = try folder.text("n.md")
    try folder.file("n.md", written.replacingOccurrences(of: "Table 1. ", with: "Tafel 1. "))
    let check = Self.call("check", folder)
    #expect(check.status == .ok && check.result.hasPrefix("text "), "\(check.result)")
    #expect(check.result.contains("its words changed, its numbers did not"))
    #expect(Self.call("check", folder, "--strict").status == .no)
  }

  @Test func aBlockThatWasNeverRunIsDrift() throws {
    let folder = try Self.folder()
    let check = Self.call("check", folder)
    #expect(check.status == .no && check.result.contains("block 'gain'   has no output yet"))
  }

  @Test func changesOfTheTextAndOfTheVersionAreReasons() throws {
    let folder = try Self.folder()
    _ = Self.call("run", folder)
    let written = try folder.text("n.md")
    try folder.file(
      "n.md",
      written.replacingOccurrences(of: "--max 20", with: "--max 25").replacingOccurrences(
        of: "v=\(Version.text)", with: "v=0.0.1"))
    let check = Self.call("check", folder)
    #expect(check.status == .no)
    #expect(check.result.contains("the text of the block, ") && check.result.contains("bolaven 0.0.1 -> "))
  }

  @Test func aFailedBlockLeavesTheNotebookAsItIs() throws {
    let text = NotebookTests.head + "```bolaven {#gain}\ndescribe nothing.csv\n```\n"
    let folder = try Self.folder(text)
    let run = Self.call("run", folder)
    #expect(run.status == .no && run.talk.contains("error[N131] block 'gain' ended with status 4"))
    #expect(run.talk.contains("D111"))
    #expect(try folder.text("n.md") == text)
    let check = Self.call("check", folder)
    #expect(check.status == .no && check.result.hasPrefix("FAILED"))
  }

  @Test(
    "a call writes nothing outside of its folder",
    arguments: [
      "--out ../leak.html", "--out /tmp/bolaven-leak.html", "--out real/leak.html", "--out none/../../leak/x.html",
      "--out /tmp/none/../bolaven-leak.html", "--out real/",
    ])
  func writesNothingOutside(_ option: String) throws {
    let folder = try Self.folder(NotebookTests.head + "```bolaven {#a}\ndescribe scores.csv \(option)\n```\n")
    try FileManager.default.createDirectory(atPath: folder.path + "/real", withIntermediateDirectories: true)
    let before = folder.files
    let run = Self.call("run", folder)
    #expect(run.status == .no && run.talk.contains("N125"), "\(run.talk)")
    #expect(folder.files == before)
    #expect(!FileManager.default.fileExists(atPath: "/tmp/bolaven-leak.html"))
  }

  @Test func laterCallsReadWhatEarlierOnesWrote() throws {
    let folder = try Self.folder(
      NotebookTests.head
        + "```bolaven {#a}\ndata convert scores.csv copy/other.csv\n```\n```bolaven {#b}\ndata show copy/other.csv --limit 1\n```\n"
    )
    let run = Self.call("run", folder)
    #expect(run.status == .ok, "\(run.talk)")
    #expect(folder.files == ["n.md", "scores.csv"])
    #expect(try folder.text("n.md").contains("copy/other.csv, 12 rows"))
  }

  @Test func thePlanOfTheNotebookIsNamedWhereACallNamesNone() throws {
    let study = Repository.absolute("datasets/paksong/study.yaml")
    let folder = try Self.folder(
      "---\nbolaven-notebook: 1\nstudy: \(study)\n---\n```bolaven {#a}\nrun coop-growth\n```\n")
    let run = Self.call("run", folder)
    #expect(run.status == .ok, "\(run.talk)")
    #expect(try folder.text("n.md").contains("coop-growth.members"))
  }

  @Test func linesOfWindowsStayAsTheyAre() throws {
    let folder = try Self.folder(Self.text.replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(Self.call("run", folder).status == .ok)
    let bytes = Array(try folder.text("n.md").utf8)
    #expect(bytes.count { $0 == 10 } == bytes.count { $0 == 13 })
    #expect(Self.call("check", folder).status == .ok)
  }

  @Test func unchangedNotebooksArePassedOver() throws {
    let folder = try Self.folder()
    #expect(Self.call("run", folder, "--changed").talk.hasPrefix("Written"))
    #expect(Self.call("run", folder, "--changed").talk.hasPrefix("Same"))
    try folder.file("scores.csv", Self.scores.replacingOccurrences(of: "P3,11,13", with: "P3,11,14"))
    #expect(Self.call("run", folder, "--changed").talk.hasPrefix("Written"))
  }

  @Test func oneBlockCanBeRun() throws {
    let folder = try Self.folder()
    #expect(Self.call("run", folder, "--block", "rows").status == .ok)
    let written = try folder.text("n.md")
    #expect(written.contains("bolaven:end rows") && !written.contains("bolaven:end gain"))
    let mistyped = Self.call("run", folder, "--block", "rosw")
    #expect(mistyped.status == .plan && mistyped.talk.contains("Did you mean   rows"))
  }

  @Test(
    "what is shown follows the option",
    arguments: [
      ("show=md", "| Score"), ("show=none", "<!-- bolaven:values"), ("show=html", "```html"), ("hide", "<details>"),
      ("show=text lang=ja", "研修前"),
    ])
  func showsWhatIsAskedFor(_ option: String, _ expected: String) throws {
    let folder = try Self.folder(
      NotebookTests.head
        + "```bolaven {#gain \(option)}\nknowledge scores.csv --id pid --pre pre --post post --max 20\n```\n")
    #expect(Self.call("run", folder).status == .ok)
    let written = try folder.text("n.md")
    #expect(written.contains(expected), "\(written)")
    #expect(option != "show=none" || !written.contains("Table 1"))
    #expect(Self.call("check", folder).status == .ok)
  }

  @Test func workThatTakesTooLongIsGivenUp() {
    let found = WorkingThread.run(in: "/", seconds: 1) { () -> Int in
      sleep(30)
      return 1
    }
    #expect(found == nil)
    #expect(WorkingThread.run(in: "/", seconds: 60) { FileManager.default.currentDirectoryPath } == "/")
    #expect(FileManager.default.currentDirectoryPath != "/")
  }

  @Test func numbersThatNoBlockHasAreTold() throws {
    let folder = try Self.folder(Self.text.replacingOccurrences(of: "gain.all.change-->", with: "gain.all.chnge-->"))
    let run = Self.call("run", folder)
    #expect(run.status == .no && run.talk.contains("N121") && run.talk.contains("gain.all.change"))
  }

  @Test func linksHaveToLeadSomewhere() throws {
    let folder = try Self.folder(Self.text + "\nSee [the plan](plan.yaml) and [the page](https://example.org/x).\n")
    _ = Self.call("run", folder)
    let check = Self.call("check", folder)
    #expect(check.status == .no && check.talk.contains("N135") && check.talk.contains("plan.yaml"))
    #expect(!check.talk.contains("example.org"))
  }

  @Test("a starter runs as it is", arguments: NotebookStarter.all.map(\.topic))
  func startersRun(_ topic: String) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/mine.md"
    #expect(Call(words: ["notebook", "new", path, "--topic", topic]).status == .ok)
    let run = Call(words: ["notebook", "run", path])
    #expect(run.status == .ok, "\(run.talk)")
    #expect(Call(words: ["notebook", "check", path]).status == .ok)
    #expect(Call(words: ["notebook", "new", path]).status == .output, "what is there stays")
  }
}
