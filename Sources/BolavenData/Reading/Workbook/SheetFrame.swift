import BolavenFormats

/// Turns the cells of a sheet into a frame: gives names to its columns and says what was not sure.
struct SheetFrame {
  private let table: SheetTable
  private var notes: [ReadNote] = []

  init(_ table: SheetTable) { self.table = table }

  /// - Throws: `duplicateHead`.
  func frame(otherSheets: [WorkbookSheet], of sheet: WorkbookSheet) throws(DataError) -> DataFrame {
    var frame = self
    frame.noteSheets(otherSheets, of: sheet)
    let names = try frame.names()
    frame.noteCells()
    for (name, column) in zip(names, table.columns) { frame.noteValues(of: column, named: name) }
    let isGapless = table.excelRows.last == table.excelRows.count + 1
    let letters = table.columns.map { sheetLetters($0.position) }
    return DataFrame(
      source: table.path, columns: Array(zip(names.map { ColumnName($0) }, table.releaseColumns())),
      excelRows: isGapless ? nil : table.excelRows, notes: frame.notes, excelColumns: letters)
  }

  private mutating func noteSheets(_ others: [WorkbookSheet], of sheet: WorkbookSheet) {
    let visible = others.filter { $0.visibility == .visible }.map(\.name)
    if !visible.isEmpty { notes.append(.otherSheets(read: sheet.name, others: visible)) }
    if sheet.visibility != .visible { notes.append(.hiddenSheet(name: sheet.name)) }
    for other in others where other.visibility != .visible { notes.append(.hiddenSheet(name: other.name)) }
    if let first = table.firstSkippedRow, let headerRow = table.headerRow {
      notes.append(.preambleSkipped(lines: first...(headerRow - 1)))
    }
  }

  /// A column without a name is called after its place. A name that stands above several columns because its cells are
  /// shown as one gets a number; any other that stands twice is refused.
  private mutating func names() throws(DataError) -> [String] {
    if !table.mergedHeads.isEmpty {
      let cells = table.mergedHeads.prefix(SheetTable.mostCells).map(\.text)
      notes.append(.mergedHeader(sheet: table.sheet, cells: cells, total: table.mergedHeads.count))
    }
    let written = table.columns.map { column in table.header[column.position] ?? "" }
    var taken = Set(written)
    var met: [String: Int] = [:]
    var problems: [DataProblem] = []
    var names: [String] = []
    for (name, column) in zip(written, table.columns) {
      let letters = sheetLetters(column.position)
      if name.allSatisfy(\.isWhitespace) {
        names.append(Self.unused("column\(column.position + 1)", &taken))
        notes.append(.columnNamed(excelColumn: letters, name: names[names.count - 1]))
      } else if let first = met.updateValue(met[name] ?? column.position, forKey: name) {
        if !table.filledHeads.contains(column.position) {
          let cells = [first, column.position].map { "\(sheetLetters($0))\(table.headerRow ?? 1)" }
          problems.append(.duplicateHead(path: table.path, sheet: table.sheet, name: name, cells: cells))
        }
        names.append(Self.unused("\(name)_2", &taken))
        notes.append(.duplicateNameChanged(name: name, excelColumn: letters, newName: names[names.count - 1]))
      } else {
        names.append(name)
      }
    }
    guard problems.isEmpty else { throw DataError(problems) }
    return names
  }

  /// The name, with the next number where it is taken: `score_2`, `score_3`.
  private static func unused(_ name: String, _ taken: inout Set<String>) -> String {
    if taken.insert(name).inserted { return name }
    let stem = name.hasSuffix("_2") ? String(name.dropLast(2)) : name
    var number = stem == name ? 2 : 3
    while !taken.insert("\(stem)_\(number)").inserted { number += 1 }
    return "\(stem)_\(number)"
  }

  private mutating func noteCells() {
    let sheet = table.sheet
    if table.hiddenRowCount > 0 { notes.append(.hiddenRows(sheet: sheet, count: table.hiddenRowCount)) }
    if table.hiddenColumnCount > 0 { notes.append(.hiddenColumns(sheet: sheet, count: table.hiddenColumnCount)) }
    let (errors, formulas, dates) = (table.errors, table.withoutValue, table.impossibleDates)
    if errors.total > 0 { notes.append(.errorCells(sheet: sheet, cells: errors.cells, total: errors.total)) }
    if formulas.total > 0 {
      notes.append(.formulasWithoutValue(sheet: sheet, cells: formulas.cells, total: formulas.total))
    }
    if dates.total > 0 { notes.append(.impossibleDates(sheet: sheet, cells: dates.cells, total: dates.total)) }
  }

  /// A column of numbers and texts became text; the cells of the rarer kind may be mistakes.
  private mutating func noteValues(of column: SheetColumn, named name: String) {
    if column.numberCount > 0, column.textCount > 0 {
      let texts = column.firstTexts.map { CellFact(row: $0.row, text: table.strings.text($0.text)) }
      let numbers = column.firstNumbers.map { CellFact(row: $0.row, text: plainText($0.value)) }
      notes.append(
        .mixedColumn(
          column: name, excelColumn: sheetLetters(column.position), numbers: column.numberCount,
          texts: column.textCount, rarer: column.textCount <= column.numberCount ? texts : numbers))
    }
    if column.longNumberCount > 0 {
      notes.append(
        .damagedIdentifiers(
          column: name, cells: column.longNumbers.map { CellFact(row: $0.row, text: plainText($0.value)) },
          total: column.longNumberCount))
    }
  }
}
