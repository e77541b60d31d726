import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

/// Two arms of 3 and 5: small enough to check by hand.
private let twoArms = Design(
  y: [3, 5, 8, 1, 2, 2, 6, 4], regressors: [("arm", [1, 1, 1, 0, 0, 0, 0, 0])])

private func unbalanced() -> (design: Design, clusters: Grouping) {
  let x = (0..<40).map { Double(($0 * 7919) % 23) / 5 }
  let z = (0..<40).map { Double(($0 * 104_729) % 17) / 3 }
  let noise = (0..<40).map { Double(($0 * 31) % 11) }
  let y = (0..<40).map { i -> Double in x[i] - z[i] / 2 + noise[i] }
  let labels = (0..<40).map { "c\(min($0 / 3, 6))" }
  return (Design(y: y, regressors: [("x", x), ("z", z)]), Grouping(labels: labels))
}

@Suite struct SandwichCovarianceTests {
  @Test func hc2OfTwoArmsIsNeymansVariance() throws {
    let fit = try LinearFit(twoArms)
    let covariance = try SandwichCovariance(of: fit, .hc2)
    let neyman = (19.0 / 3 / 3 + 4.0 / 5).squareRoot()
    #expect(agreeingDigits(covariance.standardError(at: 1), neyman) >= 14)
  }

  /// ν = (N₀+N₁)²(N₀−1)(N₁−1) / (N₁²(N₁−1) + N₀²(N₀−1)), Imbens & Kolesár (2016), eq. 10.
  @Test func satterthwaiteOfTwoArmsHasItsClosedForm() throws {
    let fit = try LinearFit(twoArms)
    let covariance = try SandwichCovariance(of: fit, .hc2)
    let closed: Double = 512.0 / 118.0
    let degrees = try #require(covariance.satterthwaiteDegreesOfFreedom(at: 1))
    #expect(agreeingDigits(degrees, closed) >= 13)
  }

  @Test(arguments: [
    (CovarianceEstimator.hc0, CovarianceEstimator.cr0), (.hc2, .cr2), (.hc3, .cr3),
  ])
  func oneClusterARowIsTheRowSandwich(
    _ pair: (rows: CovarianceEstimator, clusters: CovarianceEstimator)
  ) throws {
    let (design, _) = unbalanced()
    let fit = try LinearFit(design)
    let rows = try SandwichCovariance(of: fit, pair.rows)
    let clusters = try SandwichCovariance(
      of: fit, pair.clusters, clusters: Clusters(name: "row", Grouping(labels: (0..<40).map(String.init))))
    for j in 0..<3 {
      #expect(agreeingDigits(clusters.standardError(at: j), rows.standardError(at: j)) >= 12)
      let expected = try #require(rows.satterthwaiteDegreesOfFreedom(at: j))
      #expect(agreeingDigits(try #require(clusters.satterthwaiteDegreesOfFreedom(at: j)), expected) >= 11)
    }
  }

  @Test func factorsAreThoseTheirNamesSay() throws {
    let (design, clusters) = unbalanced()
    let fit = try LinearFit(design)
    let error = { (kind: CovarianceEstimator) in
      try SandwichCovariance(of: fit, kind, clusters: Clusters(name: "c", clusters)).standardError(at: 1)
    }
    let base = try error(.cr0)
    #expect(agreeingDigits(try error(.cr1), base * (7.0 / 6).squareRoot()) >= 14)
    #expect(agreeingDigits(try error(.cr1s), base * (7.0 / 6 * 39 / 37).squareRoot()) >= 14)
  }

  @Test func shuffledRowsGiveTheSameNumbers() throws {
    let (design, clusters) = unbalanced()
    let order = (0..<40).map { ($0 * 27) % 40 == 0 && $0 != 0 ? $0 : ($0 * 27) % 40 }
    #expect(Set(order).count == 40)
    let shuffled = Design(
      y: order.map { design.y[$0] },
      regressors: [("x", order.map { design.x[$0, 1] }), ("z", order.map { design.x[$0, 2] })])
    let labels = order.map { clusters.levels[clusters.groupOfRow[$0]] }
    let first = try SandwichCovariance(of: LinearFit(design), .cr2, clusters: Clusters(name: "c", clusters))
    let second = try SandwichCovariance(
      of: LinearFit(shuffled), .cr2, clusters: Clusters(name: "c", Grouping(labels: labels)))
    for j in 0..<3 {
      #expect(agreeingDigits(second.standardError(at: j), first.standardError(at: j)) >= 11)
    }
  }

  @Test func scalingTheOutcomeScalesTheError() throws {
    let (design, clusters) = unbalanced()
    let scaled = Design(
      y: design.y.map { $0 * 1e6 }, regressors: [("x", design.x.column(1)), ("z", design.x.column(2))])
    let small = try SandwichCovariance(of: LinearFit(design), .cr2, clusters: Clusters(name: "c", clusters))
    let large = try SandwichCovariance(of: LinearFit(scaled), .cr2, clusters: Clusters(name: "c", clusters))
    #expect(agreeingDigits(large.standardError(at: 1), small.standardError(at: 1) * 1e6) >= 12)
  }

  @Test func oneClusterIsRefused() throws {
    let fit = try LinearFit(twoArms)
    #expect(throws: EstimationError.tooFewClusters(name: "village", count: 1)) {
      try SandwichCovariance(
        of: fit, .cr2, clusters: Clusters(name: "village", Grouping(labels: Array(repeating: "a", count: 8))))
    }
  }
}
