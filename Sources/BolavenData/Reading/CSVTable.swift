/// The table of a delimited text, read row by row: what the parallel reader must agree with.
struct CSVTable {
  private let text: CSVText
  private let layout: CSVLayout
  private let options: ReadOptions
  private var parser: CSVParser
  private var cells: [CSVCell] = []
  private var notes: [ReadNote]
  private var excelRows: [Int] = []
  private var columns: [TextColumnBuilder] = []
  private var ragged: [DataProblem.RaggedRow] = []
  private var raggedCount = 0
  private var repair: CSVRepair

  init(_ text: CSVText, _ layout: CSVLayout, _ options: ReadOptions) {
    self.text = text
    self.layout = layout
    self.options = options
    parser = CSVParser(text)
    notes = layout.notes
    repair = CSVRepair(width: layout.columnCount)
  }

  /// Reads everything, or reports every problem that was found.
  mutating func frame() throws(DataError) -> DataFrame {
    guard !text.isBlank else { throw DataError([.emptyFile(path: text.source)]) }
    var header = try header()
    notes += header.notes
    columns = header.names.map { _ in TextColumnBuilder(text) }
    parser.keepsEmptyLines = header.names.count == 1
    let width = header.names.count
    var second = SecondTable()
    while let row = try nextRow() {
      if header.isRepeated(by: cells, in: text) {
        notes.append(.anotherTable(line: row.line))
        break
      }
      second.add(row, cells: cells.count, width: width)
      if cells.count == width {
        append(row)
      } else if options.keepsIrregularRows {
        keep(row, &header)
      } else {
        noteRagged(row)
      }
    }
    if let start = second.start(raggedRows: raggedCount), ragged.first?.line == start {
      notes.append(.anotherTable(line: start))
      raggedCount = 0
    }
    try finish(width: width)
    return DataFrame(
      source: text.source, columns: zip(header.names, columns).map { ($0, .text($1.categories)) },
      excelRows: excelRows, numberWriting: NumberWriting(options, delimiter: text.dialect.delimiter), notes: notes)
  }

  private mutating func header() throws(DataError) -> CSVHeader {
    var names: [String]?
    for _ in 0..<(layout.hasHeader ? max(1, options.headerRows) : 0) {
      guard try nextRow() != nil else { break }
      let row = cells.map { $0.text(in: text) }
      guard let above = names else {
        names = row
        continue
      }
      names = (0..<max(above.count, row.count)).map { column in
        [above, row].compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }.joined(separator: " ")
      }
    }
    return try CSVHeader(
      names, count: layout.columnCount,
      limit: options.limits.columns, renamesDuplicates: options.keepsIrregularRows, source: text.source)
  }

  private mutating func nextRow() throws(DataError) -> CSVRowPlace? {
    options.keepsIrregularRows
      ? try repair.nextRow(of: &parser, into: &cells) : try parser.nextRow(into: &cells)
  }

  private mutating func append(_ row: CSVRowPlace) {
    excelRows.append(row.excelRow)
    for position in columns.indices {
      if position < cells.count { columns[position].add(cells[position]) } else { columns[position].addMissing() }
    }
  }

  /// Cells that are missing are empty, empty ones too many are left out, others get columns of their own.
  private mutating func keep(_ row: CSVRowPlace, _ header: inout CSVHeader) {
    noteRagged(row)
    let filled = (cells.lastIndex { !$0.isEmpty } ?? -1) + 1
    while columns.count < filled {
      header.addColumn()
      columns.append(TextColumnBuilder(text, rows: excelRows.count))
      if let note = header.notes.last { notes.append(note) }
    }
    append(row)
  }

  private mutating func noteRagged(_ row: CSVRowPlace) {
    raggedCount += 1
    if ragged.count < CSVReader.mostRaggedRows {
      ragged.append(DataProblem.RaggedRow(line: row.line, found: cells.count))
    }
  }

  private mutating func finish(width: Int) throws(DataError) {
    if raggedCount > 0 {
      guard options.keepsIrregularRows else {
        throw DataError([.raggedRows(path: text.source, expected: width, rows: ragged, total: raggedCount)])
      }
      notes.append(.raggedRowsKept(lines: ragged.map(\.line), total: raggedCount))
    }
    if repair.total > 0 { notes.append(.quotesRepaired(lines: repair.lines, total: repair.total)) }
    if let note = Self.lineEndNote(lf: parser.lineEnds.lf, crlf: parser.lineEnds.crlf, cr: parser.lineEnds.cr) {
      notes.append(note)
    }
    guard !excelRows.isEmpty else { throw DataError([.noRows(path: text.source)]) }
  }

  /// That lines end in different ways.
  static func lineEndNote(lf: Int, crlf: Int, cr: Int) -> ReadNote? {
    let counts = [("LF", lf), ("CRLF", crlf), ("CR", cr)].filter { $0.1 > 0 }
    return counts.count > 1 ? .mixedLineEnds(counts: Dictionary(uniqueKeysWithValues: counts)) : nil
  }
}

/// Rows behind an empty line that have, all of them, another number of cells than the table above.
private struct SecondTable {
  private var lastExcelRow = -1
  private var line: Int?
  private var width = 0
  private var rows = 0
  private var isBroken = false

  mutating func add(_ row: CSVRowPlace, cells: Int, width expected: Int) {
    defer { lastExcelRow = row.excelRow }
    if line == nil, cells != expected, cells > 1, lastExcelRow >= 0, row.excelRow > lastExcelRow + 1 {
      line = row.line
      width = cells
    }
    guard line != nil else { return }
    rows += 1
    if cells != width { isBroken = true }
  }

  /// The line of its first row, if every ragged row belongs to it.
  func start(raggedRows: Int) -> Int? { !isBroken && rows >= 2 && rows == raggedRows ? line : nil }
}
