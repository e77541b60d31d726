/// One cell: where its bytes stand, without the quotes around them.
struct CSVCell: Hashable {
  let start: Int
  let end: Int
  /// Whether quotes inside are doubled or escaped.
  var hasEscapes = false
  /// Whether quotes enclose it.
  var isQuoted = false

  var isEmpty: Bool { start == end }

  func text(in text: CSVText) -> String {
    guard hasEscapes else { return String(decoding: text.bytes[start..<end], as: UTF8.self) }
    return String(decoding: plainBytes(in: text), as: UTF8.self)
  }

  /// The bytes without what escapes the quotes.
  func plainBytes(in text: CSVText) -> [UInt8] {
    let bytes = text.bytes
    let (quote, escape) = (text.dialect.quote, text.dialect.escape)
    var plain: [UInt8] = []
    plain.reserveCapacity(end - start)
    var place = start
    while place < end {
      let next = place + 1 < end ? bytes[place + 1] : nil
      if bytes[place] == escape, next == quote || next == escape || next == text.dialect.delimiter.first {
        place += 1
      } else if bytes[place] == quote, next == quote {
        place += 1
      }
      plain.append(bytes[place])
      place += 1
    }
    return plain
  }
}

/// Where a row stands: the line it begins on, and the row that Excel shows.
struct CSVRowPlace: Hashable {
  let line: Int
  let excelRow: Int
}

/// Splits a delimited text into rows, one byte after the other: what the parallel reader must agree with.
struct CSVParser {
  /// How the quote that opens a cell is taken.
  enum QuoteReading {
    /// As RFC 4180 has it: text behind the closing quote is an error.
    case strict
    /// Only a quote before a delimiter or a line end closes; others are letters.
    case closedByDelimiter
    /// As before, and the second of a doubled quote closes where a delimiter follows.
    case closedByDoubled
    /// The quote is a letter: nothing is opened.
    case letter
  }

  /// Whether a line without anything on it is a row with one empty cell, as in a file of one column.
  ///
  /// Empty lines at the end of the file are no rows in any case.
  var keepsEmptyLines = false
  /// How the quotes of the next row are taken, by the number of the quoted cell, strictly where it is not named; −1 names
  /// all of them.
  var quoteReadings: [Int: QuoteReading] = [:]
  /// Lines that were ended by LF, by CRLF and by CR outside quotes.
  private(set) var lineEnds = (lf: 0, crlf: 0, cr: 0)
  /// Cells of the last row that a quote opens.
  private(set) var quotedCells = 0
  /// Where the next row begins.
  private(set) var position: Int
  private(set) var line: Int
  private(set) var excelRow: Int

  /// What separates the cells of the next row.
  var delimiter: [UInt8] { didSet { firstOfDelimiter = delimiter[0] } }

  private let text: CSVText
  private var firstOfDelimiter: UInt8
  /// Where the current line begins.
  private var lineStart: Int

  init(_ text: CSVText) {
    self.text = text
    delimiter = text.dialect.delimiter
    firstOfDelimiter = text.dialect.delimiter[0]
    position = text.start
    lineStart = text.start
    line = text.firstLine
    excelRow = text.excelRowsAbove
  }

  /// Puts the cells of the next row in place of others; `nil` at the end.
  mutating func nextRow(into cells: inout [CSVCell]) throws(DataError) -> CSVRowPlace? {
    while position < text.end {
      excelRow += 1
      let first = line
      if !keepsEmptyLines, skipLineEnd() { continue }
      cells.removeAll(keepingCapacity: true)
      quotedCells = 0
      repeat { cells.append(try nextCell()) } while skipDelimiter()
      _ = skipLineEnd()
      return CSVRowPlace(line: first, excelRow: excelRow)
    }
    return nil
  }

  /// Passes over the rest of the line, quotes or not.
  mutating func skipLine() {
    while position < text.end, !isLineEnd(text.bytes[position]) { position += 1 }
    _ = skipLineEnd()
  }

