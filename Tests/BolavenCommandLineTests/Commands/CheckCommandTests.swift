import Foundation
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

  @Test func aMeanAtTheFootIsNoPerson() throws {
    let folder = try TemporaryFolder()
    let people = (1...10).map { "T\($0),\(7 + $0 % 4),\(12 + $0 * 7 % 6)" }.joined(separator: "\n")
    let file = try folder.file("two.csv", "Code,Pre,Post\n\(people)\nMean,9.3,15\n")
    let call = Call(words: ["check", file, "--id", "Code"])
    #expect(
      call.status == .ok && call.result.contains("warning[D250]") && call.result.contains("A12"), "\(call.result)")
    let job = Call(words: ["knowledge", file, "--id", "Code", "--pre", "Pre", "--post", "Post", "--max", "20"])
    let words = job.result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("two.csv row 12 has 'Mean' where the others have an id"), "\(words)")
  }

  /// What the notes ask to look at has a mark too.
  @Test func cellsThatNotesNameAreMarked() throws {
    let folder = try TemporaryFolder()
    let text = { (cell: String, text: String) in "<c r=\"\(cell)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
    let rows =
      ["<row r=\"1\">\(text("A1", "pid"))\(text("B1", "pre"))</row>"]
      + (2...6).map { row in
        let pre = row == 3 ? text("B3", "absent") : "<c r=\"B\(row)\"><v>\(row)</v></c>"
        return "<row r=\"\(row)\">\(text("A\(row)", "P\(row)"))\(pre)</row>"
      }
    let book = folder.path + "/a.xlsx"
    try Data(WorkbookBuilder().sheet(rows.joined()).bytes).write(to: URL(filePath: book))
    let marked = folder.path + "/marked.xlsx"
    let call = Call(words: ["check", book, "--id", "pid", "--xlsx-marks", marked])
    #expect(call.talk.contains("look at B3"), "\(call.talk)")
    #expect(call.talk.contains("1 cell marked"), "\(call.talk)")
  }
}
