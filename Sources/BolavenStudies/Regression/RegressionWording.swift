import BolavenData
import BolavenEstimation
import BolavenReports

/// The words of the regression table.
enum RegressionWording {
  static let stub: LocalizedText = .draft("Term", lo: "ຕົວແປ", ja: "項")
  static let estimate: LocalizedText = .draft("Estimate", lo: "ຄ່າປະເມີນ", ja: "推定値")
  static let standardError: LocalizedText = .draft("Std. error", lo: "ຄ່າຄາດເຄື່ອນມາດຕະຖານ", ja: "標準誤差")
  static let yes: LocalizedText = .draft("yes", lo: "ມີ", ja: "あり")
  static let withinRSquared: LocalizedText = .draft("R2 within", ja: "R2（群内）")
  static let sigma: LocalizedText = .draft("Residual SD", ja: "残差の標準偏差")

  static let dropped: LocalizedText = .draft(
    "Dropped from this model: it follows from other columns.", lo: "ຕັດອອກຈາກແບບຈຳລອງນີ້: ໄດ້ມາຈາກຖັນອື່ນ.",
    ja: "このモデルから除外：他の列から定まるため。")

  static func effects(_ name: String) -> LocalizedText { .draft("\(name) effects", ja: "\(name)の固定効果") }

  static func slopes(_ variable: String, _ effect: String) -> LocalizedText {
    .draft("\(variable) by \(effect)", ja: "\(effect)ごとの\(variable)")
  }

  static func title(_ findings: RegressionFindings) -> LocalizedText {
    let outcomes = unique(findings.models.map(\.outcome)).joined(separator: ", ")
    return .draft("Regression of \(outcomes)", lo: "ການວິເຄາະຖົດຖອຍ: \(outcomes)", ja: "回帰分析：\(outcomes)")
  }

  // MARK: Chart

  static func chartTitle(_ findings: RegressionFindings) -> LocalizedText {
    let title = title(findings)
    return .draft(
      "\(title.english): coefficients", lo: "\(title(.lao)): ຄ່າສຳປະສິດ", ja: "\(title(.japanese))（係数）")
  }

  static func chartAxis(_ findings: RegressionFindings) -> LocalizedText {
    let outcome = findings.models[0].outcome
    return .draft(
      "Change of \(outcome)", lo: "ການປ່ຽນແປງຂອງ \(outcome)", ja: "\(outcome)の変化")
  }

  /// Coefficients that the chart leaves to the table.
  static func notDrawn(_ names: [String]) -> LocalizedText {
    let list = names.joined(separator: ", ")
    return .draft(
      "Not drawn, see the table: \(list).", lo: "ບໍ່ໄດ້ສະແດງ, ເບິ່ງຕາຕະລາງ: \(list).", ja: "図示なし（表を参照）：\(list)。")
  }

  /// The number of a model, its outcome where they differ, its level where there are any.
  static func header(of model: FittedRegression, in findings: RegressionFindings) -> LocalizedText {
    let level = findings.settings.by.flatMap { by in model.level.map { "\(by.text) = \($0)" } }
    let isUnderSpanner = findings.table(spans: model)
    let outcome = Set(findings.models.map(\.outcome)).count > 1 && !isUnderSpanner ? model.outcome : nil
    let parts = [outcome, level].compactMap { $0 }.joined(separator: ", ")
    return .verbatim(parts.isEmpty ? number(of: model) : "\(number(of: model)) \(parts)")
  }

  static func number(of model: FittedRegression) -> String { "(\(model.id.dropFirst()))" }

  static func name(of method: Regression.Method) -> String {
    switch method {
    case .leastSquares: "Least squares"
    case .twoStageLeastSquares: "Two-stage least squares"
    case .limitedInformation: "Limited information maximum likelihood"
    }
  }

  // MARK: Uncertainty

  /// Which covariance, of what, and why: a sentence without its point.
  static func reason(_ model: RegressionModel) -> String {
    let inference = model.inference
    let name = inference.estimator.authors ?? inference.estimator.rawValue
    let subject =
      switch inference.estimator.errors {
      case .identical, .independent: name
      case .clustered: "\(name) by \(inference.clusterNames.joined(separator: ", "))"
      case .serial, .serialAndCrossSectional: "\(name) with \(lags(model))"
      }
    switch inference.reason {
    case .requested: return "\(subject), asked for"
    case .independentRows: return "\(subject), the rule for rows without clusters"
    case .clusters: return "\(subject), the rule for one way of clustering"
    case .severalWays: return "\(subject), as CR2 is defined for one way of clustering only"
    case .instruments: return "\(subject), the rule for regressors with instruments"
    case .overTime: return "\(subject), the rule for rows in the order of time"
    case .manyRows:
      let other = model.clusters.isEmpty ? "HC2" : "CR2"
      return "\(subject), as the leverages that \(other) needs cannot be had for so many rows and effects"
    }
  }

  private static func lags(_ model: RegressionModel) -> String {
    let lags = model.inference.lags ?? 0
    let periods = model.order.map { " of \($0.periods.name)" } ?? ""
    return "\(lags) \(lags == 1 ? "lag" : "lags")\(periods)"
  }

  /// How the degrees of freedom were found.
  static func source(of inference: CoefficientInference) -> String {
    switch inference.degreesOfFreedomRule {
    case .satterthwaite: "by Satterthwaite"
    case .imbensKolesar: "by Imbens and Kolesár"
    case .residual:
      switch inference.estimator.errors {
      case .clustered: "clusters - 1"
      case .serialAndCrossSectional: "periods - 1"
      case .identical, .independent, .serial: "rows - coefficients"
      }
    }
  }

  /// Why there are no standard errors; `nil` where there are.
  static func missing(_ inference: CoefficientInference) -> String? {
    if case .tooFewClusters(let name, let count)? = inference.failure {
      return "no standard errors: '\(name)' has \(count) \(count == 1 ? "value" : "values"), at least 2 are needed"
    }
    if case .leveragesNotAvailable(let covariance)? = inference.failure {
      let others =
        inference.estimator.errors == .clustered
        ? "CR1 and CR1S do without, and so does \(covariance) by clusters that hold every effect" : "HC1 does without"
      return "no standard errors: \(covariance) needs leverages, which cannot be had with so many absorbed effects; "
        + others
    }
    if inference.covariance == nil { return "no standard errors: the covariance cannot be had" }
    if inference.estimates.allSatisfy({ $0.standardError == 0 }) {
      return "the model fits without error: a standard error of 0 allows no test and no interval"
    }
    return nil
  }

  /// Coefficients whose variance cannot be seen; `nil` for none.
  static func degenerate(_ inference: CoefficientInference) -> String? {
    guard inference.covariance != nil else { return nil }
    let terms = inference.estimates.filter { $0.standardError == nil }.map(\.term)
    guard !terms.isEmpty else { return nil }
    return "no standard error of \(terms.joined(separator: ", ")): the estimator of its variance is 0 but for rounding"
  }

  /// Why a model of one level is not there.
  static func failure(_ failure: RegressionFindings.Failure, by column: String?) -> String {
    let reason =
      switch failure.error {
      case .emptySample: "no row is complete"
      case .tooFewRows(let observations, let coefficients): "\(observations) rows for \(coefficients) coefficients"
      case .constantOutcome: "the outcome is the same in every row"
      case .noRegressor: "no regressor varies"
      case .underidentified: "the instruments add too little"
      case .unknownLevel(let column, let level, _): "no row has \(column) = \(level)"
      default: "it cannot be estimated"
      }
    return "no model of \(column ?? "") = \(failure.level ?? ""): \(reason)"
  }

  static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
