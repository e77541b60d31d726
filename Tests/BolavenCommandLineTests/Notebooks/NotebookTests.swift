import Testing

@testable import BolavenCommandLine

@Suite struct NotebookTests {
  static func notebook(_ text: String) -> Notebook { Notebook(Array(text.utf8), path: "n.md") }
  static let head = "---\nbolaven-notebook: 1\n---\n"

  @Test func readsSettingsBlocksAndNumbers() throws {
    let notebook = Self.notebook(
      """
      ---
      bolaven-notebook: 1
      study: ../study.yaml   # the plan
      lang: lo
      x-author: somebody
      ---
      # Title

      ```csv {file=data/scores.csv}
      a,b
      ```

      ```bolaven {#gain show=text,svg expect=exit:4 hide tolerance=1e-6 lang=ja timeout=60}
      describe data/scores.csv
      ```

      ```python
      left alone
      ```

      It rose by <!--=gain.all.change-->3.11<!--/--> points, `<!--=code-->` apart.
      """)
    #expect(notebook.problems.isEmpty)
    #expect(notebook.study == "../study.yaml" && notebook.reportLanguage == "lo")
    #expect(notebook.blocks.map(\.isCalls) == [false, true])
    #expect(notebook.blocks[0].options.file == "data/scores.csv" && notebook.blocks[0].content == ["a,b"])
    let options = notebook.blocks[1].options
    #expect(options.id == "gain" && options.shows == [.text, .svg] && options.expected == .data && options.isHidden)
    #expect(options.tolerance == 1e-6 && options.reportLanguage == "ja" && options.limit == 60)
    #expect(notebook.inlines.map(\.address) == ["gain.all.change"] && notebook.inlines[0].text == "3.11")
  }

  @Test(
    "what is wrong is told with its line",
    arguments: [
      ("# no settings\n", 102, 1), ("---\nbolaven-notebook: 1\nlanguage: lo\n---\n", 104, 3),
      ("---\nlang: en\n---\n", 102, 1), ("---\nbolaven-notebook: 1\nlang: lao\n---\n", 105, 3),
      ("---\nbolaven-notebook: 1\nlang: [a]\n---\n", 105, 3), ("---\nbolaven-notebook: 1\nlang: \"\n---\n", 103, 1),
      (head + "```bolaven\ndoctor\n```\n", 111, 4), (head + "```bolaven {#a/b}\ndoctor\n```\n", 112, 4),
      (head + "```bolaven {#a}\n```\n```bolaven {#a}\n```\n", 113, 6),
      (head + "```bolaven {#a expct=exit:4}\n```\n", 114, 4), (head + "```bolaven {#a show=picture}\n```\n", 115, 4),
      (head + "```bolaven {#a expect=exit:77}\n```\n", 115, 4), (head + "```csv {file=../a.csv}\n```\n", 115, 4),
      (head + "```bolaven {#a}\ndoctor\n", 116, 4), (head + "  ```bolaven {#a}\n  ```\n", 117, 4),
      (head + "```bolaven {#a}\n```\n<!-- bolaven:begin a in=1 f=2 v=3 -->\n", 118, 4),
      (head + "<!-- bolaven:end a -->\n", 118, 4), (head + "x <!--=a.b.c-->3\n", 119, 4),
      (head + "```csv {file=a.csv}\n```\n```csv {file=a.csv}\n```\n", 134, 6),
    ])
  func problemsHaveTheirLine(_ text: String, _ code: Int, _ line: Int) throws {
    let problems = Self.notebook(text).problems
    let problem = try #require(problems.first { $0.message.code.number == code }, "\(problems)")
    #expect(problem.line == line)
  }

  @Test func lettersHaveToBeUTF8() {
    #expect(Notebook([0x2D, 0xE9, 0x0A], path: "n.md").problems.map(\.message.code.number) == [101])
  }

  @Test func recordsAreReadAsTheyAreWritten() throws {
    var record = BlockRecord(id: "gain")
    record.input = "5a1c0e2f"
    record.files = "9f3c21d0"
    record.version = "0.1.0"
    record.shown = ["```text", "Table 1", "```"]
    record.values.inputs = [.init(path: "../my data/100%>a.csv", fingerprint: "77ab03e1", rows: 28)]
    record.values.settings = [("lang", "en"), ("seed", "20230427")]
    record.values.values = [
      .init(address: "gain.all.change", [3.076923076923077]), .init(address: "gain.all.interval", [1.98, 4.17]),
      .init(address: "gain.q 1=x.p", text: "-"), .init(address: "gain.status.status", text: "met"),
    ]
    let lines = ["```bolaven {#gain}", "x", "```"] + record.lines + ["text"]
    guard case .found(var read) = BlockRecord.find("gain", behind: 2, in: lines) else {
      Issue.record("no record")
      return
    }
    #expect(read.range == 3..<(lines.count - 1))
    read.range = 0..<0
    #expect(read == record)
    #expect(read.values.values.map(\.address) == record.values.values.map(\.address))
    #expect(read.values.values[1].numbers == [1.98, 4.17])
  }

  @Test(
    "calls are words, and no shell",
    arguments: [
      ("describe a.csv --where 'age > 15'", ["describe", "a.csv", "--where", "age > 15"]),
      ("regress a.csv \"y ~ x | v\"", ["regress", "a.csv", "y ~ x | v"]), ("a '' b", ["a", "", "b"]),
      ("data  show\tx.csv", ["data", "show", "x.csv"]), ("a \"it's\"", ["a", "it's"]),
    ])
  func wordsKeepQuotedBlanks(_ line: String, _ words: [String]) throws {
    #expect(try NotebookCall.words(of: line) == words)
  }

  @Test(
    "signs of a shell are refused",
    arguments: ["a | b", "a > b", "a && b", "a ; b", "a $(b)", "a `b`", "a 2> b", "a < b"])
  func shellSignsAreRefused(_ line: String) {
    #expect(throws: NotebookCall.Fault.self) { try NotebookCall.words(of: line) }
  }

  @Test func linesAreJoinedAndRemarksLeftOut() {
    let lines = NotebookCall.lines(of: ["# a remark", "", "describe a.csv \\", "  --by sex", "doctor"])
    #expect(lines.map(\.text) == ["describe a.csv --by sex", "doctor"] && lines.map(\.line) == [2, 4])
  }

  @Test(
    "links of the text are found, code passed over",
    arguments: [
      ("see [a](b.md) and ![c](d.svg \"t\")", ["b.md", "d.svg"]), ("`[a](b.md)` [e](<f g.md>)", ["f g.md"]),
      ("[a][b] (c)", []),
    ])
  func findsLinks(_ line: String, _ targets: [String]) { #expect(NotebookLinks.targets(in: line) == targets) }
}
