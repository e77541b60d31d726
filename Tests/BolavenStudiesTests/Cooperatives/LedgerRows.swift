import BolavenData
import BolavenEstimation
import BolavenReports

@testable import BolavenStudies

/// A ledger of two cooperatives and two years that keeps every identity, to be broken in one place at a time.
struct LedgerRows {
  static let columns: [ColumnName] = [
    "members_start", "members_joined", "members_left", "members_end", "members_women_end", "board_women", "board_total",
    "member_production_kg", "member_supplied_kg", "farmgate_price_lak_kg", "price_paid_members_lak_kg", "revenue_lak",
    "cogs_lak", "opex_lak", "net_surplus_lak", "equity_lak", "total_assets_lak", "current_assets_lak",
    "current_liabilities_lak",
  ]

  var groups: [String?] = ["A", "A", "B", "B"]
  var years: [Double?] = [2020, 2021, 2020, 2021]
  var figures: [[Double?]] = [
    [100, 10, 5, 105, 40, 3, 9, 1000, 500, 20, 21, 2000, 1500, 300, 200, 400, 1000, 600, 300],
    [105, 20, 4, 121, 50, 4, 9, 1100, 700, 20, 23, 3000, 2400, 400, 200, 500, 1250, 700, 350],
    [50, 0, 0, 50, 10, 2, 7, 400, 100, 22, 22, 500, 400, 60, 40, 90, 300, 100, 80],
    [50, 5, 1, 54, 12, 2, 7, 420, 210, 22, 24, 900, 700, 120, 80, 100, 330, 120, 90],
  ]

  mutating func set(_ column: ColumnName, row: Int, to value: Double?) {
    guard let place = Self.columns.firstIndex(of: column) else { return }
    figures[row][place] = value
  }

  mutating func append(_ group: String, _ year: Double, like row: Int) {
    groups.append(group)
    years.append(year)
    figures.append(figures[row])
  }

  func frame(without omitted: Set<ColumnName> = []) -> DataFrame {
    var columns: [(name: ColumnName, column: Column)] = [
      ("coop_id", .text(Categories(groups))), ("year", .numbers(NumberColumn(years))),
    ]
    for (place, name) in Self.columns.enumerated() where !omitted.contains(name) {
      columns.append((name, .numbers(NumberColumn(figures.map { $0[place] }))))
    }
    return DataFrame(source: "ledger.csv", columns: columns)
  }

  func ledger(without omitted: Set<ColumnName> = []) throws -> CooperativeLedger {
    try CooperativeLedger(frame(without: omitted))
  }

  func findings(from: Int = 2020, to: Int = 2021, without omitted: Set<ColumnName> = []) throws -> CooperativeFindings {
    CooperativeFindings(
      try ledger(without: omitted), CooperativePeriod(from: from, to: to), CooperativeSettings(file: "ledger.csv"))
  }
}

extension CooperativeFindings {
  func estimate(_ term: String) -> Double? { record.estimates.first { $0.term == term }?.estimate }
  func row(_ id: String) -> Row? { rows.first { $0.indicator.id == id } }
  var tableNotes: String { table.notes.map(\.text.english).joined(separator: "\n") }
}
