import BolavenData
import BolavenNumerics
import Foundation
import TestSupport
import Testing

@testable import BolavenEstimation

extension ReferenceCase {
  /// Least squares of a column on others.
  fileprivate func fit(
    _ outcome: ColumnName, _ regressors: [ColumnName], effects: ColumnName? = nil, weights: ColumnName? = nil
  ) throws -> LinearFit {
    try LinearFit(
      Design(
        y: try column(outcome), regressors: try regressors.map { ($0.text, try column($0)) },
        effects: try effects.map { ($0.text, Grouping(try frame.categories($0))) },
        weights: try weights.map { try column($0) }))
  }

  /// A value for each coefficient: `b[const]`, `b[x]`.
  fileprivate func expect(_ prefix: String, _ fit: LinearFit, _ value: (Int) -> Double?) throws {
    for (position, term) in fit.terms.enumerated() {
      try expect(value(position), is: "\(prefix)[\(term == "(Intercept)" ? "const" : term)]")
    }
  }
}

/// Regressions of public data by R, Stata's conventions and Python, in the folder that BOLAVEN_REFERENCE names.
@Suite(.needsReferenceCases)
struct RegressionReferenceCasesTests {
  static let models: [(name: String, outcome: ColumnName, regressors: [ColumnName], weights: ColumnName?)] = [
    ("ols_wage1_hc", "lwage", ["educ", "exper", "tenure"], nil),
    (
      "ols_lalonde_hc", "re78", ["treat", "age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75"], nil
    ),
    ("wls_401ksubs", "nettfa", ["inc", "age25sq", "male", "e401k"], "w"),
  ]

  @Test("coefficients, classical errors and HC0 to HC3", arguments: models.map(\.name))
  func leastSquares(_ name: String) throws {
    let model = try #require(Self.models.first { $0.name == name })
    let reference = try ReferenceCase(name)
    let fit = try reference.fit(model.outcome, model.regressors, weights: model.weights)
    let statistics = fit.statistics
    try reference.expect("b", fit) { fit.coefficients[$0] }
    try reference.expect("se_classical", fit) {
      statistics.residualStandardDeviation * fit.bread[$0, $0].squareRoot()
    }
    for kind in CovarianceEstimator.Heteroskedasticity.allCases {
      let covariance = try SandwichCovariance(of: fit, .heteroskedasticityRobust(kind))
      try reference.expect("se_\(kind.rawValue)", fit, covariance.standardError)
      #expect(covariance.degreesOfFreedom(at: 0, .residual) == reference.expected["df_resid"])
    }
    try reference.expect(statistics.rSquared, is: "r2")
    try reference.expect(statistics.adjustedRSquared, is: "r2_adj")
    try reference.expect(statistics.residualStandardDeviation, is: "rmse")
  }

  static let clustered: [(name: String, outcome: ColumnName, regressors: [ColumnName], cluster: ColumnName)] = [
    (
      "cluster_achieve_girls", "Bagrut_status", ["treated", "siblings", "immigrant", "father_ed", "mother_ed"],
      "school_id"
    ),
    ("cluster_petersen_firm", "y", ["x"], "firm"), ("cluster_petersen_year", "y", ["x"], "year"),
  ]

  @Test("CR0 to CR3 and Satterthwaite degrees of freedom of clubSandwich", arguments: clustered.map(\.name))
  func clusters(_ name: String) throws {
    let model = try #require(Self.clustered.first { $0.name == name })
    let reference = try ReferenceCase(name)
    let fit = try reference.fit(model.outcome, model.regressors)
    let clusters = Grouping(try reference.frame.categories(model.cluster))
    try reference.expect("b", fit) { fit.coefficients[$0] }
    try reference.expect(Double(clusters.groupCount), is: "n_clusters")
    for kind in CovarianceEstimator.Cluster.allCases where kind != .cr3j {
      let covariance = try SandwichCovariance(
        of: fit, .clusterRobust(kind, by: [model.cluster.text]), clusters: clusters)
      try reference.expect("se_\(kind.rawValue)", fit, covariance.standardError)
      guard kind == .cr2 else { continue }
      try reference.expect("df_CR2_satt", fit, covariance.satterthwaiteDegreesOfFreedom)
      try reference.expect("p_CR2_satt", fit) { position in
        Uncertainty(
          estimate: fit.coefficients[position], standardError: covariance.standardError(at: position),
          degreesOfFreedom: covariance.satterthwaiteDegreesOfFreedom(at: position), confidence: 0.95
        ).pValue
      }
    }
  }

  /// Group effects as dummies; counted in K or not where they are nested in the clusters.
  @Test func groupEffects() throws {
    let reference = try ReferenceCase("hdfe_jtrain_scrap")
    let terms: [ColumnName] = ["d88", "d89", "grant", "grant_1"]
    let fit = try reference.fit("lscrap", terms, effects: "fcode")
    let firms = Grouping(try reference.frame.categories("fcode"))
    let nested = try SandwichCovariance(of: fit, .clusterRobust(.cr1s, by: ["fcode"]), clusters: firms)
    let full = try SandwichCovariance(
      of: fit, .clusterRobust(.cr1s, by: ["fcode"]), clusters: firms, coefficientCount: .full)
    let hc1 = try SandwichCovariance(of: fit, .heteroskedasticityRobust(.hc1))
    for term in terms.map(\.text) {
      let position = try fit.position(of: term)
      try reference.expect(fit.coefficients[position], is: "b[\(term)]")
      try reference.expect(hc1.standardError(at: position), is: "se_HC1[\(term)]")
      try reference.expect(nested.standardError(at: position), is: "se_cl_fcode[\(term)]")
      try reference.expect(full.standardError(at: position), is: "se_cl_fcode_fullK[\(term)]")
    }
    try reference.expect(fit.statistics.rSquared, is: "r2")
    try reference.expect(fit.statistics.residualStandardDeviation, is: "rmse_df")
  }

