import BolavenData
import BolavenEstimation
import BolavenReports

/// A number of a regression table.
enum RegressionNumber {
  /// Of a coefficient, by its term.
  case estimate(String)
  case standardError(String)
  case statistic(String)
  case freedom(String)
  case pValue(String)
  case interval(String)
  /// A row below the coefficients, by its id.
  case foot(String)
}

/// What the numbers of a regression table were made from.
struct RegressionOrigins {
  let settings: RegressionSettings

  func origin(of number: RegressionNumber, in fitted: FittedRegression) -> Provenance {
    let model = fitted.model
    let filters = [settings.filter?.text, settings.by.flatMap { by in fitted.level.map { "\(by.text) = \($0)" } }]
    let isLeastSquares = model.method == .leastSquares
    var steps = [StepWording.read, StepWording.check]
    if settings.filter != nil { steps.append(StepWording.filter) }
    if settings.by != nil { steps.append(StepWording.group) }
    steps += [StepWording.complete, isLeastSquares ? StepWording.leastSquares : StepWording.instruments]
    let described = described(number, fitted)
    return Provenance(
      formula: isLeastSquares ? "B2" : "B5", what: described.what, equation: described.equation,
      columns: fitted.columns(of: settings),
      filter: (filters.compactMap { $0 } + ["complete rows"]).joined(separator: " and "),
      rows: model.sample.observations, sources: [fitted.source], steps: steps, test: test(of: number, in: model))
  }

  private typealias Wording = RegressionOriginWording

  private func described(
    _ number: RegressionNumber, _ fitted: FittedRegression
  ) -> (what: LocalizedText, equation: String) {
    let formula = fitted.formula.text
    let inference = fitted.model.inference
    let name = inference.covariance?.estimator.rawValue ?? inference.estimator.rawValue
    let by = inference.clusterNames.isEmpty ? "" : " by \(inference.clusterNames.joined(separator: ", "))"
    switch number {
    case .estimate(let term):
      return (Wording.coefficient(term), "argmin sum(w * e^2): \(formula)")
    case .standardError(let term):
      return (Wording.standardError(term, name + by), Self.variance(of: inference.estimator))
    case .statistic(let term): return (Wording.statistic(term), "estimate / standard error")
    case .freedom(let term):
      return (
        Wording.freedom(term, inference.degreesOfFreedomRule.rawValue), Self.freedom(inference.degreesOfFreedomRule)
      )
    case .pValue(let term): return (Wording.pValue(term), "2 * P(T > |t|)")
    case .interval(let term):
      let level = NumberStyle.percentWithSign(decimals: 0).text(settings.covariance.confidence, in: .english)
      let tail = plain(50 + settings.covariance.confidence * 50, decimals: 1)
      return (Wording.interval(term, level), "estimate -/+ t(df; \(tail)%) * standard error")
    case .foot(let id): return Self.foot(id)
    }
  }

  private static func foot(_ id: String) -> (what: LocalizedText, equation: String) {
    switch id {
    case "observations": (.glossary(.observations), "count(rows)")
    case "r_squared": (Wording.rSquared, "1 - sum(w * e^2) / sum(w * (y - mean(y))^2)")
    case "within_r_squared": (Wording.within, "1 - sum(w * e^2) / sum(w * y~^2), y~ without the effects")
    case "sigma": (Wording.sigma, "sqrt(sum(w * e^2) / (n - K))")
    default: (Wording.clusters, "count(different values)")
    }
  }

  private static func variance(of estimator: CovarianceEstimator) -> String {
    "sqrt((B M B')[j,j]), B = (X'WX)^-1, M = \(estimator.middle)"
  }

  private static func freedom(_ rule: DegreesOfFreedomRule) -> String {
    switch rule {
    case .satterthwaite: "E(V)^2 * 2 / Var(V) under independent errors of one variance"
    case .imbensKolesar: "E(V)^2 * 2 / Var(V) under one correlation within clusters"
    case .residual: "clusters - 1, or n - K without clusters"
    }
  }

  private func test(of number: RegressionNumber, in model: RegressionModel) -> LocalizedText? {
    switch number {
    case .estimate(let term), .standardError(let term), .pValue(let term):
      guard let estimate = model.inference.estimates.first(where: { $0.term == term }), let t = estimate.statistic,
        let freedom = estimate.degreesOfFreedom, let p = estimate.pValue
      else { return nil }
      let digits = freedom == freedom.rounded() ? 0 : 1
      return .verbatim("t(\(plain(freedom, decimals: digits))) = \(plain(t, decimals: 2)), p = \(shortPValue(p))")
    case .statistic, .freedom, .interval, .foot: return nil
    }
  }
}

