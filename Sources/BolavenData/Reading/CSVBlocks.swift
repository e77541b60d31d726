import BolavenFormats
import BolavenNumerics

/// Reads a regular delimited text on all processors, straight into the storage of its columns.
///
/// The text is cut into blocks of bytes. Whoever reads one finds its separators first, which tells the next one the number
/// of its first row and whether it begins inside quotes, and then reads the cells. A column in which every cell of the whole
/// file is a plain decimal number, or a double as one program writes it, is kept as numbers that give back their texts, any
/// other as texts. The table is the one that `CSVTable` reads, for any number of threads and any blocks: whatever is not
/// regular, such as rows with too few cells, quotes within unquoted cells or bytes that are no UTF-8, is left to it.
///
/// Source: Mühlbauer, Rödiger, Seilbeck, Reiser, Kemper & Neumann (2013), §3; Langdale & Lemire (2019), §3.1.
struct CSVBlocks {
  /// How a column is kept.
  enum Kind: Hashable {
    /// Numbers of four bytes: identifiers, codes, counts.
    case compact
    /// Numbers of eight bytes: those of many digits.
    case wide
    /// Doubles of numbers that are written in one way: what has been measured, and will be reckoned with.
    case measured
    /// Doubles of numbers that have the fewest digits for them, up to seventeen: what a program has reckoned.
    case computed
    case text
  }

  let source: ByteSource
  /// Its beginning, as much of it as a layout needs.
  let beginning: UnsafeBufferPointer<UInt8>
  let path: String
  let layout: CSVLayout
  let options: ReadOptions
  var threads = Threads.available
  /// Bytes of one block.
  var blockBytes = 1 << 18

  /// More columns, and longer rows, are left to the plain reader.
  private static let mostColumns = 400
  private static let longestRow = 4 << 20

  /// The table; `nil` where the text is not regular.
  func frame() -> DataFrame? {
    guard layout.dialect.delimiter.count == 1, layout.dialect.escape == nil, !options.keepsIrregularRows,
      options.headerRows == 1, let head = CSVHead(source, beginning, layout, options, path: path),
      head.header.names.count > 1, head.header.names.count <= Self.mostColumns
    else { return nil }
    let plan = BlockPlan(body: head.bodyStart..<head.end, blockBytes: blockBytes)
    let pass = BlockPass(
      source: source, plan: plan, delimiter: layout.dialect.delimiter[0], quote: layout.dialect.quote,
      width: head.header.names.count, longestRow: min(Self.longestRow, options.limits.cellBytes))
    let writing = NumberWriting(options, delimiter: layout.dialect.delimiter)
    guard var kinds = pass.firstKinds(isPlain: writing.isPlain) else { return nil }
    var columns = [StoredColumn?](repeating: nil, count: kinds.count)
    var lineEnds = (lf: 0, crlf: 0)
    let kept = keptColumns(head.header.names)
    // The first column shows whether a second table follows.
    let read = kept.contains(0) ? kept : [0] + kept
    while true {
      let wanted = read.filter { columns[$0] == nil }
      guard !wanted.isEmpty else { break }
      guard let result = pass.read(wanted, kinds, isPlain: writing.isPlain, threads: threads) else { return nil }
      lineEnds = result.lineEnds
      for (place, column) in zip(wanted, result.columns) { columns[place] = column }
      // A column that turned out to be of another kind is read once more.
      for (place, kind) in zip(wanted, result.kinds) { kinds[place] = kind }
    }
    // The name of the first column among its texts: a second table may follow.
    if case .text(let texts)? = columns.first ?? nil, texts.levels.contains(head.firstCell) { return nil }
    if case .decimals(let decimals)? = columns.first ?? nil,
      decimalNumber(head.firstCell) != nil || !head.firstCell.isEmpty && decimals.missingText == head.firstCell
    {
      return nil
    }
    var notes = layout.notes + head.header.notes
    if let note = CSVTable.lineEndNote(
      lf: lineEnds.lf + head.lineEnds.lf, crlf: lineEnds.crlf + head.lineEnds.crlf, cr: head.lineEnds.cr)
    {
      notes.append(note)
    }
    return DataFrame(
      source: path,
      stored: kept.compactMap { place in columns[place].map { (head.header.names[place], $0) } },
      excelRows: head.excelRow == 1 ? nil : (0..<plan.rowCount).map { head.excelRow + 1 + $0 },
      numberWriting: writing, notes: notes,
      excelColumns: kept.count < columns.count ? kept.map { sheetLetters($0) } : nil)
  }

  /// The places of the columns that are needed.
  private func keptColumns(_ names: [ColumnName]) -> [Int] {
    guard let needed = options.columns, !needed.isEmpty, needed.allSatisfy(names.contains) else {
      return Array(names.indices)
    }
    return names.indices.filter { needed.contains(names[$0]) }
  }
}

/// The names of a regular text, and where its rows begin and end.
private struct CSVHead {
  let header: CSVHeader
  /// The text of the first cell with a name; empty where there are no names.
  let firstCell: String
  let bodyStart: Int
  /// Behind the last byte that does not end a line.
  let end: Int
  /// The row of the names that Excel shows; 0 where there are none.
  let excelRow: Int
  /// Those of the row of names and of the last row, which the blocks do not count.
  private(set) var lineEnds: (lf: Int, crlf: Int, cr: Int)

  init?(
    _ source: ByteSource, _ beginning: UnsafeBufferPointer<UInt8>, _ layout: CSVLayout, _ options: ReadOptions,
    path: String
  ) {
    guard layout.hasHeader else { return nil }
    let sample = UnsafeBufferPointer(rebasing: beginning.prefix(CSVLayout.sampleBytes))
    let text = layout.text(sample, source: path, longestCell: options.limits.cellBytes)
    var parser = CSVParser(text)
    var cells: [CSVCell] = []
    guard let row = try? parser.nextRow(into: &cells), parser.position < sample.count,
      !sample[..<parser.position].contains(0),
      isValidUTF8(UnsafeBufferPointer(rebasing: sample[..<parser.position])),
      let header = try? CSVHeader(
        cells.map { $0.text(in: text) }, count: 0, limit: options.limits.columns, renamesDuplicates: false, source: path
      )
    else { return nil }
    self.header = header
    firstCell = cells.first.map { $0.text(in: text) } ?? ""
    bodyStart = parser.position
    excelRow = row.excelRow
    guard parser.lineEnds.cr == 0, parser.lineEnds.crlf + parser.lineEnds.lf == 1 else { return nil }
    lineEnds = parser.lineEnds
    var buffer = WorkBuffer()
    guard let end = Self.end(source), end > bodyStart,
      let rest = source.bytes(end..<min(source.count, end + 2), buffer: &buffer)
    else { return nil }
    self.end = end
    if rest.elementsEqual([13, 10]) {
      lineEnds.crlf += 1
    } else if let last = rest.first {
      if last == 10 { lineEnds.lf += 1 } else { lineEnds.cr += 1 }
    }
  }

  private static func end(_ source: ByteSource) -> Int? {
    var buffer = WorkBuffer()
    var end = source.count
    while end > 0 {
      let start = max(0, end - 4096)
      guard let bytes = source.bytes(start..<end, buffer: &buffer) else { return nil }
      if let last = bytes.lastIndex(where: { !isLineEnd($0) }) { return start + last + 1 }
      end = start
    }
    return 0
  }
}
