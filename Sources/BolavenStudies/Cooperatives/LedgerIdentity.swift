public import BolavenData

/// A rule that the figures of one cooperative and year keep when they are right.
///
/// Source: formula C1 of the method pages; the tolerance of the surplus is for rounded figures.
public enum LedgerIdentity: String, Sendable, CaseIterable {
  /// members_end = members_start + members_joined − members_left.
  case memberFlow = "member-flow"
  /// members_start is members_end of the year before.
  case memberCarryOver = "member-carry-over"
  /// members_women_end ≤ members_end.
  case womenWithinMembers = "women-within-members"
  /// |revenue − cogs − opex − net surplus| ≤ 0.5% of revenue.
  case surplus
  /// member_supplied_kg ≤ 1.05 · member_production_kg.
  case supplyWithinProduction = "supply-within-production"
  /// equity_lak ≤ total_assets_lak.
  case equityWithinAssets = "equity-within-assets"
  /// No year without a row between the first and the last of a group.
  case consecutiveYears = "consecutive-years"

  /// The columns it needs, beside the group and the year.
  public var columns: [ColumnName] {
    switch self {
    case .memberFlow: ["members_end", "members_start", "members_joined", "members_left"]
    case .memberCarryOver: ["members_start", "members_end"]
    case .womenWithinMembers: ["members_women_end", "members_end"]
    case .surplus: ["revenue_lak", "cogs_lak", "opex_lak", "net_surplus_lak"]
    case .supplyWithinProduction: ["member_supplied_kg", "member_production_kg"]
    case .equityWithinAssets: ["equity_lak", "total_assets_lak"]
    case .consecutiveYears: []
    }
  }
}

/// A row that breaks an identity: what the ledger has, and what the identity asks for.
public struct LedgerViolation: Sendable, Hashable {
  /// The rule that is broken.
  public let identity: LedgerIdentity
  /// The id of the cooperative.
  public let group: String
  /// The year of the row; for a gap, the year after it.
  public let year: Int
  /// The row number that Excel shows.
  public let excelRow: Int
  /// The figure on the left of the rule; for a gap, the year after it.
  public let found: Double
  /// What the rule asks for, or its bound; for a gap, the year that should follow.
  public let expected: Double
}

/// What checking a ledger found. Nothing is repaired.
public struct LedgerCheck: Sendable, Hashable {
  /// Rows of the ledger.
  public let rowCount: Int
  /// Identities whose columns the ledger has.
  public let checked: [LedgerIdentity]
  /// In the order of the identities, then of the file.
  public let violations: [LedgerViolation]

  /// Identities that could not be checked, because a column is missing.
  public var unchecked: [LedgerIdentity] { LedgerIdentity.allCases.filter { !checked.contains($0) } }

  init(_ ledger: CooperativeLedger) {
    rowCount = ledger.rows.count
    checked = LedgerIdentity.allCases.filter { $0.columns.allSatisfy(ledger.has) }
    let previous = Self.previousRows(ledger)
    violations = checked.flatMap { identity in
      ledger.rows.indices.compactMap { row in
        identity.broken(in: ledger, row: row, previous: previous[row]).map { figures in
          LedgerViolation(
            identity: identity, group: ledger.rows[row].group, year: ledger.rows[row].year,
            excelRow: ledger.rows[row].excelRow, found: figures.found, expected: figures.expected)
        }
      }
    }
  }

  /// The row of the same group in its last year before, for each row.
  private static func previousRows(_ ledger: CooperativeLedger) -> [Int?] {
    var previous = [Int?](repeating: nil, count: ledger.rows.count)
    var last: [String: Int] = [:]
    for row in ledger.rows.indices.sorted(by: { ledger.rows[$0].year < ledger.rows[$1].year }) {
      previous[row] = last[ledger.rows[row].group]
      last[ledger.rows[row].group] = row
    }
    return previous
  }
}

extension LedgerIdentity {
  /// The two sides where the row breaks the rule; `nil` where it keeps it or lacks a figure.
  fileprivate func broken(
    in ledger: CooperativeLedger, row: Int, previous: Int?
  ) -> (found: Double, expected: Double)? {
    let value = { (column: ColumnName) in ledger.value(column, row) }
    switch self {
    case .memberFlow:
      guard let end = value("members_end"), let start = value("members_start"), let joined = value("members_joined"),
        let left = value("members_left")
      else { return nil }
      return differ(end, start + joined - left)
    case .memberCarryOver:
      guard let previous, ledger.rows[previous].year == ledger.rows[row].year - 1, let start = value("members_start"),
        let end = ledger.value("members_end", previous)
      else { return nil }
      return differ(start, end)
    case .womenWithinMembers: return exceeds(value("members_women_end"), value("members_end"))
    case .surplus:
      guard let revenue = value("revenue_lak"), let goods = value("cogs_lak"), let costs = value("opex_lak"),
        let surplus = value("net_surplus_lak")
      else { return nil }
      let expected = revenue - goods - costs
      return (expected - surplus).magnitude > 0.005 * revenue.magnitude ? (surplus, expected) : nil
    case .supplyWithinProduction:
      return exceeds(value("member_supplied_kg"), value("member_production_kg").map { 1.05 * $0 })
    case .equityWithinAssets: return exceeds(value("equity_lak"), value("total_assets_lak"))
    case .consecutiveYears:
      guard let previous else { return nil }
      return differ(Double(ledger.rows[row].year), Double(ledger.rows[previous].year + 1))
    }
  }
}

/// Two figures that should be equal apart from rounding.
private func differ(_ found: Double, _ expected: Double) -> (found: Double, expected: Double)? {
  (found - expected).magnitude > 1e-9 * max(1, expected.magnitude) ? (found, expected) : nil
}

/// A figure above its bound, apart from rounding.
private func exceeds(_ found: Double?, _ bound: Double?) -> (found: Double, expected: Double)? {
  guard let found, let bound, found - bound > 1e-9 * max(1, bound.magnitude) else { return nil }
  return (found, bound)
}
