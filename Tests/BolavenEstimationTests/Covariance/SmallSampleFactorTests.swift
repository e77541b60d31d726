import BolavenData
import TestSupport
import Testing

@testable import BolavenEstimation

/// 24 rows: 8 units within 4 villages, 3 years.
private let panel = frame([
  ("y", (0..<24).map { Double(($0 * 37) % 23) }), ("x", (0..<24).map { Double(($0 * 11) % 17) }),
  ("z", (0..<24).map { Double(($0 * 5) % 13) }), ("unit", (0..<24).map { Double($0 / 3) }),
  ("village", (0..<24).map { Double($0 / 6) }), ("year", (0..<24).map { Double($0 % 3) }),
])

@Suite struct SmallSampleFactorTests {
  static let parametersExamples: [(formula: String, cluster: ColumnName, counts: [Int])] = [
    ("y ~ x", "village", [2, 2, 2]), ("y ~ x | unit", "village", [2, 9, 1]), ("y ~ x | village", "unit", [5, 5, 1]),
    ("y ~ x | unit + year", "village", [4, 11, 1]), ("y ~ x | year", "village", [4, 4, 1]),
    ("y ~ x | unit[z]", "village", [10, 17, 1]), ("y ~ x | unit[[z]]", "village", [10, 10, 2]),
    ("y ~ x | unit + village", "village", [2, 9, 1]), ("y ~ x | village + unit", "village", [2, 9, 1]),
    ("y ~ x | unit + year + village", "village", [4, 11, 1]), ("y ~ x | year[[z]]", "village", [5, 5, 2]),
  ]

  @Test("effects count where they do not lie within the clusters", arguments: parametersExamples)
  func parameters(_ example: (formula: String, cluster: ColumnName, counts: [Int])) throws {
    let fitted = try model(example.formula, clusters: [example.cluster], in: panel)
    let found = [CoefficientCount.nested, .full, .none].map { count in
      SmallSampleFactor(counting: count).parameters(fitted.fit, clusters: fitted.clusters)
    }
    #expect(found == example.counts, "\(example.formula)")
    #expect(fitted.fit.parameters == example.counts[1])
  }

  @Test func factorsAreThoseOfTheirNames() throws {
    let fit = try model("y ~ x", clusters: ["village"], in: panel).fit
    let factor = SmallSampleFactor()
    let of = { (kind: SmallSampleFactor.ClusterFactor) in factor.clusters(kind, count: 4, fit: fit, clusters: []) }
    #expect(of(.none) == 1)
    expectAgreement(of(.clusters), 4.0 / 3, digits: 15)
    expectAgreement(of(.clustersAndRows), 4.0 / 3 * 23 / 22, digits: 15)
    expectAgreement(of(.jackknife), 3.0 / 4, digits: 15)
    expectAgreement(factor.rows(fit), 24.0 / 22, digits: 15)
  }
}
