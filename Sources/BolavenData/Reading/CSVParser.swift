/// One cell: where its bytes stand, without the quotes around them.
struct CSVCell {
  let start: Int
  let end: Int
  /// Whether quotes inside are doubled.
  let hasDoubledQuotes: Bool

  var isEmpty: Bool { start == end }

  func text(in text: UnsafeBufferPointer<UInt8>) -> String {
    let bytes = text[start..<end]
    guard hasDoubledQuotes else { return String(decoding: bytes, as: UTF8.self) }
    var unescaped: [UInt8] = []
    unescaped.reserveCapacity(bytes.count)
    var isSecond = false
    for byte in bytes {
      isSecond = byte == CSVText.quote && !isSecond
      if !isSecond { unescaped.append(byte) }
    }
    return String(decoding: unescaped, as: UTF8.self)
  }
}

/// Where a row stands: the line it begins on, and the row that Excel shows.
struct CSVRowPlace {
  let line: Int
  let excelRow: Int
}

/// Splits a delimited text into rows.
struct CSVParser {
  /// Whether a line without anything on it is a row with one empty cell, as in a file of one column.
  ///
  /// Empty lines at the end of the file are no rows in any case.
  var keepsEmptyLines = false

  private let text: CSVText
  private var position: Int
  private var line: Int
  private var excelRow = 0
  /// Where the current line begins.
  private var lineStart: Int

  init(_ text: CSVText) {
    self.text = text
    position = text.start
    lineStart = text.start
    line = text.firstLine
  }

  /// Puts the cells of the next row in place of others; `nil` at the end.
  mutating func nextRow(into cells: inout [CSVCell]) throws(DataError) -> CSVRowPlace? {
    while position < text.end {
      excelRow += 1
      let first = line
      if !keepsEmptyLines, skipLineEnd() { continue }
      cells.removeAll(keepingCapacity: true)
      repeat { cells.append(try nextCell()) } while skipDelimiter()
      _ = skipLineEnd()
      return CSVRowPlace(line: first, excelRow: excelRow)
    }
    return nil
  }

  private mutating func nextCell() throws(DataError) -> CSVCell {
    let count = text.bytes.count
    if position < count, text.bytes[position] == CSVText.quote { return try quotedCell() }
    let start = position
    while position < count {
      let byte = text.bytes[position]
      if byte == text.delimiter || isLineEnd(byte) { break }
      position += 1
    }
    guard position - start <= CSVReader.longestCell else { throw tooLong(line: line) }
    return CSVCell(start: start, end: position, hasDoubledQuotes: false)
  }

  private mutating func quotedCell() throws(DataError) -> CSVCell {
    let count = text.bytes.count
    let opening = (line: line, column: column)
    position += 1
    let start = position
    var hasDoubledQuotes = false
    while position < count {
      let byte = text.bytes[position]
      if byte == CSVText.quote {
        guard position + 1 < count, text.bytes[position + 1] == CSVText.quote else {
          let cell = CSVCell(start: start, end: position, hasDoubledQuotes: hasDoubledQuotes)
          position += 1
          try requireCellEnd()
          return cell
        }
        hasDoubledQuotes = true
        position += 1
      } else if byte == 10 || (byte == 13 && (position + 1 >= count || text.bytes[position + 1] != 10)) {
        line += 1
        lineStart = position + 1
      }
      position += 1
      if position - start > CSVReader.longestCell { throw tooLong(line: opening.line) }
    }
    throw DataError([.unterminatedQuote(path: text.source, line: opening.line, column: opening.column)])
  }

  /// The place on the line in characters, from 1.
  private var column: Int { text.bytes[lineStart..<position].count { $0 & 0xC0 != 0x80 } + 1 }

  private func requireCellEnd() throws(DataError) {
    guard position < text.bytes.count else { return }
    let byte = text.bytes[position]
    guard byte == text.delimiter || isLineEnd(byte) else {
      throw DataError([.textAfterQuote(path: text.source, line: line, column: column)])
    }
  }

  private func tooLong(line: Int) -> DataError {
    DataError([.cellTooLong(path: text.source, line: line, limit: CSVReader.longestCell)])
  }

  private mutating func skipDelimiter() -> Bool {
    guard position < text.bytes.count, text.bytes[position] == text.delimiter else { return false }
    position += 1
    return true
  }

  private mutating func skipLineEnd() -> Bool {
    guard position < text.bytes.count, isLineEnd(text.bytes[position]) else { return false }
    let isPair = text.bytes[position] == 13 && position + 1 < text.bytes.count && text.bytes[position + 1] == 10
    position += isPair ? 2 : 1
    line += 1
    lineStart = position
    return true
  }
}
