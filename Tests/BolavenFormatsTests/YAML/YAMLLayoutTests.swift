import BolavenFormats
import Testing

/// What libyaml takes and YAML 1.2 does not, with its place.
@Suite struct YAMLLayoutTests {
  @Test(
    "what YAML 1.2 forbids is refused",
    arguments: [
      ("[a, b]#c\n", 1, 7), ("a: [b,#c\nd]\n", 1, 7), ("a: \"b\"# c\n", 1, 7), ("%YAML 1.1#c\n---\na: 1\n", 1, 10),
      ("a: ># c\n  b\n", 1, 5), ("a: [-]\n", 1, 5), ("a: [-, b]\n", 1, 5), ("a: [b,\nc]\n", 2, 1),
      ("a: \"b\nc\"\n", 2, 1), ("a: \"b\n\tc\"\n", 2, 2), ("- [\n\tb,\n c]\n", 2, 2),
      ("a:\n  b: {c: 1,\n  d: 2}\n", 3, 3),
      ("a: >\n \n   \n # b\n", 4, 2), ("ກ: \"ຂ\"#\n", 1, 7),
    ])
  func refuses(_ example: (text: String, line: Int, column: Int)) {
    let error = #expect(throws: YAMLError.self) { try parse(example.text) }
    guard case .syntax(let problem, let line, let column) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(line == example.line && column == example.column, "\(problem) at \(line):\(column)")
  }

  @Test(
    "what only looks so is read",
    arguments: [
      ("a: b#c\n", "{a: b#c}"), ("a: [b, c] # d\n", "{a: [b, c]}"), ("# a\nb: 1\n#c\n", "{b: 1}"),
      ("a: \"#b\" #\"\n", "{a: '#b'}"), ("a: [b, # c\n# d\n  e]\n", "{a: [b, e]}"), ("[\na,\nb\n]\n", "[a, b]"),
      ("a: [\n  b\n]\n", "{a: [b]}"), ("a: {\n  b: 1,\n}\n", "{a: {b: 1}}"), ("a: [-1, b-]\n", "{a: [-1, b-]}"),
      ("a: \"b\n\n  c\"\n", "{a: 'b\nc'}"), ("\"a\nb\"\n", "'a b'"),
      ("a: |\n   \n   b\n", "{a: '\nb\n'}"), ("a: |\n   \nb: 1\n", "{a: '', b: 1}"),
      ("a: |2 # c\n   \n  b\n", "{a: ' \nb\n'}"), ("a: | # c\n  # d\n", "{a: '# d\n'}"),
      ("a: [b,\r\n\r\n c]\r\n", "{a: [b, c]}"), ("--- |\n  \n...\n", "''"),
    ])
  func reads(_ example: (text: String, outline: String)) throws {
    #expect(outline(try parse(example.text)) == example.outline)
  }
}
