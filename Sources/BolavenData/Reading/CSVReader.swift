import BolavenFormats

/// Reads delimited text as RFC 4180 has it, in UTF-8.
///
/// Cells are separated by the one of comma, semicolon and tab that the header has most of outside quotes, or that a first
/// line `sep=;` names; a quoted cell may hold delimiters, line ends and doubled quotes. Lines end with LF, CRLF or CR.
/// The first line is the header. Empty lines are passed over; in a file of one column they are rows without a value,
/// except at its end. A row with another number of cells than the header is an error: nothing is padded or dropped. All
/// values are kept as text; the column's use decides what they mean.
///
/// Source: Shafranovich (2005), RFC 4180, §2.
public struct CSVReader: DataReader {
  /// Endings of delimited text.
  public static let fileExtensions = ["csv", "tsv", "txt"]
  /// The most bytes of one cell.
  static let longestCell = 16 << 20
  static let mostColumns = 200_000
  /// Rows that a message lists.
  static let mostRaggedRows = 20

  /// A reader; it has no settings.
  public init() {}

  /// Reads a whole file into a frame of texts, or reports every problem that was found.
  public func read(_ file: DataFile, _ options: ReadOptions = ReadOptions()) throws(DataError) -> DataFrame {
    try requireText(file.bytes, source: file.path)
    return try file.bytes.withUnsafeBufferPointer { (buffer) throws(DataError) in
      try frame(of: CSVText(buffer, source: file.path))
    }
  }

  private func frame(of text: CSVText) throws(DataError) -> DataFrame {
    var parser = CSVParser(text)
    var cells: [CSVCell] = []
    guard try parser.nextRow(into: &cells) != nil, !isBlank(text) else {
      throw DataError([.emptyFile(path: text.source)])
    }
    let names = try columnNames(cells.map { $0.text(in: text.bytes) }, source: text.source)
    parser.keepsEmptyLines = names.count == 1
    var columns = names.map { _ in TextColumnBuilder(text.bytes) }
    var excelRows: [Int] = []
    var ragged: [DataProblem.RaggedRow] = []
    var raggedCount = 0
    while let row = try parser.nextRow(into: &cells) {
      guard cells.count == names.count else {
        raggedCount += 1
        if ragged.count < Self.mostRaggedRows {
          ragged.append(DataProblem.RaggedRow(line: row.line, found: cells.count))
        }
        continue
      }
      excelRows.append(row.excelRow)
      for position in cells.indices { columns[position].add(cells[position]) }
    }
    guard raggedCount == 0 else {
      throw DataError([.raggedRows(path: text.source, expected: names.count, rows: ragged, total: raggedCount)])
    }
    guard !excelRows.isEmpty else { throw DataError([.noRows(path: text.source)]) }
    return DataFrame(
      source: text.source, columns: zip(names, columns).map { ($0, .text($1.categories)) }, excelRows: excelRows,
      hasDecimalCommas: text.delimiter == 59)
  }

  /// UTF-8 without zero bytes.
  private func requireText(_ bytes: [UInt8], source: String) throws(DataError) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw DataError([.notUTF8(path: source, line: 1, looksLike: "UTF-16")])
    }
    if let position = bytes.firstIndex(of: 0) {
      throw DataError([.zeroByte(path: source, line: lineNumber(of: position, in: bytes))])
    }
    if let position = firstInvalidUTF8(in: bytes) {
      throw DataError([.notUTF8(path: source, line: lineNumber(of: position, in: bytes), looksLike: nil)])
    }
  }

  private func isBlank(_ text: CSVText) -> Bool {
    text.bytes[text.start..<text.end].allSatisfy { isLineEnd($0) || $0 == 32 || $0 == CSVText.tab }
  }

  private func columnNames(_ texts: [String], source: String) throws(DataError) -> [ColumnName] {
    guard texts.count <= Self.mostColumns else {
      throw DataError([.tooManyColumns(path: source, count: texts.count, limit: Self.mostColumns)])
    }
    var problems: [DataProblem] = []
    var positions: [String: [Int]] = [:]
    for (position, text) in texts.enumerated() {
      if text.allSatisfy(\.isWhitespace) {
        problems.append(.unnamedColumn(path: source, excelColumn: excelLetters(position)))
      } else {
        positions[text, default: []].append(position)
      }
    }
    for text in texts {
      guard let places = positions.removeValue(forKey: text), places.count > 1 else { continue }
      problems.append(.duplicateColumn(path: source, name: text, excelColumns: places.map(excelLetters)))
    }
    guard problems.isEmpty else { throw DataError(problems) }
    return texts.map { ColumnName($0) }
  }
}
