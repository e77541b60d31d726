import BolavenData
import BolavenReports

/// The sentences of the cooperative report.
enum CooperativeWording {
  static func title(_ period: CooperativePeriod) -> LocalizedText {
    .draft(
      "Cooperative growth, \(period.from) to \(period.to)", lo: "ການເຕີບໂຕຂອງສະຫະກອນ, \(period.from) ຫາ \(period.to)",
      ja: "協同組合の成長、\(period.from)年～\(period.to)年")
  }

  static let growthBlock: LocalizedText = .draft("Growth a year, %", ja: "年平均成長率（％）")
  static let inBothYears: LocalizedText = .draft("in both years", ja: "両年に存在")
  static let entered: LocalizedText = .draft("entered", ja: "新規")
  static let left: LocalizedText = .draft("left", ja: "離脱")
  static let medianGroup: LocalizedText = .draft("median cooperative", ja: "中央値")

  static func ratio(_ period: CooperativePeriod) -> LocalizedText {
    .draft("\(period.to) / \(period.from), in both years", ja: "\(period.to)年／\(period.from)年、両年に存在")
  }

  static func pooled(_ name: LocalizedText, groups: Int) -> LocalizedText {
    .draft("\(name(.english)), pooled, \(groups) in both years", ja: "\(name(.japanese))、合算、両年の\(groups)組合")
  }

  static func pooledAll(_ name: LocalizedText) -> LocalizedText {
    .draft("\(name(.english)), pooled, all", ja: "\(name(.japanese))、合算、全組合")
  }

  static func median(_ name: LocalizedText) -> LocalizedText {
    .draft("\(name(.english)), median cooperative", ja: "\(name(.japanese))、中央値")
  }

  static func range(_ name: LocalizedText) -> LocalizedText {
    .draft("\(name(.english)), lowest and highest", ja: "\(name(.japanese))、最小と最大")
  }

  /// The indicator without the unit in its label.
  static func name(of indicator: CooperativeIndicator) -> LocalizedText {
    switch indicator.unit {
    case .money: .draft("Revenue", lo: "ຍອດຂາຍ", ja: "売上高")
    case .count, .share, .ratio: indicator.label
    }
  }

  // MARK: Charts

  static func trendTitle(_ indicator: CooperativeIndicator) -> LocalizedText {
    let name = name(of: indicator)
    return .draft(
      "\(name.english) of all cooperatives, by year", lo: "\(name(.lao)) ຂອງທຸກສະຫະກອນ, ຕາມປີ",
      ja: "\(name(.japanese))の推移、全組合")
  }

  static func groupsTitle(_ indicator: CooperativeIndicator) -> LocalizedText {
    let name = name(of: indicator)
    return .draft(
      "\(name.english) of each cooperative, by year", lo: "\(name(.lao)) ຂອງແຕ່ລະສະຫະກອນ, ຕາມປີ",
      ja: "\(name(.japanese))の推移、組合別")
  }

  // MARK: Notes

  static let pooling: LocalizedText = LocalizedText(
    "Shares and ratios are sums over all cooperatives of the year divided by sums. Changes of shares are percentage "
      + "points.")
  static let nominal: LocalizedText = LocalizedText("Money is nominal LAK, not corrected for prices.")

  static func growth(years: Int) -> LocalizedText {
    LocalizedText("Growth a year is (last / first)^(1/\(years)) - 1.")
  }

  static func sample(
    _ check: LedgerCheck, used: Int, _ period: CooperativePeriod, _ flow: GroupFlow, counts: (from: Int, to: Int)
  ) -> LocalizedText {
    var text =
      "N = \(counts.from) cooperatives in \(period.from) and \(counts.to) in \(period.to) (\(used) of "
      + "\(check.rowCount) rows), \(flow.continuing.count) in both years."
    if !flow.entered.isEmpty { text += " Entered: \(list(flow.entered.map { "\($0.group) (\($0.year))" }))." }
    if !flow.left.isEmpty { text += " Left: \(list(flow.left.map { "\($0.group) (after \($0.year))" }))." }
    if !flow.between.isEmpty { text += " In neither year: \(list(flow.between))." }
    return LocalizedText(text)
  }

