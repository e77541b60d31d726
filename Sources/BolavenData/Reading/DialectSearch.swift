import Glibc

/// Finds what separates and encloses cells from the structure of a text's first rows.
///
/// Every dialect is tried on all of them. One is believed where its rows have the same number of cells; where several
/// are, the one whose cells are more often numbers or dates, then the one with more cells a row. A blank or a colon,
/// which words and times hold too, must leave no row out and must give a column of numbers. Where none is believed, the
/// one of comma, tab and semicolon that the header has most of outside quotes stays.
struct DialectSearch {
  /// What a dialect makes of the text.
  struct Finding {
    let dialect: CSVDialect
    let rows: [CSVSampleRow]
    /// Rows in which quotes stand where they cannot.
    let irregular: Int
    /// Cells that most rows have.
    let width: Int
    /// Rows that have them.
    let agreeing: Int
    /// Share of cells, beside those of the first row, that are numbers, dates or times.
    let typed: Double

    var agreement: Double { rows.isEmpty ? 0 : Double(agreeing) / Double(rows.count + irregular) }

    /// Whether the user should know what was taken.
    func needsNote(_ options: ReadOptions) -> Bool {
      guard width > 1 else { return false }
      let isUsual = [[44], [9], [59]].contains(dialect.delimiter) && dialect.quote == 34 && dialect.escape == nil
      let isDeclared = options.delimiter != nil && options.quote != nil
      return !isDeclared && !isUsual
    }
  }

  let best: Finding

  init(_ text: CSVText, isCut: Bool, options: ReadOptions, hasNamedDelimiter: Bool) {
    let isFixed = options.delimiter != nil || hasNamedDelimiter
    let sample = text.bytes[text.start..<text.end]
    let delimiters = isFixed ? [text.dialect.delimiter] : Self.delimiters.filter { Self.contains($0, sample) }
    var quotes = [text.dialect.quote]
    if options.quote == nil, Self.opensCells(39, sample, delimiters) { quotes.append(39) }
    var findings: [Finding] = []
    for quote in quotes {
      let escapes: [UInt8?] =
        options.escape == nil && quote.map { Self.contains([92, $0], sample) } == true
        ? [text.dialect.escape, 92] : [text.dialect.escape]
      for escape in escapes {
        for delimiter in delimiters {
          findings.append(
            Self.finding(
              CSVDialect(delimiter: delimiter, quote: quote, escape: escape), text, isCut: isCut))
        }
      }
    }
    let usual = isFixed ? text.dialect.delimiter : [Self.commonest(in: sample)]
    let fallback =
      findings.first { $0.dialect.delimiter == usual && $0.dialect.quote == text.dialect.quote }
      ?? Self.finding(
        CSVDialect(delimiter: usual, quote: text.dialect.quote, escape: text.dialect.escape), text, isCut: isCut)
    best = Self.choose(findings, fallback: fallback, text)
  }

  private static let delimiters: [[UInt8]] = [
    [44], [9], [59], [124], [44, 32], [59, 32], [124, 124], [58, 58], [58], [32],
  ]

  private static func choose(_ findings: [Finding], fallback: Finding, _ text: CSVText) -> Finding {
    let credible = findings.filter { finding in
      guard finding.width > 1 else { return false }
      if isWeak(finding.dialect.delimiter) {
        return finding.agreement == 1 && finding.rows.count >= 3 && finding.hasNumbersAndWords(text)
      }
      return true
    }
    let unanimous = credible.filter { $0.agreement == 1 }
    if let best = unanimous.max(by: isWorse) {
      // What the header says is overruled by nothing but unanimous rows.
      return fallback.agreement == 1 && fallback.width > 1 && !isWorse(fallback, best) ? fallback : best
    }
    guard let best = credible.max(by: { $0.agreement < $1.agreement }), best.agreement > 0.5 else { return fallback }
    return fallback.width > 1 && fallback.agreement + 0.005 > best.agreement ? fallback : best
  }

