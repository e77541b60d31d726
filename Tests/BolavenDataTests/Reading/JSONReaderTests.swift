import BolavenData
import Testing

private func read(_ text: String) throws(DataError) -> DataFrame {
  try JSONReader().read(DataFile(path: "a.json", bytes: Array(text.utf8)))
}

private func records(_ text: String) throws -> [[String]] {
  let frame = try read(text)
  let columns = try frame.names.map { try frame.categories($0) }
  return [frame.names.map(\.text)] + (0..<frame.rowCount).map { row in columns.map { $0[row] ?? "" } }
}

private func problems(_ text: String) -> [DataProblem] {
  do throws(DataError) {
    _ = try read(text)
    return []
  } catch {
    return error.problems
  }
}

@Suite struct JSONReaderTests {
  @Test(
    "records are read from a list, from an object that holds it, and from lines",
    arguments: [
      "[{\"id\": \"007\", \"x\": 1.50}, {\"id\": \"8\", \"y\": true}]",
      "{\"count\": 2, \"data\": [{\"id\": \"007\", \"x\": 1.50}, {\"id\": \"8\", \"y\": true}], \"next\": null}",
      "\u{FEFF}{\"id\": \"007\", \"x\": 1.50}\r\n{\"id\": \"8\", \"y\": true}\n",
    ])
  func readsRecords(_ text: String) throws {
    #expect(try records(text) == [["id", "x", "y"], ["007", "1.50", ""], ["8", "", "true"]])
  }

  @Test func oneObjectIsOneRecord() throws {
    #expect(try records("{\"a\": 1, \"b\": [2, 3]}") == [["a", "b"], ["1", "2 3"]])
  }

  @Test func digitsAreKept() throws {
    #expect(
      try records("[{\"n\": 9007199254740993}, {\"n\": 18446744073709551615}, {\"n\": 1e400}]")
        == [["n"], ["9007199254740993"], ["18446744073709551615"], ["1e400"]])
  }

  @Test func objectsWithinARecordAreColumns() throws {
    #expect(
      try records("[{\"a\": {\"b\": 1, \"c\": {\"d\": null}}, \"e\": [\"x\", \"y\"], \"f\": []}]")
        == [["a.b", "a.c.d", "e", "f"], ["1", "", "x y", ""]])
  }

  @Test(
    "what is no table is refused with its place",
    arguments: [
      ("[{\"a\": [{\"b\": 1}]}]", .nestedList(path: "a.json", line: 1, column: 9, key: "a")),
      ("[{\"a\": 1,\n\"a\": 2}]", .duplicateKey(path: "a.json", line: 2, column: 6, key: "a")),
      ("[1]", .noRecords(path: "a.json", line: 1, column: 2)), ("[]", .noRows(path: "a.json")),
      (" ", .emptyFile(path: "a.json")),
      ("[{\"a\": 1}] x", .notJSON(path: "a.json", line: 1, column: 12, expected: "nothing more")),
      ("{\"a\": 1}\n{\"a\" 2}", .notJSON(path: "a.json", line: 2, column: 6, expected: "a colon")),
    ] as [(String, DataProblem)])
  func refuses(_ example: (text: String, problem: DataProblem)) { #expect(problems(example.text) == [example.problem]) }
}
