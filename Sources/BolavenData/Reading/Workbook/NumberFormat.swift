/// What a number format makes of a number: most formats change only how it looks.
enum NumberFormat: Sendable, Hashable {
  case number
  case date
  case dateAndTime
  case timeOfDay
  /// Hours beyond 24 count on.
  case duration

  /// A format of Excel's list, which stands in no file.
  ///
  /// 27 to 36 and 50 to 58 are dates and times in Chinese, Japanese and Korean files, 71 to 81 in Thai ones.
  ///
  /// Source: ECMA-376 (2016), part 1, §18.8.30.
  init(builtIn id: Int) {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58, 71...74, 81: self = .date
    case 18...21, 32...35, 55, 56, 75, 76, 78, 80: self = .timeOfDay
    case 22, 77: self = .dateAndTime
    case 45, 47: self = .timeOfDay
    case 46, 79: self = .duration
    default: self = .number
    }
  }

  /// A format as it is written: `dd/mm/yyyy`, `[$-409]h:mm AM/PM;@`, `0.00`.
  ///
  /// The first section decides. What is quoted, escaped or in brackets are no letters of a date, hours in brackets aside.
  init(code: String) {
    var scanner = Scanner(code.unicodeScalars)
    scanner.scan()
    if scanner.hasDigits || scanner.isGeneral {
      self = .number
    } else if scanner.hasDate {
      self = scanner.hasTime ? .dateAndTime : .date
    } else if scanner.isElapsed {
      self = .duration
    } else if scanner.hasTime {
      self = .timeOfDay
    } else {
      // An m beside no other letter is a month.
      self = scanner.hasMonthOrMinute ? .date : .number
    }
  }

  private struct Scanner {
    private let scalars: [Unicode.Scalar]
    var hasDate = false
    var hasTime = false
    var hasMonthOrMinute = false
    var isElapsed = false
    var hasDigits = false
    var isGeneral = false

    init(_ code: String.UnicodeScalarView) { scalars = Array(code) }

    mutating func scan() {
      var position = 0
      while position < scalars.count {
        let scalar = scalars[position]
        position += 1
        switch scalar {
        case ";": return
        case "\"": position = end(of: "\"", from: position)
        case "\\", "_", "*": position += 1
        case "[":
          let end = end(of: "]", from: position)
          addBracket(scalars[position..<max(position, end - 1)])
          position = end
        case "y", "Y", "d", "D", "b", "B", "g": hasDate = true
        case "e", "E":
          // Scientific notation, or the year of an era.
          if position < scalars.count, ["+", "-"].contains(scalars[position]) {
            hasDigits = true
          } else {
            hasDate = true
          }
        case "m", "M": hasMonthOrMinute = true
        case "h", "H", "s", "S": hasTime = true
        case "a", "A": position = addLetters(after: position)
        case "G" where word("eneral", at: position):
          isGeneral = true
          return
        case "0", "#", "?":
          // Digits behind the point of a second are part of a time.
          if !(hasTime && scalar == "0") { hasDigits = true }
        default: break
        }
      }
    }

    /// `AM/PM` and `A/P` belong to a time, `aaa` is the day of the week in Japanese.
    private mutating func addLetters(after position: Int) -> Int {
      for rest in ["M/PM", "/P"] where word(rest, at: position) {
        hasTime = true
        return position + rest.count
      }
      if word("aa", at: position) { hasDate = true }
      return position
    }

    private func word(_ text: String, at position: Int) -> Bool {
      let letters = Array(text.uppercased().unicodeScalars)
      guard position + letters.count <= scalars.count else { return false }
      return zip(scalars[position...], letters).allSatisfy { $0.properties.uppercaseMapping == String($1) }
    }

    /// `[h]`, `[mm]` and `[ss]` count beyond a day; colors, conditions and languages say nothing.
    private mutating func addBracket(_ inside: ArraySlice<Unicode.Scalar>) {
      guard let first = inside.first, ["h", "H", "m", "M", "s", "S"].contains(first),
        inside.allSatisfy({ $0 == first })
      else { return }
      isElapsed = true
      hasTime = true
    }

    private func end(of closing: Unicode.Scalar, from position: Int) -> Int {
      (scalars[position...].firstIndex(of: closing) ?? scalars.count - 1) + 1
    }
  }
}
