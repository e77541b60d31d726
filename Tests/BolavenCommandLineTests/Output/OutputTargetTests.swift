import Testing

@testable import BolavenCommandLine

@Suite struct OutputTargetTests {
  private func income(_ path: String, _ options: String...) -> Call {
    Call(words: ["income", path, "--outcome", "y", "--treatment", "t"] + options)
  }
  private let rows = "t,y\n0,1\n1,2\n0,3\n1,5\n0,2\n1,4\n"

  @Test func anInputIsNeverWrittenOver() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("data.csv", rows)
    for options in [["--out", path], ["--out", path, "--force"]] {
      let call = Call(words: ["income", path, "--outcome", "y", "--treatment", "t"] + options)
      #expect(call.status == .output)
      #expect(call.talk.contains("R605"))
    }
    #expect(try folder.text("data.csv") == rows)
  }

  @Test func anInputInTheFolderOfAReportIsNotWrittenOver() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("tables/income-effect.csv", rows)
    let call = income(path, "--out", folder.path + "/", "--force")
    #expect(call.status == .output)
    #expect(call.talk.contains("R605"))
    #expect(folder.files == ["tables/income-effect.csv"])
    #expect(try folder.text("tables/income-effect.csv") == rows)
  }

  @Test func aFileThatIsThereIsWrittenOverOnlyByForce() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("data.csv", rows)
    let out = try folder.file("mine.csv", "hello")
    #expect(income(path, "--out", out).status == .output)
    #expect(try folder.text("mine.csv") == "hello")
    #expect(income(path, "--out", out, "--force").status == .ok)
    #expect(try folder.text("mine.csv").hasPrefix("table,block,row,label"))
  }

  @Test(
    "the ending chooses the format",
    arguments: [
      ("a.html", "<!DOCTYPE html>"), ("a.json", "{"), ("a.md", "# "), ("a.txt", "Table 1."), ("a.csv", "table,"),
      ("a.tsv", "table\t"), ("a.tex", "% Needs"), ("a.tree.json", "{\n  \"id\""),
    ])
  func endings(_ name: String, _ opening: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("data.csv", rows)
    let call = income(path, "--out", folder.path + "/" + name)
    #expect(call.status == .ok, "\(call.talk)")
    #expect(try folder.text(name).lowercased().hasPrefix(opening.lowercased()))
    #expect(call.result.isEmpty)
  }

  @Test("what names no output is a wrong call", arguments: ["a.docx", "-", "x/y.pdf"])
  func refuses(_ name: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("data.csv", rows)
    #expect(income(path, "--out", name).status == .usage)
    #expect(income(path, "--out", folder.path + "/r.json", "--format", "html").status == .usage)
    #expect(folder.files == ["data.csv"])
  }

  /// A page goes by mail: 300 kB for a whole study, with its drawings and the origins of its numbers in three languages.
  @Test("the page of a whole study is small", arguments: ["en", "lo", "ja"])
  func pageIsSmall(_ language: String) throws {
    let folder = try TemporaryFolder()
    let call = Call("run datasets/paksong/study.yaml --lang \(language) --out \(folder.path)/report")
    #expect(call.status == .ok)
    let page = try folder.text("report/report.html")
    #expect(page.utf8.count <= 300_000, "\(page.utf8.count)")
    #expect(page.hasSuffix("</html>\n") && page.contains("<html lang=\"\(language)\">"))
  }

  @Test func aFolderHoldsTheWholeReport() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("data.csv", rows)
    #expect(income(path, "--out", folder.path + "/report").status == .ok)
    #expect(
      folder.files.filter { $0.hasPrefix("report/") } == [
        "report/charts/income-effect-distribution.svg", "report/charts/income-effect-models.svg",
        "report/findings.json",
        "report/manifest.json", "report/report.html", "report/report.md", "report/tables/income-effect.csv",
      ])
    #expect(try folder.text("report/report.md").contains("](charts/income-effect-models.svg)"))
  }
}
