extension DataFrame {
  /// Texts that mean "no number" in any column, beside the empty cell.
  public static let missingTexts: Set<String> = ["NA", "N/A", "n/a", "na", "nd", "ND", "-", "ບໍ່ມີ", "該当なし"]

  /// The column as numbers. Every cell that is not one, or is out of range, is reported at once.
  ///
  /// A number is a sign, digits, one point and an exponent, with blanks around it; its digits may be Thai or Lao. Decimal
  /// commas and marks between thousands are read as they are declared. Where nothing is declared, a column in which some
  /// number can be read in one way only, such as `12,345.50`, is read in that way throughout: with a point before decimals,
  /// or, in a file with semicolons, with a comma. Nothing else is guessed.
  ///
  /// - Parameter range: inclusive bounds; `nil` allows any.
  /// - Throws: `columnMissing`, `notANumber`, `ambiguousNumber`, `outOfRange`.
  public func numbers(
    _ name: ColumnName, within range: ClosedRange<Double>? = nil
  ) throws(DataError) -> NumberColumn {
    switch try stored(name) {
    case .numbers(let numbers):
      try require(numbers, within: range, name: name)
      return numbers
    case .decimals(let decimals):
      let numbers = decimals.numbers
      try require(numbers, within: range, name: name)
      return numbers
    case .text(let categories):
      let numbers = try parse(categories, name: name)
      try require(numbers, within: range, name: name)
      return numbers
    }
  }

  /// Whether a column holds words: texts of which none is a number.
  ///
  /// A column in which some cells are numbers and others are not is taken for numbers, so that a typing mistake is
  /// reported and not taken for a level.
  public func holdsWords(_ name: ColumnName) throws(DataError) -> Bool {
    guard case .text(let categories) = try stored(name) else { return false }
    let meaningful = categories.levels.filter { !Self.meansMissing($0) }
    let style = numberWriting.declared
    return !meaningful.isEmpty
      && meaningful.allSatisfy { text in
        let text = asciiDigits(trimmingBlanks(text))
        return decimalNumber(text) == nil && style?.number(text) == nil
      }
  }

  /// The column as levels, texts that mean "no answer" missing.
  public func levels(_ name: ColumnName) throws(DataError) -> Categories {
    let categories = try categories(name)
    let isMissing = categories.levels.map(Self.meansMissing)
    guard isMissing.contains(true) else { return categories }
    return Categories(
      levels: categories.levels, codes: categories.codes.map { $0 >= 0 && isMissing[Int($0)] ? -1 : $0 })
  }

  /// Whether a text is blank or one of those that mean "no answer".
  public static func meansMissing(_ text: String) -> Bool {
    let trimmed = trimmingBlanks(text)
    return trimmed.isEmpty || missingTexts.contains(trimmed)
  }

  /// Each different text is read once.
  private func parse(
    _ categories: Categories, name: ColumnName
  ) throws(DataError) -> NumberColumn {
    let style = try style(of: categories, name: name)
    var bad: Set<Int32> = []
    let levels = categories.levels.enumerated().map { code, text -> Double? in
      if Self.meansMissing(text) { return nil }
      let trimmed = asciiDigits(trimmingBlanks(text))
      if let number = style == nil ? decimalNumber(trimmed) : style?.number(trimmed) { return number }
      bad.insert(Int32(code))
      return nil
    }
    // A level that no row has is none of the table's.
    let rows = bad.isEmpty ? [] : categories.codes.indices.filter { bad.contains(categories.codes[$0]) }
    guard rows.isEmpty else {
      throw DataError([
        .notANumber(
          path: source, column: name.text, excelColumn: excelColumn(name) ?? "",
          cells: facts(rows) { categories[$0] ?? "" }, total: rows.count)
      ])
    }
    if style == nil { try refuseAmbiguous(categories, name: name) }
    var values = [Double](repeating: 0, count: categories.count)
    var missing = [Bool](repeating: false, count: categories.count)
    for (row, code) in categories.codes.enumerated() {
      if code >= 0, let value = levels[Int(code)] { values[row] = value } else { missing[row] = true }
    }
    return NumberColumn(values: values, missing: missing)
  }

