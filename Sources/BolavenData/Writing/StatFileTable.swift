internal import BolavenFormats

/// A table in the form in which Stata or SPSS hold it, and what had to be changed.
///
/// A column of texts becomes one of numbers where every text is a number as it is written shortest, so that `007` stays a
/// text; one of dates where the codebook says that it is one and every text is a date.
struct StatFileTable {
  private(set) var contents = StatFileContents(header: StatFileHeader(version: 118, encoding: "UTF-8"))
  private(set) var notes: [WriteNote] = []
  private let kind: StatFileKind

  /// - Throws: `statFileNotWritable` where a text is longer than the kind of file allows.
  init(_ frame: DataFrame, kind: StatFileKind) throws(DataError) {
    self.kind = kind
    let names = StatFileNames(kind: kind).names(for: frame.names.map(\.text))
    for (name, newName) in zip(frame.names, names) {
      if newName != name.text { notes.append(.columnRenamed(column: name.text, newName: newName)) }
      let entry = frame.codebook[name] ?? CodebookEntry()
      var column = StatFileOutputColumn(name: newName, column: name.text, kind: kind, entry: entry)
      switch try frame.column(name) {
      case .numbers(let numbers): column.add(numbers)
      case .text(let texts): column.add(texts)
      }
      if let problem = column.problem(path: frame.source) { throw DataError([problem]) }
      contents.variables.append(column.variable)
      contents.columns.append(column.values)
      if !column.labels.isEmpty { contents.labels[column.variable.labelSet] = column.labels }
      notes += column.notes
      if let note = Self.trailingBlanks(name, in: frame, column.values) { notes.append(note) }
    }
  }

  /// Rows whose texts end with blanks; `nil` where none do.
  private static func trailingBlanks(_ name: ColumnName, in frame: DataFrame, _ values: StatFileColumn) -> WriteNote? {
    guard case .texts(let levels, let codes) = values else { return nil }
    let isPadded = levels.map { $0.utf8.last == 32 }
    guard isPadded.contains(true) else { return nil }
    let rows = codes.indices.filter { codes[$0] >= 0 && isPadded[Int(codes[$0])] }
    guard !rows.isEmpty else { return nil }
    return .trailingBlanks(column: name.text, rows: rows.prefix(20).map(frame.excelRow), total: rows.count)
  }
}

/// One column on its way into a file.
private struct StatFileOutputColumn {
  private(set) var variable: StatFileVariable
  private(set) var values = StatFileColumn.numbers(values: [], marks: [])
  private(set) var labels: [StatFileLabel] = []
  private(set) var notes: [WriteNote] = []
  private let column: String
  private let kind: StatFileKind
  private let entry: CodebookEntry

  init(name: String, column: String, kind: StatFileKind, entry: CodebookEntry) {
    self.column = column
    self.kind = kind
    self.entry = entry
    variable = StatFileVariable(name: name)
    let label = entry.label.text() ?? ""
    variable.label = kind == .stata ? String(label.unicodeScalars.prefix(80)) : cut(label, bytes: 255)
    if variable.label != label { notes.append(.labelShortened(column: column, code: nil)) }
  }

  /// A text that is too long for SPSS.
  func problem(path: String) -> DataProblem? {
    guard kind != .stata, variable.width > Self.longestSPSSText, case .texts(let levels, let codes) = values,
      let row = codes.firstIndex(where: { $0 >= 0 && levels[Int($0)].utf8.count > Self.longestSPSSText })
    else { return nil }
    return .statFileNotWritable(
      path: path, kind: kind.name, variable: column, row: row + 1,
      detail: "a text of \(levels[Int(codes[row])].utf8.count) bytes; the longest may have \(Self.longestSPSSText)")
  }

  private static let longestSPSSText = 32_767

