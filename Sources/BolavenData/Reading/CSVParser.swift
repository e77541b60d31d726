/// The bytes of a delimited text.
struct CSVText {
  let bytes: [UInt8]
  /// Behind the byte order mark.
  let start: Int
  let source: String

  /// The delimiter that the header has most of outside quotes; a comma if it has none.
  var delimiter: UInt8 {
    var counts: [UInt8: Int] = [44: 0, 59: 0, 9: 0]
    var isQuoted = false
    for byte in bytes[start...] {
      if byte == 34 { isQuoted.toggle() }
      if !isQuoted, byte == 10 || byte == 13 { break }
      if !isQuoted, let count = counts[byte] { counts[byte] = count + 1 }
    }
    let most = counts.values.max() ?? 0
    return most == 0 ? 44 : [44, 9, 59].first { counts[$0] == most } ?? 44
  }
}

/// One cell: its bytes, unquoted.
struct CSVCell: Hashable {
  let bytes: ArraySlice<UInt8>

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var isEmpty: Bool { bytes.isEmpty }

  static func == (first: CSVCell, second: CSVCell) -> Bool { first.bytes == second.bytes }

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

/// One row with its places: the line it begins on, and the row that Excel shows.
struct CSVRow {
  let cells: [CSVCell]
  let line: Int
  let excelRow: Int
}

/// Splits a delimited text into rows.
struct CSVParser {
  private let text: CSVText
  private let delimiter: UInt8
  private var position: Int
  private var line = 1
  private var excelRow = 0
  /// Where the current line begins.
  private var lineStart: Int

  init(_ text: CSVText, delimiter: UInt8) {
    self.text = text
    self.delimiter = delimiter
    position = text.start
    lineStart = text.start
  }

  /// The next row that is not blank; `nil` at the end.
  mutating func nextRow() throws(DataError) -> CSVRow? {
    while position < text.bytes.count {
      excelRow += 1
      if skipLineEnd() { continue }
      let first = line
      var cells: [CSVCell] = []
      var isLast = false
      while !isLast {
        cells.append(try nextCell())
        isLast = !skipDelimiter()
      }
      _ = skipLineEnd()
      return CSVRow(cells: cells, line: first, excelRow: excelRow)
    }
    return nil
  }

  private mutating func nextCell() throws(DataError) -> CSVCell {
    if position < text.bytes.count, text.bytes[position] == 34 { return try quotedCell() }
    let start = position
    while position < text.bytes.count {
      let byte = text.bytes[position]
      if byte == delimiter || byte == 10 || byte == 13 { break }
      position += 1
    }
    try requireShort(position - start)
    return CSVCell(bytes: text.bytes[start..<position])
  }

  private mutating func quotedCell() throws(DataError) -> CSVCell {
    let opening = (line: line, column: position - lineStart + 1)
    let first = line
    position += 1
    let start = position
    var pieces: [UInt8]?
    var pieceStart = start
    while position < text.bytes.count {
      let byte = text.bytes[position]
      if byte == 34 {
        if position + 1 < text.bytes.count, text.bytes[position + 1] == 34 {
          pieces = (pieces ?? []) + text.bytes[pieceStart...position]
          position += 2
          pieceStart = position
          continue
        }
        let cell = pieces.map { ArraySlice($0 + text.bytes[pieceStart..<position]) } ?? text.bytes[start..<position]
        try requireShort(position - start)
        position += 1
        try requireCellEnd()
        return CSVCell(bytes: cell)
      }
      if byte == 10 || (byte == 13 && (position + 1 >= text.bytes.count || text.bytes[position + 1] != 10)) {
        line += 1
        lineStart = position + 1
      }
      position += 1
      if position - start > CSVReader.longestCell {
        throw DataError([.cellTooLong(path: text.source, line: first, limit: CSVReader.longestCell)])
      }
    }
    throw DataError([.unterminatedQuote(path: text.source, line: opening.line, column: opening.column)])
  }

  private func requireCellEnd() throws(DataError) {
    guard position < text.bytes.count else { return }
    let byte = text.bytes[position]
    guard byte == delimiter || byte == 10 || byte == 13 else {
      throw DataError([.textAfterQuote(path: text.source, line: line, column: position - lineStart + 1)])
    }
  }

  private func requireShort(_ length: Int) throws(DataError) {
    guard length <= CSVReader.longestCell else {
      throw DataError([.cellTooLong(path: text.source, line: line, limit: CSVReader.longestCell)])
    }
  }

  private mutating func skipDelimiter() -> Bool {
    guard position < text.bytes.count, text.bytes[position] == delimiter else { return false }
    position += 1
    return true
  }

  private mutating func skipLineEnd() -> Bool {
    guard position < text.bytes.count else { return false }
    let byte = text.bytes[position]
    guard byte == 10 || byte == 13 else { return false }
    position += byte == 13 && position + 1 < text.bytes.count && text.bytes[position + 1] == 10 ? 2 : 1
    line += 1
    lineStart = position
    return true
  }
}
