import BolavenData
import Testing

private func table(_ text: String) throws -> (rows: [[String]], notes: [ReadNote]) {
  let frame = try CSVReader().read(
    DataFile(path: "a.csv", bytes: Array(text.utf8)), ReadOptions(keepsIrregularRows: true))
  let columns = try frame.names.map { try frame.categories($0) }
  return ((0..<frame.rowCount).map { row in columns.map { $0[row] ?? "" } }, frame.notes)
}

@Suite struct CSVRepairTests {
  @Test func shortRowsAreFilledAndLongOnesKept() throws {
    let (rows, notes) = try table("a,b\n1\n3,4\n5,6,7\n8,9,\n")
    #expect(rows == [["1", "", ""], ["3", "4", ""], ["5", "6", "7"], ["8", "9", ""]])
    #expect(
      notes == [.columnNamed(excelColumn: "C", name: "column3"), .raggedRowsKept(lines: [2, 4, 5], total: 3)])
  }

  @Test(
    "a quote in a wrong place is taken so that the row has its usual cells",
    arguments: [
      ("\"1,x,\"y, z\"", ["\"1", "x", "y, z"]), ("1,x,\"\"y, z\"", ["1", "x", "\"y, z"]),
      ("1,\"4\" x, y\",z", ["1", "4\" x, y", "z"]), ("1,\"4\"\",\"y\"", ["1", "4\"", "y"]),
      ("1,x,\"", ["1", "x", "\""]),
    ])
  func repairs(_ example: (row: String, cells: [String])) throws {
    let (rows, notes) = try table("a,b,c\n1,2,3\n\(example.row)\n7,8,\"9\"\n4,5,6\n")
    #expect(rows == [["1", "2", "3"], example.cells, ["7", "8", "9"], ["4", "5", "6"]])
    #expect(notes == [.quotesRepaired(lines: [3], total: 1)])
  }

  @Test func aRowThatAnotherMarkSeparatesIsTakenApart() throws {
    let (rows, notes) = try table("a,b,c\n1,2,3\n4;5;\"6\"\nx\n")
    #expect(rows == [["1", "2", "3"], ["4", "5", "6"], ["x", "", ""]])
    #expect(notes == [.raggedRowsKept(lines: [4], total: 1), .quotesRepaired(lines: [3], total: 1)])
  }

  @Test func namesThatStandTwiceAreNumbered() throws {
    let frame = try CSVReader().read(
      DataFile(path: "a.csv", bytes: Array("id,age,age\n1,30,31\n".utf8)), ReadOptions(keepsIrregularRows: true))
    #expect(frame.names == ["id", "age", "age_2"])
    #expect(frame.notes == [.duplicateNameChanged(name: "age", excelColumn: "C", newName: "age_2")])
  }
}
