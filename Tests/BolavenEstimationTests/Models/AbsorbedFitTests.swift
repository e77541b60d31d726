import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

/// Effects taken out of every column, against dummies in front of the others.
@Suite struct AbsorbedFitTests {
  private func design(_ type: WeightType?, slopes: Bool = false) -> Design {
    var random = SplitMix(seed: 77)
    let n = 6_000
    let unit = (0..<n).map { Int32($0 / 100) }
    let period = (0..<n).map { _ in Int32(random.next() % 12) }
    let z = (0..<n).map { _ in random.normal() }
    let x = (0..<n).map { random.normal() + Double(unit[$0] % 7) + z[$0] }
    let d = (0..<n).map { (random.uniform() + Double(period[$0]) / 12).rounded() }
    let y = (0..<n).map { x[$0] / 2 - d[$0] + Double(unit[$0] % 11) + (1 + x[$0].magnitude / 4) * random.normal() }
    let weights = type.map { type in
      Weights(
        (0..<n).map { _ in type == .frequency ? Double(1 + random.next() % 4) : 0.1 + 3 * random.uniform() }, type: type
      )
    }
    return Design(
      y: y,
      columns: [
        DesignColumn(term: "x", values: x), DesignColumn(term: "d", values: d),
        DesignColumn(term: "of the unit", values: unit.map { Double($0 % 5) }),
        DesignColumn(term: "twice", values: zip(x, d).map { 2 * $0 + $1 }),
      ], weights: weights,
      absorbed: [
        AbsorbedFactor(name: "unit", levels: LevelCodes(unit), slopes: slopes ? [z] : []),
        AbsorbedFactor(name: "period", levels: LevelCodes(period)),
      ])
  }

  private func clusters(_ name: String) -> Clusters {
    name == "village"
      ? Clusters(name: name, codes: (0..<6_000).map { Int32($0 / 300) }, count: 20)
      : Clusters(name: name, codes: (0..<6_000).map { Int32(($0 * 7) % 25) }, count: 25)
  }

  @Test(
    "coefficients and errors are those of dummies", arguments: [nil, WeightType.analytic, .frequency], [false, true])
  func agree(_ type: WeightType?, _ slopes: Bool) throws {
    let design = design(type, slopes: slopes)
    try #require(!design.isSmall)
    let absorbed = try LinearFit(design)
    let dummies = try denseFit(design)
    #expect(absorbed.terms == ["x", "d"] && absorbed.droppedTerms == ["of the unit", "twice"])
    #expect(dummies.terms == absorbed.terms && absorbed.parameters == dummies.parameters)
    for j in 0..<2 { expectAgreement(absorbed.coefficients[j], dummies.coefficients[j], digits: 11) }
    for kind in CovarianceEstimator.allCases {
      switch kind {
      case .neweyWest, .driscollKraay, .cr2, .cr3, .cr3j: continue
      default: break
      }
      for count in [CoefficientCount.nested, .full, .none] {
        let request = CovarianceRequest(kind, degreesOfFreedom: .residual, coefficientCount: count)
        let first = try CoefficientInference(of: absorbed, clusters: [clusters("village")], request: request)
        let second = try CoefficientInference(of: dummies, clusters: [clusters("village")], request: request)
        for (a, b) in zip(first.estimates, second.estimates) {
          expectAgreement(a.standardError, b.standardError, digits: 10, "\(kind.rawValue) \(a.term)")
          expectAgreement(a.degreesOfFreedom, b.degreesOfFreedom, digits: 12)
        }
      }
    }
    expectAgreement(absorbed.statistics.rSquared, dummies.statistics.rSquared, digits: 12)
    expectAgreement(absorbed.statistics.withinRSquared, dummies.statistics.withinRSquared, digits: 11)
    expectAgreement(
      absorbed.statistics.residualStandardDeviation, dummies.statistics.residualStandardDeviation, digits: 12)
  }