  /// Numbers with the reasons of those that are missing.
  mutating func add(_ numbers: NumberColumn, calendar: StatFileCalendar? = nil) {
    var values = numbers.values
    var marks = numbers.missing.map { $0 ? UInt8(1) : 0 }
    if let reasons = numbers.reasons { add(reasons, to: &values, &marks, numbers) }
    describe(numbers, calendar)
    addLabelsOfNumbers()
    self.values = .numbers(values: values, marks: marks.contains { $0 != 0 } ? marks : [])
  }

  mutating func add(_ texts: Categories) {
    if let (calendar, numbers) = dates(texts) {
      add(numbers, calendar: calendar)
    } else if let numbers = plainNumbers(texts) {
      add(numbers)
    } else {
      addTexts(texts)
    }
  }
}

// Numbers.
extension StatFileOutputColumn {
  /// Stata has a letter for each reason, SPSS the code itself.
  private mutating func add(
    _ reasons: MissingReasons, to values: inout [Double], _ marks: inout [UInt8], _ numbers: NumberColumn
  ) {
    if kind == .stata {
      let letters = letters(of: reasons.levels)
      let left = zip(reasons.levels, letters).filter { $0.1 == nil }.map(\.0)
      if !left.isEmpty { notes.append(.reasonsLeftOut(column: column, reasons: left)) }
      for (row, code) in reasons.codes.enumerated() where code >= 0 && marks[row] != 0 {
        if let letter = letters[Int(code)] { marks[row] = letter }
      }
      for (level, letter) in zip(reasons.levels, letters) {
        let reason = entry.missingCodes.first { $0.code == level }?.reason
        guard let letter, let label = reason ?? (level.hasPrefix(".") ? nil : level) else { continue }
        labels.append(StatFileLabel(code: .tag(letter), text: label))
      }
      return
    }
    let ranges = rangesOfSPSS(numbers)
    let codes = reasons.levels.map { decimalNumber($0) }
    let isKept = codes.map { code in code.map { code in ranges.contains { $0.contains(code) } } ?? false }
    let left = zip(reasons.levels, isKept).filter { !$0.1 }.map(\.0)
    if !left.isEmpty { notes.append(.reasonsLeftOut(column: column, reasons: left)) }
    for (row, code) in reasons.codes.enumerated() where code >= 0 && marks[row] != 0 && isKept[Int(code)] {
      marks[row] = 0
      values[row] = codes[Int(code)] ?? 0
    }
  }

  /// `.a` to `.z` keep their letter; other reasons take the first that is free.
  private func letters(of levels: [String]) -> [UInt8?] {
    let own = levels.map { level -> UInt8? in
      let bytes = Array(level.utf8)
      return bytes.count == 2 && bytes[0] == 46 && (97...122).contains(bytes[1]) ? bytes[1] : nil
    }
    var free = (97...122).map { UInt8($0) }.filter { !own.contains($0) }
    return own.map { $0 ?? (free.isEmpty ? nil : free.removeFirst()) }
  }

  /// Codes that mean that there is no answer: three of them, or a range and one more, and no number of the column.
  private mutating func rangesOfSPSS(_ numbers: NumberColumn) -> [StatFileVariable.MissingRange] {
    var singles: [Double] = []
    var range: ClosedRange<Double>?
    for code in entry.missingCodes {
      guard let first = decimalNumber(code.code) else { continue }
      if let last = code.last.flatMap(decimalNumber), last >= first {
        range = range.map { min($0.lowerBound, first)...max($0.upperBound, last) } ?? first...last
      } else {
        singles.append(first)
      }
    }
    // Codes without an entry are known from the rows alone.
    for level in numbers.reasons?.levels ?? [] {
      if let code = decimalNumber(level), !singles.contains(code), range.map({ !$0.contains(code) }) ?? true {
        singles.append(code)
      }
    }
    if let range { singles.removeAll { range.contains($0) } }
    singles.sort()
    if range == nil, singles.count > 3, let first = singles.first, let last = singles.last {
      range = first...last
      singles = []
    }
    let isFree = { (code: Double) in !(0..<numbers.count).contains { numbers[$0] == code } }
    if let found = range, (0..<numbers.count).contains(where: { row in numbers[row].map(found.contains) ?? false }) {
      range = nil
    }
    var ranges = range.map { [StatFileVariable.MissingRange.numbers(open($0.lowerBound), open($0.upperBound))] } ?? []
    for code in singles.filter(isFree).prefix(range == nil ? 3 : 1) { ranges.append(.numbers(code, code)) }
    variable.missing = ranges
    return ranges
  }