  /// How the numbers of a column are written: as declared, else as some number of it shows that can be read in one way
  /// only; `nil` where they are plain.
  ///
  /// - Throws: `ambiguousNumber` where some show the one way and some the other.
  private func style(of categories: Categories, name: ColumnName) throws(DataError) -> NumberWriting.Style? {
    if let declared = numberWriting.declared { return declared }
    var points: Set<Int32> = []
    var commas: Set<Int32> = []
    for (code, level) in categories.levels.enumerated() where level.utf8.contains(44) {
      let text = asciiDigits(trimmingBlanks(level))
      let marks = text.count { $0 == "," || $0 == "." }
      let asPoint = NumberWriting.point.number(text) != nil
      let asComma = NumberWriting.comma.number(text) != nil
      if asPoint, !asComma, marks > 1 { points.insert(Int32(code)) }
      if asComma, !asPoint, numberWriting.hasSemicolons { commas.insert(Int32(code)) }
    }
    guard points.isEmpty || commas.isEmpty else {
      let rows = categories.codes.indices.filter { points.union(commas).contains(categories.codes[$0]) }
      throw DataError([
        .ambiguousNumber(
          path: source, column: name.text, excelColumn: excelColumn(name) ?? "",
          cells: facts(rows) { categories[$0] ?? "" }, total: rows.count)
      ])
    }
    if !points.isEmpty { return NumberWriting.point }
    return commas.isEmpty ? nil : NumberWriting.comma
  }

  /// In a file with semicolons `1.250` may be a thousand two hundred and fifty: where every number with a point looks so,
  /// nobody can tell.
  private func refuseAmbiguous(_ categories: Categories, name: ColumnName) throws(DataError) {
    guard numberWriting.hasSemicolons else { return }
    let pointed = Set(categories.levels.indices.filter { categories.levels[$0].contains(".") }.map(Int32.init))
    guard !pointed.isEmpty, pointed.allSatisfy({ looksGrouped(categories.levels[Int($0)]) }) else { return }
    let rows = categories.codes.indices.filter { pointed.contains(categories.codes[$0]) }
    throw DataError([
      .ambiguousNumber(
        path: source, column: name.text, excelColumn: excelColumn(name) ?? "",
        cells: facts(rows) { categories[$0] ?? "" }, total: rows.count)
    ])
  }

  private func require(_ numbers: NumberColumn, within range: ClosedRange<Double>?, name: ColumnName) throws(DataError)
  {
    guard let range else { return }
    let rows = (0..<numbers.count).filter { row in numbers[row].map { !range.contains($0) } ?? false }
    guard rows.isEmpty else {
      throw DataError([
        .outOfRange(
          path: source, column: name.text, excelColumn: excelColumn(name) ?? "",
          cells: facts(rows) { row in (try? categories(name))?[row] ?? "" }, total: rows.count, low: range.lowerBound,
          high: range.upperBound)
      ])
    }
  }

  /// The first cells of a list, for a message.
  private func facts(_ rows: [Int], _ text: (Int) -> String) -> [CellFact] {
    rows.prefix(20).map { CellFact(row: excelRow($0), text: text($0)) }
  }
}

/// The text without spaces, tabs and no-break spaces at its ends.
public func trimmingBlanks(_ text: String) -> String {
  let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" || scalar == "\u{A0}" }
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) })
  else { return "" }
  return String(scalars[first...last])
}

/// One to three digits that do not begin with zero, a point, three digits.
private func looksGrouped(_ text: String) -> Bool {
  let parts = trimmingBlanks(text).split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count == 2, parts[1].count == 3 else { return false }
  let whole = parts[0].first == "-" ? parts[0].dropFirst() : parts[0]
  return (1...3).contains(whole.count) && whole.first != "0"
}
