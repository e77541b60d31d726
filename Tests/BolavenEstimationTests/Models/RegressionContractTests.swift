import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

/// One way to estimate: a formula, weights and a method.
struct Estimator: Sendable, CustomTestStringConvertible {
  let name: String
  let formula: String
  var weights: ColumnName?
  var weightType = WeightType.analytic
  var method: Regression.Method?

  var testDescription: String { name }

  static let all: [Estimator] = [
    Estimator(name: "least squares", formula: "y ~ x + z + i(g)"),
    Estimator(name: "without a constant", formula: "y ~ 0 + x + z"),
    Estimator(name: "analytic weights", formula: "y ~ x*z", weights: "w"),
    Estimator(name: "probability weights", formula: "y ~ x + z", weights: "w", weightType: .probability),
    Estimator(name: "frequency weights", formula: "y ~ x + z", weights: "n", weightType: .frequency),
    Estimator(name: "effects", formula: "y ~ x + z | f"),
    Estimator(name: "effects in two ways, weighted", formula: "y ~ x + z | f + t", weights: "w"),
    Estimator(name: "effects with slopes", formula: "y ~ x | f[z]"),
    Estimator(name: "two stages", formula: "y ~ x | e ~ z + q"),
    Estimator(name: "two stages with effects and weights", formula: "y ~ x | f | e ~ z + q", weights: "w"),
    Estimator(name: "limited information", formula: "y ~ x | e ~ z + q", method: .limitedInformation),
    Estimator(
      name: "limited information with frequencies", formula: "y ~ x | e ~ z + q", weights: "n", weightType: .frequency,
      method: .limitedInformation),
  ]
}

/// What a fit says under every covariance.
struct Measured {
  let model: RegressionModel
  /// By name of the covariance.
  let inferences: [(name: String, inference: CoefficientInference)]

  static func covariances(hasOrder: Bool = true) -> [(name: String, isTwoWay: Bool, request: CovarianceRequest)] {
    var all: [(name: String, isTwoWay: Bool, request: CovarianceRequest)] = []
    for kind in CovarianceEstimator.allCases {
      switch kind.errors {
      case .serial, .serialAndCrossSectional:
        if hasOrder { all.append((kind.rawValue, false, CovarianceRequest(kind, lags: 2))) }
      case .identical: all.append((kind.rawValue, false, CovarianceRequest(kind)))
      case .independent:
        all.append((kind.rawValue, false, CovarianceRequest(kind, degreesOfFreedom: .satterthwaite)))
      case .clustered:
        // Effects within the clusters count, so that effects and dummies have one K.
        all.append(
          (kind.rawValue, false, CovarianceRequest(kind, degreesOfFreedom: .satterthwaite, coefficientCount: .full)))
        if kind == .cr2 {
          all.append(("CR2 with a correlation", false, CovarianceRequest(kind, degreesOfFreedom: .imbensKolesar)))
        }
        if kind == .cr0 || kind == .cr1s {
          all.append(("\(kind.rawValue) two ways", true, CovarianceRequest(kind, coefficientCount: .full)))
        }
      }
    }
    return all
  }

  init(_ estimator: Estimator, in table: DataFrame, hasOrder: Bool = true, formula: String? = nil) throws {
    let fitted = { (clusters: [ColumnName]) throws -> RegressionModel in
      try BolavenEstimationTests.model(
        formula ?? estimator.formula, weights: estimator.weights, weightType: estimator.weightType, clusters: clusters,
        time: hasOrder ? "t" : nil, series: hasOrder ? "f" : nil, method: estimator.method, in: table)
    }
    let one = try fitted(["c"])
    let two = try fitted(["c", "c2"])
    model = one
    inferences = try Self.covariances(hasOrder: hasOrder).map { covariance in
      (covariance.name, try (covariance.isTwoWay ? two : one).inference(covariance.request))
    }
  }

  func coefficient(_ term: String) throws -> Double {
    model.fit.coefficients[try model.fit.position(of: term)]
  }
}

