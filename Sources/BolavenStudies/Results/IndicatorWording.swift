import BolavenReports

/// The sentences under the table of indicators.
enum IndicatorWording {
  static let title: LocalizedText = .draft("Indicators", lo: "ຕົວຊີ້ວັດ", ja: "指標")
  static let number: LocalizedText = .draft("No.", lo: "ລ/ດ", ja: "番号")
  /// The short form: the glossary's Japanese word is too wide for a column of numbers.
  static let baseline: LocalizedText = .draft("Baseline", lo: "ຂໍ້ມູນເສັ້ນຖານ", ja: "基準値")

  static let progressRule: LocalizedText = .draft(
    "Progress = (actual - baseline) / (target - baseline); with no baseline, actual / target.",
    ja: "進捗 = (実績値 - 基準値) / (目標値 - 基準値)。基準値がない場合は実績値 / 目標値。")

  static let proposal: LocalizedText = .draft(
    "Statuses are proposals; the rating is for people to make.", ja: "状況は機械的な提案であり、評価は人が行う。")

  static func statusRule(_ rule: StatusRule, of ids: [String]?) -> LocalizedText {
    let met = percent(rule.met)
    let near = percent(rule.near)
    let behind = percent(rule.behind)
    let which = ids.map { " (\($0.joined(separator: ", ")))" } ?? ""
    let word = { (status: IndicatorStatus, language: Language) in status.word(language) }
    return .draft(
      "\(word(.met, .english)) \(met) or more, \(word(.near, .english)) from \(near), \(word(.behind, .english)) from "
        + "\(behind), \(word(.off, .english)) below \(behind)\(which).",
      lo: "\(word(.met, .lao)) >= \(met); \(word(.near, .lao)) >= \(near); \(word(.behind, .lao)) >= \(behind); "
        + "\(word(.off, .lao)) < \(behind)\(which).",
      ja: "\(word(.met, .japanese)) \(met)以上、\(word(.near, .japanese)) \(near)以上、\(word(.behind, .japanese)) "
        + "\(behind)以上、\(word(.off, .japanese)) \(behind)未満\(which)。")
  }

  // MARK: Charts

  static let bulletTitle: LocalizedText = .draft(
    "Indicators against their targets", lo: "ຕົວຊີ້ວັດທຽບກັບເປົ້າໝາຍ", ja: "指標と目標値")
  static let progressTitle: LocalizedText = .draft(
    "How far the indicators have come", lo: "ຄວາມຄືບໜ້າຂອງຕົວຊີ້ວັດ", ja: "指標の進捗")

  // MARK: Notes of a table

  static func notes(_ findings: IndicatorFindings) -> [Note] {
    let results = findings.results
    var notes = results.contains { $0.progress.shown != nil } ? rules(results) : []
    if let text = intervals(results) { notes.append(Note(.errors, text)) }
    if let text = fractions(results) { notes.append(Note(.sample, text)) }
    notes += results.compactMap(unanswered).map { Note(.sample, $0) }
    if findings.disaggregatedRows > 0 { notes.append(Note(.sample, disaggregated(findings.disaggregatedRows))) }
    if let text = achievements(results) { notes.append(Note(.adjustments, text)) }
    if let text = twoClasses(results) { notes.append(Note(.adjustments, text)) }
    notes += results.flatMap(remarks).map { Note(.adjustments, $0) }
    notes += sources(results).map { Note(.source, $0) }
    return notes
  }

  /// What progress and status are, where a number shows them.
  private static func rules(_ results: [IndicatorResult]) -> [Note] {
    var notes = [Note(.rows, progressRule)]
    let rules = Set(results.map(\.definition.rule)).sorted { ($0.met, $0.near) > ($1.met, $1.near) }
    for rule in rules {
      let ids = results.filter { $0.definition.rule == rule }.map(\.definition.id)
      notes.append(Note(.rows, statusRule(rule, of: rules.count > 1 ? ids : nil)))
    }
    return notes + [Note(.rows, proposal)]
  }

