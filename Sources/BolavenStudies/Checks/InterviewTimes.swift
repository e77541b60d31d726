import BolavenData
import BolavenNumerics

/// Interviews far shorter than the usual, that end before they begin, or that one enumerator holds at the same time.
struct InterviewTimes: DataCheck {
  private static let leastInterviews = 10
  /// Of the median.
  private static let shortest = 1.0 / 3

  func findings(in table: CheckedTable) -> [CheckFinding] {
    guard let times = InterviewClock(table) else { return [] }
    var findings: [CheckFinding] = []
    let backwards = times.rows.filter { times.seconds($0) < 0 }
    if !backwards.isEmpty { findings.append(table.finding(.endBeforeStart, times.end, rows: backwards)) }
    let lengths = times.rows.map { times.seconds($0) / 60 }.filter { $0 >= 0 }
    if lengths.count >= Self.leastInterviews, let median = quantile(lengths, 0.5) {
      let limit = median * Self.shortest
      let rows = times.rows.filter { times.seconds($0) >= 0 && times.seconds($0) / 60 < limit }
      if !rows.isEmpty {
        findings.append(table.finding(.shortInterviews(median: median, limit: limit), times.end, rows: rows))
      }
    }
    return findings + overlaps(table, times)
  }

  private func overlaps(_ table: CheckedTable, _ times: InterviewClock) -> [CheckFinding] {
    let timed = Set(times.rows.filter { times.seconds($0) >= 0 })
    return table.rowsOfEnumerators.compactMap { name, rows in
      let ordered = rows.filter(timed.contains).sorted { (times.startOf($0), $0) < (times.startOf($1), $1) }
      var overlapping: Set<Int> = []
      var latest: Int?
      for row in ordered {
        if let before = latest, times.startOf(row) < times.endOf(before) { overlapping.formUnion([before, row]) }
        if latest.map({ times.endOf($0) < times.endOf(row) }) ?? true { latest = row }
      }
      guard !overlapping.isEmpty else { return nil }
      return table.finding(
        .overlappingInterviews(enumerator: shown(name, table)), times.start, rows: overlapping.sorted())
    }
  }
}
