import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct DataShowCommandTests {
  private static let rows =
    "pid,full_name,pre\n" + (1...30).map { "P\($0),Somebody \($0),\($0)\n" }.joined()

  @Test func theFirstTwentyRowsAreShownAndSaidSo() throws {
    let folder = try TemporaryFolder()
    let call = Call(words: ["data", "show", try folder.file("a.csv", Self.rows)])
    #expect(call.status == .ok)
    #expect(
      call.result.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("3 columns; 20 of 30 rows"))
    #expect(call.result.contains("P20"))
    #expect(!call.result.contains("P21"))
  }

  @Test func privateColumnsAreMaskedUnlessAskedFor() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", Self.rows)
    #expect(!Call(words: ["data", "show", file]).result.contains("Somebody"))
    #expect(Call(words: ["data", "show", file]).result.contains("(hidden)"))
    #expect(Call(words: ["data", "show", file, "--private"]).result.contains("Somebody 20"))
    #expect(!Call(words: ["data", "show", file, "--format", "json"]).result.contains("Somebody"))
  }

  @Test func rowsAndColumnsAreChosen() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", Self.rows)
    let one = Call(words: ["data", "show", file, "--row", "9", "--columns", "pre,pid", "--format", "json"])
    #expect(one.result.contains("\"data\": [\n    {\n      \"pre\": \"8\",\n      \"pid\": \"P8\"\n    }\n  ]"))
    let filtered = Call(words: ["data", "show", file, "--where", "pre > 28", "--columns", "pid"])
    #expect(filtered.result.contains("P29") && filtered.result.contains("P30") && !filtered.result.contains("P28"))
  }

  @Test func theMachineFormHasEveryRowAndItsMembersInOrder() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", Self.rows)
    let call = Call(words: ["data", "show", file, "--format", "json"])
    let members = ["bolaven", "command", "file", "rows", "columns", "notes", "data"]
    let places = members.compactMap { call.result.firstRange(of: "\n  \"\($0)\": ")?.lowerBound }
    #expect(places.count == members.count && places == places.sorted())
    #expect(call.result.contains("\"P30\""))
  }

  @Test func whatCannotBeShownIsSaid() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", Self.rows)
    let row = Call(words: ["data", "show", file, "--row", "99"])
    #expect(row.status == .usage)
    #expect(row.talk.contains("error[C150]"))
    let column = Call(words: ["data", "show", file, "--columns", "prre"])
    #expect(column.status == .data)
    #expect(column.talk.contains("error[D101]"))
    #expect(Call(words: ["data", "show", file, "--where", "pre >"]).talk.contains("error[C136]"))
  }
}
