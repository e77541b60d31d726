import BolavenFormats

/// Collects the cells of a sheet into columns, with what is to be said about them.
///
/// Rows and columns without a cell take no room, so that a cell in the last corner costs no more than one in the
/// first. A row of empty texts is one without a value; blanks that a formula gives make none.
final class SheetTable: SheetContent {
  /// Cells that a note or a message lists.
  static let mostCells = 20

  /// Cells to be named in a note: the first of them, and how many.
  struct Tally {
    var cells: [String] = []
    var total = 0

    mutating func add(_ place: CellReference) {
      total += 1
      if cells.count < SheetTable.mostCells { cells.append(place.text) }
    }
  }

  let path: String
  let sheet: String
  /// The other sheets that Excel shows, for messages.
  private let otherSheets: [String]
  let limits: ReadLimits
  private(set) var columns: [SheetColumn] = []
  /// The row that Excel shows, one a row of the table.
  private(set) var excelRows: [Int] = []
  /// By column, where the row of names has one.
  private(set) var header: [Int: String] = [:]
  /// 0 where there are no names; `nil` until the first row with anything in it.
  private(set) var headerRow: Int?
  private(set) var firstSkippedRow: Int?
  private(set) var mergedHeads: [CellRange] = []
  /// Columns whose name is that of a merged cell, which stands above another column.
  private(set) var filledHeads: Set<Int> = []
  private(set) var hiddenRowCount = 0
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  private(set) var errors = Tally()
  private(set) var withoutValue = Tally()
  private(set) var impossibleDates = Tally()
  var strings: StringTable

  private let shared: [String?]
  private let styles: CellStyles
  private let dateSystem: DateSystem
  /// Positions among the columns, −1 where a column has no cell yet.
  private var placeOfColumn = [Int32](repeating: -1, count: CellReference.mostColumns)
  /// Texts above the row of names, which a merged cell may bring down to it.
  private var textsAbove: [CellReference: String] = [:]
  private var textOfDate: [DateKey: Int32?] = [:]
  private var lastHiddenRow = 0
  /// Values in all columns, blanks between them included.
  private var roomTaken = 0
  private var cellCount = 0

  private struct DateKey: Hashable {
    let serial: Double
    let format: NumberFormat
  }

  private enum Value {
    case blank
    /// A text without a letter, as a record without a value has it.
    case emptyText
    /// A cell that has something, but no value that could be read.
    case missing
    case number(Double)
    case text(Int32)
  }

  init(
    path: String, sheet: String, otherSheets: [String], options: ReadOptions, shared: SharedStrings, styles: CellStyles,
    _ system: DateSystem
  ) {
    self.path = path
    self.sheet = sheet
    self.otherSheets = otherSheets
    limits = options.limits
    headerRow = options.headerRow
    strings = StringTable(shared)
    self.shared = shared.texts
    self.styles = styles
    dateSystem = system
  }

  func take(_ cell: SheetCell, _ text: CellText) throws(DataError) {
    let value = try value(of: cell, text)
    switch value {
    case .blank: return
    case .emptyText where cell.place.row <= self.headerRow ?? .max: return
    default: break
    }
    let headerRow = headerRow ?? cell.place.row
    self.headerRow = headerRow
    guard cell.place.row > headerRow else { return takeName(value, at: cell.place, headerRow: headerRow) }
    if excelRows.last != cell.place.row {
      excelRows.append(cell.place.row)
      if lastHiddenRow == cell.place.row { hiddenRowCount += 1 }
    }
    if case .emptyText = value {
      cellCount += 1
      return
    }
    let place = place(ofColumn: cell.place.column)
    let row = excelRows.count - 1
    let before = columns[place].count
    cellCount += 1
    switch value {
    case .number(let number): columns[place].add(number, row: row, excelRow: cell.place.row, &strings)
    case .text(let text): columns[place].add(text: text, row: row, excelRow: cell.place.row, &strings)
    case .missing, .blank, .emptyText: break
    }
    roomTaken += columns[place].count - before
    try requireDensity(roomTaken)
  }

  func takeHidden(row: Int) { lastHiddenRow = row }
  func takeHidden(columns: ClosedRange<Int>) { hiddenColumns.append(columns) }

  func takeMerged(_ range: CellRange) {
    guard let headerRow, range.first.row <= headerRow, headerRow <= range.last.row else { return }
    mergedHeads.append(range)
  }

  /// Makes all columns as long as the table, and gives each text in a merged cell of the head to every column under it.
  func finish() throws(DataError) {
    guard let headerRow else { throw DataError([.emptySheet(path: path, sheet: sheet, others: otherSheets)]) }
    guard !excelRows.isEmpty else {
      throw DataError([.sheetWithoutRows(path: path, sheet: sheet, headerRow: max(1, headerRow), others: otherSheets)])
    }
    try requireDensity(columns.count * excelRows.count)
    for place in columns.indices { columns[place].pad(to: excelRows.count) }
    mergedHeads = mergedHeads.filter { range in
      guard let text = range.first.row == headerRow ? header[range.first.column] : textsAbove[range.first] else {
        return false
      }
      var isUsed = false
      for column in columns
      where (range.first.column...range.last.column).contains(column.position) && header[column.position] == nil {
        header[column.position] = text
        filledHeads.insert(column.position)
        isUsed = true
      }
      return isUsed
    }
    for position in header.keys.sorted() where placeOfColumn[position] < 0 {
      columns[place(ofColumn: position)].pad(to: excelRows.count)
    }
    columns.sort { $0.position < $1.position }
  }

