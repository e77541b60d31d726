import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

/// A design that every solver can take, drawn by a counter.
struct DrawnDesign: Sendable, CustomTestStringConvertible {
  let name: String
  var factors = 0
  var hasSlope = false
  var weights: WeightType?
  var offset = 0.0
  var isCollinear = false
  var testDescription: String { name }

  static let all: [DrawnDesign] = [
    DrawnDesign(name: "plain"), DrawnDesign(name: "weighted", weights: .analytic),
    DrawnDesign(name: "frequencies", weights: .frequency), DrawnDesign(name: "offset", offset: 1e7),
    DrawnDesign(name: "collinear", isCollinear: true), DrawnDesign(name: "one factor", factors: 1),
    DrawnDesign(name: "two factors", factors: 2), DrawnDesign(name: "three factors", factors: 3),
    DrawnDesign(name: "two factors, weighted", factors: 2, weights: .analytic),
    DrawnDesign(name: "two factors, frequencies", factors: 2, weights: .frequency),
    DrawnDesign(name: "factor with slope", factors: 1, hasSlope: true),
    DrawnDesign(name: "two factors and a slope", factors: 2, hasSlope: true, weights: .probability),
    DrawnDesign(name: "two factors, collinear", factors: 2, isCollinear: true),
    DrawnDesign(name: "two factors, offset", factors: 2, offset: 1e7),
  ]

  func design(rows: Int = 300) -> Design {
    var random = Philox(seed: 11, replicate: UInt64(name.utf8.reduce(0) { $0 &* 31 &+ Int($1) } & 0xFFFF))
    let groups = (0..<3).map { factor in (0..<rows).map { _ in Int32(random.next() % UInt64([17, 6, 4][factor])) } }
    let x = (0..<rows).map { row in offset + random.normal() + Double(groups[0][row]) / 5 }
    let z = (0..<rows).map { _ in random.normal() }
    let y = (0..<rows).map { row -> Double in
      let effect = Double(groups[0][row] % 5) + Double(groups[1][row]) * z[row] / 9
      return 1 + 0.5 * (x[row] - offset) - z[row] + effect + random.normal()
    }
    var columns = [DesignColumn(term: "x", values: x), DesignColumn(term: "z", values: z)]
    if isCollinear {
      columns.append(DesignColumn(term: "sum", values: zip(x, z).map { $0 + 2 * $1 }))
      if factors > 0 { columns.append(DesignColumn(term: "level", values: groups[0].map { Double($0 * $0) })) }
    }
    if factors == 0 { columns.insert(DesignColumn(interceptOf: rows), at: 0) }
    let values = weights.map { type in Weights((0..<rows).map { weight(type, row: $0) }, type: type) }
    return Design(
      y: y, columns: columns, weights: values,
      absorbed: (0..<factors).map { factor in
        AbsorbedFactor(
          name: "f\(factor)", levels: LevelCodes(groups[factor]), slopes: hasSlope && factor == 0 ? [z] : [])
      })
  }

  private func weight(_ type: WeightType, row: Int) -> Double {
    type == .frequency ? Double(row % 3 + 1) : Double(row % 7 + 1) / 3
  }

  /// Groups of rows that contain the levels of the first factor.
  func clusters(_ design: Design) -> Clusters {
    let codes = design.absorbed.first.map { $0.levels.codes.map { $0 / 2 } } ?? (0..<300).map { Int32($0 / 10) }
    let levels = LevelCodes(codes)
    return Clusters(name: "c", codes: levels.codes, count: levels.levelCount)
  }
}

/// Dummies and a factorization of everything on one side, blocks of rows and absorbed effects on the other.
@Suite struct SolverAgreementTests {
  private func fits(_ drawn: DrawnDesign) throws -> (dense: LinearFit, large: LinearFit) {
    let design = drawn.design()
    return (
      try denseFit(design),
      try drawn.factors > 0 ? absorbedFits([design], threads: 2)[0] : blockedFits([design], threads: 2)[0]
    )
  }

