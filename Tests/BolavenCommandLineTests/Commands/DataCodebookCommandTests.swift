import BolavenData
import Testing

@testable import BolavenCommandLine

@Suite struct DataCodebookCommandTests {
  private static let rows = "pid,sex,age\nP1,F,30\nP2,M,41\nP3,F,\nP4,M,22\n"

  @Test("every format is made", arguments: ["text", "md", "html", "csv", "json", "datapackage", "ddi"])
  func formats(_ format: String) throws {
    let folder = try TemporaryFolder()
    let call = Call(words: ["data", "codebook", try folder.file("a.csv", Self.rows), "--format", format])
    #expect(call.status == .ok, "\(call.talk)")
    #expect(call.result.contains("age"))
  }

  @Test func theEndingOfTheFileChoosesTheFormat() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", Self.rows)
    for (name, text) in [("c.xml", "<codeBook"), ("datapackage.json", "\"$schema\""), ("c.json", "\"data codebook\"")] {
      #expect(Call(words: ["data", "codebook", file, "--out", "\(folder.path)/\(name)"]).status == .ok)
      #expect(try folder.text(name).contains(text))
    }
    #expect(Call(words: ["data", "codebook", file, "--out", "\(folder.path)/c.pdf"]).status == .usage)
    #expect(Call(words: ["data", "codebook", file, "--out", file, "--format", "csv"]).status == .output)
  }

  @Test func theWorkbookHasASheetOfColumnsAndOneOfCodes() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", Self.rows)
    #expect(Call(words: ["data", "codebook", file, "--out", "\(folder.path)/c.xlsx"]).status == .ok)
    let sheets = try DataSheets(contentsOf: "\(folder.path)/c.xlsx").sheets
    try #require(sheets.map(\.name) == ["columns", "codes"])
    #expect(try sheets[0].frame.categories("column").levels == ["pid", "sex", "age"])
    #expect(try sheets[1].frame.categories("code").levels == ["F", "M"])
  }

  @Test func thePlanOfAStudyDescribesItsColumns() {
    let call = Call("data codebook datasets/paksong/study.yaml --format json")
    #expect(call.status == .ok)
    #expect(call.result.contains("\"synthetic\": true"))
    #expect(Call("data codebook datasets/paksong/study.yaml --data nothing").talk.contains("error[C151]"))
  }
}