  /// The earlier of two that are equally good stays the better.
  private static func isWorse(_ first: Finding, _ second: Finding) -> Bool {
    let delimiters = (first.dialect.delimiter, second.dialect.delimiter)
    if isWeak(delimiters.0) != isWeak(delimiters.1) { return isWeak(delimiters.0) }
    if abs(first.typed - second.typed) > 0.2 { return first.typed < second.typed }
    // A mark that is doubled throughout is one delimiter, not two around nothing.
    if delimiters.0.first == delimiters.1.first, delimiters.0.last == delimiters.1.last {
      return delimiters.0.count < delimiters.1.count
    }
    // A delimiter with a blank behind takes nothing but the blank away.
    if delimiters.0.first == delimiters.1.first, first.width == second.width {
      return delimiters.0.count > delimiters.1.count
    }
    return first.width < second.width
  }

  /// Whether words and times hold the delimiter too.
  private static func isWeak(_ delimiter: [UInt8]) -> Bool { delimiter == [32] || delimiter == [58] }

  private static func finding(_ dialect: CSVDialect, _ text: CSVText, isCut: Bool) -> Finding {
    let text = text.starting(at: text.start, line: text.firstLine, excelRowsAbove: 0, dialect: dialect)
    var parser = CSVParser(text)
    var rows: [CSVSampleRow] = []
    var irregular = 0
    var cells: [CSVCell] = []
    while rows.count < CSVLayout.sampleRows {
      let before = parser
      do throws(DataError) {
        guard let place = try parser.nextRow(into: &cells) else { break }
        // A row that the sample cuts says nothing.
        if isCut, parser.position >= text.end { break }
        // Blank lines before the row belong to none.
        let start = max(before.position, (cells.first?.start ?? 0) - (cells.first?.isQuoted == true ? 1 : 0))
        rows.append(CSVSampleRow(start: start, place: place, cells: cells))
      } catch {
        // A quote that the sample's end leaves open.
        if isCut, case .unterminatedQuote = error.problems[0] { break }
        irregular += 1
        parser = before
        while parser.position < text.end, isLineEnd(text.bytes[parser.position]) { parser.skipLine() }
        parser.skipLine()
        parser.countSkippedRow()
      }
    }
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.cells.count, default: 0] += 1 }
    let most = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return Finding(
      dialect: dialect, rows: rows, irregular: irregular, width: most?.key ?? 0, agreeing: most?.value ?? 0,
      typed: typedShare(rows, text))
  }

  private static func typedShare(_ rows: [CSVSampleRow], _ text: CSVText) -> Double {
    var typed = 0
    var all = 0
    for row in rows.dropFirst().prefix(50) {
      for cell in row.cells where !cell.isEmpty {
        all += 1
        if CellKind(cell, in: text) != .words { typed += 1 }
      }
    }
    return all == 0 ? 0 : Double(typed) / Double(all)
  }

  private static func contains(_ wanted: [UInt8], _ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    // Most delimiters are missed at once, many bytes at a time.
    let text = UnsafeBufferPointer(rebasing: bytes)
    guard let start = text.baseAddress, wanted.allSatisfy({ memchr(start, Int32($0), text.count) != nil }) else {
      return false
    }
    return wanted.count == 1 || text.indices.contains { text[$0] == wanted[0] && text[$0...].starts(with: wanted) }
  }

  /// Whether a quote stands where a cell begins, and another where one ends.
  private static func opensCells(_ quote: UInt8, _ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ delimiters: [[UInt8]])
    -> Bool
  {
    // Most texts have none.
    guard contains([quote], bytes) else { return false }
    let ends = Set(delimiters.compactMap(\.first) + delimiters.compactMap(\.last) + [10, 13])
    var opens = 0
    var closes = 0
    for place in bytes.indices where bytes[place] == quote {
      if place == bytes.startIndex || ends.contains(bytes[place - 1]) { opens += 1 }
      if place + 1 == bytes.endIndex || ends.contains(bytes[place + 1]) { closes += 1 }
    }
    return opens > 1 && closes > 1
  }

  /// The one of comma, tab and semicolon that the header, the first line with something on it, has most of outside quotes.
  ///
  /// A comma if it has none. A quote counts where a cell can begin: `5" pipe` opens nothing.
  private static func commonest(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8 {
    let delimiters: [UInt8] = [44, 9, 59]
    var counts = [0, 0, 0]
    var isQuoted = false
    var isCellStart = true
    for byte in bytes.drop(while: isLineEnd) {
      if isQuoted {
        if byte == 34 { isQuoted = false }
        continue
      }
      if isLineEnd(byte) { break }
      // A doubled quote closes the cell and opens it again.
      isQuoted = byte == 34 && isCellStart
      let place = delimiters.firstIndex(of: byte)
      if let place { counts[place] += 1 }
      isCellStart = place != nil || byte == 34
    }
    let most = counts.max() ?? 0
    return most == 0 ? 44 : zip(delimiters, counts).first { $0.1 == most }?.0 ?? 44
  }
}