  @Test("coefficients, errors and measures of fit agree", arguments: DrawnDesign.all)
  func agree(_ drawn: DrawnDesign) throws {
    let (dense, large) = try fits(drawn)
    #expect(large.terms == dense.terms && large.droppedTerms == dense.droppedTerms)
    #expect(large.parameters == dense.parameters)
    for j in 0..<dense.rank {
      #expect(agreeingDigits(large.coefficients[j], dense.coefficients[j]) >= 11)
      #expect(agreeingDigits(large.bread[j, j], dense.bread[j, j]) >= 11)
    }
    let (found, expected) = (large.statistics, dense.statistics)
    #expect(agreeingDigits(found.residualStandardDeviation, expected.residualStandardDeviation) >= 12)
    #expect(agreeingDigits(try #require(found.rSquared), try #require(expected.rSquared)) >= 11)
    if let within = expected.withinRSquared {
      #expect(agreeingDigits(try #require(found.withinRSquared), within) >= 11)
    }
    for (a, b) in zip(large.residuals, dense.residuals) { #expect((a - b).magnitude < 1e-8) }
  }

  @Test("covariances agree", arguments: DrawnDesign.all)
  func covariancesAgree(_ drawn: DrawnDesign) throws {
    let (dense, large) = try fits(drawn)
    let clusters = drawn.clusters(dense.design)
    var estimators: [CovarianceEstimator] = [
      .classical, .hc0, .hc1, .cr0, .cr1s, .neweyWest,
    ]
    if drawn.factors == 0 { estimators += [.hc2, .hc3] }
    if large.leverageBasis(for: clusters) != nil { estimators += [.cr2] }
    for estimator in estimators {
      let settings = SandwichCovariance.Settings(
        clusters: estimator.errors == .clustered ? [clusters] : [], lags: 2)
      let found = try SandwichCovariance(of: large, estimator, settings)
      let expected = try SandwichCovariance(of: dense, estimator, settings)
      // The constant far away from columns of 1e7 is known to fewer digits.
      for j in 0..<dense.rank where dense.terms[j] != Design.intercept || drawn.offset == 0 {
        let digits = agreeingDigits(found.standardError(at: j), expected.standardError(at: j))
        #expect(digits >= 10, "\(estimator.rawValue) \(dense.terms[j])")
      }
      #expect(agreeingDigits(found.smallSampleFactor, expected.smallSampleFactor) >= 14)
    }
  }

  @Test("outcomes that are fitted together have the fits of each by itself", arguments: DrawnDesign.all)
  func outcomesTogether(_ drawn: DrawnDesign) throws {
    for rows in [300, 40_000] {
      let first = drawn.design(rows: rows)
      let designs = [
        first, first.with(outcome: "squares", y: first.y.map { $0 * $0 / 4 }),
        first.with(outcome: "order", y: first.y.indices.map { Double($0 % 97) }),
      ]
      for (design, together) in zip(designs, try LinearFit.fits(designs)) {
        let alone = try LinearFit(design)
        #expect(together.terms == alone.terms && together.design.outcome == design.outcome)
        for estimator in [CovarianceEstimator.classical, .hc1] {
          let found = try CoefficientInference(of: together, request: CovarianceRequest(estimator)).estimates
          let expected = try CoefficientInference(of: alone, request: CovarianceRequest(estimator)).estimates
          for (a, b) in zip(found, expected) {
            expectAgreement(a.estimate, b.estimate, digits: 11, "\(design.outcome) \(a.term)")
            expectAgreement(a.standardError, b.standardError, digits: 11, "\(design.outcome) \(a.term)")
          }
        }
      }
    }
  }

  @Test("the same bytes on one thread and on two", arguments: DrawnDesign.all)
  func threadsDecideNothing(_ drawn: DrawnDesign) throws {
    let design = drawn.design(rows: 40_000)
    let fits = try [1, 2, 1].map { threads in
      try drawn.factors > 0 ? absorbedFits([design], threads: threads)[0] : blockedFits([design], threads: threads)[0]
    }
    for other in fits.dropFirst() {
      #expect(other.coefficients == fits[0].coefficients && other.bread == fits[0].bread)
      #expect(other.residuals == fits[0].residuals)
    }
  }
}
