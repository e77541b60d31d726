import BolavenData
import BolavenFormats

extension DataProblem {
  /// The message about a workbook.
  var workbookMessage: Message {
    switch self {
    case .otherSpreadsheet(let path, let kind):
      return Message(
        code: MessageCode(.data, 170), what: "this is \(kind.words), which cannot be read as it is",
        places: [Place(path)],
        fix: [
          "libreoffice --headless --convert-to xlsx \(shellQuoted(path))",
          "or open it in Excel and save it as Excel Workbook (.xlsx)",
        ])
    case .encryptedWorkbook(let path):
      return Message(
        code: MessageCode(.data, 171), what: "this workbook is locked with a password", places: [Place(path)],
        fix: ["open it in Excel and save it without a password: File, Info, Protect Workbook, Encrypt with Password"])
    case .container(let path, let error):
      return Message(
        code: MessageCode(.data, 172), what: error.words, places: [Place(path)], found: error.evidence,
        fix: [
          error.isSuspicious
            ? "do not open it; ask where it comes from, and for a new export"
            : "ask for the file again, or open it in Excel and save it under another name"
        ])
    case .markup(let path, let part, let error):
      return Message(
        code: MessageCode(.data, 173), what: error.words, places: [Place(path, remark: "\(part), line \(error.line)")],
        found: error.evidence,
        fix: [
          error.isSuspicious
            ? "do not open it; ask where it comes from, and for a new export"
            : "ask for the file again, or open it in Excel and save it under another name"
        ])
    case .workbookPartMissing(let path, let part):
      return Message(
        code: MessageCode(.data, 174), what: "a part of this workbook is missing", places: [Place(path)],
        found: "no \(part) in it",
        fix: ["ask for the file again, or open it in Excel and save it under another name"])
    case .sheetMissing(let path, let name, let found, let nearest):
      return Message(
        code: MessageCode(.data, 175), what: "there is no sheet '\(name)' in this workbook", places: [Place(path)],
        found: Place.list(found.map(quotedIfNeeded), total: found.count, most: 12),
        fix: nearest.isEmpty
          ? ["give the name as the tab of the sheet shows it"]
          : ["write  \(nearest.map(quoted).joined(separator: " or "))"])
    case .noVisibleSheet(let path, let hidden):
      return Message(
        code: MessageCode(.data, 176), what: "this workbook has no sheet with cells that is not hidden",
        places: [Place(path)],
        found: hidden.isEmpty ? nil : "hidden: \(Place.list(hidden.map(quotedIfNeeded), total: hidden.count))",
        fix: [
          hidden.isEmpty
            ? "ask for the file again: nothing arrived"
            : "name a hidden sheet, or unhide it in Excel: right click on a tab"
        ])
    case .damagedCell(let path, let sheet, let cell, let fault):
      return Message(
        code: MessageCode(.data, 177), what: fault.words,
        places: [Place(path, sheet: sheet, .cells([cell], total: 1))],
        fix: ["open the workbook in Excel, which repairs it, look at the cell, and save it under another name"])
    case .cellTextTooLong(let path, let sheet, let cell, let limit):
      return Message(
        code: MessageCode(.data, 178), what: "the text of a cell is longer than Excel allows",
        places: [Place(path, sheet: sheet, .cells([cell], total: 1))], expected: "at most \(limit) characters",
        fix: ["shorten the text; a program wrote this file, not Excel"])
    case .sheetTooSparse(let path, let sheet, let rows, let columns, let cells):
      return Message(
        code: MessageCode(.data, 179), what: "this sheet has few cells, far apart, and is no table",
        places: [Place(path, sheet: sheet)], found: "\(cells) cells in \(rows) rows and \(columns) columns",
        fix: ["delete what stands outside the table, or copy the table to a new sheet"])
    case .emptySheet(let path, let sheet, let others):
      return Message(
        code: MessageCode(.data, 180), what: "this sheet is empty", places: [Place(path, sheet: sheet)],
        notes: alsoThere(others), fix: ["name another sheet of the workbook, or ask for the file again"])
    case .sheetWithoutRows(let path, let sheet, let headerRow, let others):
      return Message(
        code: MessageCode(.data, 181), what: "this sheet has names of columns and no rows",
        places: [Place(path, sheet: sheet, .rows([headerRow], total: 1))], notes: alsoThere(others),
        fix: ["export it again with its rows, or name the row that holds the names of columns"])
    case .duplicateHead(let path, let sheet, let name, let cells):
      return Message(
        code: MessageCode(.data, 182), what: "two columns have the same name '\(name)'",
        places: [Place(path, sheet: sheet, .cells(cells, total: cells.count))],
        fix: ["rename one of them in the sheet"])
    case .sheetTooLarge(let path, let rows, let columns):
      return Message(
        code: MessageCode(.data, 183), what: "this table is larger than a sheet of Excel", places: [Place(path)],
        found: "\(rows) rows with the header, \(columns) columns", expected: "at most 1048576 rows and 16384 columns",
        fix: ["write it as CSV: a name that ends with .csv"])
    case .textTooLongForSheet(let path, let cell, let characters, let limit):
      return Message(
        code: MessageCode(.data, 184), what: "a text is longer than a cell of Excel can hold",
        places: [Place(path, .cells([cell], total: 1))], found: "\(characters) characters",
        expected: "at most \(limit) characters", fix: ["write it as CSV: a name that ends with .csv"])
    case .workbookNotWritten(let path, let reason):
      return Message(
        code: MessageCode(.data, 185), what: "the workbook could not be written", places: [Place(path)],
        found: "the reason: \(reason)",
        fix: ["see that the disk has room, or write it as CSV: a name that ends with .csv"])
    default: preconditionFailure("a problem of another family")
    }
  }
}

