public import BolavenData
import BolavenFormats
public import BolavenReports

/// How cooperatives grew, in numbers.
public struct CooperativeFindings: StudyFindings {
  /// An indicator in the first and in the last year.
  public struct Row: Sendable, Hashable {
    /// What is measured.
    public let indicator: CooperativeIndicator
    /// In the first year.
    public let from: CooperativeValue
    /// In the last year.
    public let to: CooperativeValue
    /// The growth of a summed figure.
    public let growth: CooperativeGrowth?

    /// The difference; `nil` where one of the two is.
    public var change: Double? {
      guard let first = from.value, let last = to.value else { return nil }
      return decimalDifference(last, first)
    }
  }

  /// The id of the analysis.
  public let id: String
  /// Its kind.
  public var kind: String { CooperativeStudy.kind }
  /// The ledger, as the user named it.
  public let file: String
  /// Its figures.
  let ledger: CooperativeLedger
  /// The two years.
  public let period: CooperativePeriod
  /// What the identities found.
  public let check: LedgerCheck
  /// Groups that stayed, came and left.
  public let flow: GroupFlow
  /// Rows of the ledger in the two years.
  public let rowsUsed: Int
  /// Years of a group with a negative surplus, in the whole ledger.
  public let yearsOfLoss: Int
  /// Indicators whose columns the ledger has, in the order of the catalog.
  public let rows: [Row]
  /// Indicators that the ledger has no columns for.
  public let omitted: [(indicator: CooperativeIndicator, missing: [ColumnName])]
  /// Members at the start of the two years.
  let membersAtStart: Row?
  /// Summed figures of every year.
  let series: [CooperativeYears]

  init(_ ledger: CooperativeLedger, _ period: CooperativePeriod, _ settings: CooperativeSettings) {
    let flow = GroupFlow(ledger, period)
    let row = { (indicator: CooperativeIndicator) in
      var growth: CooperativeGrowth?
      if indicator.hasGrowth, case .sum(let column) = indicator.measurement {
        growth = CooperativeGrowth(of: column, in: ledger, period, flow)
      }
      return Row(
        indicator: indicator, from: indicator.value(of: ledger.rows(in: period.from), in: ledger),
        to: indicator.value(of: ledger.rows(in: period.to), in: ledger), growth: growth)
    }
    id = settings.id
    file = settings.file
    self.ledger = ledger
    self.period = period
    self.flow = flow
    check = LedgerCheck(ledger)
    rowsUsed = ledger.rows(in: period.from).count + ledger.rows(in: period.to).count
    yearsOfLoss = ledger.rows.indices.count { ledger.value("net_surplus_lak", $0).map { $0 < 0 } ?? false }
    rows = CooperativeIndicatorCatalog.all.filter { $0.columns.allSatisfy(ledger.has) }.map(row)
    omitted = CooperativeIndicatorCatalog.all.compactMap { indicator in
      let missing = indicator.columns.filter { !ledger.has($0) }
      return missing.isEmpty ? nil : (indicator, missing)
    }
    membersAtStart = ledger.has("members_start") ? row(.membersAtStart) : nil
    series = rows.compactMap { CooperativeYears($0.indicator, in: ledger) }
  }

  /// The smallest two-sided p-value that an exact test on the groups in both years can reach, 2/2ⁿ; `nil` without any.
  public var smallestPValue: Double? {
    guard !flow.continuing.isEmpty else { return nil }
    return min(1, Double(sign: .plus, exponent: 1 - min(1000, flow.continuing.count), significand: 1))
  }

  /// Named numbers that indicators may refer to: `members.2024`, `delivery_ratio.change`, `growth.members.pooled`.
  public var measures: [String: Measure] {
    var measures: [String: Measure] = [:]
    let put = { (key: String, value: Double?) in if let value { measures[key] = Measure(value) } }
    for row in rows {
      let name = row.indicator.id
      for (column, value) in [("\(period.from)", row.from), ("\(period.to)", row.to)] {
        guard let number = value.value else { continue }
        measures["\(name).\(column)"] = Measure(
          number, numerator: value.numerator, denominator: value.denominator)
        if row.indicator.unit == .money { put("\(name)_million.\(column)", number / 1e6) }
        if row.indicator.hasMedian { put("\(name)_median.\(column)", value.median) }
      }
      put("\(name).change", row.change)
      guard let growth = row.growth else { continue }
      put("\(name)_continuing.\(period.from)", growth.continuingFrom)
      put("\(name)_continuing.\(period.to)", growth.continuingTo)
      put("\(name)_continuing.change", growth.continuing)
      put("\(name)_entered.change", growth.entry)
      put("\(name)_left.change", growth.exit)
      put("\(name)_continuing.ratio", growth.ratio)
      put("growth.\(name).pooled", growth.pooled)
      put("growth.\(name).all", growth.pooledAll)
      put("growth.\(name).median", growth.median)
      put("growth.\(name).min", growth.least)
      put("growth.\(name).max", growth.greatest)
    }
    put("groups_continuing.\(period.to)", Double(flow.continuing.count))
    return measures
  }

  /// What a measure was made from that stands in no table, such as money in LAK.
  public func origin(of key: String) -> Provenance? { CooperativeOrigins(findings: self).measure(key) }

  /// The table, its charts, and a caution where the ledger breaks an identity.
  public func blocks() -> [Block] {
    var blocks = [.table(table)] + drawings.map { Block.chart($0) }
    if let caution = CooperativeWording.caution(check) { blocks.append(.notice(Notice(.caution, caution))) }
    return blocks
  }
}
