import BolavenData
import BolavenNumerics
import Foundation
import TestSupport
import Testing

@testable import BolavenEstimation

/// Values of one case under the names that the case gives them.
struct CaseValues {
  private(set) var found: [String: Double?] = [:]

  subscript(quantity: String) -> Double? {
    get { found[quantity] ?? nil }
    set { found[quantity] = .some(newValue) }
  }

  /// One value a coefficient: `b[const]`, `b[x]`.
  mutating func add(_ prefix: String, _ model: RegressionModel, _ value: (Int) -> Double?) {
    for (position, term) in model.fit.terms.enumerated() {
      self["\(prefix)[\(term == Design.intercept ? "const" : term)]"] = value(position)
    }
  }

  mutating func addCoefficients(_ prefix: String = "b", _ model: RegressionModel) {
    add(prefix, model) { model.fit.coefficients[$0] }
  }

  /// Standard errors of one covariance.
  mutating func addErrors(_ prefix: String, _ model: RegressionModel, _ request: CovarianceRequest) throws {
    let inference = try model.inference(request)
    add(prefix, model) { inference.estimates[$0].standardError }
  }
}

extension ReferenceCase {
  /// The only model of a formula.
  func model(
    _ formula: String, filter: String? = nil, weights: ColumnName? = nil, clusters: [ColumnName] = [],
    time: ColumnName? = nil, series: ColumnName? = nil, method: Regression.Method? = nil,
    covariance: CovarianceRequest = .init(), in frame: DataFrame? = nil
  ) throws -> RegressionModel {
    let request = DesignRequest(
      try Formula(formula), filter: try filter.map { try Expression($0) }, weights: weights, clusters: clusters,
      time: time, series: series)
    let models = try Regression(request, method: method, covariance: covariance).fit(to: frame ?? self.frame)
    try #require(models.count == 1)
    return models[0]
  }
}

/// Regressions of public data by R, Stata's conventions and Python, in the folder that BOLAVEN_REFERENCE names.
///
/// Every one goes the way of a user, from a formula and a table; a value of a case that is not computed fails the test.
@Suite(.needsReferenceCases)
struct RegressionReferenceCasesTests {
  static let plain: [(name: String, formula: String, weights: ColumnName?)] = [
    ("ols_wage1_hc", "lwage ~ educ + exper + tenure", nil),
    ("ols_lalonde_hc", "re78 ~ treat + age + educ + black + hisp + marr + nodegree + re74 + re75", nil),
    ("wls_401ksubs", "nettfa ~ inc + age25sq + male + e401k", "w"),
  ]

  @Test("least squares, classical errors, HC0 to HC3 and the fit", arguments: plain.map(\.name))
  func leastSquares(_ name: String) throws {
    let example = try #require(Self.plain.first { $0.name == name })
    let reference = try ReferenceCase(name)
    let model = try reference.model(example.formula, weights: example.weights)
    let statistics = model.fit.statistics
    let classical = try model.inference(CovarianceRequest(.classical))
    var values = CaseValues()
    values.addCoefficients("b", model)
    values.add("se_classical", model) { classical.estimates[$0].standardError }
    values.add("p_classical", model) { classical.estimates[$0].pValue }
    for kind in CovarianceEstimator.allCases.filter({ $0.errors == .independent }) {
      try values.addErrors("se_\(kind.rawValue)", model, CovarianceRequest(kind))
    }
    values["r2"] = statistics.rSquared
    values["r2_adj"] = statistics.adjustedRSquared
    values["rmse"] = statistics.residualStandardDeviation
    values["F"] = classical.jointTest?.statistic
    values["df_resid"] = classical.estimates[0].degreesOfFreedom
    values["loglik"] = statistics.logLikelihood
    values["aic"] = statistics.akaikeCriterion
    values["bic"] = statistics.bayesCriterion
    if example.weights == nil { try addSpecificationTests(example.formula, model, reference, &values) }
    try reference.expectAll(values.found)
  }

