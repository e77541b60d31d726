internal import BolavenFormats

/// How numbers of Stata and SPSS stand for dates and times.
///
/// Stata counts days, months and so on from 1 January 1960 and milliseconds from its beginning; its years have 52 weeks,
/// the last one of eight or nine days. SPSS counts seconds from the beginning of 14 October 1582, for months and quarters
/// too.
///
/// Source: StataCorp (2023), Stata User's Guide, §25; IBM (2021), SPSS Statistics Command Syntax Reference, Date and Time
/// Formats.
enum StatFileCalendar: Hashable {
  case stataDays, stataMilliseconds, stataTime, stataWeeks, stataMonths, stataQuarters, stataHalves
  case spssDate, spssDateTime, spssTime, spssMonth, spssQuarter

  /// The calendar of a display format; `nil` where it shows plain numbers, or a time that no ISO text has: business days,
  /// seconds that count leap seconds, durations.
  init?(format: String, kind: StatFileKind) {
    switch kind {
    case .stata:
      guard let calendar = Self.stata(format) else { return nil }
      self = calendar
    case .spss, .spssCompressed, .spssPortable:
      switch format.prefix(while: \.isLetter) {
      case "DATE", "ADATE", "EDATE", "JDATE", "SDATE", "WKYR": self = .spssDate
      case "DATETIME", "YMDHMS": self = .spssDateTime
      case "TIME", "MTIME": self = .spssTime
      case "MOYR": self = .spssMonth
      case "QYR": self = .spssQuarter
      default: return nil
      }
    }
  }

  private static func stata(_ format: String) -> StatFileCalendar? {
    var letters = format.dropFirst(format.hasPrefix("%") ? 1 : 0)
    letters = letters.drop { $0 == "-" }
    if letters.first == "d" { return .stataDays }
    guard letters.first == "t" else { return nil }
    return switch letters.dropFirst().first {
    case "d": .stataDays
    // Without a letter for a part of the date it shows the time of a day, which then is the first.
    case "c":
      letters.count > 2 && !letters.dropFirst(2).contains { "CcYyJjNnDdWwLl".contains($0) } && !letters.contains("Mon")
        ? .stataTime : .stataMilliseconds
    case "w": .stataWeeks
    case "m": .stataMonths
    case "q": .stataQuarters
    case "h": .stataHalves
    default: nil
    }
  }

  /// What the column is, for the codebook.
  var kind: CodebookEntry.Kind? {
    switch self {
    case .stataDays, .stataMilliseconds, .spssDate, .spssDateTime: .date
    case .stataMonths, .spssMonth: .month
    case .spssTime, .stataTime: .time
    case .stataWeeks, .stataQuarters, .stataHalves, .spssQuarter: .text
    }
  }

  /// The date or time; `nil` where the number is none of the years 1 to 9999, or of the day.
  func text(_ x: Double) -> String? {
    guard x.magnitude < 1e15 else { return nil }
    switch self {
    case .stataDays: return day(Int(x.rounded(.down)) + Self.stataOrigin)
    case .stataMilliseconds: return moment(x, unitsOfDay: 86_400_000, origin: Self.stataOrigin)
    case .stataTime: return StatFileCalendar.spssTime.text(x / 1000)
    case .stataWeeks: return period(x, of: 52, "w", digits: 2)
    case .stataMonths: return period(x, of: 12, "-", digits: 2)
    case .stataQuarters: return period(x, of: 4, "Q", digits: 1)
    case .stataHalves: return period(x, of: 2, "H", digits: 1)
    case .spssDate: return day(Int((x / 86_400).rounded(.down)) + Self.spssOrigin)
    case .spssDateTime: return moment(x, unitsOfDay: 86_400, origin: Self.spssOrigin)
    case .spssTime:
      guard x >= 0, x < 86_400 else { return nil }
      return time(microseconds: min(Int((1e6 * x).rounded()), 86_399_999_999))
    case .spssMonth: return day(Int((x / 86_400).rounded(.down)) + Self.spssOrigin).map { String($0.prefix(7)) }
    case .spssQuarter:
      guard let date = CivilDate(days: Int((x / 86_400).rounded(.down)) + Self.spssOrigin) else { return nil }
      return "\(digits(date.year, 4))Q\((date.month + 2) / 3)"
    }
  }

