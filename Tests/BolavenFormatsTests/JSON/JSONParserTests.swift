import BolavenFormats
import Foundation
import TestSupport
import Testing

private func events(_ bytes: [UInt8], isSequence: Bool = false) throws(JSONError) -> [JSONEvent] {
  try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
    var parser = JSONParser(buffer, deepest: 64, isSequence: isSequence)
    var events: [JSONEvent] = []
    while let event = try parser.next() { events.append(event) }
    return events
  }
}

private func events(_ text: String, isSequence: Bool = false) throws(JSONError) -> [JSONEvent] {
  try events(Array(text.utf8), isSequence: isSequence)
}

@Suite struct JSONParserTests {
  @Test func valuesComeInTheOrderOfTheText() throws {
    #expect(
      try events(
        "{\"a\": [1.50, -0, 1E+2], \"b\": {}, \"c\": \"x\\n\\u00e9\\ud834\\udd1e\", \"d\": [true, false, null]}")
        == [
          .objectStart, .key("a"), .arrayStart, .number("1.50"), .number("-0"), .number("1E+2"), .arrayEnd, .key("b"),
          .objectStart, .objectEnd, .key("c"), .string("x\né𝄞"), .key("d"), .arrayStart, .bool(true), .bool(false),
          .null,
          .arrayEnd, .objectEnd,
        ])
    #expect(try events("1 2", isSequence: true) == [.number("1"), .number("2")])
  }

  @Test(
    "what is no JSON is refused with its place and what could stand there",
    arguments: [
      ("[1,\n é]", 2, 2, "a value"), ("{\"a\" 1}", 1, 6, "a colon"), ("{\"é\":1,}", 1, 8, "a name in quotes"),
      ("[1 2]", 1, 4, "a comma or ]"),
      ("{\"a\":1 \"b\"}", 1, 8, "a comma or }"), ("[1.]", 1, 4, "a digit"), ("01", 1, 2, "nothing more"),
      ("[", 1, 2, "a value or ]"),
      ("{", 1, 2, "a name in quotes or }"), ("", 1, 1, "a value"), ("[\"a", 1, 4, "a quote that closes the text"),
      ("[\"\\ud800\"]", 1, 3, "both halves of a character"), ("[\"\\u00g0\"]", 1, 7, "four hexadecimal digits"),
    ])
  func refuses(_ example: (text: String, line: Int, column: Int, expected: String)) {
    #expect {
      try events(example.text)
    } throws: { error in
      guard let error = error as? JSONError else { return false }
      return error.line == example.line && error.column == example.column
        && error.problem == .expected(example.expected)
    }
  }

  @Test func depthHasALimitAndNoStackIsNeeded() {
    let deep = String(repeating: "[", count: 100_000)
    #expect {
      try events(deep)
    } throws: { error in
      (error as? JSONError)?.problem == .tooDeep(limit: 64)
    }
  }

  /// JSONTestSuite of Nicolas Seriot, MIT: y must be read, n must be refused, i may be either.
  @Test(.needsReferenceCases) func agreesWithTheTestSuite() throws {
    let folder = try #require(ReferenceCases.beside("torture/jsontestsuite"))
    var wrong: [String] = []
    var counts = (read: 0, refused: 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
      let isRead = firstInvalidUTF8(in: bytes) == nil && (try? events(bytes)) != nil
      if isRead { counts.read += 1 } else { counts.refused += 1 }
      if (name.hasPrefix("y_") && !isRead) || (name.hasPrefix("n_") && isRead) { wrong.append(name) }
    }
    #expect(wrong == [])
    #expect(counts.read > 20 && counts.refused > 100)
  }
}