  /// A row that was passed over counts among those that Excel shows.
  mutating func countSkippedRow() { excelRow += 1 }

  private mutating func nextCell() throws(DataError) -> CSVCell {
    let count = text.bytes.count
    if position < count, let quote = text.dialect.quote, text.bytes[position] == quote {
      let reading = quoteReadings[quotedCells] ?? quoteReadings[-1] ?? .strict
      quotedCells += 1
      if reading != .letter { return try quotedCell(quote, reading) }
    }
    let start = position
    while position < count {
      let byte = text.bytes[position]
      if (byte == firstOfDelimiter && isDelimiter(at: position)) || isLineEnd(byte) { break }
      position += 1
    }
    guard position - start <= text.longestCell else { throw tooLong(line: line) }
    return CSVCell(start: start, end: position)
  }

  private mutating func quotedCell(_ quote: UInt8, _ reading: QuoteReading) throws(DataError) -> CSVCell {
    let count = text.bytes.count
    let opening = (line: line, column: column)
    position += 1
    let start = position
    var hasEscapes = false
    while position < count {
      let byte = text.bytes[position]
      if byte == text.dialect.escape, position + 1 < count {
        hasEscapes = true
        if !isLineEnd(text.bytes[position + 1]) { position += 1 }
      } else if byte == quote {
        let isDoubled = position + 1 < count && text.bytes[position + 1] == quote
        let isPairAtEnd = isDoubled && reading == .closedByDoubled && endsCell(position + 2)
        if isPairAtEnd { position += 1 }
        if isPairAtEnd || (!isDoubled && (reading == .strict || endsCell(position + 1))) {
          let cell = CSVCell(start: start, end: position, hasEscapes: hasEscapes, isQuoted: true)
          position += 1
          try requireCellEnd()
          return cell
        }
        hasEscapes = hasEscapes || isDoubled
        if isDoubled { position += 1 }
      } else if byte == 10 || (byte == 13 && (position + 1 >= count || text.bytes[position + 1] != 10)) {
        line += 1
        lineStart = position + 1
      }
      position += 1
      if position - start > text.longestCell { throw tooLong(line: opening.line) }
    }
    throw DataError([.unterminatedQuote(path: text.source, line: opening.line, column: opening.column)])
  }

  /// The place on the line in characters, from 1.
  private var column: Int { text.bytes[lineStart..<position].count { $0 & 0xC0 != 0x80 } + 1 }

  private func requireCellEnd() throws(DataError) {
    guard endsCell(position) else {
      throw DataError([.textAfterQuote(path: text.source, line: line, column: column)])
    }
  }

  /// Whether a cell can end at a place.
  private func endsCell(_ place: Int) -> Bool {
    place >= text.bytes.count || isLineEnd(text.bytes[place]) || isDelimiter(at: place)
  }

  private func isDelimiter(at place: Int) -> Bool {
    guard place < text.bytes.count, text.bytes[place] == firstOfDelimiter else { return false }
    guard delimiter.count > 1 else { return true }
    guard place + delimiter.count <= text.bytes.count else { return false }
    for offset in 1..<delimiter.count where text.bytes[place + offset] != delimiter[offset] { return false }
    return true
  }

  private func tooLong(line: Int) -> DataError {
    DataError([.cellTooLong(path: text.source, line: line, limit: text.longestCell)])
  }

  private mutating func skipDelimiter() -> Bool {
    guard isDelimiter(at: position) else { return false }
    position += delimiter.count
    return true
  }

  private mutating func skipLineEnd() -> Bool {
    guard position < text.bytes.count, isLineEnd(text.bytes[position]) else { return false }
    let isPair = text.bytes[position] == 13 && position + 1 < text.bytes.count && text.bytes[position + 1] == 10
    if isPair { lineEnds.crlf += 1 } else if text.bytes[position] == 10 { lineEnds.lf += 1 } else { lineEnds.cr += 1 }
    position += isPair ? 2 : 1
    line += 1
    lineStart = position
    return true
  }
}
