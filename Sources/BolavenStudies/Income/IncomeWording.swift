import BolavenData
import BolavenEstimation
import BolavenFormats
import BolavenReports

/// The sentences of the income report.
enum IncomeWording {
  static let stub: LocalizedText = .draft("Model", lo: "ແບບຈຳລອງ", ja: "モデル")
  static let effect: LocalizedText = .draft("Programme effect", lo: "ຜົນຂອງໂຄງການ", ja: "事業の効果")
  static let randomisation: LocalizedText = .draft("p, randomisation test", ja: "p（ランダム化検定）")
  static let comparisonMean: LocalizedText = .draft("Comparison mean", lo: "ຄ່າສະເລ່ຍຂອງກຸ່ມປຽບທຽບ", ja: "比較群の平均")

  static func units(_ settings: IncomeSettings) -> LocalizedText {
    settings.source.waveColumn == nil ? .glossary(.observations) : .draft("Units seen twice", ja: "両時点の単位数")
  }

  static func name(of method: String, isMain: Bool) -> LocalizedText {
    let name: LocalizedText =
      switch method {
      case Ancova.name: .draft("ANCOVA", ja: "共分散分析")
      case DifferenceInDifferences.name: .draft("Diff-in-diff", ja: "差の差")
      default: .draft("Difference in means", ja: "平均の差")
      }
    guard isMain else { return name }
    return .draft("\(name(.english)), main", ja: "\(name(.japanese))（主）")
  }

  static func title(_ findings: IncomeFindings) -> LocalizedText {
    let outcome = findings.settings.outcome
    let unit = { (language: Language) in
      let parts = [outcome.unit?(language), findings.income.priceBase.map { prices($0, language) }].compactMap { $0 }
      return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }
    return .draft(
      "Effect of the programme: \(outcome.label.english)\(unit(.english))",
      lo: outcome.label.lao.map { "ຜົນຂອງໂຄງການ: \($0)\(unit(.lao))" },
      ja: outcome.label.japanese.map { "事業の効果：\($0)\(unit(.japanese))" })
  }

  private static func prices(_ base: String, _ language: Language) -> String {
    switch language {
    case .english, .lao: "prices of \(base)"
    case .japanese: "\(base)の価格"
    }
  }

  // MARK: Charts

  static let programmeArm: LocalizedText = .draft("Programme", lo: "ໂຄງການ", ja: "介入群")
  static let comparisonArm: LocalizedText = .draft("Comparison", lo: "ປຽບທຽບ", ja: "比較群")
  static let before: LocalizedText = .draft("before", lo: "ກ່ອນ", ja: "事業前")
  static let after: LocalizedText = .draft("after", lo: "ຫຼັງ", ja: "事業後")
  static let unitsOfTheStudy: LocalizedText = .draft("Units of the study", lo: "ໜ່ວຍຂອງການສຶກສາ", ja: "分析単位")
  static let flowTitle: LocalizedText = .draft(
    "From the data to the sample", lo: "ຈາກຂໍ້ມູນຫາກຸ່ມຕົວຢ່າງ", ja: "データから標本まで")

  static func distributionTitle(_ outcome: LocalizedText) -> LocalizedText {
    .draft(
      "How the outcome is spread: \(outcome.english)", lo: "ການກະຈາຍຂອງ \(outcome(.lao))",
      ja: "\(outcome(.japanese))の分布")
  }

  // MARK: Why

  static func reason(for rule: InferenceRule) -> LocalizedText {
    switch rule {
    case .independentRows:
      LocalizedText("no clusters: HC2 standard errors with Satterthwaite degrees of freedom")
    case .pairs(let count):
      LocalizedText(
        "assigned within \(count) pairs: CR2 standard errors by pair with Satterthwaite degrees of freedom")
    case .strata(let count):
      LocalizedText(
        "assigned within \(count) small strata: CR2 standard errors by stratum with Satterthwaite degrees of freedom")
    case .clusters(let count):
      LocalizedText("\(count) clusters: CR2 standard errors with Satterthwaite degrees of freedom")
    case .clusterMeans(let count, let ratio):
      LocalizedText(
        "\(count) clusters, the largest \(plain(ratio, decimals: 1)) times the smallest: the p-value is of a t test on "
          + "cluster means, where clusters weigh equally; the standard error and interval, where people weigh equally, "
          + "are CR3 with Bell-McCaffrey degrees of freedom")
    case .clusterMeansOnly(let count):
      LocalizedText(
        "\(count) clusters, one of them alone in its arm: the p-value is of a t test on cluster means, where clusters "
          + "weigh equally; no standard error and no interval can be supported")
    case .withheld(let clusters):
      LocalizedText(
        "only \(clusters == 1 ? "1 cluster" : "\(clusters) clusters") in the smaller arm and no assignment by lot: "
          + "no test and no interval can be supported")
    case .noClusterTest(let clusters):
      LocalizedText(
        "\(clusters) clusters are no more than the coefficients, or do not differ: no test on cluster means, no interval"
      )
    case .oneCluster(let name):
      LocalizedText("only one cluster of '\(name)': no standard error can be had")
    case .requested:
      LocalizedText("asked for by the analyst")
    }
  }

