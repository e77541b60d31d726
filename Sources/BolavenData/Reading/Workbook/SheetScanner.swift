import BolavenFormats

/// One cell as a sheet writes it.
struct SheetCell {
  /// What the value is; the names of Office Open XML.
  enum Kind {
    case number, sharedString, inlineString, formulaString, boolean, error, date
  }

  let place: CellReference
  let kind: Kind
  let style: Int
  let hasFormula: Bool
  let hasValue: Bool
}

/// Takes what a sheet holds, in the order of its rows.
protocol SheetContent: AnyObject {
  /// Whether nothing more of the sheet is needed.
  var isSatisfied: Bool { get }
  /// A cell with a value or a formula.
  func take(_ cell: SheetCell, _ text: CellText) throws(DataError)
  /// A row that is hidden; its cells follow.
  func takeHidden(row: Int)
  func takeHidden(columns: ClosedRange<Int>)
  /// A rectangle of cells that is shown as one. They come behind all cells.
  func takeMerged(_ range: CellRange)
}

extension SheetContent {
  var isSatisfied: Bool { false }
  func takeHidden(row: Int) {}
  func takeHidden(columns: ClosedRange<Int>) {}
  func takeMerged(_ range: CellRange) {}
}

/// Reads the cells of a sheet as they come, so that the sheet is never in memory.
final class SheetScanner: PartHandler {
  /// The names of elements, in the order of their cases.
  static let names = ["c", "v", "row", "t", "f", "is", "rPh", "mergeCell", "col", "sheetData"]

  private enum Element: Int {
    case cell, value, row, text, formula, inlineString, phonetic, mergedCells, columns, sheetData
  }

  private(set) var failure: DataError?
  var isSatisfied: Bool { content.isSatisfied }
  private unowned let content: any SheetContent
  private let path: String
  private let sheet: String
  private var row = 0
  private var column = -1
  private var kind = SheetCell.Kind.number
  private var style = 0
  private var hasFormula = false
  private var hasValue = false
  private var hasInlineString = false
  private var text: CellText
  private var isInCell = false
  private var isInSheetData = false
  private var isInInlineString = false
  private var isPhonetic = false
  private var isTaken = false

  init(path: String, sheet: String, limits: ReadLimits, content: any SheetContent) {
    self.path = path
    self.sheet = sheet
    self.content = content
    text = CellText(limit: limits.sharedStringCharacters)
  }

  func start(_ number: Int, _ attributes: XMLAttributes) {
    guard failure == nil, let element = Element(rawValue: number) else { return }
    switch element {
    case .cell: if isInSheetData { startCell(attributes) }
    case .value:
      guard isInCell, !hasInlineString else { return }
      hasValue = true
      isTaken = true
      text.clear()
    case .row: if isInSheetData { startRow(attributes) }
    case .text:
      guard isInInlineString, !isPhonetic else { return }
      isTaken = true
    case .formula: if isInCell { hasFormula = true }
    case .inlineString:
      guard isInCell else { return }
      hasValue = true
      hasInlineString = true
      isInInlineString = true
      text.clear()
    case .phonetic: isPhonetic = true
    case .mergedCells:
      if let range = attributes["ref"].flatMap({ CellRange($0) }), range.first != range.last {
        content.takeMerged(range)
      }
    case .columns: takeColumns(attributes)
    case .sheetData: isInSheetData = true
    }
  }

  func end(_ number: Int) {
    guard failure == nil, let element = Element(rawValue: number) else { return }
    switch element {
    case .cell: if isInCell { endCell() }
    case .value, .text: isTaken = false
    case .inlineString: isInInlineString = false
    case .phonetic: isPhonetic = false
    case .sheetData: isInSheetData = false
    case .row, .formula, .mergedCells, .columns: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isTaken { text.append(bytes) }
  }

  private func startRow(_ attributes: XMLAttributes) {
    let previous = row
    column = -1
    if let number = attributes["r"] {
      // A row that cannot be is reported with its place, whatever it says.
      row = wholeNumber(Slice(base: number, bounds: number.indices)) ?? 0
    } else {
      row += 1
    }
    guard row > previous, row <= CellReference.mostRows else {
      return fail(.misplaced, at: CellReference(row: row > previous ? row : previous + 1, column: 0))
    }
    if isTrue(attributes["hidden"]) { content.takeHidden(row: row) }
  }

  private func startCell(_ attributes: XMLAttributes) {
    let expected = CellReference(row: max(1, row), column: column + 1)
    if let reference = attributes["r"] {
      guard let place = CellReference(reference), place.row == row, place.column > column else {
        return fail(.misplaced, at: expected)
      }
      column = place.column
    } else {
      column += 1
      guard column < CellReference.mostColumns else { return fail(.misplaced, at: expected) }
    }
    style = attributes["s"].flatMap { wholeNumber(Slice(base: $0, bounds: $0.indices)) } ?? 0
    guard let kind = kind(attributes["t"]) else {
      return fail(.unknownKind, at: CellReference(row: row, column: column))
    }
    self.kind = kind
    hasFormula = false
    hasValue = false
    hasInlineString = false
    isInCell = true
    text.clear()
  }

  private func endCell() {
    isInCell = false
    guard hasValue || hasFormula else { return }
    let cell = SheetCell(
      place: CellReference(row: row, column: column), kind: kind, style: style, hasFormula: hasFormula,
      hasValue: hasValue)
    do throws(DataError) {
      try content.take(cell, text)
    } catch {
      failure = error
    }
  }

  private func takeColumns(_ attributes: XMLAttributes) {
    guard isTrue(attributes["hidden"]),
      let first = attributes["min"].flatMap({ wholeNumber(Slice(base: $0, bounds: $0.indices)) }),
      let last = attributes["max"].flatMap({ wholeNumber(Slice(base: $0, bounds: $0.indices)) }), 1 <= first,
      first <= last
    else { return }
    content.takeHidden(columns: (first - 1)...(last - 1))
  }

  private func kind(_ name: UnsafeBufferPointer<UInt8>?) -> SheetCell.Kind? {
    guard let name, let first = name.first else { return .number }
    switch (first, name.count) {
    case (110, 1): return .number
    case (115, 1): return .sharedString
    case (98, 1): return .boolean
    case (101, 1): return .error
    case (100, 1): return .date
    case (115, 3): return .formulaString
    case (105, 9): return .inlineString
    default: return nil
    }
  }

  private func isTrue(_ value: UnsafeBufferPointer<UInt8>?) -> Bool {
    guard let value else { return false }
    return value.elementsEqual("1".utf8) || value.elementsEqual("true".utf8)
  }

  private func fail(_ fault: CellFault, at place: CellReference) {
    failure = DataError([.damagedCell(path: path, sheet: sheet, cell: place.text, fault)])
  }
}