  /// The number that stands for an ISO date, date with time, month or time; `nil` where the text is none.
  func number(_ text: String) -> Double? {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    switch self {
    case .stataDays, .spssDate:
      guard let days = Self.days(text) else { return nil }
      return self == .stataDays ? Double(days - Self.stataOrigin) : 86_400 * Double(days - Self.spssOrigin)
    case .stataMilliseconds, .spssDateTime:
      guard let first = parts.first, let days = Self.days(first) else { return nil }
      guard let microseconds = parts.count == 2 ? Self.microseconds(parts[1]) : 0 else { return nil }
      if self == .stataMilliseconds {
        return 86_400_000 * Double(days - Self.stataOrigin) + Double(microseconds) / 1000
      }
      return 86_400 * Double(days - Self.spssOrigin) + Double(microseconds) / 1e6
    case .stataTime: return Self.microseconds(text[...]).map { Double($0) / 1000 }
    case .spssTime: return Self.microseconds(text[...]).map { Double($0) / 1e6 }
    case .stataMonths, .spssMonth:
      guard text.utf8.count == 7, let days = Self.days(text + "-01") else { return nil }
      guard self == .stataMonths else { return 86_400 * Double(days - Self.spssOrigin) }
      return CivilDate(days: days).map { Double(12 * ($0.year - 1960) + $0.month - 1) }
    case .stataWeeks, .stataQuarters, .stataHalves, .spssQuarter: return nil
    }
  }

  /// The format in which its numbers are shown.
  var format: String {
    switch self {
    case .stataDays: "%td"
    case .stataMilliseconds: "%tc"
    case .stataTime: "%tcHH:MM:SS"
    case .stataWeeks: "%tw"
    case .stataMonths: "%tm"
    case .stataQuarters: "%tq"
    case .stataHalves: "%th"
    case .spssDate: "DATE11"
    case .spssDateTime: "DATETIME23.3"
    case .spssTime: "TIME11.2"
    case .spssMonth: "MOYR8"
    case .spssQuarter: "QYR8"
    }
  }

  /// `2023-04-28` as days from 1 January 1970.
  private static func days(_ text: some StringProtocol) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    return CivilDate(year: year, month: month, day: day)?.days
  }

  /// `14:30`, `14:30:00` or `14:30:00.250` as a time of day.
  private static func microseconds(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), text.utf8.allSatisfy({ $0 == 58 || $0 == 46 || (48...57).contains($0) }),
      parts[0].utf8.count == 2, parts[1].utf8.count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]),
      hours < 24, minutes < 60
    else { return nil }
    var microseconds = 0
    if parts.count == 3 {
      let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false)
      guard seconds.count <= 2, seconds[0].utf8.count == 2, let whole = Int(seconds[0]), whole < 60 else { return nil }
      microseconds = 1_000_000 * whole
      if seconds.count == 2 {
        guard (1...6).contains(seconds[1].utf8.count),
          let fraction = Int(seconds[1] + String(repeating: "0", count: 6 - seconds[1].utf8.count))
        else { return nil }
        microseconds += fraction
      }
    }
    return 1_000_000 * (3600 * hours + 60 * minutes) + microseconds
  }

  /// Days from 1 January 1970.
  static let stataOrigin = -3653
  static let spssOrigin = -141_428

  private func day(_ days: Int) -> String? {
    CivilDate(days: days)?.text
  }

  /// - Parameters:
  ///   - x: in units of which a day has a whole number.
  ///   - origin: the day of 0.
  private func moment(_ x: Double, unitsOfDay: Double, origin: Int) -> String? {
    var days = (x / unitsOfDay).rounded(.down)
    // The quotient is rounded, near midnight to the next day; the difference is exact.
    if x - days * unitsOfDay < 0 { days -= 1 }
    let rest = (x - days * unitsOfDay) * (86_400_000_000 / unitsOfDay)
    guard days.magnitude < 1e7 else { return nil }
    let microseconds = Int(rest.rounded())
    let shift = microseconds >= 86_400_000_000 ? 1 : 0
    return day(Int(days) + shift + origin).map { "\($0)T\(time(microseconds: microseconds - 86_400_000_000 * shift))" }
  }

  private func time(microseconds: Int) -> String {
    let seconds = microseconds / 1_000_000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { digits($0, 2) }.joined(separator: ":")
    let fraction = microseconds % 1_000_000
    if fraction == 0 { return clock }
    return clock + "." + (fraction % 1000 == 0 ? digits(fraction / 1000, 3) : digits(fraction, 6))
  }

  /// A part of a year, counted from the first of 1960.
  private func period(_ x: Double, of parts: Int, _ mark: String, digits count: Int) -> String? {
    let number = Int(x.rounded(.down)) + 1960 * parts
    guard (parts..<10_000 * parts).contains(number) else { return nil }
    return "\(digits(number / parts, 4))\(mark)\(digits(number % parts + 1, count))"
  }
}
