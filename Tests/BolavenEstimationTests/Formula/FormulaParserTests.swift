import BolavenData
import TestSupport
import Testing

@testable import BolavenEstimation

extension Formula.Factor {
  /// The factor as it would be written.
  fileprivate var written: String {
    switch self {
    case .variable(let variable): variable.name
    case .levels(let name, let reference): "i(\(name.text)\(reference.map { ", ref = \($0)" } ?? ""))"
    case .polynomial(_, _, let name): name
    }
  }
}

private func written(_ terms: [Formula.Term]) -> [String] {
  terms.map { $0.factors.map(\.written).joined(separator: ":") }
}

private func written(_ effects: [Formula.Effect]) -> [String] {
  effects.map { effect in
    let slopes = effect.slopes.map(\.name).joined(separator: ", ")
    let brackets = effect.slopes.isEmpty ? "" : effect.hasIntercept ? "[\(slopes)]" : "[[\(slopes)]]"
    return effect.columns.map(\.text).joined(separator: "^") + brackets
  }
}

@Suite struct FormulaParserTests {
  static let termsExamples: [(formula: String, terms: [String])] = [
    ("y ~ x", ["x"]), ("y ~ 1", []), ("y ~ 0", []), ("y ~ a + b + a", ["a", "b"]), ("y ~ a:b + a", ["a", "a:b"]),
    ("y ~ a*b", ["a", "b", "a:b"]), ("y ~ b:a + a:b", ["b:a"]), ("y ~ a:a", ["a"]), ("y ~ a*a", ["a"]),
    ("y ~ (a + b):c", ["a:c", "b:c"]), ("y ~ (a + b)*c", ["a", "b", "c", "a:c", "b:c"]),
    ("y ~ a*b*c", ["a", "b", "c", "a:b", "a:c", "b:c", "a:b:c"]), ("y ~ a*b - a:b", ["a", "b"]),
    ("y ~ a*b - b", ["a", "a:b"]), ("y ~ a + b - a", ["b"]), ("y ~ a - b", ["a"]), ("y ~ -a", []),
    ("y ~ +a", ["a"]), ("y ~ (a + b) - b", ["a"]), ("y ~ ((a))", ["a"]), ("y ~ a:(b + c:d)", ["a:b", "a:c:d"]),
    ("y ~ x + x^2", ["x", "x^2"]), ("y ~ x^2 + x ^ 2", ["x^2"]), ("y~x", ["x"]), ("y ~ `x` + x", ["x"]),
    ("y ~ x:log(z)", ["x:log(z)"]), ("y ~ I(a/b)", ["I(a/b)"]), ("y ~ I( a+b )", ["I(a + b)"]),
    ("y ~ I(-a)", ["I(-a)"]), ("y ~ log( x )", ["log(x)"]), ("y ~ x^-1", ["x^-1"]), ("y ~ I(x > 3)", ["I(x > 3)"]),
    ("y ~ I(a*b):c", ["I(a*b):c"]), ("y ~ sqrt(x)^2", ["sqrt(x)^2"]),
    ("y ~ asinh(x) + log1p(x)", ["asinh(x)", "log1p(x)"]),
    ("y ~ poly(x, 2)", ["poly(x, 2)"]), ("y ~ poly( x,2 )", ["poly(x, 2)"]),
    ("y ~ poly(log(x), 3)", ["poly(log(x), 3)"]),
    ("y ~ i(g)", ["i(g)"]), ("y ~ i(g, ref = 0)", ["i(g, ref = 0)"]), ("y ~ i(g,ref='b')", ["i(g, ref = b)"]),
    ("y ~ i(g, ref = \"1 b\")", ["i(g, ref = 1 b)"]), ("y ~ i(g, x)", ["i(g):x"]),
    ("y ~ i(g, ref = -1)", ["i(g, ref = -1)"]),
    ("y ~ i(g, x, ref = 'b')", ["i(g, ref = b):x"]), ("y ~ i(g, ref = b, x)", ["i(g, ref = b):x"]),
    ("y ~ i(g, log(x))", ["i(g):log(x)"]), ("y ~ i(`my group`, ref = `a b`)", ["i(my group, ref = a b)"]),
    ("y ~ i(g):x", ["i(g):x"]), ("y ~ i(a)*i(b)", ["i(a)", "i(b)", "i(a):i(b)"]),
    ("y ~ `a b` + `c+d`", ["a b", "c+d"]), ("y ~ `a|b`:`c~d`", ["a|b:c~d"]),
    ("y ~ ລາຍຮັບ + `ເຂດ ບ້ານ`", ["ລາຍຮັບ", "ເຂດ ບ້ານ"]), ("y ~ log(ລາຍຮັບ)", ["log(ລາຍຮັບ)"]),
  ]