  @Test func ancovaAndChange() throws {
    let reference = try ReferenceCase("ancova_anorexia")
    let sample = TreatmentSample(
      treatmentName: "cbt", treatment: try reference.column("cbt"), outcome: try reference.column("Postwt"),
      baseline: try reference.column("Prewt"), baselineName: "Prewt")
    let ancova = try EffectModel(Ancova(), of: sample)
    try reference.expect("ancova", ancova.fit) { ancova.fit.coefficients[$0] }
    try reference.expect(ancova.inference.estimate.standardError, is: "se_HC2_ancova[cbt]")
    let change = try EffectModel(DifferenceInDifferences(), of: sample)
    try reference.expect("change", change.fit) { change.fit.coefficients[$0] }
    try reference.expect("se_change", change.fit) {
      change.fit.statistics.residualStandardDeviation * change.fit.bread[$0, $0].squareRoot()
    }
  }

  @Test(
    "differences in differences of cross-sections are an interaction",
    arguments: [
      ("did2x2_card_krueger", "fte", "nj", "d"), ("did2x2_kielmc", "rprice", "y81", "nearinc"),
    ])
  func interactions(_ model: (name: String, outcome: String, first: String, second: String)) throws {
    let reference = try ReferenceCase(model.name)
    let first = try reference.column(ColumnName(model.first))
    let second = try reference.column(ColumnName(model.second))
    let fit = try LinearFit(
      Design(
        y: try reference.column(ColumnName(model.outcome)),
        regressors: [
          (model.first, first), (model.second, second),
          ("\(model.first):\(model.second)", zip(first, second).map { $0 * $1 }),
        ]))
    let hc1 = try SandwichCovariance(of: fit, .heteroskedasticityRobust(.hc1))
    try reference.expect("b", fit) { fit.coefficients[$0] }
    try reference.expect("se_HC1", fit, hc1.standardError)
  }

  /// 13 digits and more; the powers of Filip, formed in double, carry no more than 8.
  @Test("NIST StRD: powers of x", arguments: ReferenceCases.named("nist_lls_"))
  func certified(_ name: String) throws {
    let reference = try ReferenceCase(name)
    // The library's designs have an intercept.
    guard name != "nist_lls_noint1" else { return }
    let x = try reference.column("x")
    let degree = Int(try #require(reference.expected["df_model"]))
    let powers = (1...degree).map { power in
      (term: "x\(power)", values: x.map { x in (0..<power).reduce(1) { product, _ in product * x } })
    }
    let fit = try LinearFit(Design(y: try reference.column("y"), regressors: powers))
    let digits = name == "nist_lls_filip" ? 7.5 : 13
    let deviation = fit.statistics.residualStandardDeviation
    let expect = { (found: Double, quantity: String) in
      let certified = try #require(reference.expected[quantity])
      #expect(agreeingDigits(found, certified) >= digits, "\(name) \(quantity): \(found), certified \(certified)")
    }
    #expect(fit.droppedTerms == [])
    for position in 0...degree {
      try expect(fit.coefficients[position], "b\(position)")
      try expect(deviation * fit.bread[position, position].squareRoot(), "se_b\(position)")
    }
    try expect(deviation, "rmse")
    try reference.expect(fit.statistics.rSquared, is: "r2")
  }
}

/// Inputs made to mislead, with what has to happen.
@Suite(.needsReferenceCases)
struct AdversarialCasesTests {
  @Test func hugeOffsetsLeaveTheSlopes() throws {
    let reference = try ReferenceCase("adv_offset_1e9")
    let fit = try reference.fit("lwage", ["educ", "exper"])
    try reference.expect("b", fit) { fit.coefficients[$0] }
    try reference.expect(compensatedSum(fit.residuals.map { $0 * $0 }), is: "ss_resid")
  }

  @Test(
    "the later of collinear columns is dropped and named",
    arguments: [
      ("adv_collinear_exact", ["educ", "educ2", "exper"], "educ2"),
      ("adv_dummy_trap", ["female", "male", "educ"], "male"),
    ])
  func collinear(_ example: (name: String, regressors: [String], dropped: String)) throws {
    let reference = try ReferenceCase(example.name)
    let fit = try reference.fit("lwage", example.regressors.map { ColumnName($0) })
    #expect(fit.droppedTerms == [example.dropped])
    let without = try reference.fit("lwage", example.regressors.filter { $0 != example.dropped }.map { ColumnName($0) })
    for (a, b) in zip(fit.coefficients, without.coefficients) { #expect(agreeingDigits(a, b) >= 12) }
  }

  @Test func whatHasNoAnswerIsRefused() throws {
    let constant = try ReferenceCase("adv_constant_outcome")
    #expect(throws: EstimationError.self) { try constant.fit("lwage", ["educ", "exper"]) }
    let few = try ReferenceCase("adv_n_lt_k")
    #expect(throws: EstimationError.tooFewRows(observations: 3, coefficients: 3)) {
      try few.fit("lwage", ["educ", "exper", "tenure", "female"])
    }
    let one = try ReferenceCase("adv_one_cluster")
    let fit = try one.fit("lwage", ["union", "exper"])
    #expect(throws: EstimationError.tooFewClusters(name: "one", count: 1)) {
      try SandwichCovariance(
        of: fit, .clusterRobust(.cr2, by: ["one"]), clusters: Grouping(try one.frame.categories("one")))
    }
  }
}
