import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct RegressionTests {
  @Test func everyOutcomeHasItsModel() throws {
    let table = try InferenceReference.frame()
    let models = try Regression(DesignRequest(try Formula("c(y, log(x2), e1) ~ x1"))).fit(to: table)
    #expect(models.map(\.fit.design.outcome) == ["y", "log(x2)", "e1"])
    for (outcome, several) in zip(["y", "log(x2)", "e1"], models) {
      #expect(try model("\(outcome) ~ x1", in: table).inference.estimates == several.inference.estimates)
    }
  }

  @Test func theMethodFollowsFromTheFormula() throws {
    let table = try InferenceReference.frame()
    #expect(try model("y ~ x1", in: table).method == .leastSquares)
    #expect(try model("y ~ x1 | e1 ~ z1", in: table).method == .twoStageLeastSquares)
    let limited = try model("y ~ x1 + e1", method: .limitedInformation, in: table)
    let plain = try model("y ~ x1 + e1", in: table)
    #expect(limited.method == .limitedInformation)
    for (a, b) in zip(limited.fit.coefficients, plain.fit.coefficients) { expectAgreement(a, b, digits: 12) }
  }

  static let refusals: [(formula: String, error: EstimationError)] = [
    ("y ~ 0", .noRegressor), ("y ~ 1 | unit", .noRegressor), ("y ~ unit | unit", .noRegressor),
    ("zero ~ x1", .constantOutcome(value: 0)), ("huge ~ x1", .tooLarge(value: 1e120)),
    ("y ~ huge", .tooLarge(value: 1e120)),
    ("y ~ x1 | e1 ~ huge", .tooLarge(value: 1e120)), ("y ~ i(row)", .tooFewRows(observations: 60, coefficients: 60)),
    ("y ~ x1 | row", .emptySample([Loss(.singleton, column: "row", rows: 60)])),
  ]

  @Test("what has no answer is refused by its name", arguments: refusals)
  func refuses(_ example: (formula: String, error: EstimationError)) throws {
    let table = try InferenceReference.frame()
      .adding(.numbers(NumberColumn([Double](repeating: 0, count: 60))), named: "zero")
      .adding(.numbers(NumberColumn((0..<60).map { $0 == 7 ? 1e120 : Double($0) })), named: "huge")
      .adding(.numbers(NumberColumn((0..<60).map { Double($0) })), named: "row")
    #expect(throws: DesignError.estimation(example.error)) { try model(example.formula, in: table) }
  }

  @Test func aZeroColumnIsDroppedAndNamed() throws {
    let table = try InferenceReference.frame().adding(
      .numbers(NumberColumn([Double](repeating: 0, count: 60))), named: "zero")
    let fitted = try model("y ~ zero + x1", in: table)
    #expect(fitted.fit.droppedTerms == ["zero"] && fitted.fit.terms == [Design.intercept, "x1"])
  }

  /// A variable that is the same but for rounding is no regressor.
  @Test func aConstantButForRoundingIsDropped() throws {
    let table = try InferenceReference.frame().adding(
      .numbers(NumberColumn((0..<60).map { $0 % 2 == 0 ? 0.3 : 0.1 + 0.2 })), named: "same")
    #expect(try model("y ~ same + x1", in: table).fit.droppedTerms == ["same"])
  }

  @Test func anInstrumentMayFollowFromTheEffects() throws {
    let table = try InferenceReference.frame()
    let fitted = try model("y ~ x1 | unit | e1 ~ z1 + z2 + i(unit)", in: table)
    #expect(fitted.instruments?.droppedInstruments.count == 9)
    let without = try model("y ~ x1 | unit | e1 ~ z1 + z2", in: table)
    for (a, b) in zip(fitted.fit.coefficients, without.fit.coefficients) { expectAgreement(a, b, digits: 11) }
  }
}