  // MARK: In words

  /// Why there is no standard error, no test or no interval; `nil` where there are.
  static func missing(_ inference: EffectInference) -> String? {
    let estimate = inference.estimate
    guard estimate.pValue == nil || estimate.confidenceLow == nil else { return nil }
    guard let error = estimate.standardError, error == 0 else { return reason(for: inference.rule)(.english) }
    return "the model fits without error: a standard error of 0 allows no test and no interval"
  }

  /// What the interval says, in words that do not claim more; `nil` without an estimate.
  static func finding(_ findings: IncomeFindings) -> LocalizedText? {
    let estimate = findings.main.inference.estimate
    guard let value = estimate.estimate else { return nil }
    let number = { (x: Double) in plain(x, decimals: findings.decimals) }
    let unit = findings.settings.outcome.unit.map { " " + $0.english } ?? ""
    guard let low = estimate.confidenceLow, let high = estimate.confidenceHigh else {
      return LocalizedText("The estimate is \(number(value))\(unit); how far off it may be cannot be said.")
    }
    let range = "The data are compatible with effects from \(number(low)) to \(number(high))\(unit)"
    let level = NumberStyle.percentWithSign(decimals: 0).text(findings.settings.request.confidence, in: .english)
    let opening = "The estimate is \(number(value))\(unit)."
    let test = disagreement(findings, low: low, high: high)
    if low > 0 { return LocalizedText("\(opening) \(range) (\(level) interval): above zero throughout.\(test)") }
    if high < 0 { return LocalizedText("\(opening) \(range) (\(level) interval): below zero throughout.\(test)") }
    let power =
      findings.main.inference.minimumDetectableEffect.map { effect in
        " A study like this would find an effect of \(number(effect))\(unit) in 80% of cases."
      } ?? ""
    return LocalizedText("INCONCLUSIVE. \(opening) \(range) (\(level) interval).\(test)\(power)")
  }

  /// That a test says otherwise than the interval: the two need not come from the same estimate of the variance.
  private static func disagreement(_ findings: IncomeFindings, low: Double, high: Double) -> String {
    let level = 1 - findings.settings.request.confidence
    let isAway = low > 0 || high < 0
    let randomized = findings.randomization[findings.headline]?.studentizedPValue
    let tests = [
      ("the test", findings.main.inference.estimate.pValue), ("the randomisation test", randomized),
    ]
    let others = tests.compactMap { name, p in
      p.flatMap { ($0 <= level) == isAway ? nil : "\(name) has p = \(shortPValue($0))" }
    }
    return others.isEmpty ? "" : " Not all agree: \(others.joined(separator: ", "))."
  }

  static func cautions(_ findings: IncomeFindings) -> [LocalizedText] {
    var cautions: [LocalizedText] = []
    if findings.settings.design.assignment != .random {
      cautions.append(
        .draft(
          "Not assigned by lot: the difference may also come from who took part.",
          ja: "無作為割付ではないため、参加者の違いによる差も含まれうる。"))
    }
    if let attrition = lostUnits(findings) { cautions.append(attrition) }
    if let growth = nominalGrowth(findings) { cautions.append(growth) }
    return cautions
  }

  /// That one arm lost more units than the other, from five points on.
  private static func lostUnits(_ findings: IncomeFindings) -> LocalizedText? {
    guard let shares = lostShares(findings), (shares.treated - shares.comparison).magnitude >= 0.05 - 1e-9 else {
      return nil
    }
    let more = shares.comparison > shares.treated ? "comparison" : "programme"
    let points = NumberStyle.percent(decimals: 0).text(
      decimalDifference(shares.comparison, shares.treated).magnitude, in: .english)
    return LocalizedText(
      "The \(more) group lost \(points) percentage points more of its units to follow-up: if those who were lost differ, "
        + "the effect is biased.")
  }

  static func lostShares(_ findings: IncomeFindings) -> (treated: Double, comparison: Double)? {
    guard let counts = findings.income.attrition, counts.treatedBefore > 0, counts.comparisonBefore > 0 else {
      return nil
    }
    return (
      1 - Double(counts.treatedAfter) / Double(counts.treatedBefore),
      1 - Double(counts.comparisonAfter) / Double(counts.comparisonBefore)
    )
  }

  /// What prices alone did to the money of the treated.
  private static func nominalGrowth(_ findings: IncomeFindings) -> LocalizedText? {
    guard findings.settings.outcome.isReal, let nominal = findings.income.nominalTreated,
      let real = findings.income.realTreated, nominal.before > 0, real.before > 0
    else { return nil }
    let growth = { (pair: (before: Double, after: Double)) in
      NumberStyle.signedPoints(decimals: 0).text(pair.after / pair.before - 1, in: .english) + "%"
    }
    return LocalizedText(
      "The programme group's mean changed by \(growth(nominal)) in the money of the day and by \(growth(real)) in "
        + "constant prices; neither is the effect of the programme.")
  }
}
