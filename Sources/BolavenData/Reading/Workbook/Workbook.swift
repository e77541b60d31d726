import BolavenFormats

/// An Excel workbook: its sheets, each of which can be read as a table.
public struct Workbook: Sendable {
  /// The sheets with cells, in the order of their tabs; charts have none.
  public let sheets: [WorkbookSheet]
  private let package: WorkbookPackage
  private let shared: SharedStrings
  private let styles: CellStyles
  private let dateSystem: DateSystem

  /// Opens a workbook; its sheets are read when they are asked for.
  ///
  /// - Throws: `otherSpreadsheet`, `encryptedWorkbook`, `container`, `markup`, `workbookPartMissing`.
  public init(_ file: DataFile, limits: ReadLimits = ReadLimits()) throws(DataError) {
    if let kind = SpreadsheetKind(file), kind != .xlsx { throw DataError([kind.problem(path: file.path)]) }
    let package = try WorkbookPackage(file, limits)
    let contents = try WorkbookContents(package)
    self.package = package
    sheets = contents.sheets
    dateSystem = contents.dateSystem
    shared = if let part = contents.sharedStrings { try SharedStrings(part, in: package) } else { SharedStrings() }
    styles = if let part = contents.styles { try CellStyles(part, in: package) } else { CellStyles() }
  }

  /// The path as the user wrote it.
  public var path: String { package.path }

  /// The table that is read where no sheet is named: of the sheets that are not hidden the first with rows that belong to
  /// no other sheet.
  ///
  /// - Throws: `noVisibleSheet`; where no sheet has rows, what is said of the first.
  public func mainFrame(options: ReadOptions = ReadOptions()) throws(DataError) -> DataFrame {
    let visible = sheets.filter { $0.visibility == .visible }
    guard !visible.isEmpty else { throw DataError([.noVisibleSheet(path: path, hidden: sheets.map(\.name))]) }
    var child: DataFrame?
    var empty: DataError?
    for sheet in visible {
      do throws(DataError) {
        let frame = try frame(ofSheet: sheet.name, options: options)
        guard DataSheets.isRepeat(frame) else { return frame }
        child = child ?? frame
      } catch {
        guard error.problems.allSatisfy(DataSheets.isWithoutRows) else { throw error }
        empty = empty ?? error
      }
    }
    if let child { return child }
    throw empty ?? DataError([.noRows(path: path)])
  }

  /// The sheet of a name; names differ in more than capitals.
  ///
  /// - Throws: `sheetMissing` with the names there are.
  public func sheet(named name: String) throws(DataError) -> WorkbookSheet {
    if let sheet = sheets.first(where: { $0.name == name }) { return sheet }
    if let sheet = sheets.first(where: { $0.name.lowercased() == name.lowercased() }) { return sheet }
    let found = sheets.map(\.name)
    throw DataError([
      .sheetMissing(path: path, name: name, found: found, nearest: nearestNames(to: name, among: found))
    ])
  }

  /// A sheet as a table.
  ///
  /// - Parameters:
  ///   - name: the sheet; the name in the options is not looked at.
  ///   - options: the row of names and the limits.
  /// - Throws: every problem that keeps the sheet from being read right, with its cell.
  public func frame(
    ofSheet name: String, options: ReadOptions = ReadOptions()
  ) throws(DataError) -> DataFrame {
    let sheet = try sheet(named: name)
    var options = options
    if options.headerRow == nil {
      let opening = SheetOpening(shared)
      try scan(sheet, into: opening)
      options.headerRow = opening.headerRow
    }
    let others = sheets.filter { $0.visibility == .visible && $0.name != sheet.name }.map(\.name)
    let table = SheetTable(
      path: path, sheet: sheet.name, otherSheets: others, options: options, shared: shared, styles: styles, dateSystem)
    try scan(sheet, into: table)
    try table.finish()
    return try SheetFrame(table).frame(otherSheets: sheets.filter { $0.name != sheet.name }, of: sheet)
  }

  /// The smallest rectangle that holds every cell with something in it, such as `A1:D41`; `nil` where there is none.
  ///
  /// Found from the cells: what the file says about it need not be true.
  ///
  /// - Throws: `sheetMissing`, `container`, `markup`, `damagedCell`.
  public func usedRange(ofSheet name: String) throws(DataError) -> String? {
    let extent = SheetExtent()
    try scan(try sheet(named: name), into: extent)
    return extent.range?.text
  }

  private func scan(_ sheet: WorkbookSheet, into content: any SheetContent) throws(DataError) {
    let scanner = SheetScanner(path: path, sheet: sheet.name, limits: package.limits, content: content)
    try package.read(sheet.part, names: SheetScanner.names, into: scanner)
  }
}

/// A sheet of a workbook.
public struct WorkbookSheet: Sendable, Hashable {
  /// Whether Excel shows the tab of a sheet.
  public enum Visibility: String, Sendable, Hashable {
    case visible
    case hidden
    /// Hidden in a way that Excel's menus cannot undo.
    case veryHidden
  }

  /// As its tab shows it.
  public let name: String
  /// Whether its tab is shown.
  public let visibility: Visibility
  /// The path of its part in the container.
  let part: String
}

/// Where the cells of a sheet lie.
private final class SheetExtent: SheetContent {
  private var first: CellReference?
  private var last = CellReference(row: 1, column: 0)

  var range: CellRange? { first.map { CellRange(first: $0, last: last) } }

  func take(_ cell: SheetCell, _ text: CellText) {
    guard cell.hasFormula || !text.bytes.isEmpty else { return }
    let place = cell.place
    first = CellReference(row: first?.row ?? place.row, column: min(first?.column ?? place.column, place.column))
    last = CellReference(row: place.row, column: max(last.column, place.column))
  }
}
