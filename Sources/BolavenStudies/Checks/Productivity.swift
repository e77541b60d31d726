import BolavenData
import BolavenNumerics

/// Far more interviews of one enumerator on one day than the usual of all.
struct Productivity: DataCheck {
  private static let most = 2.0
  private static let leastDays = 5

  func findings(in table: CheckedTable) -> [CheckFinding] {
    let frame = table.frame
    let column = ["start", "today", "_submission_time", "SubmissionDate", "interview_date"].map { ColumnName($0) }
      .first(where: frame.has)
    guard let column, let dates = try? frame.levels(column) else { return [] }
    var days: [(enumerator: String, day: String, rows: [Int])] = []
    for (name, rows) in table.rowsOfEnumerators {
      let rowsOfDay = Dictionary(grouping: rows.filter { dates[$0] != nil }) { String((dates[$0] ?? "").prefix(10)) }
      days += rowsOfDay.sorted { $0.key < $1.key }.map { (name, $0.key, $0.value) }
    }
    guard days.count >= Self.leastDays, let median = quantile(days.map { Double($0.rows.count) }, 0.5) else {
      return []
    }
    return days.filter { Double($0.rows.count) > max(Self.most * median, median + 3) }.map { day in
      table.finding(
        .manyInterviews(
          enumerator: shown(day.enumerator, table), day: day.day, count: day.rows.count, median: median),
        column, rows: day.rows)
    }
  }
}