/// Claims that a fit is another one, term by term, with coefficients and errors multiplied by factors.
///
/// - Parameters:
///   - factors: of each term, 1 where left out.
///   - terms: the terms compared; all of the second where left out.
private func expect(
  _ found: Measured, agreesWith expected: Measured, factors: [String: Double] = [:],
  varianceFactor: (String) -> Double = { _ in 1 },
  terms: [String]? = nil, digits: Int = 11, errorDigits: Int = 10, freedomDigits: Int = 9, comparesFreedom: Bool = true,
  comparesRepaired: Bool = false,
  covariances: (String) -> Bool = { _ in true }, _ comment: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let compared = terms ?? expected.model.fit.terms
  for term in compared {
    let factor = factors[term] ?? 1
    let own = try found.model.fit.position(of: term)
    let other = try expected.model.fit.position(of: term)
    let size = expected.inferences[0].inference.estimates[other].standardError ?? 0
    expectAgreement(
      found.model.fit.coefficients[own], expected.model.fit.coefficients[other] * factor, digits: digits,
      size: size * factor.magnitude, "\(comment) \(term)", sourceLocation: sourceLocation)
    for (a, b) in zip(found.inferences, expected.inferences) where covariances(a.name) {
      // Eigenvalues that are set to zero depend on the units and on the dummies that stand among the coefficients.
      let isRepaired = [a, b].contains { $0.inference.covariance?.wasRepaired == true }
      guard comparesRepaired || !isRepaired else { continue }
      let estimate = a.inference.estimates[own]
      let reference = b.inference.estimates[other]
      let scale = factor.magnitude * varianceFactor(a.name).squareRoot()
      expectAgreement(
        estimate.standardError, reference.standardError.map { $0 * scale }, digits: errorDigits,
        "\(comment) \(term) \(a.name) error", sourceLocation: sourceLocation)
      guard comparesFreedom else { continue }
      expectAgreement(
        estimate.degreesOfFreedom, reference.degreesOfFreedom, digits: freedomDigits, "\(comment) \(term) \(a.name) df",
        sourceLocation: sourceLocation)
    }
  }
}

/// Random tables whose numbers are multiples of 1/64, so that moving and scaling them rounds nothing.
private func table(seed: UInt64, units: Int = 9, periods: Int = 6) -> DataFrame {
  var random = SplitMix(seed: seed)
  let n = units * periods
  let rounded = { (x: Double) in (x * 64).rounded() / 64 }
  let f = (0..<n).map { Double($0 / periods) }
  let t = (0..<n).map { Double($0 % periods + 1) }
  let u = (0..<n).map { _ in random.normal() }
  let x = (0..<n).map { rounded(random.normal() + 0.3 * f[$0]) }
  let z = (0..<n).map { _ in rounded(2 * random.normal()) }
  let q = (0..<n).map { _ in rounded(random.normal()) }
  let e = (0..<n).map { rounded(z[$0] / 2 + q[$0] + 0.3 * x[$0] + u[$0] + random.normal()) }
  let group = (0..<units).map { _ in random.normal() }
  let y = (0..<n).map {
    rounded(1 + x[$0] - z[$0] / 2 + e[$0] / 4 + u[$0] + group[Int(f[$0])] + (0.5 + x[$0].magnitude) * random.normal())
  }
  let w = (0..<n).map { _ in Double(Int.random(in: 1...40, using: &random)) / 8 }
  let counts = (0..<n).map { _ in Double(Int.random(in: 1...4, using: &random)) }
  // Clusters hold whole units of different number; the second way cuts across them.
  let c = f.map { Double([0, 0, 1, 2, 2, 2, 3, 4, 4, 5, 6, 6][Int($0) % 12]) }
  let second = (0..<n).map { _ in Double(Int.random(in: 0..<5, using: &random)) }
  let g = (0..<n).map { _ in ["a", "b", "c"][Int.random(in: 0..<3, using: &random)] }
  return frame(
    [
      ("y", y), ("x", x), ("z", z), ("q", q), ("e", e), ("w", w), ("n", counts), ("f", f), ("t", t), ("c", c),
      ("c2", second), ("row", (0..<n).map(Double.init)),
    ].map { ($0.0, $0.1.map(Optional.some)) }, texts: [("g", g)])
}

extension DataFrame {
  /// The table with one column changed.
  fileprivate func changing(_ name: ColumnName, _ change: (Double) -> Double) throws -> DataFrame {
    adding(.numbers(NumberColumn(try numbers(name).values.map { change($0) })), named: name)
  }
}

/// What holds for every estimator under every covariance, on tables from fixed seeds.
@Suite struct RegressionContractTests {
  static let seeds: [UInt64] = Array(1...12)

