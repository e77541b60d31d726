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
    return CivilDate(days: daysSince1970)?.text
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