extension DialectSearch.Finding {
  /// Whether some column holds nothing but numbers or dates below its first row, and some other cell holds words.
  fileprivate func hasNumbersAndWords(_ text: CSVText) -> Bool {
    let kinds = rows.map { row in row.cells.map { CellKind($0, in: text) } }
    let hasNumbers = (0..<width).contains { column in
      kinds.dropFirst().allSatisfy { $0[column] == .number || $0[column] == .date }
    }
    return hasNumbers && kinds.contains { $0.contains(.words) }
  }
}

/// What a cell looks like.
enum CellKind {
  case empty, number, date, words

  init(_ cell: CSVCell, in text: CSVText) {
    var bytes = text.bytes[cell.start..<cell.end]
    while let first = bytes.first, first == 32 { bytes = bytes.dropFirst() }
    while let last = bytes.last, last == 32 { bytes = bytes.dropLast() }
    guard let first = bytes.first else {
      self = .empty
      return
    }
    guard bytes.count <= 40 else {
      self = .words
      return
    }
    var digits = 0
    var marks = ASCIILetters()
    var markCount = 0
    for byte in bytes {
      if (48...57).contains(byte) {
        digits += 1
      } else if byte < 128 {
        marks.insert(byte)
        markCount += 1
      } else {
        self = .words
        return
      }
    }
    let body = first == 45 || first == 43 ? bytes.dropFirst() : bytes
    let isNumber =
      digits > 0 && marks.isSubset(of: Self.marksOfNumbers)
      && body.first.map { (48...57).contains($0) || $0 == 46 } == true
      && markCount <= 6 && !body.dropFirst().contains(43 as UInt8)
      && body.filter({ $0 == 45 }).count <= (marks.contains(101) || marks.contains(69) ? 1 : 0)
    if isNumber {
      self = .number
    } else if digits >= 3, markCount >= 1, markCount <= 8, marks.isSubset(of: Self.marksOfDates) {
      self = .date
    } else {
      self = .words
    }
  }

  private static let marksOfNumbers: ASCIILetters = [43, 44, 45, 46, 69, 101]
  private static let marksOfDates: ASCIILetters = [45, 47, 58, 46, 32, 84, 90, 43]
}

/// A set of bytes below 128.
private struct ASCIILetters: ExpressibleByArrayLiteral {
  private var bits: UInt128 = 0

  init(arrayLiteral letters: UInt8...) {
    for letter in letters { insert(letter) }
  }

  mutating func insert(_ letter: UInt8) { bits |= 1 << UInt128(letter) }

  func contains(_ letter: UInt8) -> Bool { bits >> UInt128(letter) & 1 == 1 }

  func isSubset(of other: ASCIILetters) -> Bool { bits & ~other.bits == 0 }
}