  @Test("the unit of the outcome is the unit of its coefficients", arguments: Estimator.all)
  func outcomeUnits(_ estimator: Estimator) throws {
    for seed in Self.seeds {
      let plain = try Measured(estimator, in: table(seed: seed))
      for factor in [-3.0, 1e6, 1e12, 1e-12] {
        let scaled = try Measured(estimator, in: table(seed: seed).changing("y") { $0 * factor })
        let factors = Dictionary(uniqueKeysWithValues: plain.model.fit.terms.map { ($0, factor) })
        try expect(scaled, agreesWith: plain, factors: factors, "y × \(factor)")
        expectAgreement(
          scaled.model.fit.statistics.rSquared, plain.model.fit.statistics.rSquared, digits: 11, size: 1)
      }
    }
  }

  @Test("a moved outcome moves the constant only", arguments: Estimator.all.filter { $0.formula.hasPrefix("y ~ x") })
  func movedOutcome(_ estimator: Estimator) throws {
    for seed in Self.seeds {
      let plain = try Measured(estimator, in: table(seed: seed))
      let moved = try Measured(estimator, in: table(seed: seed).changing("y") { $0 + 100_000_000 })
      let terms = plain.model.fit.terms.filter { $0 != Design.intercept }
      try expect(moved, agreesWith: plain, terms: terms, digits: 9, errorDigits: 8, freedomDigits: 7, "y + 1e8")
      guard plain.model.fit.terms.contains(Design.intercept) else { continue }
      expectAgreement(
        try moved.coefficient(Design.intercept) - 100_000_000, try plain.coefficient(Design.intercept), digits: 6,
        size: 1)
    }
  }

  @Test("the unit of a column is one over the unit of its coefficient", arguments: Estimator.all)
  func columnUnits(_ estimator: Estimator) throws {
    for seed in Self.seeds {
      let plain = try Measured(estimator, in: table(seed: seed))
      for factor in [-3.0, 1e6, 1e12, 1e-12] {
        let scaled = try Measured(estimator, in: table(seed: seed).changing("x") { $0 * factor })
        let factors = Dictionary(
          uniqueKeysWithValues: plain.model.fit.terms.filter { $0.contains("x") }.map { ($0, 1 / factor) })
        try expect(scaled, agreesWith: plain, factors: factors, "x × \(factor)")
      }
      for (column, factor) in [("z" as ColumnName, 1e-9), ("q", 1e9)] where estimator.formula.contains("e ~") {
        let scaled = try Measured(estimator, in: table(seed: seed).changing(column) { $0 * factor })
        try expect(scaled, agreesWith: plain, "instrument × \(factor)")
        expectAgreement(
          scaled.model.instruments?.firstStages[0].classical?.statistic,
          plain.model.instruments?.firstStages[0].classical?.statistic, digits: 10)
        expectAgreement(
          scaled.model.instruments?.overidentification?.hansen?.statistic,
          plain.model.instruments?.overidentification?.hansen?.statistic, digits: 9)
        expectAgreement(scaled.model.instruments?.kappa, plain.model.instruments?.kappa, digits: 11)
      }
    }
  }

  /// Leverages of columns with means of 1e8 spreads carry half the digits.
  @Test(
    "a moved column moves the constant only",
    arguments: Estimator.all.filter { !$0.formula.contains("*") && !$0.formula.contains("0 +") })
  func movedColumn(_ estimator: Estimator) throws {
    for seed in Self.seeds {
      let plain = try Measured(estimator, in: table(seed: seed))
      for (shift, errorDigits) in [(1_000.0, 9), (100_000_000, 6)] {
        let moved = try Measured(estimator, in: table(seed: seed).changing("x") { $0 + shift })
        let terms = plain.model.fit.terms.filter { $0 != Design.intercept }
        try expect(
          moved, agreesWith: plain, terms: terms, digits: shift > 1e6 ? 9 : 11, errorDigits: errorDigits,
          freedomDigits: errorDigits - 1, "x + \(shift)")
      }
    }
  }

