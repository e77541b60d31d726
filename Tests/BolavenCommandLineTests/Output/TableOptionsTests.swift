import Testing

@testable import BolavenCommandLine

@Suite struct TableOptionsTests {
  private func income(_ options: String) -> Call {
    Call("income datasets/nsw/nsw.csv --outcome re78 --treatment treat \(options)")
  }

  @Test func widthWrapsOrSplitsAndFullDoesNot() {
    let narrow = income("--width 50")
    #expect(narrow.status == .ok && narrow.result.split(separator: "\n").allSatisfy { $0.count <= 50 })
    #expect(income("--width full").status == .ok)
  }

  @Test("what is no width is refused", arguments: ["39", "0", "-1", "wide", "1e3", "10001"])
  func refusesWidths(_ width: String) {
    let call = income("--width=\(width)")
    #expect(call.status == .usage && call.talk.contains("C166"), "\(call.talk)")
  }

  @Test func unicodeIsAsked() {
    #expect(income("--unicode").result.contains("\u{2501}\u{2501}"))
    #expect(!income("").result.contains("\u{2501}"))
  }

  @Test("shapes are for files of spreadsheets", arguments: ["tidy", "wide", "as-shown"])
  func shapes(_ shape: String) {
    for format in ["csv", "tsv"] {
      #expect(income("--format \(format) --shape \(shape)").status == .ok)
    }
    #expect(income("--format md --shape \(shape)").status == .usage)
    #expect(income("--format md --width 60").status == .usage)
  }

  @Test func theFilesOfAFolderHaveTheShape() throws {
    let folder = try TemporaryFolder()
    #expect(income("--out \(folder.path)/a --shape as-shown").status == .ok)
    #expect(try folder.text("a/tables/income-effect.csv").contains("Table 1. "))
  }
}
