/// What is to be written into an Excel workbook.
public struct WorkbookDraft: Sendable, Hashable {
  /// In the order of their tabs; at least one.
  public var sheets: [SheetDraft]

  /// A workbook of some sheets.
  public init(sheets: [SheetDraft]) { self.sheets = sheets }
}

/// A sheet: heads of columns in the first row, which stays in view, and values below.
public struct SheetDraft: Sendable, Hashable {
  /// At most 31 characters, none of `[]:*?/\`.
  public var name: String
  /// From left to right.
  public var columns: [ColumnDraft]
  /// Cells that are to be looked at.
  public var marks: [CellMark]
  /// Whether its tab is shown.
  public var isHidden: Bool

  /// A sheet of some columns.
  public init(name: String, columns: [ColumnDraft], marks: [CellMark] = [], isHidden: Bool = false) {
    self.name = name
    self.columns = columns
    self.marks = marks
    self.isHidden = isHidden
  }
}

/// A column of a sheet.
public struct ColumnDraft: Sendable, Hashable {
  /// Values, one a row.
  public enum Values: Sendable, Hashable {
    /// A cell is empty where its number is missing or not finite.
    case numbers([Double], missing: [Bool])
    /// Codes are positions among the levels; a cell is empty where its code is negative.
    case texts(levels: [String], codes: [Int32])
  }

  /// What stands in the first row.
  public var head: String
  /// One a row.
  public var values: Values
  /// In characters of the usual size; `nil` for as wide as its values, within reason.
  public var width: Double?
  /// The only values that may be typed into the column; empty for any.
  public var choices: [String]

  /// A column with its values.
  public init(head: String, values: Values, width: Double? = nil, choices: [String] = []) {
    self.head = head
    self.values = values
    self.width = width
    self.choices = choices
  }

  /// Rows.
  public var count: Int {
    switch values {
    case .numbers(let numbers, _): numbers.count
    case .texts(_, let codes): codes.count
    }
  }
}

/// A cell that is to be looked at: a color, and a comment where there is one.
public struct CellMark: Sendable, Hashable {
  /// Why the cell is marked; each kind has a color of its own.
  public enum Kind: Sendable, Hashable, CaseIterable {
    case error
    case warning
    case changed
  }

  /// Of the values, from 0; −1 for the head.
  public let row: Int
  /// From 0.
  public let column: Int
  /// Gives the color.
  public let kind: Kind
  /// Shown when the pointer stands on the cell; empty for none.
  public let comment: String

  /// A mark with its place.
  public init(row: Int, column: Int, kind: Kind, comment: String = "") {
    self.row = row
    self.column = column
    self.kind = kind
    self.comment = comment
  }
}

/// What keeps a workbook from being written.
public enum WorkbookWritingError: Error, Hashable {
  /// More than a sheet has room for.
  case tooLarge(sheet: String, rows: Int, columns: Int)
  /// A text of more than 32,767 characters; rows as Excel counts them, columns from 0.
  case textTooLong(sheet: String, row: Int, column: Int, characters: Int)
  /// A name that Excel does not allow, or that two sheets have.
  case unusableName(sheet: String)
  /// The system's words, or those of libxlsxwriter.
  case refused(reason: String)
}
