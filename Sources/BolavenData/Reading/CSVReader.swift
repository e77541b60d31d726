/// Reads delimited text as RFC 4180 has it, in UTF-8.
///
/// Cells are separated by the one of comma, semicolon and tab that the header has most of outside quotes; a quoted cell
/// may hold delimiters, line ends and doubled quotes. Lines end with LF, CRLF or CR. The first line is the header. Blank
/// lines are passed over. A row with another number of cells than the header is an error: nothing is padded or dropped.
/// All values are kept as text; the column's use decides what they mean.
///
/// Source: Shafranovich (2005), RFC 4180, §2.
public struct CSVReader: DataReader {
  /// Endings of delimited text.
  public static let fileExtensions = ["csv", "tsv", "txt"]
  /// The most bytes of one cell.
  static let longestCell = 16 << 20
  static let mostColumns = 200_000

  /// A reader; it has no settings.
  public init() {}

  /// Reads a whole file into a frame of texts, or reports every problem that was found.
  public func read(_ bytes: [UInt8], source: String) throws(DataError) -> DataFrame {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    try requireText(bytes, source: source)
    guard bytes.dropFirst(start).contains(where: { ![10, 13, 32, 9].contains($0) }) else {
      throw DataError([.emptyFile(path: source)])
    }
    let text = CSVText(bytes: bytes, start: start, source: source)
    var parser = CSVParser(text, delimiter: text.delimiter)
    guard let header = try parser.nextRow() else { throw DataError([.emptyFile(path: source)]) }
    let names = try columnNames(header.cells, source: source)
    var columns = names.map { _ in ColumnBuilder() }
    var excelRows: [Int] = []
    var ragged: [DataProblem.RaggedRow] = []
    var raggedCount = 0
    while let row = try parser.nextRow() {
      guard row.cells.count == names.count else {
        raggedCount += 1
        if ragged.count < 20 { ragged.append(DataProblem.RaggedRow(line: row.line, found: row.cells.count)) }
        continue
      }
      excelRows.append(row.excelRow)
      for position in row.cells.indices { columns[position].add(row.cells[position], of: text) }
    }
    guard raggedCount == 0 else {
      throw DataError([.raggedRows(path: source, expected: names.count, rows: ragged, total: raggedCount)])
    }
    guard !excelRows.isEmpty else { throw DataError([.noRows(path: source)]) }
    return DataFrame(
      source: source, columns: zip(names, columns).map { ($0, .text($1.categories)) }, excelRows: excelRows)
  }

  /// UTF-8 without zero bytes.
  private func requireText(_ bytes: [UInt8], source: String) throws(DataError) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw DataError([.notUTF8(path: source, line: 1, looksLike: "UTF-16")])
    }
    if let position = bytes.firstIndex(of: 0) {
      throw DataError([.zeroByte(path: source, line: line(of: position, in: bytes))])
    }
    if let position = firstInvalidUTF8(bytes) {
      throw DataError([.notUTF8(path: source, line: line(of: position, in: bytes), looksLike: nil)])
    }
  }

  private func columnNames(_ cells: [CSVCell], source: String) throws(DataError) -> [ColumnName] {
    guard cells.count <= Self.mostColumns else {
      throw DataError([.tooManyColumns(path: source, count: cells.count, limit: Self.mostColumns)])
    }
    var problems: [DataProblem] = []
    var positions: [String: [Int]] = [:]
    for (position, cell) in cells.enumerated() {
      if cell.text.isEmpty { problems.append(.unnamedColumn(path: source, excelColumn: excelLetters(position))) }
      positions[cell.text, default: []].append(position)
    }
    for cell in cells where (positions[cell.text]?.count ?? 0) > 1 && !cell.text.isEmpty {
      let places = positions.removeValue(forKey: cell.text) ?? []
      problems.append(
        .duplicateColumn(path: source, name: cell.text, excelColumns: places.map(excelLetters)))
    }
    guard problems.isEmpty else { throw DataError(problems) }
    return cells.map { ColumnName($0.text) }
  }
}

private func line(of position: Int, in bytes: [UInt8]) -> Int {
  var line = 1
  var previous: UInt8 = 0
  for byte in bytes[..<position] {
    if byte == 13 || (byte == 10 && previous != 13) { line += 1 }
    previous = byte
  }
  return line
}

/// The first byte that is not part of well-formed UTF-8.
private func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
  if bytes.allSatisfy({ $0 < 128 }) || String(validating: bytes, as: UTF8.self) != nil { return nil }
  var low = 0
  var high = bytes.count
  // The longest valid prefix ends before the first bad byte; a cut sequence at the end only makes it shorter by three.
  while low < high {
    let middle = (low + high + 1) / 2
    var end = middle
    while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    if String(validating: bytes[..<end], as: UTF8.self) != nil { low = middle } else { high = middle - 1 }
  }
  return min(low, bytes.count - 1)
}

/// Collects the cells of one column, each different text once.
private struct ColumnBuilder {
  private var known: [CSVCell: Int32] = [:]
  private var levels: [String] = []
  private var codes: [Int32] = []

  mutating func add(_ cell: CSVCell, of text: CSVText) {
    guard !cell.isEmpty else {
      codes.append(-1)
      return
    }
    if let code = known[cell] {
      codes.append(code)
      return
    }
    let code = Int32(levels.count)
    known[cell] = code
    levels.append(cell.text)
    codes.append(code)
  }

  var categories: Categories { Categories(levels: levels, codes: codes) }
}