  /// Pustejovsky and Tipton's theorem: effects within the clusters, no weights.
  @Test("leverages without the effects serve where all effects lie within the clusters")
  func nestedEffects() throws {
    let all = design(nil)
    let nested = Design(
      y: all.y, columns: Array(all.columns.prefix(2)),
      absorbed: [AbsorbedFactor(name: "unit", levels: LevelCodes((0..<6_000).map { Int32($0 / 60) }))])
    try #require(!nested.isSmall)
    let absorbed = try LinearFit(nested)
    let dummies = try denseFit(nested)
    for kind in [CovarianceEstimator.cr2, .cr3, .cr3j] {
      let request = CovarianceRequest(kind)
      let first = try CoefficientInference(of: absorbed, clusters: [clusters("village")], request: request)
      let second = try CoefficientInference(of: dummies, clusters: [clusters("village")], request: request)
      for (a, b) in zip(first.estimates, second.estimates) {
        expectAgreement(a.standardError, b.standardError, digits: 10, kind.rawValue)
        expectAgreement(a.degreesOfFreedom, b.degreesOfFreedom, digits: 9, kind.rawValue)
      }
    }
  }

  @Test func anExactFitHasNoErrorsOfRounding() throws {
    let plain = design(nil)
    let x = plain.columns[0].values
    let y = x.indices.map { 3 * x[$0] + Double(plain.absorbed[0].levels.codes[$0] % 5) }
    let fit = try LinearFit(plain.with(outcome: "exact", y: y))
    expectAgreement(fit.coefficients[0], 3, digits: 13)
    #expect(fit.residuals.allSatisfy { $0 == 0 })
    for kind in [CovarianceEstimator.classical, .hc1, .cr1s] {
      let inference = try CoefficientInference(
        of: fit, clusters: [clusters("village")], request: CovarianceRequest(kind))
      #expect(inference.estimates.allSatisfy { $0.standardError == 0 && $0.pValue == nil }, "\(kind.rawValue)")
    }
  }

  @Test func clustersThatNobodyNamedLeaveTheCoefficientsAlone() throws {
    let inference = try CoefficientInference(of: LinearFit(design(nil)), request: CovarianceRequest(.cr1))
    #expect(inference.failure == .tooFewClusters(name: "", count: 0) && inference.covariance == nil)
  }

  @Test func leveragesThatAreNotKnownLeaveTheCoefficientsAlone() throws {
    let absorbed = try LinearFit(design(.analytic))
    let asked = try CoefficientInference(
      of: absorbed, clusters: [clusters("village")], request: CovarianceRequest(.cr2))
    #expect(asked.failure == .leveragesNotAvailable(covariance: "CR2") && asked.covariance == nil)
    #expect(asked.estimates.map(\.estimate) == absorbed.coefficients)
    #expect(asked.estimates.allSatisfy { $0.standardError == nil && $0.pValue == nil })
    let chosen = try CoefficientInference(of: absorbed, clusters: [clusters("village")])
    #expect(chosen.covariance?.estimator == .cr1s && chosen.reason == .manyRows)
    let rows = try CoefficientInference(of: absorbed)
    #expect(rows.covariance?.estimator == .hc1 && rows.reason == .manyRows)
  }

  @Test func leveragesOfRowsTellNoDegreesOfFreedom() throws {
    let absorbed = try LinearFit(design(nil))
    let robust = try CoefficientInference(of: absorbed, request: CovarianceRequest(.hc2))
    #expect(robust.degreesOfFreedomRule == .residual)
    #expect(robust.estimates.allSatisfy { $0.degreesOfFreedom == absorbed.residualDegreesOfFreedom })
    let acrossEffects = try CoefficientInference(
      of: absorbed, clusters: [clusters("cuts across")], request: CovarianceRequest(.cr2))
    #expect(acrossEffects.failure == .leveragesNotAvailable(covariance: "CR2"))
  }
}
