import Testing

@testable import BolavenCommandLine

@Suite struct NewCommandTests {
  @Test func theNewPlanPassesTheCheckAndRuns() throws {
    let folder = try TemporaryFolder()
    let rows = (1...12).map {
      "P\($0),\($0 % 2 == 0 ? "F" : "M"),\(20 + $0),\"a: {b} #\($0 % 3)\",2023-04-\(10 + $0)\n"
    }
    let file = try folder.file("my scores.csv", "pid,sex,\"pre total\",\"note, \"\"x\"\"\",day\n" + rows.joined())
    let made = Call(words: ["new", file])
    #expect(made.status == .ok, "\(made.talk)")
    let plan = "\(folder.path)/study.yaml"
    #expect(try folder.text("study.yaml").contains("    id: [\"pid\"]\n"))
    let check = Call(words: ["check", plan])
    #expect(check.status == .ok, "\(check.result)")
    #expect(Call(words: ["run", plan, "describe"]).status == .ok)
  }

  @Test func aPlanThatIsThereIsNotWrittenOver() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", "pid,x\nA,1\nB,2\n")
    try folder.file("study.yaml", "mine")
    #expect(Call(words: ["new", file]).status == .output)
    #expect(try folder.text("study.yaml") == "mine")
    let shown = Call(words: ["new", file, "--dry-run"])
    #expect(shown.status == .ok)
    #expect(shown.result.contains("file: \"a.csv\""))
  }

  @Test func aTableWithoutAnIdentifierNeedsOne() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", "wave,x\n1,1\n1,1\n")
    let call = Call(words: ["new", file])
    #expect(call.status == .usage)
    #expect(call.talk.contains("--id"))
  }

  @Test func columnsThatTellWhoAPersonIsArePrivate() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", "pid,full_name\nA,x\nB,y\n")
    #expect(Call(words: ["new", file, "--dry-run"]).result.contains("\"full_name\": {type: text, private: true}"))
  }
}
