import BolavenFormats
import Testing

/// What is refused before there is a tree, with its place.
@Suite struct YAMLEventsTests {
  @Test(
    "a tab as indentation is named as such",
    arguments: [
      ("a:\n\tb: 1\n", .tab(line: 2, column: 1)), ("a:\n  b: 1\n \tc: 2\n", .tab(line: 3, column: 2)),
      ("a: 1\n\tb: 2\n", .tab(line: 2, column: 1)), ("list:\n  - age\n\t- sex\n", .tab(line: 3, column: 1)),
      ("a: 1\n\t\nb: 2\n", .tab(line: 2, column: 1)),
    ] as [(String, YAMLError)])
  func refusesTabs(_ example: (text: String, error: YAMLError)) {
    #expect(throws: example.error) { try parse(example.text) }
  }

  @Test(
    "a tab elsewhere is no indentation",
    arguments: [
      ("a: 1\t# one\n", "{a: 1}"), ("a: 'x\ty'\n", "{a: 'x\ty'}"), ("a: |\n  x\n  \ty\n", "{a: 'x\n\ty\n'}"),
      ("a: [1,\n \t2]\n", "{a: [1, 2]}"), ("a: x\n\n  y\n", "{a: x\ny}"),
    ])
  func allowsOtherTabs(_ example: (text: String, outline: String)) throws {
    #expect(outline(try parse(example.text)) == example.outline)
  }

  @Test(
    "a mistake in the syntax has its line and column",
    arguments: [
      ("a: 1\nb: [1, 2\nc: 3\n", 3, 2), ("a: 'x\n", 2, 1), ("a: b: c\n", 1, 5), ("a: 1\n  b: 2\n", 2, 4),
      ("a: 1\nb: x\u{1}y\n", 2, 5), ("a: 1\nຄົນ: \u{7}\n", 2, 6),
    ])
  func placesMistakes(_ example: (text: String, line: Int, column: Int)) {
    let error = #expect(throws: YAMLError.self) { try parse(example.text) }
    guard case .syntax(let problem, let line, let column) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(line == example.line && column == example.column, "\(problem) at \(line):\(column)")
  }
}