  @Test("a frequency is so many equal rows", arguments: Estimator.all)
  func repeatedRows(_ estimator: Estimator) throws {
    var counted = estimator
    counted.weights = "n"
    counted.weightType = .frequency
    var plain = estimator
    plain.weights = nil
    for seed in Self.seeds {
      let table = table(seed: seed)
      let counts = try table.numbers("n").values
      let rows = counts.indices.flatMap { row in [Int](repeating: row, count: Int(counts[row])) }
      let weighted = try Measured(counted, in: table, hasOrder: false)
      let repeated = try Measured(plain, in: table.rows(rows), hasOrder: false)
      try expect(weighted, agreesWith: repeated)
      let (a, b) = (weighted.model.fit.statistics, repeated.model.fit.statistics)
      #expect(a.observations == b.observations && a.parameters == b.parameters)
      expectAgreement(a.residualStandardDeviation, b.residualStandardDeviation, digits: 12)
      expectAgreement(a.rSquared, b.rSquared, digits: 11, size: 1)
      expectAgreement(a.adjustedRSquared, b.adjustedRSquared, digits: 11, size: 1)
      expectAgreement(a.withinRSquared, b.withinRSquared, digits: 11, size: 1)
      expectAgreement(a.bayesCriterion, b.bayesCriterion, digits: 12)
      for (a, b) in zip(weighted.inferences, repeated.inferences) {
        expectAgreement(a.inference.jointTest?.statistic, b.inference.jointTest?.statistic, digits: 9, a.name)
      }
      guard let first = weighted.model.instruments, let second = repeated.model.instruments else { continue }
      expectAgreement(first.firstStages[0].effectiveF, second.firstStages[0].effectiveF, digits: 10)
      expectAgreement(first.wuHausman?.pValue, second.wuHausman?.pValue, digits: 9)
      expectAgreement(
        first.overidentification?.sargan.statistic, second.overidentification?.sargan.statistic, digits: 10)
      expectAgreement(
        first.overidentification?.hansen?.statistic, second.overidentification?.hansen?.statistic, digits: 9)
      expectAgreement(first.andersonRubin?.test.statistic, second.andersonRubin?.test.statistic, digits: 10)
      expectAgreement(first.kappa, second.kappa, digits: 11)
    }
  }

  @Test("equal weights are no weights", arguments: Estimator.all, [WeightType.analytic, .probability])
  func equalWeights(_ estimator: Estimator, _ type: WeightType) throws {
    var weighted = estimator
    weighted.weights = "one"
    weighted.weightType = type
    var plain = estimator
    plain.weights = nil
    for seed in Self.seeds.prefix(4) {
      let table = table(seed: seed)
      let expected = try Measured(plain, in: table)
      for weight in [1.0, 0.125, 1e6] {
        let equal = table.adding(
          .numbers(NumberColumn([Double](repeating: weight, count: table.rowCount))), named: "one")
        let found = try Measured(weighted, in: equal)
        try expect(found, agreesWith: expected)
        expectAgreement(
          found.model.fit.statistics.logLikelihood, expected.model.fit.statistics.logLikelihood, digits: 12)
      }
    }
  }

  @Test("the order of the rows decides nothing", arguments: Estimator.all)
  func shuffledRows(_ estimator: Estimator) throws {
    for seed in Self.seeds {
      let table = table(seed: seed)
      var random = SplitMix(seed: seed + 1_000)
      let shuffled = table.rows((0..<table.rowCount).shuffled(using: &random))
      try expect(
        Measured(estimator, in: shuffled), agreesWith: Measured(estimator, in: table), errorDigits: 11,
        freedomDigits: 10)
    }
  }

  @Test("the order of the columns decides nothing")
  func permutedColumns() throws {
    for seed in Self.seeds {
      for (formula, other) in [
        ("y ~ x + z + q + i(g)", "y ~ i(g) + q + z + x"), ("y ~ x + z + q | f + t", "y ~ q + z + x | t + f"),
        ("y ~ x + q | e ~ z + w", "y ~ q + x | e ~ w + z"), ("y ~ x*g", "y ~ g + x + x:g"),
      ] {
        let estimator = Estimator(name: formula, formula: formula)
        try expect(
          Measured(estimator, in: table(seed: seed), formula: other),
          agreesWith: Measured(estimator, in: table(seed: seed)),
          formula)
      }
    }
  }

  /// Twice the rows, each copy in the cluster of the first: (XᵀX)⁻¹ halves, scores of rows stay, those of clusters double.
  @Test("rows twice over", arguments: Estimator.all)
  func duplicatedRows(_ estimator: Estimator) throws {
    for seed in Self.seeds.prefix(6) {
      let table = table(seed: seed)
      let twice = table.rows(Array(0..<table.rowCount) + Array(0..<table.rowCount))
      try expect(
        Measured(estimator, in: twice, hasOrder: false), agreesWith: Measured(estimator, in: table, hasOrder: false),
        varianceFactor: { $0 == "HC0" ? 0.5 : 1 }, comparesFreedom: false,
        covariances: { ["HC0", "CR0", "CR0 two ways", "CR1"].contains($0) })
    }
  }

