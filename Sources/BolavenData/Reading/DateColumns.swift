extension DataFrame {
  /// The table with years of the Buddhist era in columns of dates as those of the common era, and a note for each column
  /// that has some; and a note for identifiers that a spreadsheet has cut to a power of ten.
  func readingDates() -> DataFrame {
    var notes: [ReadNote] = []
    var replaced: [(position: Int, column: Categories)] = []
    for (position, texts) in storedTexts {
      if let cut = damagedIdentifiers(texts, name: names[position]) { notes.append(cut) }
      guard let years = BuddhistYears(texts) else { continue }
      replaced.append((position, years.converted))
      notes.append(
        .buddhistYears(column: names[position].text, converted: years.convertedRows, others: years.otherRows))
    }
    return notes.isEmpty ? self : noting(notes, replacing: replaced)
  }

  /// Cells such as `8.56205E+11`, which a spreadsheet makes of long numbers, in a column that holds nothing else but long
  /// numbers without decimals.
  private func damagedIdentifiers(_ texts: Categories, name: ColumnName) -> ReadNote? {
    var damaged: Set<Int32> = []
    for (code, level) in texts.levels.enumerated() {
      if isCutToAPower(level) {
        damaged.insert(Int32(code))
      } else if !DataFrame.meansMissing(level),
        !level.utf8.allSatisfy({ (48...57).contains($0) || $0 == 43 || $0 == 45 || $0 == 32 })
      {
        return nil
      }
    }
    guard !damaged.isEmpty else { return nil }
    let rows = texts.codes.indices.filter { damaged.contains(texts.codes[$0]) }
    let cells = rows.prefix(20).map { CellFact(row: excelRow($0), text: texts[$0] ?? "") }
    return .damagedIdentifiers(column: name.text, cells: cells, total: rows.count)
  }
}

/// A digit, decimals or none, and a power of ten from 11 to 30 with its plus, as spreadsheets write.
private func isCutToAPower(_ text: String) -> Bool {
  let parts = text.split(separator: "E+", omittingEmptySubsequences: false)
  guard parts.count == 2, let power = Int(parts[1]), (11...30).contains(power) else { return false }
  let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  return digits.count <= 2 && digits[0].utf8.count == 1
    && digits.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) } }
}

/// A column of dates with the year in four digits, at least one of which is a year of the Buddhist era.
struct BuddhistYears {
  let converted: Categories
  let convertedRows: Int
  let otherRows: Int

  /// 1857 to 2100 of the common era.
  private static let years = 2400...2643
  private static let eraShift = 543

  /// - Returns: `nil` unless every text is a day, a month and a year, and some year is of the Buddhist era.
  init?(_ texts: Categories) {
    var isConverted = [Bool](repeating: false, count: texts.levels.count)
    var levels: [String] = []
    for (code, level) in texts.levels.enumerated() {
      if DataFrame.meansMissing(level) {
        levels.append(level)
        continue
      }
      let text = asciiDigits(trimmingBlanks(level))
      guard let place = Self.year(in: text) else { return nil }
      let year = Int(text[place]) ?? 0
      isConverted[code] = Self.years.contains(year)
      levels.append(
        isConverted[code]
          ? text.replacingYear(place, with: year - Self.eraShift) : level)
    }
    guard isConverted.contains(true) else { return nil }
    var rows = (converted: 0, others: 0)
    let cells = texts.codes.map { code -> String? in
      guard code >= 0 else { return nil }
      if isConverted[Int(code)] {
        rows.converted += 1
      } else if !DataFrame.meansMissing(levels[Int(code)]) {
        rows.others += 1
      }
      return levels[Int(code)]
    }
    converted = Categories(cells)
    (convertedRows, otherRows) = rows
  }

  /// Where the year of a date stands: three numbers with one mark between them, the year first or last.
  private static func year(in text: String) -> Range<String.Index>? {
    guard let mark = text.first(where: { "/-.".contains($0) }) else { return nil }
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count == 3,
      parts.allSatisfy({ part in !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    guard let year = [parts[0], parts[2]].first(where: { $0.utf8.count == 4 }) else { return nil }
    let others = parts.filter { $0.startIndex != year.startIndex }.compactMap { Int($0) }
    guard others.allSatisfy({ (1...31).contains($0) }), others.contains(where: { $0 <= 12 }) else { return nil }
    return year.startIndex..<year.endIndex
  }
}

extension String {
  fileprivate func replacingYear(_ place: Range<String.Index>, with year: Int) -> String {
    self[..<place.lowerBound] + String(year) + self[place.upperBound...]
  }
}