  @Test("terms stand in the order of the model: main effects first, each once", arguments: termsExamples)
  func terms(_ example: (formula: String, terms: [String])) throws {
    #expect(try written(Formula(example.formula).regressors) == example.terms, "\(example.formula)")
  }

  static let constantExamples: [(formula: String, hasIntercept: Bool)] = [
    ("y ~ x", true), ("y ~ 1", true), ("y ~ 0", false), ("y ~ x - 1", false), ("y ~ x + 0", false),
    ("y ~ -1 + x", false), ("y ~ 0 + x", false), ("y ~ x - 1 + 1", true), ("y ~ x - 0", true), ("y ~ 1 + x", true),
  ]

  @Test("a constant is there unless it is taken out; the last word counts", arguments: constantExamples)
  func constant(_ example: (formula: String, hasIntercept: Bool)) throws {
    #expect(try Formula(example.formula).hasIntercept == example.hasIntercept)
  }

  static let outcomesExamples: [(formula: String, names: [String])] = [
    ("y ~ x", ["y"]), ("log(y) ~ x", ["log(y)"]), ("c(y1, y2) ~ x", ["y1", "y2"]), ("c( y1 ) ~ x", ["y1"]),
    ("c(log(a), b^2) ~ x", ["log(a)", "b^2"]), ("after-before ~ x", ["after - before"]), ("`c` ~ x", ["c"]),
    ("c ~ x", ["c"]), ("y/1000 ~ x", ["y/1000"]), ("`ລາຍ ຮັບ` ~ x", ["ລາຍ ຮັບ"]), ("I(a - b) ~ x", ["I(a - b)"]),
  ]

  @Test("outcomes are columns, functions or arithmetic, several in c( )", arguments: outcomesExamples)
  func outcomes(_ example: (formula: String, names: [String])) throws {
    #expect(try Formula(example.formula).outcomes.map(\.name) == example.names)
  }

  static let effectsExamples: [(formula: String, effects: [String])] = [
    ("y ~ x | firm", ["firm"]), ("y ~ x | firm + year", ["firm", "year"]), ("y ~ x | firm^year", ["firm^year"]),
    ("y ~ x | firm ^ year + region", ["firm^year", "region"]), ("y ~ x | firm[trend]", ["firm[trend]"]),
    ("y ~ x | firm[[trend]]", ["firm[[trend]]"]), ("y ~ x | firm[a, b^2] + year", ["firm[a, b^2]", "year"]),
    ("y ~ x | a^b[t]", ["a^b[t]"]), ("y ~ x | `my firm`[`my trend`]", ["my firm[my trend]"]), ("y ~ x | 0", []),
    ("y ~ 1 | ບ້ານ", ["ບ້ານ"]), ("y ~ x | firm [ trend ]", ["firm[trend]"]), ("y ~ x | (firm)", ["firm"]),
  ]

  @Test("absorbed effects, combined, with slopes", arguments: effectsExamples)
  func effects(_ example: (formula: String, effects: [String])) throws {
    #expect(try written(Formula(example.formula).absorbed) == example.effects, "\(example.formula)")
  }