  @Test("names of levels decide nothing", arguments: Self.seeds)
  func relabelledLevels(_ seed: UInt64) throws {
    let plain = table(seed: seed)
    let names = ["a": "zebra", "b": "10", "c": "ລາວ"]
    let labels = try plain.categories("g")
    let renamed = plain.adding(
      .text(Categories((0..<plain.rowCount).map { row in labels[row].flatMap { names[$0] } })), named: "g")
    let first = try Measured(Estimator(name: "", formula: "y ~ x + i(g, ref = 'b')"), in: plain)
    let second = try Measured(Estimator(name: "", formula: "y ~ x + i(g, ref = 10)"), in: renamed)
    try expect(second, agreesWith: first, terms: ["x", Design.intercept])
    expectAgreement(try second.coefficient("g::zebra"), try first.coefficient("g::a"), digits: 11)
    expectAgreement(try second.coefficient("g::ລາວ"), try first.coefficient("g::c"), digits: 11)
    let other = try Measured(Estimator(name: "", formula: "y ~ x + i(g)"), in: plain)
    try expect(other, agreesWith: first, terms: ["x"], "another reference")
    expectAgreement(try other.coefficient("g::b"), -(try first.coefficient("g::a")), digits: 11)
    let absorbed = Estimator(name: "", formula: "y ~ x + z | g")
    try expect(Measured(absorbed, in: renamed), agreesWith: Measured(absorbed, in: plain))
  }

  static let dummies: [(absorbed: String, written: String)] = [
    ("y ~ x + z | f", "y ~ i(f) + x + z"), ("y ~ x + z | f + t", "y ~ i(f) + i(t) + x + z"),
    ("y ~ x | f[z]", "y ~ i(f) + i(f):z + x"), ("y ~ x | f[[z]]", "y ~ i(f):z + x"),
    ("y ~ x + z | c^c2", "y ~ i(c):i(c2) + x + z"), ("y ~ x + z | f + c + t", "y ~ i(f) + i(c) + i(t) + x + z"),
    ("y ~ x + z | t + c + f", "y ~ i(t) + i(c) + i(f) + x + z"), ("y ~ x | f | e ~ z + q", "y ~ i(f) + x | e ~ z + q"),
  ]

  @Test("absorbed effects are dummies, with any weights", arguments: dummies, [nil, "w", "n"] as [ColumnName?])
  func effectsAreDummies(_ example: (absorbed: String, written: String), _ weights: ColumnName?) throws {
    let isCounted = weights == "n"
    for seed in Self.seeds {
      // Levels with a single row would be left out of the one and not of the other.
      let table = try table(seed: seed).changing("c2") { ($0 / 2).rounded(.down) }
      let absorbed = Estimator(
        name: "", formula: example.absorbed, weights: weights, weightType: isCounted ? .frequency : .analytic)
      let found = try Measured(absorbed, in: table)
      guard found.model.sample.losses.isEmpty else { continue }
      let written = try Measured(absorbed, in: table, formula: example.written)
      try expect(
        found, agreesWith: written, terms: found.model.fit.terms.filter { $0 != Design.intercept },
        comparesRepaired: false, example.absorbed)
      let (a, b) = (found.model.fit.statistics, written.model.fit.statistics)
      #expect(a.parameters == b.parameters, "\(example.absorbed)")
      expectAgreement(a.residualStandardDeviation, b.residualStandardDeviation, digits: 12)
      expectAgreement(a.rSquared, b.rSquared, digits: 12, size: 1)
    }
  }

  @Test("a cluster a row is no cluster", arguments: Estimator.all)
  func singleRows(_ estimator: Estimator) throws {
    for seed in Self.seeds {
      let fitted = try model(
        estimator.formula, weights: estimator.weights, weightType: estimator.weightType, clusters: ["row"],
        method: estimator.method, in: table(seed: seed))
      // A row that stands for several has one cluster, and several rows.
      guard estimator.weightType != .frequency else { continue }
      for (rows, clusters) in [
        (CovarianceEstimator.hc0, CovarianceEstimator.cr0), (.hc2, .cr2), (.hc3, .cr3),
      ] {
        let first = try fitted.inference(
          CovarianceRequest(rows, degreesOfFreedom: .satterthwaite))
        let second = try fitted.inference(
          CovarianceRequest(clusters, degreesOfFreedom: .satterthwaite))
        for (a, b) in zip(second.estimates, first.estimates) {
          expectAgreement(a.standardError, b.standardError, digits: 11, "\(rows)")
          expectAgreement(a.degreesOfFreedom, b.degreesOfFreedom, digits: 9, "\(rows)")
        }
      }
    }
  }

