import BolavenData

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
