import BolavenNumerics
import Testing

@testable import BolavenEstimation

@Suite struct LinearHypothesisTests {
  static let terms = ["(Intercept)", "x1", "x12", "group::a - b", "log(x1)", "x1:x12"]

  @Test(
    "equations are rows of R and entries of r",
    arguments: [
      ("x1 = 0", [[0, 1, 0, 0, 0, 0]], [0]), ("x1 = x12", [[0, 1, -1, 0, 0, 0]], [0]),
      ("x12=1,x1=-2", [[0, 0, 1, 0, 0, 0], [0, 1, 0, 0, 0, 0]], [1, -2]),
      ("2*x1 - x12 + 1 = 0.5", [[0, 2, -1, 0, 0, 0]], [-0.5]), ("1e-3*x1 = 1e2", [[0, 1e-3, 0, 0, 0, 0]], [100]),
      ("-x1 = (Intercept)", [[-1, -1, 0, 0, 0, 0]], [0]), ("0 = log(x1)", [[0, 0, 0, 0, -1, 0]], [0]),
      ("group::a - b = x1:x12", [[0, 0, 0, 1, 0, -1]], [0]), ("`group::a - b` = `x1`", [[0, -1, 0, 1, 0, 0]], [0]),
      ("x1 + x1 = 1", [[0, 2, 0, 0, 0, 0]], [1]),
    ] as [(String, [[Double]], [Double])])
  func reads(_ text: String, _ rows: [[Double]], _ values: [Double]) throws {
    let hypothesis = try LinearHypothesis(text, terms: Self.terms)
    let restrictions = hypothesis.restrictions
    #expect((0..<restrictions.rows).map { i in (0..<restrictions.columns).map { restrictions[i, $0] } } == rows)
    #expect(hypothesis.values == values)
  }

  @Test(
    "what cannot be read is refused at its place",
    arguments: [
      ("", 1, []), ("x1", 3, []), ("x1 =", 5, []), ("x1 = 0,", 8, []), ("xx1 = 0", 1, ["x1"]),
      ("x1 = x13", 6, ["x1", "x12"]),
      ("x1 = 0 x12", 8, []), ("x1 = x1", 8, []), ("1 = 1", 6, []), ("2 x1 = 0", 3, []), ("x1 == 0", 5, []),
      ("x1 = ½", 6, []), ("`x2` = 0", 1, []), ("`x1 = 0", 1, ["x1"]),
    ])
  func refuses(_ text: String, _ position: Int, _ nearest: [String]) {
    let error = #expect(throws: HypothesisError.self) { _ = try LinearHypothesis(text, terms: Self.terms) }
    #expect(error?.position == position)
    #expect(error?.nearest == nearest)
    #expect(error?.text == text)
  }
}