  /// How many columns of the table are hidden.
  var hiddenColumnCount: Int {
    columns.count { column in hiddenColumns.contains { $0.contains(column.position) } }
  }

  /// The columns with their values, which the table then has no longer.
  func releaseColumns() -> [Column] {
    var levels = LevelNumbering(strings)
    return columns.indices.map { columns[$0].release(&levels) }
  }

  private func place(ofColumn position: Int) -> Int {
    if placeOfColumn[position] < 0 {
      placeOfColumn[position] = Int32(columns.count)
      columns.append(SheetColumn(position: position))
    }
    return Int(placeOfColumn[position])
  }

  private func takeName(_ value: Value, at place: CellReference, headerRow: Int) {
    if place.row < headerRow, firstSkippedRow == nil { firstSkippedRow = place.row }
    let text: String
    switch value {
    case .blank, .emptyText, .missing: return
    case .number(let number): text = plainText(number)
    case .text(let number): text = strings.text(number)
    }
    if place.row == headerRow {
      header[place.column] = text
    } else if place.row >= headerRow - Self.mostCells {
      textsAbove[place] = text
    }
  }

  /// Few cells far apart would take as much room as many.
  private func requireDensity(_ room: Int) throws(DataError) {
    guard room > limits.inflateGrace, room / limits.inflateRatio > cellCount else { return }
    throw DataError([
      .sheetTooSparse(path: path, sheet: sheet, rows: excelRows.count, columns: columns.count, cells: cellCount)
    ])
  }

  private func value(of cell: SheetCell, _ text: CellText) throws(DataError) -> Value {
    guard cell.hasValue, !text.bytes.isEmpty || cell.kind == .formulaString else {
      guard cell.hasFormula else { return cell.kind == .inlineString ? .emptyText : .blank }
      withoutValue.add(cell.place)
      return .missing
    }
    switch cell.kind {
    case .number:
      guard let number = decimalNumber(text.bytes) else { throw fault(.notANumber, cell) }
      return value(of: number, as: styles[cell.style], at: cell.place)
    case .sharedString:
      guard let index = text.bytes.withUnsafeBufferPointer({ wholeNumber(Slice(base: $0, bounds: $0.indices)) }),
        shared.indices.contains(index)
      else { throw fault(.sharedStringMissing, cell) }
      guard let string = shared[index] else { throw tooLong(cell) }
      return string.isEmpty ? .emptyText : .text(Int32(index))
    case .inlineString, .formulaString:
      guard let string = text.string else { throw tooLong(cell) }
      return string.isEmpty ? .blank : .text(strings.number(of: string))
    case .boolean:
      switch String(decoding: text.bytes, as: UTF8.self) {
      case "1", "true": return .text(strings.number(of: "TRUE"))
      case "0", "false": return .text(strings.number(of: "FALSE"))
      default: throw fault(.notTrueOrFalse, cell)
      }
    case .error:
      errors.add(cell.place)
      return .missing
    case .date:
      guard let string = text.string else { throw tooLong(cell) }
      let date = tidyDate(string, as: styles[cell.style])
      return date.isEmpty ? .blank : .text(strings.number(of: date))
    }
  }

  private func value(of number: Double, as format: NumberFormat, at place: CellReference) -> Value {
    guard format != .number else { return .number(number) }
    let key = DateKey(serial: number, format: format)
    let text: Int32?
    if let known = textOfDate[key] {
      text = known
    } else {
      text = dateSystem.text(number, as: format).map { strings.number(of: $0) }
      textOfDate[key] = .some(text)
    }
    guard let text else {
      impossibleDates.add(place)
      return .missing
    }
    return .text(text)
  }

  private func fault(_ fault: CellFault, _ cell: SheetCell) -> DataError {
    DataError([.damagedCell(path: path, sheet: sheet, cell: cell.place.text, fault)])
  }

  private func tooLong(_ cell: SheetCell) -> DataError {
    DataError([
      .cellTextTooLong(path: path, sheet: sheet, cell: cell.place.text, limit: limits.sharedStringCharacters)
    ])
  }
}

/// A date that stands in a sheet as ISO 8601 text: without a zone, zero fractions, and a midnight that is not shown.
private func tidyDate(_ text: String, as format: NumberFormat) -> String {
  var date = text[...]
  if date.last == "Z" { date = date.dropLast() }
  if let point = date.lastIndex(of: "."), date[date.index(after: point)...].allSatisfy({ $0 == "0" }) {
    date = date[..<point]
  }
  if format == .date, date.hasSuffix("T00:00:00") { date = date.dropLast(9) }
  return String(date)
}
