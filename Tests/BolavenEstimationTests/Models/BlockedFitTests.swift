import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

/// Many rows, fitted block by block, against the factorization of all columns at once.
@Suite struct BlockedFitTests {
  private func design(_ type: WeightType?, columns: Int = 29, isCollinear: Bool = false) -> Design {
    var random = SplitMix(seed: 31)
    let n = 12_000
    var regressors = [DesignColumn(interceptOf: n)]
    for j in 0..<columns {
      let scale = 1 + 100 * random.uniform()
      let mean = 50 * random.normal()
      regressors.append(DesignColumn(term: "x\(j)", values: (0..<n).map { _ in mean + scale * random.normal() }))
    }
    if isCollinear {
      regressors[columns] = DesignColumn(
        term: "sum", values: zip(regressors[1].values, regressors[3].values).map { $0 + $1 })
    }
    let y = (0..<n).map { row in
      1 + regressors[1].values[row] / 10 - regressors[2].values[row] / 7
        + (1 + regressors[3].values[row].magnitude / 50) * random.normal()
    }
    let weights = type.map { type in
      Weights(
        (0..<n).map { _ in type == .frequency ? Double(1 + random.next() % 4) : 0.1 + 3 * random.uniform() }, type: type
      )
    }
    return Design(y: y, columns: regressors, weights: weights)
  }

  private var clusters: [Clusters] {
    [
      Clusters(name: "c", codes: (0..<12_000).map { Int32(($0 / 7) % 40) }, count: 40),
      Clusters(name: "c2", codes: (0..<12_000).map { Int32(($0 * 13) % 11) }, count: 11),
    ]
  }

  @Test("every covariance is that of the whole", arguments: [nil, WeightType.analytic, .frequency])
  func agrees(_ type: WeightType?) throws {
    let design = design(type)
    try #require(!design.isSmall)
    let blocked = try LinearFit(design)
    let whole = try denseFit(design)
    #expect(blocked.solver != .pivotedQR && blocked.keptColumns == whole.keptColumns)
    for j in 0..<whole.rank {
      expectAgreement(blocked.coefficients[j], whole.coefficients[j], digits: 11, size: 1e-3)
    }
    for (a, b) in zip(blocked.residuals, whole.residuals) { expectAgreement(a, b, digits: 11, size: 1) }
    for (kind, ways) in CovarianceEstimator.allCases.map({ ($0, 1) }) + [(.cr1s, 2)] {
      if kind == .neweyWest || kind == .driscollKraay { continue }
      let request = CovarianceRequest(kind, degreesOfFreedom: ways == 1 ? .satterthwaite : .residual)
      let first = try CoefficientInference(of: blocked, clusters: Array(clusters.prefix(ways)), request: request)
      let second = try CoefficientInference(of: whole, clusters: Array(clusters.prefix(ways)), request: request)
      for (a, b) in zip(first.estimates, second.estimates) {
        expectAgreement(a.standardError, b.standardError, digits: 10, "\(kind.rawValue) \(a.term)")
        expectAgreement(a.degreesOfFreedom, b.degreesOfFreedom, digits: 9, "\(kind.rawValue) \(a.term)")
      }
    }
    let (a, b) = (blocked.statistics, whole.statistics)
    expectAgreement(a.rSquared, b.rSquared, digits: 12)
    expectAgreement(a.residualStandardDeviation, b.residualStandardDeviation, digits: 12)
    expectAgreement(a.logLikelihood, b.logLikelihood, digits: 12)
  }

  @Test func theLaterOfCollinearColumnsIsDropped() throws {
    let fit = try LinearFit(design(nil, isCollinear: true))
    #expect(fit.droppedTerms == ["sum"])
  }

  @Test("as many threads as you like", arguments: [1, 2, 3])
  func threads(_ count: Int) throws {
    let design = design(.analytic)
    let one = try LinearFit(design, threads: 1)
    let several = try LinearFit(design, threads: count)
    #expect(one.coefficients == several.coefficients && one.bread == several.bread)
  }
}