  private func open(_ x: Double) -> Double {
    x.magnitude == .greatestFiniteMagnitude ? (x < 0 ? -.infinity : .infinity) : x
  }

  /// How the numbers are stored and shown.
  private mutating func describe(_ numbers: NumberColumn, _ calendar: StatFileCalendar?) {
    if kind != .stata, variable.missing.isEmpty { _ = rangesOfSPSS(numbers) }
    let present = (0..<numbers.count).lazy.filter { !numbers.missing[$0] }.map { numbers.values[$0] }
    var low = 0.0
    var high = 0.0
    var isWhole = true
    for value in present {
      low = min(low, value)
      high = max(high, value)
      if value != value.rounded() { isWhole = false }
    }
    variable.width = 8
    if isWhole, kind == .stata {
      if low >= -127, high <= 100 {
        variable.width = 1
      } else if low >= -32_767, high <= 32_740 {
        variable.width = 2
      } else if low >= -2_147_483_647, high <= 2_147_483_620 {
        variable.width = 4
      }
    }
    if let calendar {
      variable.format = calendar.format
      if calendar == .stataMilliseconds || calendar == .stataTime { variable.width = 8 }
    } else if kind == .stata {
      variable.format = isWhole ? (variable.width == 8 ? "%14.0g" : variable.width == 4 ? "%12.0g" : "%8.0g") : "%10.0g"
    } else {
      let digits = plainText(max(high, -low).rounded(.up)).utf8.count + (low < 0 ? 1 : 0)
      variable.format = isWhole ? "F\(min(40, max(8, digits))).0" : "F\(min(40, max(8, digits + 3))).2"
    }
  }

  private mutating func addLabelsOfNumbers() {
    var left: [String] = []
    for value in entry.values {
      let text = value.label.text() ?? ""
      guard let code = decimalNumber(value.code), !text.isEmpty else {
        left.append(value.code)
        continue
      }
      if kind == .stata, code != code.rounded() || !(-2_147_483_647...2_147_483_620).contains(code) {
        left.append(value.code)
        continue
      }
      add(.number(code), text, value.code)
    }
    if kind != .stata {
      for code in entry.missingCodes where code.last == nil {
        if let number = decimalNumber(code.code), let reason = code.reason { add(.number(number), reason, code.code) }
      }
    }
    finishLabels(left)
  }

  private mutating func add(_ code: StatFileLabel.Code, _ text: String, _ written: String) {
    let short = cut(text, bytes: kind == .stata ? 32_000 : 120)
    if short != text { notes.append(.labelShortened(column: column, code: written)) }
    labels.append(StatFileLabel(code: code, text: short))
  }

  private mutating func finishLabels(_ left: [String]) {
    if !left.isEmpty { notes.append(.labelsLeftOut(column: column, codes: left)) }
    if !labels.isEmpty { variable.labelSet = variable.name }
  }
}

// Texts.
extension StatFileOutputColumn {
  /// The column as dates or times; `nil` where the codebook does not call it one, or a text is none.
  private func dates(_ texts: Categories) -> (StatFileCalendar, NumberColumn)? {
    let calendars: [StatFileCalendar] =
      switch (entry.kind, kind) {
      case (.date, .stata): [.stataDays, .stataMilliseconds]
      case (.date, _): [.spssDate, .spssDateTime]
      case (.month, .stata): [.stataMonths]
      case (.month, _): [.spssMonth]
      case (.time, .stata): [.stataTime]
      case (.time, _): [.spssTime]
      default: []
      }
    for calendar in calendars where texts.codes.contains(where: { $0 >= 0 }) {
      if let numbers = numbers(texts, calendar.number) { return (calendar, numbers) }
    }
    return nil
  }

