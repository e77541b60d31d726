import Testing

@testable import BolavenCommandLine

@Suite struct DataListCommandTests {
  @Test func theTablesOfAFolderAreListed() throws {
    let folder = try TemporaryFolder()
    try folder.file("households.csv", "hh,_index\nA,1\nB,2\n")
    try folder.file("members.csv", "name,_parent_index\nx,1\n")
    let call = Call(words: ["data", "list", folder.path])
    #expect(call.status == .ok)
    #expect(
      call.result == "households  2 rows  2 columns  \(folder.path)\nmembers      1 row  2 columns  \(folder.path)\n")
  }

  @Test func severalFilesAndFoldersAreListedTogether() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("scores.csv", "pid,pre,post\nP1,1,2\n")
    try folder.file("answers/households.csv", "hh,_index\nA,1\nB,2\n")
    let call = Call(words: ["data", "list", file, folder.path + "/answers"])
    #expect(call.status == .ok)
    #expect(
      call.result
        == "scores       1 row  3 columns  \(file)\nhouseholds  2 rows  2 columns  \(folder.path)/answers\n")
  }

  @Test func everyFileThatCannotBeListedIsTold() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("scores.csv", "pid,pre\nP1,1\n")
    let empty = try folder.file("empty.csv", "")
    let call = Call(words: ["data", "list", empty, file, folder.path + "/gone.csv"])
    #expect(call.status == .data && call.result.isEmpty)
    #expect(call.talk.contains("error[D115]") && call.talk.contains("error[D111]"))
  }

  @Test func theSourcesOfAStudyAreListed() {
    let call = Call("data list datasets/paksong/study.yaml --format json")
    #expect(call.status == .ok)
    #expect(call.result.contains("\"command\": \"data list\""))
    #expect(call.result.contains("returnee_panel.csv"))
    #expect(call.result.contains("\"rows\": 890"))
  }
}
