import BolavenData
import Testing

private let frame = DataFrame(
  source: "a.csv",
  columns: [
    ("a", .text(Categories(["6"]))), ("b", .text(Categories(["3"]))), ("c", .text(Categories(["2"]))),
    ("odd name", .text(Categories(["5"]))), ("ລາຍໄດ້", .text(Categories(["8"]))), ("収入", .text(Categories(["9"]))),
    ("x.y_1", .text(Categories(["4"]))),
  ])

@Suite struct ExpressionParserTests {
  @Test(
    "products bind tighter than sums, signs tighter than products",
    arguments: [
      ("a - b - c", 1), ("a - b * c", 0), ("a / b / c", 1), ("(a - b) * c", 6), ("-a * b", -18), ("a - -b", 9),
      ("--a", 6),
      ("a * -b", -18), ("2 + 3 * 4 - 5", 9), ("12 / 3 * 2", 8), ("1e3 + .5", 1000.5), ("`odd name` + 1", 6),
      ("ລາຍໄດ້ + 収入", 17), ("x.y_1", 4), ("2 * (a + (b - (c)))", 14),
    ])
  func computes(_ example: (text: String, value: Double)) throws {
    #expect(try Expression(example.text).numbers(in: frame)[0] == example.value)
  }

  @Test(
    "comparisons bind tighter than not, not tighter than and, and tighter than or",
    arguments: [
      ("a = 6 or a = 1 and b = 9", true), ("(a = 6 or a = 1) and b = 9", false), ("not a = 6 or b = 3", true),
      ("not (a = 6 or b = 3)", false), ("not a = 1 and b = 3", true), ("a + b > c * 4", true), ("a + b >= 9", true),
      ("not not a = 6", true), ("a in [1, 2 * b, 3] and not b in [1]", true), ("a != 6", false), ("a <= 6", true),
      ("a<b", false), ("a", true), ("a - 6", false), ("not a - 6", true), ("(a > b) + (a > c) = 2", true),
    ])
  func decides(_ example: (text: String, holds: Bool)) throws {
    #expect(try Expression(example.text).condition(in: frame) == [example.holds])
  }

  @Test(
    "a mistake has its position",
    arguments: [
      ("", 1), ("a +", 4), ("a b", 3), ("(a", 3), ("a)", 2), ("a in b", 6), ("a in [b", 8), ("a in []", 7), ("'a", 1),
      ("`a", 1), ("a ; b", 3), ("1.2.3", 1), ("2x", 1), ("a == b", 4), ("a = b = c", 7), ("missing a", 9), ("and a", 1),
      ("system('x')", 7), ("'a' + 1", 1), ("1 + 'a'", 5), ("-'a'", 2), ("'a'", 1), ("a and 'b'", 7), ("'b' or a", 1),
      ("not 'a'", 5), ("a + 1 = 'x'", 9), ("'x' = a + 1", 1), ("ລາຍໄດ້ ;", 8), ("a * 'x' = 1", 5), ("a ~ 2", 3),
    ])
  func placesMistakes(_ example: (text: String, position: Int)) {
    let error = #expect(throws: ExpressionError.self) { try Expression(example.text) }
    #expect(error?.position == example.position, "\(error?.expected ?? "")")
  }

  @Test func noTextExhaustsTheStack() {
    let brackets = String(repeating: "(", count: 100_000)
    #expect(throws: ExpressionError.self) { try Expression(brackets + "a" + String(repeating: ")", count: 100_000)) }
    #expect(throws: ExpressionError.self) { try Expression("a" + String(repeating: " + a", count: 100_000)) }
    #expect(throws: ExpressionError.self) { try Expression(String(repeating: "-", count: 100_000) + "a") }
    #expect(throws: Never.self) { try Expression("a" + String(repeating: " + a", count: 900)).numbers(in: frame) }
  }
}
