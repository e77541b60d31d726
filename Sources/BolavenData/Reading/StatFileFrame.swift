internal import BolavenFormats

/// Makes a table and its codebook of what a file of Stata or SPSS holds.
struct StatFileFrame {
  private let contents: StatFileContents
  private let path: String
  private let kind: StatFileKind
  private let encoding: TextEncoding?

  init(_ contents: StatFileContents, path: String, kind: StatFileKind, encoding: TextEncoding?) {
    self.contents = contents
    self.path = path
    self.kind = kind
    self.encoding = encoding
  }

  /// - Throws: `statFileDamaged` where two variables have one name, or one has none.
  func frame() throws(DataError) -> DataFrame {
    try requireDifferentNames()
    var columns: [(name: ColumnName, column: Column)] = []
    var codebook = Codebook()
    var notes: [ReadNote] = encodingNote.map { [$0] } ?? []
    for (variable, values) in zip(contents.variables, contents.columns) {
      let name = ColumnName(variable.name)
      var entry = CodebookEntry(label: LabelText(variable.label))
      let labels = contents.labels[variable.labelSet] ?? []
      let column: Column
      switch values {
      case .numbers(let numbers, let marks):
        column = self.column(numbers, marks, of: variable, labels, &entry, &notes)
      case .texts(let levels, let codes):
        column = .text(texts(levels, codes, of: variable, labels, &entry))
      }
      columns.append((name, column))
      codebook[name] = entry
    }
    // The programs of these files number rows from 1.
    return DataFrame(
      source: path, columns: columns, excelRows: Array(1...max(1, contents.rowCount)), codebook: codebook, notes: notes)
  }

  private func requireDifferentNames() throws(DataError) {
    var known: Set<String> = []
    for variable in contents.variables {
      let isNew = known.insert(variable.name).inserted
      if isNew, !variable.name.isEmpty { continue }
      let detail = variable.name.isEmpty ? "a variable has no name" : "two variables have this name"
      throw DataError([
        .statFileDamaged(path: path, kind: kind.name, row: nil, variable: variable.name, detail: detail)
      ])
    }
  }

  /// Old files of Stata do not say how their letters are written.
  private var encodingNote: ReadNote? {
    guard kind == .stata, contents.header.version < 118, encoding == nil else { return nil }
    let isPlain = { (text: String) in text.utf8.allSatisfy { $0 < 128 } }
    let arePlain =
      contents.variables.allSatisfy { isPlain($0.label) && isPlain($0.name) }
      && contents.labels.values.allSatisfy { $0.allSatisfy { isPlain($0.text) } }
      && contents.columns.allSatisfy { column in
        guard case .texts(let levels, _) = column else { return true }
        return levels.allSatisfy(isPlain)
      }
    return arePlain ? nil : .encodingFound(.windows1252, isCertain: false)
  }

  private func column(
    _ values: [Double], _ marks: [UInt8], of variable: StatFileVariable, _ labels: [StatFileLabel],
    _ entry: inout CodebookEntry, _ notes: inout [ReadNote]
  ) -> Column {
    let numbers = numbers(values, marks, of: variable, &notes)
    describe(variable, numbers, labels, &entry)
    guard let calendar = StatFileCalendar(format: variable.format, kind: kind) else {
      if variable.format.hasPrefix("DTIME") { entry.unit = "seconds" }
      return .numbers(numbers)
    }
    if let dates = dates(numbers, calendar) {
      entry.kind = calendar.kind
      return .text(dates)
    }
    if calendar == .spssTime {
      // More than a day: how long something took, not when it was.
      entry.unit = "seconds"
    } else {
      let rows = (0..<numbers.count).filter { row in numbers[row].map { calendar.text($0) == nil } ?? false }
      notes.append(
        .datesKeptAsNumbers(
          column: variable.name, format: variable.format,
          cells: rows.prefix(20).map { CellFact(row: $0 + 1, text: plainText(numbers.values[$0])) }, total: rows.count))
    }
    return .numbers(numbers)
  }

  /// Numbers without those that mean that there is no answer, and why those are missing.
  private func numbers(
    _ values: [Double], _ marks: [UInt8], of variable: StatFileVariable, _ notes: inout [ReadNote]
  ) -> NumberColumn {
    var values = values
    var missing = marks.isEmpty ? [Bool](repeating: false, count: values.count) : marks.map { $0 != 0 }
    var reasons = ReasonBuilder(count: values.count)
    for (row, mark) in marks.enumerated() where mark > 1 {
      reasons.add(UInt64(mark), at: row) { "." + String(UnicodeScalar(mark)) }
    }
    var notFinite: [Int] = []
    for row in values.indices where !missing[row] {
      let value = values[row]
      if !value.isFinite {
        notFinite.append(row + 1)
      } else if variable.missing.contains(where: { $0.contains(value) }) {
        reasons.add(value.bitPattern, at: row) { plainText(value) }
      } else {
        continue
      }
      missing[row] = true
      values[row] = 0
    }
    if !notFinite.isEmpty {
      notes.append(.notFinite(column: variable.name, rows: Array(notFinite.prefix(20)), total: notFinite.count))
    }
    return NumberColumn(values: values, missing: missing, reasons: reasons.reasons)
  }

