import BolavenEstimation
import BolavenReports
import BolavenStudies
import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct RegressionWordingTests {
  static let contradictions: [RegressionContradiction] = [
    .clustersMissing(covariance: "CR2"), .clustersUnused(covariance: "HC1"), .severalClusters(covariance: "CR2"),
    .lagsUnused, .timeUnused, .timeMissing, .seriesWithoutTime, .weightTypeWithoutWeights, .countWithoutClusters,
    .correlationWithoutClusters, .instrumentsMissing(method: .limitedInformation),
  ]

  private func error(_ formula: String) throws -> FormulaError {
    try #require(throws: FormulaError.self) { _ = try Formula(formula) }
  }

  @Test("every contradiction has words", arguments: contradictions)
  func contradictionsHaveWords(_ contradiction: RegressionContradiction) {
    let option = { (name: String) in "--\(name)" }
    expectGoodMessage(
      Message(
        code: MessageCode(.command, 143), what: contradiction.what(option: option),
        fix: [contradiction.fix(option: option)]), place: false)
  }

  @Test func noContradictionIsForgotten() throws {
    let source = try Repository.text("Sources/BolavenStudies/Regression/RegressionSettings.swift")
    #expect(Set(Self.contradictions.map(caseName)) == caseNames(of: "RegressionContradiction", in: source))
  }

  @Test(
    "a formula that cannot be read is shown with its place",
    arguments: [
      ("y", 1), ("y ~", 4), ("~ x", 1), ("y ~ x +", 8), ("y ~ log(x", 8), ("y ~ x)", 6), ("y ~ x ~ z", 9),
      ("y ~ i(x, reff = 2)", 10), ("y ~ poly(x)", 10), ("y ~ x & z", 7), ("y ~ x / 2", 5), ("y ~ `x", 5),
      ("y ~ x | f | g", 13), ("y ~ x | | a ~ b", 9), ("y ~ a:", 7),
    ])
  func showsThePlace(_ formula: String, _ position: Int) throws {
    let error = try error(formula)
    expectGoodMessage(error.message, place: false)
    #expect(error.message.excerpt == [formula, String(repeating: " ", count: position - 1) + "^"])
  }

  @Test(
    "of an unknown function the one that was meant is named",
    arguments: [
      ("y ~ lgo(x)", "lgo", "log(...)"), ("y ~ polly(x, 2)", "polly", "poly(...)"),
      ("y ~ C(x)", "C", "i(...)"),
      ("y ~ factor(x)", "factor", "i(...)"), ("y ~ as.factor(x)", "as.factor", "i(...)"),
      ("ln(y) ~ x", "ln", "log(...)"),
    ])
  func namesTheFunction(_ formula: String, _ name: String, _ suggestion: String) throws {
    let message = try error(formula).message
    #expect(message.what == "a formula knows no function '\(name)'")
    #expect(message.suggestion == suggestion)
    expectGoodMessage(message, place: false)
  }

  @Test func theSignStandsUnderTheCharacterInAnyScript() throws {
    let formula = "ລາຍໄດ້ ~ 収入 + & + z"
    let excerpt = try error(formula).message.excerpt
    #expect(excerpt[0] == formula)
    let before = try #require(formula.firstIndex(of: "&"))
    #expect(excerpt[1] == String(repeating: " ", count: displayWidth(String(formula[..<before]))) + "^")
  }

  @Test func ofALongFormulaThePartAroundThePlaceIsShown() throws {
    let message = try error("y ~ " + (1...200).map { "x\($0)" }.joined(separator: " + ") + " + & + z").message
    expectGoodMessage(message, place: false)
    let place = try #require(message.excerpt[1].firstIndex(of: "^"))
    #expect(
      Array(message.excerpt[0])[message.excerpt[1].distance(from: message.excerpt[1].startIndex, to: place)] == "&")
  }
}