extension SpreadsheetKind {
  fileprivate var words: String {
    switch self {
    case .xlsx: "an Excel workbook"
    case .xls: "a workbook of Excel before 2007 (.xls)"
    case .xlsb: "a binary Excel workbook (.xlsb)"
    case .ods: "an OpenDocument spreadsheet (.ods)"
    case .markup: "a web page or XML named like a workbook"
    case .encrypted: "a locked workbook"
    }
  }
}

extension ZipError {
  fileprivate var words: String {
    switch self {
    case .notZip: "this is no Excel workbook: it is something else, or its end is missing"
    case .damagedDirectory, .damagedEntry, .wrongChecksum: "this workbook is damaged"
    case .tooManyEntries, .tooLarge: "this workbook has too much in it"
    case .duplicateEntry: "this workbook has one part twice, so that programs would read different things"
    case .encryptedEntry: "a part of this workbook is locked"
    case .unknownMethod: "a part of this workbook is packed in a way that Excel does not use"
    case .inflatesTooMuch: "this workbook unpacks to far more than any honest one"
    }
  }

  fileprivate var evidence: String? {
    switch self {
    case .notZip: nil
    case .damagedDirectory: "its list of parts contradicts the file"
    case .tooManyEntries(let count, let limit): "\(count) parts, at most \(limit) are read"
    case .tooLarge(let bytes, let limit): "\(bytes >> 20) MB unpacked, at most \(limit >> 20) MB are read"
    case .duplicateEntry(let name), .encryptedEntry(let name): name
    case .unknownMethod(let name, let method): "\(name), method \(method)"
    case .damagedEntry(let name): "\(name) cannot be unpacked"
    case .wrongChecksum(let name): "the checksum of \(name) is not what it should be"
    case .inflatesTooMuch(let name, let ratio): "\(name): \(ratio) bytes for each byte of the file"
    }
  }

  /// Whether the file looks made to do harm.
  fileprivate var isSuspicious: Bool {
    switch self {
    case .tooManyEntries, .tooLarge, .duplicateEntry, .inflatesTooMuch: true
    case .notZip, .damagedDirectory, .damagedEntry, .wrongChecksum, .encryptedEntry, .unknownMethod: false
    }
  }
}

extension XMLError {
  fileprivate var words: String {
    switch self {
    case .syntax: "a part of this workbook is damaged"
    case .documentType:
      "a part of this workbook defines a document type, which could hide other files or grow without end"
    case .tooDeep: "a part of this workbook is nested too deep"
    case .tokenTooLong: "a part of this workbook has a tag that is too long"
    }
  }

  fileprivate var evidence: String? {
    switch self {
    case .syntax(let problem, _, let column): "\(problem) at column \(column)"
    case .documentType: nil
    case .tooDeep(_, let limit): "more than \(limit) levels"
    case .tokenTooLong(_, let limit): "more than \(limit >> 20) MB"
    }
  }

  fileprivate var line: Int {
    switch self {
    case .syntax(_, let line, _), .documentType(let line), .tooDeep(let line, _), .tokenTooLong(let line, _): line
    }
  }

  fileprivate var isSuspicious: Bool { if case .syntax = self { false } else { true } }
}

extension CellFault {
  fileprivate var words: String {
    switch self {
    case .sharedStringMissing: "a cell refers to a text that the workbook does not have"
    case .notANumber: "a cell says that it holds a number, and does not"
    case .notTrueOrFalse: "a cell says that it is true or false, and is neither"
    case .unknownKind: "a cell is of a kind that Excel does not have"
    case .misplaced: "a cell or row stands out of order, or outside the sheet"
    }
  }
}

/// A path as a shell takes it, whatever is in it.
private func shellQuoted(_ path: String) -> String {
  let isPlain = path.utf8.allSatisfy {
    (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || [45, 46, 47, 95].contains($0)
  }
  return isPlain && path.utf8.first != 45 ? path : "'\(path.replacing("'", with: "'\\''"))'"
}

/// That a workbook has more sheets than the one with nothing in it.
private func alsoThere(_ sheets: [String]) -> [String] {
  guard !sheets.isEmpty else { return [] }
  let names = Place.list(sheets.map { "'\($0)'" }, total: sheets.count)
  return ["the workbook also has the \(sheets.count == 1 ? "sheet" : "sheets") \(names)"]
}