  private func describe(
    _ variable: StatFileVariable, _ numbers: NumberColumn, _ labels: [StatFileLabel], _ entry: inout CodebookEntry
  ) {
    var codes: Set<Double> = []
    for label in labels {
      switch label.code {
      case .number(let number) where variable.missing.contains { $0.contains(number) }:
        entry.missingCodes.append(MissingCode(code: plainText(number), reason: label.text))
      case .number(let number) where number.isFinite:
        entry.values.append(ValueLabel(code: plainText(number), label: LabelText(label.text)))
        codes.insert(number)
      case .tag(let letter):
        entry.missingCodes.append(MissingCode(code: "." + String(UnicodeScalar(letter)), reason: label.text))
      case .number, .text: break
      }
    }
    let explained = Set(entry.missingCodes.map(\.code))
    for range in variable.missing {
      guard case .numbers(let low, let high) = range else { continue }
      let first = plainText(max(low, -.greatestFiniteMagnitude))
      let last = low == high ? nil : plainText(min(high, .greatestFiniteMagnitude))
      if last != nil || !explained.contains(first) {
        entry.missingCodes.append(MissingCode(code: first, through: last))
      }
    }
    // Letters that the data have and nobody labelled.
    for level in numbers.reasons?.levels.sorted() ?? [] where level.hasPrefix(".") && !explained.contains(level) {
      entry.missingCodes.append(MissingCode(code: level))
    }
    let isChoice =
      !codes.isEmpty && (0..<numbers.count).allSatisfy { numbers.missing[$0] || codes.contains(numbers.values[$0]) }
    entry.kind = isChoice ? .choice : .number
  }

  /// The column as dates; `nil` where one of its numbers is none.
  private func dates(_ numbers: NumberColumn, _ calendar: StatFileCalendar) -> Categories? {
    var known: [UInt64: Int32] = [:]
    var levels: [String] = []
    var codeOfText: [String: Int32] = [:]
    var codes: [Int32] = []
    codes.reserveCapacity(numbers.count)
    for row in 0..<numbers.count {
      guard let number = numbers[row] else {
        codes.append(-1)
        continue
      }
      if let code = known[number.bitPattern] {
        codes.append(code)
        continue
      }
      guard let text = calendar.text(number) else { return nil }
      let code = codeOfText[text] ?? Int32(levels.count)
      if code == levels.count { levels.append(text) }
      codeOfText[text] = code
      known[number.bitPattern] = code
      codes.append(code)
    }
    return Categories(levels: levels, codes: codes, reasons: numbers.reasons)
  }

  /// Texts without those that mean that there is no answer. Texts that Unicode holds for equal become one level.
  private func texts(
    _ found: [String], _ codes: [Int32], of variable: StatFileVariable, _ labels: [StatFileLabel],
    _ entry: inout CodebookEntry
  ) -> Categories {
    entry.kind = .text
    let isMissing = { (text: String) in variable.missing.contains { $0.contains(text) } }
    var levels: [String] = []
    var known: [String: Int32] = [:]
    var missingCodes: [String] = []
    // The code of each text as it was sent; below −1 for a text that means that there is no answer.
    let newCodes = found.map { text -> Int32 in
      if isMissing(text) {
        missingCodes.append(text)
        return Int32(-1 - missingCodes.count)
      }
      let isPlain = isLikeNoOther(text.utf8)
      if !isPlain, let code = known[text] { return code }
      levels.append(text)
      if !isPlain { known[text] = Int32(levels.count - 1) }
      return Int32(levels.count - 1)
    }
    var reasons = ReasonBuilder(count: codes.count)
    let result = codes.enumerated().map { row, code -> Int32 in
      guard code >= 0 else { return -1 }
      let new = newCodes[Int(code)]
      guard new < -1 else { return new }
      reasons.add(UInt64(code), at: row) { found[Int(code)] }
      return -1
    }
    for label in labels {
      guard case .text(let code) = label.code else { continue }
      if isMissing(code) {
        entry.missingCodes.append(MissingCode(code: code, reason: label.text))
      } else {
        entry.values.append(ValueLabel(code: code, label: LabelText(label.text)))
      }
    }
    let explained = Set(entry.missingCodes.map(\.code))
    for range in variable.missing {
      guard case .texts(let low, let high) = range else { continue }
      if low != high || !explained.contains(low) {
        entry.missingCodes.append(MissingCode(code: low, through: low == high ? nil : high))
      }
    }
    if !entry.values.isEmpty, Set(levels).isSubset(of: entry.values.map(\.code)) { entry.kind = .choice }
    return Categories(levels: levels, codes: result, reasons: reasons.reasons)
  }
}

extension StatFileVariable.MissingRange {
  func contains(_ number: Double) -> Bool {
    guard case .numbers(let low, let high) = self else { return false }
    return low <= number && number <= high
  }

  func contains(_ text: String) -> Bool {
    guard case .texts(let low, let high) = self else { return false }
    return !text.utf8.lexicographicallyPrecedes(low.utf8) && !high.utf8.lexicographicallyPrecedes(text.utf8)
  }
}

/// Collects why values are missing; it costs nothing where no reason is given.
private struct ReasonBuilder {
  private let count: Int
  private var known: [UInt64: Int16] = [:]
  private var levels: [String] = []
  private var codes: [Int16] = []

  init(count: Int) { self.count = count }

  var reasons: MissingReasons? { levels.isEmpty ? nil : MissingReasons(levels: levels, codes: codes) }

  /// A reason beyond the thirty-two thousandth is not kept: it is a number of a wide range, not a code.
  mutating func add(_ key: UInt64, at row: Int, _ level: () -> String) {
    if codes.isEmpty { codes = [Int16](repeating: -1, count: count) }
    if let code = known[key] {
      codes[row] = code
    } else if levels.count < Int(Int16.max) {
      known[key] = Int16(levels.count)
      codes[row] = Int16(levels.count)
      levels.append(level())
    }
  }
}