  static let instrumentsExamples: [(formula: String, effects: [String], endogenous: [String], instruments: [String])] =
    [
      ("y ~ x | a ~ z", [], ["a"], ["z"]), ("y ~ x | firm | a ~ z1 + z2", ["firm"], ["a"], ["z1", "z2"]),
      ("y ~ 1 | 0 | a + b ~ z1*z2", [], ["a", "b"], ["z1", "z2", "z1:z2"]),
      ("y ~ x | firm + year | log(a) ~ i(g)", ["firm", "year"], ["log(a)"], ["i(g)"]),
      ("y ~ x | a ~ poly(z, 2) - z", [], ["a"], ["poly(z, 2)"]),
    ]

  @Test("a part with its own ~ names endogenous columns and instruments", arguments: instrumentsExamples)
  func instruments(_ example: (formula: String, effects: [String], endogenous: [String], instruments: [String])) throws
  {
    let formula = try Formula(example.formula)
    #expect(written(formula.absorbed) == example.effects)
    #expect(formula.endogenous.map(\.name) == example.endogenous)
    #expect(written(formula.instruments) == example.instruments)
  }

  @Test func aFormulaKeepsItsText() throws {
    let formula = try Formula("y ~  x |  firm")
    #expect(formula.text == "y ~  x |  firm" && formula.description == formula.text)
  }

  static let mistakesExamples: [(formula: String, position: Int, expected: String)] = [
    ("", 1, "one '~' between the outcome and the regressors"),
    ("y", 1, "one '~' between the outcome and the regressors"),
    ("y x", 1, "one '~' between the outcome and the regressors"),
    ("y ~ x ~ z", 9, "one '~' between the outcome and the regressors"), ("~ x", 1, "a column"),
    ("y ~", 4, "a term"), ("y ~ x +", 8, "a term"), ("y ~ x + + z", 9, "a term"), ("y ~ x | ", 9, "a column"),
    ("y ~ x | firm | z", 16, "instruments, as in  | endogenous ~ instrument"),
    ("y ~ x | a ~ z | b ~ w", 9, "one part with instruments, the last"),
    ("y ~ x | a ~ z ~ w", 17, "one '~' between endogenous columns and instruments"),
    ("y ~ x | a ~ 0", 13, "an instrument"), ("y ~ x | a ~", 12, "a term"), ("y ~ x | a ~ z - z", 13, "an instrument"),
    ("y ~ x/z", 5, "a column or a function; arithmetic stands in I( )"),
    ("y ~ 2", 5, "a column or a function; arithmetic stands in I( )"), ("y ~ x z", 7, "an operator or the end"),
    ("y ~ (x + z", 5, "a closing ')'"), ("y ~ x)", 6, "no closing bracket"), ("y ~ f[x)", 8, "']'"),
    ("y ~ `x", 5, "a closing `"), ("y ~ 'x'", 5, "a column or a number"),
    ("y ~ poly(x)", 10, "a column and a degree from 1 to 20, as in  poly(x, 2)"),
    ("y ~ poly(x, 0)", 10, "a column and a degree from 1 to 20, as in  poly(x, 2)"),
    ("y ~ poly(x, 21)", 10, "a column and a degree from 1 to 20, as in  poly(x, 2)"),
    ("y ~ poly(x, z)", 10, "a column and a degree from 1 to 20, as in  poly(x, 2)"), ("y ~ i()", 7, "a column"),
    ("y ~ i(log(g))", 7, "a column"), ("y ~ i(g, base = 1)", 10, "ref = LEVEL"),
    ("y ~ i(g, ref =)", 10, "ref = LEVEL"),
    ("y ~ i(g, ref = 1, ref = 2)", 19, "ref = LEVEL"),
    ("y ~ i(g, x, z)", 7, "a column, one column to multiply with, and ref = LEVEL"),
    ("y ~ x | log(firm)", 9, "a column"), ("y ~ x | firm^", 14, "a column"), ("y ~ x | firm[]", 14, "a column"),
    ("y ~ x | [x]", 9, "a column"), ("y ~ x | firm year", 14, "an operator or the end"),
    ("c() ~ x", 3, "a column"), ("c(a,) ~ x", 5, "a column"), ("y ~ log(x", 8, "a closing ')'"),
    ("y ~ a:", 7, "a column"), ("y ~ a:1", 7, "a column or a function; arithmetic stands in I( )"),
    ("y ~ (1 + x):z", 6, "an instrument"), ("y ~ ()", 6, "a term"), ("y ~ x | a + ~ z", 13, "a column"),
    ("y ~ x # z", 7, "a column, a number or an operator"), ("ລາຍ ~ x +", 10, "a term"),
  ]