  @Test("rows in are rows used and rows lost", arguments: Estimator.all)
  func countedRows(_ estimator: Estimator) throws {
    for seed in Self.seeds {
      var random = SplitMix(seed: seed + 77)
      var holed = table(seed: seed, units: 12, periods: 8)
      for name in ["y", "x", "z", "q", "e", "w", "f", "c"] as [ColumnName] {
        let values = try holed.numbers(name).values.map { value -> Double? in
          Double.random(in: 0..<1, using: &random) < 0.03 ? nil : value
        }
        holed = holed.adding(.numbers(NumberColumn(values)), named: name)
      }
      holed = try holed.changing("n") { $0 == 4 ? 0 : $0 }
      let fitted = try model(
        estimator.formula, filter: "q < 1.5 or missing(q)", weights: estimator.weights,
        weightType: estimator.weightType,
        clusters: ["c"], method: estimator.method, in: holed)
      let lost = fitted.sample.losses.reduce(0) { $0 + $1.rows }
      #expect(fitted.sample.rowCount == 96 && fitted.sample.observations + lost == 96)
      #expect(fitted.sample.observations == fitted.fit.observations && lost > 5)
      #expect(fitted.sample.losses.allSatisfy { $0.rows > 0 } && fitted.sample.losses.first?.reason == .filter)
      // What is left has nothing missing: fitting it alone says the same.
      let request = DesignRequest(
        try Formula(estimator.formula), filter: try Expression("q < 1.5 or missing(q)"), weights: estimator.weights,
        weightType: estimator.weightType, clusters: ["c"])
      let rows = try #require(try request.designs(in: holed).first?.rows)
      let alone = try model(
        estimator.formula, weights: estimator.weights, weightType: estimator.weightType, clusters: ["c"],
        method: estimator.method, in: holed.rows(rows))
      #expect(alone.sample.losses.isEmpty && alone.inference.estimates == fitted.inference.estimates)
    }
  }

  /// 300 designs of changing size, rank and collinearity: normal equations hold, errors are finite or absent.
  @Test func randomDesignsSatisfyTheirNormalEquations() throws {
    for seed in UInt64(1)...300 {
      var random = SplitMix(seed: 9_000 + seed)
      let n = Int.random(in: 8...60, using: &random)
      let k = Int.random(in: 1...5, using: &random)
      var columns = (0..<k).map { _ in (0..<n).map { _ in random.normal() * (1 + 1_000 * random.uniform()) } }
      if seed % 3 == 0, k > 1 { columns[k - 1] = zip(columns[0], columns[k / 2]).map { 2 * $0 - $1 } }
      if seed % 5 == 0 { columns[0] = columns[0].map { ($0 / 500).rounded() } }
      let names = (0..<k).map { ColumnName("x\($0)") }
      let y = (0..<n).map { _ in random.normal() + 3 }
      let clusters = (0..<n).map { _ in Double(Int.random(in: 0..<6, using: &random)) }
      let parts: [(ColumnName, [Double])] = [("y", y), ("c", clusters)] + Array(zip(names, columns))
      let table = frame(parts.map { ($0.0, $0.1.map(Optional.some)) })
      let formula = "y ~ \(seed % 4 == 0 ? "0 + " : "")\(names.map(\.text).joined(separator: " + "))"
      let fitted: RegressionModel
      do { fitted = try model(formula, clusters: ["c"], in: table) } catch DesignError.estimation(.noRegressor) {
        continue
      }
      let size = y.reduce(0) { $0 + $1.magnitude }
      for position in fitted.fit.keptColumns {
        let column = fitted.fit.design.columns[position].values
        let largest = column.reduce(0) { max($0, $1.magnitude) }
        #expect(dot(column, fitted.fit.residuals).magnitude <= 1e-13 * size * largest, "\(formula)")
      }
      #expect(fitted.fit.rank + fitted.fit.droppedTerms.count == fitted.fit.design.columns.count)
      for (name, request) in CovarianceEstimator.allCases.map({ ($0.rawValue, CovarianceRequest($0)) })
      where name != "DK" {
        for estimate in try fitted.inference(request).estimates {
          #expect(estimate.estimate?.isFinite == true)
          #expect(estimate.standardError.map { $0.isFinite && $0 >= 0 } ?? false, "\(formula) \(name)")
          #expect(estimate.pValue.map { (0...1).contains($0) } ?? (estimate.statistic == nil))
        }
      }
    }
  }
}