/// The rows of a model in its file, and those that were left out.
///
/// Of files with a million rows and more those with gaps are not written out.
func regressionSource(of model: RegressionModel, in frame: DataFrame, file: String) -> Provenance.Source {
  if model.rows == nil, frame.hasRowsOfFile {
    return Provenance.Source(file, rows: RowRanges(ranges: [2...(frame.rowCount + 1)]))
  }
  guard frame.rowCount < 1_000_000 else { return Provenance.Source(file) }
  let used = model.rows ?? Array(0..<frame.rowCount)
  var isUsed = [Bool](repeating: false, count: frame.rowCount)
  for row in used { isUsed[row] = true }
  let rest = RowRanges(isUsed.indices.filter { !isUsed[$0] }.map(frame.excelRow))
  return Provenance.Source(
    file, rows: RowRanges(used.map(frame.excelRow)),
    leftOut: [Provenance.LeftOut(rest, RegressionOriginWording.losses(model.sample.losses))])
}

/// What the numbers of a regression table are, in phrases.
enum RegressionOriginWording {
  static func coefficient(_ term: String) -> LocalizedText {
    .draft("coefficient of \(term)", lo: "ຄ່າສຳປະສິດຂອງ \(term)", ja: "\(term) の係数")
  }
  static func standardError(_ term: String, _ covariance: String) -> LocalizedText {
    .draft(
      "standard error of the coefficient of \(term), \(covariance)", lo: "ຄ່າຄາດເຄື່ອນມາດຕະຖານຂອງ \(term), \(covariance)",
      ja: "\(term) の係数の標準誤差（\(covariance)）")
  }
  static func statistic(_ term: String) -> LocalizedText {
    .draft("t of the coefficient of \(term)", lo: "t ຂອງ \(term)", ja: "\(term) の係数の t")
  }
  static func freedom(_ term: String, _ rule: String) -> LocalizedText {
    .draft(
      "degrees of freedom of the coefficient of \(term), \(rule)", lo: "ອົງສາອິດສະຫຼະຂອງ \(term), \(rule)",
      ja: "\(term) の係数の自由度（\(rule)）")
  }
  static func pValue(_ term: String) -> LocalizedText {
    .draft(
      "p-value of a zero coefficient of \(term), two-sided", lo: "ຄ່າ p ຂອງ \(term), ສອງດ້ານ",
      ja: "\(term) の係数がゼロの p 値（両側）")
  }
  static func interval(_ term: String, _ level: String) -> LocalizedText {
    .draft(
      "\(level) interval of the coefficient of \(term)", lo: "ຊ່ວງຄວາມເຊື່ອໝັ້ນ \(level) ຂອງ \(term)",
      ja: "\(term) の係数の\(level)信頼区間")
  }
  static let rSquared: LocalizedText = .draft(
    "share of the variation that the model explains", lo: "ສ່ວນທີ່ແບບຈຳລອງອະທິບາຍໄດ້", ja: "モデルが説明する変動の割合")
  static let within: LocalizedText = .draft(
    "share of the variation within the effects that the regressors explain", lo: "ສ່ວນທີ່ອະທິບາຍໄດ້ພາຍໃນ",
    ja: "効果の内側の変動のうち説明される割合")
  static let sigma: LocalizedText = .draft(
    "standard deviation of the residuals", lo: "ຄ່າບ່ຽງເບນມາດຕະຖານຂອງສ່ວນເຫຼືອ", ja: "残差の標準偏差")
  static let clusters: LocalizedText = .draft("groups of rows", lo: "ຈຳນວນກຸ່ມ", ja: "グループの数")

  /// `missing value (y): 3; condition: 10`.
  static func losses(_ losses: [Loss]) -> LocalizedText {
    let english = losses.map { loss -> String in
      let column = loss.column.map { " (\($0))" } ?? ""
      let word =
        switch loss.reason {
        case .missing: "missing value"
        case .filter: "the condition"
        case .singleton: "alone in their group"
        case .zeroWeight: "weight zero"
        case .separated: "separated"
        case .unmatched: "unmatched"
        }
      return losses.count > 1 ? "\(loss.rows) \(word)\(column)" : "\(word)\(column)"
    }
    return LocalizedText(english.joined(separator: "; "))
  }
}

extension FittedRegression {
  /// The columns of the file that went in.
  func columns(of settings: RegressionSettings) -> [String] {
    let factors = (formula.regressors + formula.instruments).flatMap(\.factors)
    var names = (formula.outcomes.filter { $0.name == outcome } + formula.endogenous).flatMap(\.expression.columns)
    for factor in factors {
      switch factor {
      case .variable(let variable), .polynomial(let variable, _, _): names += variable.expression.columns
      case .levels(let name, _): names.append(name)
      }
    }
    names += formula.absorbed.flatMap { $0.columns + $0.slopes.flatMap(\.expression.columns) }
    names += [settings.weights, settings.by, settings.time, settings.series].compactMap { $0 } + settings.clusters
    var seen: Set<ColumnName> = []
    return names.filter { seen.insert($0).inserted }.map(\.text)
  }
}
