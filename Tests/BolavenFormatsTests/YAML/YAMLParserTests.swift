import BolavenFormats
import Testing

func parse(_ text: String) throws(YAMLError) -> YAMLNode { try parseYAML(Array(text.utf8)) }

/// The tree without places, quoted texts in quotes.
func outline(_ node: YAMLNode) -> String {
  switch node.content {
  case .scalar(let text, let isQuoted): isQuoted ? "'\(text)'" : text
  case .sequence(let items): "[" + items.map(outline).joined(separator: ", ") + "]"
  case .mapping(let entries): "{" + entries.map { "\($0.key): \(outline($0.value))" }.joined(separator: ", ") + "}"
  }
}

@Suite struct YAMLParserTests {
  @Test(
    "block and flow style give the same tree",
    arguments: [
      ("a: 1\nb:\n  - x\n  - y z\n", "{a: 1, b: [x, y z]}"), ("{a: 1, b: [x, \"y z\"]}", "{a: 1, b: [x, 'y z']}"),
      ("a: 'it''s'\nb: \"\\u0e81\"\n", "{a: 'it's', b: 'ກ'}"), ("a: |\n  one\n  two\n", "{a: 'one\ntwo\n'}"),
      ("a:\nb: ~\n", "{a: , b: ~}"), ("# only\na: 1 # one\n", "{a: 1}"), ("\u{FEFF}a: 1\nb: 2\n", "{a: 1, b: 2}"),
      ("a: 1\r\nb:\r\n  - 2\r\n", "{a: 1, b: [2]}"), ("ລາຍໄດ້: ສູງ\n日本: 語\n", "{ລາຍໄດ້: ສູງ, 日本: 語}"),
      ("a: |\n  x\n   ", "{a: 'x\n \n'}"), ("a: no\nb: 012\nc: 1e3\n", "{a: no, b: 012, c: 1e3}"),
      ("a: one\n  more\n", "{a: one more}"),
    ])
  func readsTrees(_ example: (text: String, outline: String)) throws {
    #expect(outline(try parse(example.text)) == example.outline)
  }

  @Test func everyNodeHasItsPlace() throws {
    let root = try parse("study: demo\ndata:\n  ຄົນ: [file, {wave: 2}]\n")
    guard case .mapping(let top) = root.content, case .mapping(let data) = top[1].value.content,
      case .sequence(let items) = data[0].value.content, case .mapping(let inner) = items[1].content
    else {
      Issue.record("another tree")
      return
    }
    #expect([root.line, root.column, top[1].line, top[1].column] == [1, 1, 2, 1])
    #expect([data[0].line, data[0].column, data[0].value.line, data[0].value.column] == [3, 3, 3, 8])
    #expect([items[1].line, items[1].column, inner[0].value.line, inner[0].value.column] == [3, 15, 3, 22])
  }

  @Test(
    "what hides where a value comes from is refused, with its place",
    arguments: [
      ("a: 1\nb: 2\na: 3\n", .duplicateKey("a", line: 3, column: 1, firstLine: 1)),
      ("{a: 1, 'a': 2}", .duplicateKey("a", line: 1, column: 8, firstLine: 1)),
      ("a: &x 1\nb: *x\n", .alias(line: 1, column: 4)), ("b: *x\n", .alias(line: 1, column: 4)),
      ("a: &x [1]\n", .alias(line: 1, column: 4)), ("a: &x\n  b: 1\n", .alias(line: 1, column: 4)),
      ("a: !!int 1\n", .tag("tag:yaml.org,2002:int", line: 1, column: 4)),
      ("a: !x {b: 1}\n", .tag("!x", line: 1, column: 4)),
      ("[a]: 1\n", .keyNotText(line: 1, column: 1)), ("? {a: 1}\n: 2\n", .keyNotText(line: 1, column: 3)),
      ("a: 1\n---\nb: 2\n", .severalDocuments(line: 2)), ("", .empty), ("# nothing\n", .empty),
    ] as [(String, YAMLError)])
  func refuses(_ example: (text: String, error: YAMLError)) {
    #expect(throws: example.error) { try parse(example.text) }
  }

  /// libyaml 0.2.5 takes the question mark for the sign of a key, whatever follows it.
  @Test(arguments: [("a: 1\nb: { ?foo: bar }", 2, 6), ("[?x]", 1, 2), ("ກ: [ຂ, ?x]", 1, 8)])
  func aQuestionMarkThatTwoStandardsReadInTwoWaysIsRefused(_ text: String, _ line: Int, _ column: Int) throws {
    #expect(
      throws: YAMLError.syntax(problem: "a question mark without a blank behind it", line: line, column: column)
    ) { try parse(text) }
    _ = try parse("{ ? foo : bar, a?: 1, b: why?, \"?\": 1 }")
  }

  @Test func badBytesAreRefusedWithTheirLine() {
    #expect(throws: YAMLError.notUTF8(line: 3)) { try parseYAML(Array("a: 1\r\nb: 2\r\nc: ".utf8) + [0xE9, 0x0A]) }
    #expect(throws: YAMLError.notUTF8(line: 1)) { try parseYAML([0xFF, 0xFE, 0x61, 0x00]) }
  }

  @Test func nothingExhaustsTheMachine() {
    #expect(throws: YAMLError.tooDeep(line: 1, limit: 64)) {
      try parse(String(repeating: "[", count: 1_000) + String(repeating: "]", count: 1_000))
    }
    #expect(throws: YAMLError.tooManyNodes(line: 1, limit: 100_000)) {
      try parse("[" + String(repeating: "[],", count: 100_001) + "]")
    }
    #expect(throws: YAMLError.tooLarge(bytes: (8 << 20) + 1, limit: 8 << 20)) {
      try parseYAML([UInt8](repeating: 32, count: (8 << 20) + 1))
    }
  }
}