  /// Tests of a specification are regressions of their own.
  private func addSpecificationTests(
    _ formula: String, _ model: RegressionModel, _ reference: ReferenceCase, _ values: inout CaseValues
  ) throws {
    let residuals = model.fit.residuals
    let fitted = zip(model.fit.design.y, residuals).map { $0 - $1 }
    let regressors = try #require(formula.split(separator: "~").last)
    let extended = reference.frame
      .adding(.numbers(NumberColumn(residuals.map { $0 * $0 })), named: "squared residual")
      .adding(.numbers(NumberColumn(fitted)), named: "fitted")
    // Breusch and Pagan with Koenker's studentized statistic: n R² of the squared residuals.
    let spread = try reference.model("`squared residual` ~ \(regressors)", in: extended)
    let statistic = Double(residuals.count) * (try #require(spread.fit.statistics.rSquared))
    values["breusch_pagan_studentized"] = statistic
    values["breusch_pagan_p"] = ChiSquared(degreesOfFreedom: Double(spread.fit.rank - 1)).upperTail(statistic)
    let changes = zip(residuals.dropFirst(), residuals).map { $0 - $1 }
    values["durbin_watson"] = sumOfSquares(changes) / sumOfSquares(residuals)
    // RESET: F of the second and third powers of the fitted values.
    let powers = try reference.model("\(formula) + fitted^2 + fitted^3", in: extended)
    let covariance = try #require(try powers.inference(CovarianceRequest(.classical)).covariance)
    values["reset_23_F"] =
      WaldTest(
        restrictions: Matrix.identity(powers.fit.rank).selectingRows([powers.fit.rank - 2, powers.fit.rank - 1]),
        coefficients: powers.fit.coefficients, covariance: covariance.matrix,
        denominatorDegreesOfFreedom: powers.fit.residualDegreesOfFreedom)?.statistic
  }

  static let clustering: [(name: String, formula: String, cluster: ColumnName)] = [
    (
      "cluster_achieve_girls", "Bagrut_status ~ treated + siblings + immigrant + father_ed + mother_ed", "school_id"
    ),
    ("cluster_petersen_firm", "y ~ x", "firm"), ("cluster_petersen_year", "y ~ x", "year"),
  ]

  @Test("CR0 to CR3 and Satterthwaite degrees of freedom of clubSandwich", arguments: clustering.map(\.name))
  func clusters(_ name: String) throws {
    let example = try #require(Self.clustering.first { $0.name == name })
    let reference = try ReferenceCase(name)
    let model = try reference.model(example.formula, clusters: [example.cluster])
    let groups = Double(model.clusters[0].count)
    let rows = Double(model.fit.observations)
    var values = CaseValues()
    values.addCoefficients("b", model)
    values["n_clusters"] = groups
    for kind in CovarianceEstimator.allCases.filter({ $0.errors == .clustered }) where kind != .cr3j {
      try values.addErrors("se_\(kind.rawValue)", model, CovarianceRequest(kind))
    }
    #expect(model.inference.covariance?.estimator == .cr2)
    values.add("df_CR2_satt", model) { model.inference.estimates[$0].degreesOfFreedom }
    values.add("p_CR2_satt", model) { model.inference.estimates[$0].pValue }
    // pyfixest multiplies CR3 by the factor of CR1S.
    let factor = (groups / (groups - 1) * (rows - 1) / (rows - Double(model.fit.rank))).squareRoot()
    let cr3 = try model.inference(CovarianceRequest(.cr3))
    values.add("se_CRV3_pyfixest", model) { position in
      cr3.estimates[position].standardError.map { $0 * factor }
    }
    try reference.expectAll(values.found)
  }

  @Test func clustersInTwoWays() throws {
    let reference = try ReferenceCase("twoway_petersen")
    let model = try reference.model("y ~ x", clusters: ["firm", "year"])
    var values = CaseValues()
    values.addCoefficients("b", model)
    for (name, factor) in [("each", MultiwayFactor.each), ("min", .min), ("raw", .none)] {
      try values.addErrors(
        "se_tw_\(name)", model, CovarianceRequest(.cr1s, multiwayFactor: factor))
    }
    try reference.expectAll(values.found)
  }

  static let absorbed: [(name: String, formula: String, cluster: ColumnName)] = [
    ("hdfe_jtrain_scrap", "lscrap ~ d88 + d89 + grant + grant_1 | fcode", "fcode"),
    ("hdfe_empluk", "lemp ~ lwage + lcap | firm + year", "firm"),
    ("hdfe_trade", "leur ~ ldist | Origin + Destination + Product + Year", "Origin"),
  ]

  @Test("absorbed effects, with every way of counting them", arguments: absorbed.map(\.name))
  func absorbedEffects(_ name: String) throws {
    let example = try #require(Self.absorbed.first { $0.name == name })
    let reference = try ReferenceCase(name)
    let model = try reference.model(example.formula, clusters: [example.cluster])
    var values = CaseValues()
    values.addCoefficients("b", model)
    try values.addErrors("se_iid", model, CovarianceRequest(.classical))
    try values.addErrors("se_HC1", model, CovarianceRequest(.hc1))
    let prefix = "se_cl_\(example.cluster.text)"
    for (ending, count) in [("", CoefficientCount.nested), ("_fullK", .full), ("_noneK", .none)] {
      try values.addErrors(
        prefix + ending, model, CovarianceRequest(.cr1s, coefficientCount: count))
    }
    values["r2"] = model.fit.statistics.rSquared
    values["r2_within"] = model.fit.statistics.withinRSquared
    values["n"] = Double(model.sample.observations)
    values["rmse_df"] = model.fit.statistics.residualStandardDeviation
    try reference.expectAll(values.found)
  }

  /// The random effects of the case and Hausman's test against them are no regression of this engine.
  @Test func effectsOfFirms() throws {
    let reference = try ReferenceCase("panel_grunfeld")
    let model = try reference.model("inv ~ value + capital | firm")
    var values = CaseValues()
    values.addCoefficients("fe", model)
    try values.addErrors("se_fe", model, CovarianceRequest(.classical))
    try reference.expectAll(
      values.found,
      leavingOut: [
        "re[const]", "re[value]", "re[capital]", "se_re[const]", "se_re[value]", "se_re[capital]", "hausman",
      ])
  }

  static let instrumented: [(name: String, formula: String)] = [
    (
      "iv_card",
      "lwage ~ exper + expersq + black + smsa + south + smsa66 + reg662 + reg663 + reg664 + reg665 + reg666 + reg667"
        + " + reg668 + reg669 | educ ~ nearc4"
    ),
    ("iv_mroz", "lwage ~ exper + expersq | educ ~ motheduc + fatheduc"),
  ]

  @Test("two stages, limited information and what is known of the instruments", arguments: instrumented.map(\.name))
  func instruments(_ name: String) throws {
    let example = try #require(Self.instrumented.first { $0.name == name })
    let reference = try ReferenceCase(name)
    let model = try reference.model(example.formula)
    let diagnostics = try #require(model.instruments)
    var values = CaseValues()
    values.addCoefficients("b", model)
    try values.addErrors("se_classical", model, CovarianceRequest(.classical))
    try values.addErrors("se_HC0", model, CovarianceRequest(.hc0))
    try values.addErrors("se_HC1", model, CovarianceRequest(.hc1))
    values["rmse"] = model.fit.statistics.residualStandardDeviation
    values["first_stage_F"] = diagnostics.firstStages.first?.classical?.statistic
    values["wu_hausman_F"] = diagnostics.wuHausman?.statistic
    values["wu_hausman_p"] = diagnostics.wuHausman?.pValue
    if let sargan = diagnostics.overidentification?.sargan {
      values["sargan"] = sargan.statistic
      values["sargan_p"] = sargan.pValue
    }
    let limited = try reference.model(example.formula, method: .limitedInformation)
    values["liml_b[educ]"] = limited.fit.coefficients[try limited.fit.position(of: "educ")]
    try reference.expectAll(values.found)
  }

  static let serial: [(name: String, formula: String, time: ColumnName?, lags: [Int])] = [
    ("nw_investment", "RealInv ~ RealGNP + RealInt", "t", [0, 1, 4]), ("nw_phillips", "cinf ~ unem", nil, [1, 3, 6]),
  ]

  @Test("Newey-West with and without n/(n-k)", arguments: serial.map(\.name))
  func neweyWest(_ name: String) throws {
    let example = try #require(Self.serial.first { $0.name == name })
    let reference = try ReferenceCase(name)
    let model = try reference.model(example.formula, time: example.time)
    var values = CaseValues()
    values.addCoefficients("b", model)
    for lags in example.lags {
      try values.addErrors(
        "se_NW\(lags)", model, CovarianceRequest(.neweyWest, lags: lags, multiwayFactor: .none))
      try values.addErrors("se_NW\(lags)_adj", model, CovarianceRequest(.neweyWest, lags: lags))
    }
    try reference.expectAll(values.found)
  }

  @Test func ancovaAndChange() throws {
    let reference = try ReferenceCase("ancova_anorexia")
    let ancova = try reference.model("Postwt ~ Prewt + cbt")
    let change = try reference.model("Postwt - Prewt ~ cbt")
    var values = CaseValues()
    values.addCoefficients("ancova", ancova)
    try values.addErrors("se_ancova", ancova, CovarianceRequest(.classical))
    #expect(ancova.inference.covariance?.estimator == .hc2)
    values.add("se_HC2_ancova", ancova) { ancova.inference.estimates[$0].standardError }
    values.addCoefficients("change", change)
    try values.addErrors("se_change", change, CovarianceRequest(.classical))
    try reference.expectAll(values.found)
  }

  @Test(
    "differences in differences of cross-sections are an interaction",
    arguments: [("did2x2_card_krueger", "fte ~ nj*d"), ("did2x2_kielmc", "rprice ~ y81*nearinc")])
  func interactions(_ example: (name: String, formula: String)) throws {
    let reference = try ReferenceCase(example.name)
    let model = try reference.model(example.formula)
    var values = CaseValues()
    values.addCoefficients("b", model)
    try values.addErrors("se_classical", model, CovarianceRequest(.classical))
    try values.addErrors("se_HC1", model, CovarianceRequest(.hc1))
    if example.name == "did2x2_card_krueger" {
      let covariance = try #require(model.inference.covariance)
      for (name, weights) in [
        ("mean_pa_pre", [1.0, 0, 0, 0]), ("mean_nj_pre", [1, 1, 0, 0]), ("mean_pa_post", [1, 0, 1, 0]),
        ("mean_nj_post", [1, 1, 1, 1]),
      ] {
        values[name] =
          linearCombination(
            weights, named: name, coefficients: model.fit.coefficients, covariance: covariance.matrix,
            degreesOfFreedom: nil
          ).estimate
      }
      values["n"] = Double(model.sample.observations)
    }
    try reference.expectAll(values.found)
  }

  /// 13 digits and more. Filip's powers are formed in extended precision; as doubles they carry no more than 8.
  @Test("NIST StRD: powers of x", arguments: ReferenceCases.named("nist_lls_"))
  func certified(_ name: String) throws {
    let reference = try ReferenceCase(name)
    let degree = Int(try #require(reference.expected["df_model"]))
    let powers = (1...degree).map { $0 == 1 ? "x" : "x^\($0)" }.joined(separator: " + ")
    let hasConstant = name != "nist_lls_noint1"
    let model = try reference.model(hasConstant ? "y ~ \(powers)" : "y ~ 0 + x")
    let classical = try model.inference(CovarianceRequest(.classical))
    let statistics = model.fit.statistics
    #expect(model.fit.droppedTerms == [])
    var found: [String: Double?] = [:]
    for (position, estimate) in classical.estimates.enumerated() {
      found["b\(position + (hasConstant ? 0 : 1))"] = estimate.estimate
      found["se_b\(position + (hasConstant ? 0 : 1))"] = estimate.standardError ?? 0
    }
    found["rmse"] = statistics.residualStandardDeviation
    found["r2"] = statistics.rSquared
    found["F"] = classical.jointTest?.statistic
    found["df_resid"] = model.fit.residualDegreesOfFreedom
    found["df_model"] = Double(degree)
    found["ss_resid"] = model.fit.equations.residualSumOfSquares
    let y = model.fit.design.y
    let mean = hasConstant ? compensatedSum(y) / Double(y.count) : 0
    found["ss_model"] = sumOfSquares(zip(y, model.fit.residuals).map { $0 - $1 - mean })
    for (quantity, certified) in reference.expected {
      guard let value = found[quantity] else {
        Issue.record("\(name) \(quantity) is not computed")
        continue
      }
      guard let value else {
        // F of a fit without error is infinite, which is no number here.
        #expect(quantity == "F" && statistics.residualStandardDeviation == 0, "\(name) \(quantity)")
        continue
      }
      #expect(agreeingDigits(value, certified) >= 13, "\(name) \(quantity): \(value), certified \(certified)")
    }
  }
}