  @Test("a mistake has a place and what could stand there", arguments: mistakesExamples)
  func mistakes(_ example: (formula: String, position: Int, expected: String)) {
    #expect(
      throws: FormulaError(text: example.formula, position: example.position, expected: example.expected)
    ) { try Formula(example.formula) }
  }

  @Test func productsOfManyTermsAreRefusedBeforeTheyFillTheMemory() {
    let factors = (1...40).map { "x\($0)" }
    for symbol in ["*", "+ y:"] {
      let formula = "y ~ " + factors.joined(separator: " \(symbol) ")
      if symbol == "*" { #expect(throws: FormulaError.self) { try Formula(formula) } }
    }
    let sums = (1...8).map { _ in "(a + b + c + d + e + f + g + h)" }
    #expect(throws: FormulaError.self) { try Formula("y ~ " + sums.joined(separator: ":")) }
    let deep = String(repeating: "(", count: 200) + "x" + String(repeating: ")", count: 200)
    #expect(throws: FormulaError.self) { try Formula("y ~ \(deep)") }
    #expect(throws: FormulaError.self) { try Formula("y ~ " + (1...3_000).map { "x\($0)" }.joined(separator: " + ")) }
  }

  /// Whatever is thrown at it, it answers or says where it stumbled.
  @Test func nothingThatIsWrittenEndsTheProgram() {
    let seeds = [
      "log(y) ~ x1 + x2*x3 + i(group, ref = 0) | fe1 + fe2^fe3 | endogenous ~ instrument",
      "c(y1, `y 2`) ~ poly(x, 3):z - 1 | firm[trend] + year[[a, b]]",
      "y ~ I((a + b)^2/3) + (a + b):c + 'text' | 0 | e ~ z",
      "`ລາຍ ຮັບ` ~ ເຂດ*i(ບ້ານ, ref = 'ປາກຊ່ອງ') + x^-2.5e-3", "y ~ missing(x) + x > 3 and not (x in [1, 2])",
    ].map { Array($0.unicodeScalars) }
    let alphabet = Array("~|+-*:^()[]`'\",=<>!. \n\u{0}ab1e0ລ\u{0EB1}\u{301}😀".unicodeScalars)
    var generator = SplitMix(seed: 20_230_427)
    var refused = 0
    for round in 0..<5_000 {
      var scalars = seeds[round % seeds.count]
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0...scalars.count, using: &generator)
        let symbol = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: scalars.insert(symbol, at: place)
        case 1 where place < scalars.count: scalars.remove(at: place)
        case 2 where place < scalars.count: scalars[place] = symbol
        default:
          let other = seeds[Int.random(in: 0..<seeds.count, using: &generator)]
          scalars = Array(scalars[..<place] + other[(min(place, other.count))...])
        }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      do {
        let formula = try Formula(String(text))
        #expect(!formula.outcomes.isEmpty)
      } catch {
        refused += 1
        #expect((1...scalars.count + 1).contains(error.position), "\(String(text)): \(error.position)")
        #expect(!error.expected.isEmpty)
      }
    }
    #expect((1_000..<5_000).contains(refused))
  }
}