  /// The numerator and denominator of every percentage.
  private static func fractions(_ results: [IndicatorResult]) -> LocalizedText? {
    let parts = results.filter(\.definition.isPercentage).compactMap { result -> String? in
      let values = [("baseline", result.baseline), ("actual", result.actual)].compactMap { name, number in
        number.flatMap { fraction($0) }.map { "\(name) \($0)" }
      }
      return values.isEmpty ? nil : "\(result.definition.id) \(values.joined(separator: ", "))"
    }
    return parts.isEmpty ? nil : LocalizedText("Percentages are of: \(parts.joined(separator: "; ")).")
  }

  private static func fraction(_ number: IndicatorNumber) -> String? {
    guard let denominator = number.denominator else { return nil }
    return (number.numerator.map(plain) ?? "...") + "/" + plain(denominator)
  }

  private static func intervals(_ results: [IndicatorResult]) -> LocalizedText? {
    let parts = results.compactMap { result -> String? in
      guard let low = result.actual?.low, let high = result.actual?.high else { return nil }
      let actual = result.style.interval(low, high, in: .english)
      guard let from = result.progress.low, let to = result.progress.high else {
        return "\(result.definition.id) \(actual)"
      }
      let style = NumberStyle.percentWithSign(decimals: 0)
      return "\(result.definition.id) \(actual), progress \(style.interval(from, to, in: .english))"
    }
    return parts.isEmpty ? nil : LocalizedText("95% intervals of the actual: \(parts.joined(separator: "; ")).")
  }

  private static func achievements(_ results: [IndicatorResult]) -> LocalizedText? {
    let parts = results.compactMap { result in
      result.progress.achievement.map { "\(result.definition.id) \(percent($0))" }
    }
    return parts.isEmpty ? nil : LocalizedText("Actual / target: \(parts.joined(separator: ", ")).")
  }

  private static func twoClasses(_ results: [IndicatorResult]) -> LocalizedText? {
    let parts = results.compactMap { result -> String? in
      guard result.progress.hasTwoClasses, let other = result.progress.achievementStatus else { return nil }
      return "\(result.definition.id) \(other.word(.english))"
    }
    return parts.isEmpty
      ? nil : LocalizedText("! By actual / target the status would be: \(parts.joined(separator: ", ")).")
  }

  private static func unanswered(_ result: IndicatorResult) -> LocalizedText? {
    guard let count = result.actual?.unanswered, count > 0 else { return nil }
    return LocalizedText(
      "\(result.definition.id): \(count) \(count == 1 ? "row" : "rows") without an answer left out.")
  }

  private static func disaggregated(_ rows: Int) -> LocalizedText {
    LocalizedText("\(rows) \(rows == 1 ? "row" : "rows") of parts of an indicator are not shown.")
  }

  private static func remarks(_ result: IndicatorResult) -> [LocalizedText] {
    [result.definition.note, result.baseline?.note, result.target?.note].compactMap { note in
      note.map { note in
        LocalizedText(
          "\(result.definition.id): \(sentence(note(.english)))",
          lo: note.lao.map { "\(result.definition.id): \($0)" },
          ja: note.japanese.map { "\(result.definition.id): \($0)" })
      }
    }
  }

  /// Where the actuals come from, each source once with the indicators it serves.
  private static func sources(_ results: [IndicatorResult]) -> [LocalizedText] {
    var order: [String] = []
    var ids: [String: [String]] = [:]
    for result in results {
      let origin = [result.definition.source ?? result.actual?.origin, result.actual?.period].compactMap { $0 }
        .joined(separator: ", ")
      guard !origin.isEmpty else { continue }
      if ids[origin] == nil { order.append(origin) }
      ids[origin, default: []].append(result.definition.id)
    }
    guard !order.isEmpty else { return [] }
    let list = order.map { "\($0) (\((ids[$0] ?? []).joined(separator: ", ")))" }.joined(separator: "; ")
    return [sourceNote([list])]
  }

  private static func sentence(_ text: String) -> String {
    text.hasSuffix(".") || text.hasSuffix("。") ? text : text + "."
  }

  private static func plain(_ x: Double) -> String {
    NumberStyle.fixed(decimals: x == x.rounded() ? 0 : 1).text(x, in: .english)
  }

  private static func percent(_ share: Double) -> String {
    NumberStyle.percentWithSign(decimals: 0).text(share, in: .english)
  }
}
