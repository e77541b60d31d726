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

/// When interviews began and ended.
struct InterviewClock {
  let start: ColumnName
  let end: ColumnName
  /// Rows with both times.
  let rows: [Int]
  private let starts: [Double?]
  private let ends: [Double?]

  /// `nil` without both columns.
  init?(_ table: CheckedTable) {
    let frame = table.frame
    let pairs = [("start", "end"), ("starttime", "endtime"), ("start_time", "end_time")]
    guard let names = pairs.first(where: { frame.has(ColumnName($0.0)) && frame.has(ColumnName($0.1)) }),
      let first = try? frame.levels(ColumnName(names.0)), let second = try? frame.levels(ColumnName(names.1))
    else { return nil }
    start = ColumnName(names.0)
    end = ColumnName(names.1)
    let starts = (0..<frame.rowCount).map { first[$0].flatMap(secondsOfTime) }
    let ends = (0..<frame.rowCount).map { second[$0].flatMap(secondsOfTime) }
    self.starts = starts
    self.ends = ends
    rows = (0..<frame.rowCount).filter { starts[$0] != nil && ends[$0] != nil }
  }

  /// From beginning to end.
  func seconds(_ row: Int) -> Double { endOf(row) - startOf(row) }
  func startOf(_ row: Int) -> Double { starts[row] ?? 0 }
  func endOf(_ row: Int) -> Double { ends[row] ?? 0 }
}

/// The seconds of a time such as `2023-04-27T09:15:03.120+07:00` since 1970; without an offset, of a clock without one.
///
/// - Returns: `nil` for anything else.
///
/// Source: ISO 8601; days of the civil calendar by Richards (2013), *Explanatory Supplement to the Astronomical Almanac*, §15.11.
func secondsOfTime(_ text: String) -> Double? {
  let bytes = Array(text.utf8)
  func number(_ range: Range<Int>) -> Int? {
    guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ (48...57).contains($0) }) else { return nil }
    return bytes[range].reduce(0) { 10 * $0 + Int($1) - 48 }
  }
  guard bytes.count >= 16, bytes[4] == 45, bytes[7] == 45, bytes[10] == 84 || bytes[10] == 32, bytes[13] == 58,
    let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
    let minute = number(14..<16), (1...12).contains(month), (1...31).contains(day), hour < 25, minute < 60
  else { return nil }
  var place = 16
  var seconds = 0.0
  if place < bytes.count, bytes[place] == 58, let whole = number(17..<19) {
    seconds = Double(whole)
    place = 19
    if place < bytes.count, bytes[place] == 46 {
      var unit = 0.1
      place += 1
      while place < bytes.count, (48...57).contains(bytes[place]) {
        seconds += unit * Double(bytes[place] - 48)
        unit /= 10
        place += 1
      }
    }
  }
  var offset = 0
  if place < bytes.count, bytes[place] == 43 || bytes[place] == 45, let hours = number(place + 1..<place + 3) {
    let minutes = number(place + 4..<place + 6) ?? number(place + 3..<place + 5) ?? 0
    offset = (bytes[place] == 45 ? -1 : 1) * (3600 * hours + 60 * minutes)
  } else if place < bytes.count, bytes[place] != 90 {
    return nil
  }
  // Years begin in March, so that the day of the leap year is the last.
  let shifted = month > 2 ? year : year - 1
  let days =
    365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * ((month + 9) % 12) + 2) / 5 + day
    - 719_469
  return Double(86400 * days + 3600 * hour + 60 * minute - offset) + seconds
}
