/// How the numbers of a workbook stand for days.
enum DateSystem: Sendable, Hashable {
  /// 1 is 1 January 1900, and 60 a 29 February of that year which never was.
  case from1900
  /// 0 is 1 January 1904.
  case from1904

  /// The date or time that a number stands for, as ISO 8601 writes it; `nil` where no calendar has it.
  ///
  /// Rounded to milliseconds. A time that comes with a date is given, whatever the format shows.
  ///
  /// Source: ECMA-376 (2016), part 1, §18.17.4.1.
  func text(_ serial: Double, as format: NumberFormat) -> String? {
    guard serial.magnitude < 3_000_000 else { return nil }
    let milliseconds = Int((serial * 86_400_000).rounded())
    if format == .duration { return Self.duration(milliseconds) }
    guard milliseconds >= 0 else { return nil }
    let (day, time) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    if day == 0, format == .timeOfDay || self == .from1900 {
      return format == .date ? nil : Self.duration(time)
    }
    guard let date = civilDate(day) else { return nil }
    return time == 0 && format == .date ? date : "\(date)T\(Self.duration(time))"
  }

  private func civilDate(_ day: Int) -> String? {
    let daysSince1970: Int
    switch self {
    case .from1900:
      guard day != 60 else { return nil }
      daysSince1970 = day - (day < 60 ? 25_568 : 25_569)
    case .from1904: daysSince1970 = day - 24_107
    }
    let date = CivilDate(daysSince1970: daysSince1970)
    return date.year <= 9999 ? date.text : nil
  }

  /// `10:30:00`, with milliseconds where there are any.
  private static func duration(_ milliseconds: Int) -> String {
    let seconds = milliseconds.magnitude / 1000
    let fraction = milliseconds.magnitude % 1000
    let text = "\(padded(seconds / 3600)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
    let sign = milliseconds < 0 ? "-" : ""
    return sign + (fraction == 0 ? text : "\(text).\(String(1000 + fraction).dropFirst())")
  }

  private static func padded(_ number: UInt) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// A day of the Gregorian calendar.
///
/// Source: Hinnant (2013), chrono-compatible low-level date algorithms, civil_from_days.
struct CivilDate: Sendable, Hashable {
  let year: Int
  let month: Int
  let day: Int

  init(daysSince1970: Int) {
    let shifted = daysSince1970 + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `2023-04-27`.
  var text: String {
    let digits = { (number: Int, count: Int) in
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
  }
}
