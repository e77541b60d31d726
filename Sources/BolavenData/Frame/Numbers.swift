extension DataFrame {
  /// Texts that mean "no number" in any column, beside the empty cell.
  public static let missingTexts: Set<String> = ["NA", "N/A", "n/a", "na", "nd", "ND", "-", "ບໍ່ມີ", "該当なし"]

  /// The column as numbers. Every cell that is not one, or is out of range, is reported at once.
  ///
  /// A number is a sign, digits, one point and an exponent, with blanks around it; nothing is guessed from other writing.
  ///
  /// - Parameter range: inclusive bounds; `nil` allows any.
  /// - Throws: `columnMissing`, `notANumber`, `outOfRange`.
  public func numbers(
    _ name: ColumnName, within range: ClosedRange<Double>? = nil
  ) throws(DataError) -> NumberColumn {
    switch try column(name) {
    case .numbers(let numbers):
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
    guard case .text(let categories) = try column(name) else { return false }
    let meaningful = categories.levels.filter { !Self.meansMissing($0) }
    return !meaningful.isEmpty && meaningful.allSatisfy { decimalNumber(trimmingBlanks($0)) == nil }
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
    var bad: Set<Int32> = []
    let levels = categories.levels.enumerated().map { code, text -> Double? in
      let trimmed = trimmingBlanks(text)
      if Self.meansMissing(text) { return nil }
      if let number = decimalNumber(trimmed) { return number }
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
    try refuseAmbiguous(categories, name: name)
    var values = [Double](repeating: 0, count: categories.count)
    var missing = [Bool](repeating: false, count: categories.count)
    for (row, code) in categories.codes.enumerated() {
      if code >= 0, let value = levels[Int(code)] { values[row] = value } else { missing[row] = true }
    }
    return NumberColumn(values: values, missing: missing)
  }

  /// In a file with semicolons `1.250` may be a thousand two hundred and fifty: where every number with a point looks so,
  /// nobody can tell.
  private func refuseAmbiguous(_ categories: Categories, name: ColumnName) throws(DataError) {
    guard hasDecimalCommas else { return }
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