  static func identities(_ check: LedgerCheck, yearsOfLoss: Int) -> LocalizedText {
    let failures = check.violations.count
    var text =
      "Identities checked: \(check.rowCount) rows, \(failures) identity \(failures == 1 ? "failure" : "failures")"
    if yearsOfLoss > 0 { text += ", \(yearsOfLoss) \(yearsOfLoss == 1 ? "row" : "rows") with a negative surplus" }
    text += "."
    if !check.unchecked.isEmpty {
      text += " Not checked, a column is missing: \(list(check.unchecked.map(\.rawValue)))."
    }
    return LocalizedText(text)
  }

  static func smallestPValue(_ pValue: Double, groups: Int) -> LocalizedText {
    LocalizedText(
      "n = \(groups) in both years: the smallest p-value that an exact two-sided test can reach is "
        + "\(NumberStyle.pValue.text(pValue, in: .english)).")
  }

  static func omitted(_ indicator: CooperativeIndicator, missing: [ColumnName]) -> LocalizedText {
    LocalizedText("Left out, no column \(list(missing.map { "'\($0)'" })): \(indicator.label(.english)).")
  }

  // MARK: Identities

  /// The broken identities in a notice; `nil` where none is.
  static func caution(_ check: LedgerCheck) -> LocalizedText? {
    guard let first = check.violations.first else { return nil }
    let shown = check.violations.prefix(5).map { violation($0)(.english) }
    let count = check.violations.count
    let rest = count > shown.count ? " And \(count - shown.count) more." : ""
    let opening =
      count == 1
      ? "1 row of the ledger contradicts itself (Excel row \(first.excelRow)); nothing was repaired."
      : "\(count) times the ledger contradicts itself; nothing was repaired."
    return LocalizedText(opening + " " + shown.joined(separator: " ") + rest)
  }

  static func violation(_ violation: LedgerViolation) -> LocalizedText {
    let found = number(violation.found)
    let expected = number(violation.expected)
    let fact =
      switch violation.identity {
      case .memberFlow: "members at the end are \(found), start + joined - left is \(expected)"
      case .memberCarryOver: "members at the start are \(found), the year before ended with \(expected)"
      case .womenWithinMembers: "women members are \(found) of \(expected) members"
      case .surplus: "net surplus is \(found), revenue - cogs - opex is \(expected)"
      case .supplyWithinProduction: "members supplied \(found) kg, 1.05 of their production is \(expected) kg"
      case .equityWithinAssets: "equity is \(found), total assets are \(expected)"
      case .consecutiveYears: "no row for \(years(violation))"
      }
    return LocalizedText("\(violation.group) \(violation.year) (row \(violation.excelRow)): \(fact).")
  }

  private static func years(_ violation: LedgerViolation) -> String {
    let style = NumberStyle.year
    let first = style.text(violation.expected, in: .english)
    let last = style.text(violation.found - 1, in: .english)
    return first == last ? first : "\(first) to \(last)"
  }

  private static func number(_ x: Double) -> String {
    let decimals = x == x.rounded() ? 0 : 1
    return NumberStyle.fixed(decimals: decimals).text(x, in: .english)
  }

  // MARK: Undefined numbers

  /// Why numbers of the table are not there, or stand on fewer groups.
  static func absences(_ rows: [CooperativeFindings.Row], _ period: CooperativePeriod) -> [LocalizedText] {
    rows.flatMap { row in
      [(period.from, row.from), (period.to, row.to)].compactMap { absence(row.indicator, $1, $0) }
        + (row.growth.map { growthAbsences(row.indicator, $0) } ?? [])
    }
  }

  private static func absence(
    _ indicator: CooperativeIndicator, _ value: CooperativeValue, _ year: Int
  ) -> LocalizedText? {
    let name = indicator.label(.english)
    switch value.absence {
    case .denominatorNotPositive:
      return LocalizedText("\(name), \(year): not defined, the sum it is divided by is not positive.")
    case .missingFigures:
      return LocalizedText("\(name), \(year): not known, a figure is missing for \(list(value.incomplete)).")
    case nil:
      guard !value.incomplete.isEmpty else { return nil }
      return LocalizedText("\(name), \(year): without \(list(value.incomplete)), where a figure is missing.")
    }
  }

  private static func growthAbsences(_ indicator: CooperativeIndicator, _ growth: CooperativeGrowth) -> [LocalizedText]
  {
    guard !growth.withoutGrowth.isEmpty else { return [] }
    return [
      LocalizedText(
        "\(name(of: indicator)(.english)): growth of \(list(growth.withoutGrowth)) is not defined, the first figure is "
          + "zero or less or the last is below zero.")
    ]
  }

  private static func list(_ items: [String]) -> String { items.joined(separator: ", ") }
}
