import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct AndersonRubinTests {
  private func result(
    _ part: String, _ kind: CovarianceEstimator = .classical, confidence: Double = 0.95, clusters: [ColumnName] = [],
    method: Regression.Method? = nil, in table: DataFrame? = nil
  ) throws -> AndersonRubin {
    let fitted = try model(
      "y ~ x1 | \(part)", clusters: clusters, method: method,
      covariance: CovarianceRequest(kind, confidence: confidence),
      in: try table ?? InferenceReference.frame())
    return try #require(fitted.instruments?.andersonRubin)
  }

  static let closedFormExamples: [(name: String, part: String, confidence: Double)] = [
    ("ar", "e1 ~ z1 + z2", 0.95), ("ar1", "e1 ~ z1", 0.9), ("ar_weak", "weak ~ z1", 0.95),
    ("ar_weak10", "weak ~ z1", 0.1),
    ("ar_weak2", "weak ~ z1 + z2", 0.1),
  ]

  @Test("the set under classical errors is where a quadratic says", arguments: closedFormExamples)
  func closedForm(_ example: (name: String, part: String, confidence: Double)) throws {
    let found = try result(example.part, confidence: example.confidence)
    try InferenceReference.expect(found.test.statistic, is: "\(example.name)_test")
    let pieces = Int(try InferenceReference.value("\(example.name)_pieces"))
    #expect(found.confidenceSet.count == pieces)
    guard example.name != "ar_weak" else {
      #expect(found.confidenceSet[0].low == nil && found.confidenceSet[0].high == nil)
      return
    }
    let low = try InferenceReference.value("\(example.name)_low")
    let high = try InferenceReference.value("\(example.name)_high")
    if pieces == 1 {
      expectAgreement(found.confidenceSet[0].low, low, digits: 9)
      expectAgreement(found.confidenceSet[0].high, high, digits: 9)
    } else {
      #expect(found.confidenceSet[0].low == nil && found.confidenceSet[1].high == nil)
      expectAgreement(found.confidenceSet[0].high, low, digits: 9)
      expectAgreement(found.confidenceSet[1].low, high, digits: 9)
    }
  }

  /// The p-value is 1 − confidence at the ends, by the regression of y − bx on the instruments.
  @Test(
    "at the ends the test is at its level, whatever the covariance",
    arguments: [CovarianceEstimator.hc1, .cr1s, .cr2])
  func ends(_ kind: CovarianceEstimator) throws {
    let table = try InferenceReference.frame()
    let set = try result("e1 ~ z1 + z2", kind, confidence: 0.5, clusters: ["cl"]).confidenceSet
    let ends = set.flatMap { [$0.low, $0.high] }.compactMap { $0 }
    try #require(!ends.isEmpty)
    let y = try table.numbers("y").values
    let e1 = try table.numbers("e1").values
    for end in ends {
      let moved = table.adding(.numbers(NumberColumn(zip(y, e1).map { $0 - end * $1 })), named: "moved")
      let direct = try model("moved ~ x1 + z1 + z2", clusters: ["cl"], covariance: CovarianceRequest(kind), in: moved)
      let covariance = try #require(direct.inference.covariance)
      let test = WaldTest(
        restrictions: Matrix.identity(4).selectingRows([2, 3]), coefficients: direct.fit.coefficients,
        covariance: covariance.matrix, denominatorDegreesOfFreedom: covariance.degreesOfFreedom(at: 0, .residual))
      expectAgreement(test?.pValue, 0.5, digits: 8)
    }
  }

  @Test("units move the ends with them", arguments: [1e6, 1e-12])
  func units(_ factor: Double) throws {
    let table = try InferenceReference.frame()
    let scaled = table.adding(
      .numbers(NumberColumn(try table.numbers("e1").values.map { $0 * factor })), named: "e1")
    for (part, confidence) in [("e1 ~ z1 + z2", 0.95), ("e1 ~ z1", 0.9)] {
      let plain = try result(part, confidence: confidence).confidenceSet
      let other = try result(part, confidence: confidence, in: scaled).confidenceSet
      #expect(plain.count == other.count)
      for (a, b) in zip(plain, other) {
        expectAgreement(b.low, a.low.map { $0 / factor }, digits: 9)
        expectAgreement(b.high, a.high.map { $0 / factor }, digits: 9)
      }
    }
  }

  /// Just beyond the level of the first stage the set is bounded, however far its ends are; just below it is not.
  @Test func endsFarAwayAreFound() throws {
    let first = try #require(
      try model("y ~ x1 | e1 ~ z1", covariance: CovarianceRequest(.classical), in: InferenceReference.frame())
        .instruments?.firstStages.first?.classical)
    let bounded = try result("e1 ~ z1", confidence: 1 - first.pValue * 1.000_01).confidenceSet
    #expect(bounded.count == 1 && bounded[0].low != nil && bounded[0].high != nil)
    let widest = max(bounded[0].high?.magnitude ?? 0, bounded[0].low?.magnitude ?? 0)
    #expect(widest > 1e3)
    let unbounded = try result("e1 ~ z1", confidence: 1 - first.pValue * 0.999_99).confidenceSet
    #expect(unbounded.contains { $0.low == nil } && unbounded.contains { $0.high == nil } && unbounded.count == 2)
  }

  @Test func limitedInformationHasTheSameSet() throws {
    let two = try result("e1 ~ z1 + z2")
    let limited = try result("e1 ~ z1 + z2", method: .limitedInformation)
    #expect(two.test == limited.test)
    for (a, b) in zip(two.confidenceSet, limited.confidenceSet) {
      expectAgreement(b.low, a.low, digits: 9)
      expectAgreement(b.high, a.high, digits: 9)
    }
  }
}
