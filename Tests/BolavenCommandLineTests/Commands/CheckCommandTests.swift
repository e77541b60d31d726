import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct CheckCommandTests {
  @Test func aCleanFileIsInOrder() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", "pid,pre\nP1,3\nP2,4\n")
    let call = Call(words: ["check", file, "--id", "pid"])
    #expect(call.status == .ok)
    #expect(call.result == "\(file)     2 rows   ok\n\nNothing wrong was found in 1 file.\n")
  }

  @Test func problemsEndWithFourAndWarningsWithNought() throws {
    let folder = try TemporaryFolder()
    let lines = (0..<12).map { "P\($0),\(100 + $0)" }
    let warned = try folder.file("w.csv", "pid,pre\n\(lines.joined(separator: "\n"))\nP99,90000\n")
    let call = Call(words: ["check", warned, "--id", "pid"])
    #expect(call.status == .ok)
    #expect(call.result.contains("warning[D238]"))
    #expect(call.result.hasSuffix("1 warning in 1 file.\n"))
    #expect(Call(words: ["check", warned, "--strict"]).status == .data)
    let wrong = try folder.file("p.csv", "pid,pre\nP1,3\nP1,4\n")
    let problem = Call(words: ["check", wrong, "--id", "pid"])
    #expect(problem.status == .data)
    #expect(problem.result.contains("error[D104]"))
  }

  /// The person of the row is found by the name where the study is run, and the file still lacks the id.
  @Test func aRowWithoutAnIdIsNamed() {
    let call = Call(words: ["check", Repository.absolute("datasets/paksong/tot_post.csv"), "--id", "participant_id"])
    #expect(call.status == .data)
    #expect(call.result.contains("error[D105] 1 row has no id in column 'participant_id'"))
    #expect(call.result.contains("tot_post.csv row 4"))
  }

  @Test func programsGetProblemsAndWarningsApart() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", "pid,contact\nP1,020 5551 2345\nP1,020 5551 2346\nP2,020 5551 2347\n")
    let call = Call(words: ["check", file, "--id", "pid", "--format", "json"])
    #expect(call.status == .data)
    let problems = try #require(call.result.firstRange(of: "\"problems\": [\n"))
    let warnings = try #require(call.result.firstRange(of: "\"warnings\": [\n"))
    let duplicate = try #require(call.result.firstRange(of: "\"D104\""))
    let personal = try #require(call.result.firstRange(of: "\"D249\""))
    #expect(problems.lowerBound < duplicate.lowerBound && duplicate.lowerBound < warnings.lowerBound)
    #expect(warnings.lowerBound < personal.lowerBound)
    #expect(!call.result.contains("5551"))
  }

  @Test func anUnknownColumnIsNamed() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", "pid,pre\nP1,3\n")
    let call = Call(words: ["check", file, "--id", "pidd"])
    #expect(call.status == .data)
    #expect(call.result.contains("error[D101]"))
  }
}