  /// The column as numbers; `nil` where a text is none, or would be written otherwise.
  private func plainNumbers(_ texts: Categories) -> NumberColumn? {
    switch entry.kind {
    case .identifier, .text, .gps, .date, .month, .time, .multi: return nil
    default: break
    }
    guard texts.codes.contains(where: { $0 >= 0 }) else { return nil }
    return numbers(texts) { text in
      guard let number = decimalNumber(text), plainText(number) == text else { return nil }
      return number
    }
  }

  private func numbers(_ texts: Categories, _ number: (String) -> Double?) -> NumberColumn? {
    // A level that no row has says nothing about the column.
    var isUsed = [Bool](repeating: false, count: texts.levels.count)
    for code in texts.codes where code >= 0 { isUsed[Int(code)] = true }
    var found = [Double](repeating: 0, count: texts.levels.count)
    for (code, level) in texts.levels.enumerated() where isUsed[code] {
      guard let value = number(level) else { return nil }
      found[code] = value
    }
    return NumberColumn(
      values: texts.codes.map { $0 < 0 ? 0 : found[Int($0)] }, missing: texts.codes.map { $0 < 0 },
      reasons: texts.reasons)
  }

  private mutating func addTexts(_ texts: Categories) {
    variable.isText = true
    var levels = texts.levels
    var codes = texts.codes
    if let reasons = texts.reasons {
      // SPSS has codes for missing texts, at most three of eight bytes; Stata has none.
      let known = kind == .stata ? [] : reasons.levels.filter { $0.utf8.count <= 8 }.prefix(3)
      let left = reasons.levels.filter { !known.contains($0) }
      if !left.isEmpty { notes.append(.reasonsLeftOut(column: column, reasons: left)) }
      variable.missing = known.map { .texts($0, $0) }
      let positions = reasons.levels.map { level -> Int32 in
        guard known.contains(level) else { return -1 }
        levels.append(level)
        return Int32(levels.count - 1)
      }
      for (row, reason) in reasons.codes.enumerated() where reason >= 0 && codes[row] < 0 {
        codes[row] = positions[Int(reason)]
      }
    }
    var width = 1
    for code in codes where code >= 0 { width = max(width, levels[Int(code)].utf8.count) }
    // Longer texts of Stata stand outside the rows.
    variable.width = kind == .stata && width > 2045 ? 0 : width
    variable.format = kind == .stata ? "" : "A\(min(width, 32_767))"
    values = .texts(levels: levels, codes: codes)
    addLabelsOfTexts()
  }

  private mutating func addLabelsOfTexts() {
    guard kind != .stata, variable.width <= 255 else { return finishLabels(entry.values.map(\.code)) }
    for value in entry.values {
      add(.text(value.code), value.label.text() ?? "", value.code)
      variable.width = max(variable.width, min(255, value.code.utf8.count))
    }
    for code in entry.missingCodes where code.last == nil && code.reason != nil {
      add(.text(code.code), code.reason ?? "", code.code)
      variable.width = max(variable.width, min(255, code.code.utf8.count))
    }
    variable.format = "A\(variable.width)"
    let left = labels.compactMap { label -> String? in
      guard case .text(let code) = label.code, code.utf8.count > 255 else { return nil }
      return code
    }
    labels.removeAll { label in
      guard case .text(let code) = label.code else { return false }
      return left.contains(code)
    }
    finishLabels(left)
  }
}

/// The text up to some bytes, cut between characters.
private func cut(_ text: String, bytes limit: Int) -> String {
  guard text.utf8.count > limit else { return text }
  var count = 0
  return String(
    text.prefix { character in
      count += character.utf8.count
      return count <= limit
    })
}
