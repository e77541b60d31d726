/// How a delimited text is laid out: its dialect, and where its table begins.
struct CSVLayout: Hashable {
  var dialect: CSVDialect
  /// Where the header begins, or the first row where there is none.
  var start: Int
  var firstLine: Int
  var excelRowsAbove: Int
  /// Whether the first row of the table holds names.
  var hasHeader = true
  /// Cells that most rows have.
  var columnCount = 0
  /// What was found out and is not certain.
  var notes: [ReadNote] = []

  /// Bytes and rows that are looked at: structure that begins later is met by the reader.
  static let sampleBytes = 256 << 10
  static let sampleRows = 300

  /// Finds the layout from the beginning of a text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8; the first `sampleBytes` of the text count.
  ///   - isWhole: whether the bytes are all of the text.
  /// - Throws: `unusableOption`, `headerRowMissing`.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, _ options: ReadOptions, source: String
  ) throws(DataError) {
    let isCut = !isWhole || bytes.count > Self.sampleBytes
    let sample = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, Self.sampleBytes)])
    start = CSVText.afterMark(sample)
    firstLine = 1
    excelRowsAbove = 0
    let named = CSVText.namedDelimiter(sample, from: start)
    if let named {
      start = named.end
      firstLine = 2
    }
    var base = CSVDialect.comma
    if let named { base.delimiter = [named.delimiter] }
    base = try base.declared(options, source: source)
    let text = CSVText(sample, source: source, dialect: base, start: start, firstLine: firstLine)
    let search = DialectSearch(text, isCut: isCut, options: options, hasNamedDelimiter: named != nil)
    let found = search.best
    dialect = found.dialect
    if found.needsNote(options) {
      notes.append(
        .dialectFound(
          delimiter: String(decoding: dialect.delimiter, as: UTF8.self),
          quote: dialect.quote.map { String(UnicodeScalar($0)) } ?? "",
          escape: dialect.escape.map { String(UnicodeScalar($0)) } ?? "", agreeing: found.agreeing,
          rows: found.rows.count + found.irregular))
    }
    columnCount = found.width
    try placeHeader(found.rows, in: CSVText(sample, source: source, dialect: dialect), options)
  }

  private mutating func placeHeader(
    _ rows: [CSVSampleRow], in text: CSVText, _ options: ReadOptions
  ) throws(DataError) {
    if let declared = options.headerRow {
      hasHeader = declared > 0
      guard declared > firstLine || (declared > 1 && firstLine > 1) else { return }
      guard let row = rows.first(where: { $0.place.line == declared }) else {
        throw DataError([.headerRowMissing(path: text.source, line: declared)])
      }
      begin(at: row)
      return
    }
    let header = CSVPreamble.header(of: rows, width: columnCount, in: text)
    if header > 0 {
      notes.append(.preambleSkipped(lines: rows[0].place.line...(rows[header].place.line - 1)))
      begin(at: rows[header])
    }
    let table = rows[header...].filter { $0.cells.count == columnCount }
    if rows.indices.contains(header), CSVPreamble.lacksHeader(Array(table), in: text),
      rows[header].cells.count == columnCount
    {
      hasHeader = false
      notes.append(.headerMissing)
    }
  }

  private mutating func begin(at row: CSVSampleRow) {
    start = row.start
    firstLine = row.place.line
    excelRowsAbove = row.place.excelRow - 1
  }

  /// The text from where its table begins.
  func text(_ bytes: UnsafeBufferPointer<UInt8>, source: String, longestCell: Int) -> CSVText {
    CSVText(
      bytes, source: source, dialect: dialect, start: start, firstLine: firstLine, excelRowsAbove: excelRowsAbove,
      longestCell: longestCell)
  }
}

/// A row of the beginning of a text.
struct CSVSampleRow {
  let start: Int
  let place: CSVRowPlace
  let cells: [CSVCell]

  /// Cells with something in them beside blanks.
  func filled(in text: CSVText) -> Int {
    cells.count { cell in text.bytes[cell.start..<cell.end].contains { $0 != 32 && $0 != 9 } }
  }
}
