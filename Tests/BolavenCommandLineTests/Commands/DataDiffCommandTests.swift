import Testing

@testable import BolavenCommandLine

@Suite struct DataDiffCommandTests {
  @Test func theSameRowsInAnotherOrderAreTheSame() throws {
    let folder = try TemporaryFolder()
    let old = try folder.file("old.csv", "pid,pre,post\nA,1,2\nB,3,4\n")
    let new = try folder.file("new.csv", "post,pid,pre\n4.0,B,3\n2,A,1\n")
    let call = Call(words: ["data", "diff", old, new, "--id", "pid"])
    #expect(call.status == .ok)
    #expect(call.result == "Nothing changed in 2 rows.\n")
  }

  @Test func whatChangedIsListed() throws {
    let folder = try TemporaryFolder()
    let old = try folder.file("old.csv", "pid,pre,gone,phone\nA,1,x,0201\nB,3,y,0202\nC,5,z,0203\n")
    let new = try folder.file("new.csv", "pid,pre,fresh,phone\nA,14,x,0209\nB,,y,0202\nD,7,z,0203\n")
    let call = Call(words: ["data", "diff", old, new, "--id", "pid"])
    #expect(call.status == .no)
    #expect(
      call.result == """
        Columns gone    gone
        Columns new     fresh
        Rows gone       C
        Rows new        D
        Cells changed   3 in 2 rows of 2
          A  pre  "1" -> "14"   row 2
          A  phone  (hidden) -> (hidden)   row 2
          B  pre  "3" -> blank   row 3

        """)
    let machine = Call(words: ["data", "diff", old, new, "--id", "pid", "--format", "json"])
    #expect(machine.status == .no)
    #expect(machine.result.contains("\"new\": null"))
    #expect(!machine.result.contains("0209"))
  }

  @Test func rowsHaveToBeKnownByTheirIdentifier() throws {
    let folder = try TemporaryFolder()
    let old = try folder.file("old.csv", "pid,pre\nA,1\nA,2\n")
    let call = Call(words: ["data", "diff", old, old, "--id", "pid"])
    #expect(call.status == .data)
    #expect(call.talk.contains("error[D104]"))
  }
}
