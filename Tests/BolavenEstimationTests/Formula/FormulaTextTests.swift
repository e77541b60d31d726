import Testing

@testable import BolavenEstimation

@Suite struct FormulaTextTests {
  static let cutsExamples: [(text: String, symbol: String, parts: [String])] = [
    ("a + b", "+", ["a ", " b"]), ("a + (b + c)", "+", ["a ", " (b + c)"]), ("`a + b` + c", "+", ["`a + b` ", " c"]),
    ("f(a|b)|c", "|", ["f(a|b)", "c"]), ("x['|'] | y", "|", ["x['|'] ", " y"]), ("", "+", [""]),
    ("+", "+", ["", ""]),
    ("i(g, ref = '|')", ",", ["i(g, ref = '|')"]),
  ]

  @Test("a text is cut at symbols outside of brackets and quotes", arguments: cutsExamples)
  func cuts(_ example: (text: String, symbol: String, parts: [String])) throws {
    let text = try FormulaText(example.text)
    let symbols = Set(example.symbol.unicodeScalars)
    #expect(text.cut(at: symbols).map(\.part.text) == example.parts)
  }

  @Test func everyPartKnowsTheSymbolBeforeIt() throws {
    let parts = try FormulaText("a - b + c").cut(at: ["+", "-"])
    #expect(parts.map(\.symbol) == [nil, "-", "+"])
    #expect(parts.map(\.part.trimmed.text) == ["a", "b", "c"])
    #expect(parts.map(\.part.trimmed.range.lowerBound) == [0, 4, 8])
  }

  @Test func aPartOfAPartIsCutOnItsOwnLevel() throws {
    let call = try #require(try FormulaText("f(a + b, (c + d))").call(opening: "("))
    #expect(call.name.text == "f")
    let arguments = call.arguments.cut(at: [","]).map(\.part)
    #expect(arguments.map(\.trimmed.text) == ["a + b", "(c + d)"])
    #expect(arguments[0].cut(at: ["+"]).count == 2)
    let inner = try #require(arguments[1].call(opening: "("))
    #expect(inner.name.isEmpty && inner.arguments.cut(at: ["+"]).count == 2)
  }

  @Test(
    "what is no call ends otherwise, or has brackets of its own before",
    arguments: ["a", "f(a) + b", "(a):(b)", "f(a)^2", "`f(a)`", "a[b]", ""])
  func noCalls(_ text: String) throws {
    #expect(try FormulaText(text).call(opening: "(") == nil)
  }

  @Test func blanksAtTheEndsAreTakenOff() throws {
    #expect(try FormulaText("  a b\t\n").trimmed.text == "a b")
    #expect(try FormulaText("   ").isEmpty)
    #expect(try FormulaText("\u{A0}ລາຍ ").trimmed.text == "ລາຍ")
  }

  static let unbalancedExamples: [(text: String, position: Int)] = [
    ("(a", 1), ("a)", 2), ("(a]", 3), ("x + `a", 5), ("f('a)", 3), ("[(a])", 4), ("(\"", 2),
  ]

  @Test("brackets and quotes are closed", arguments: unbalancedExamples)
  func unbalanced(_ example: (text: String, position: Int)) {
    #expect { try FormulaText(example.text) } throws: {
      ($0 as? FormulaError)?.position == example.position
    }
  }
}
