import BolavenData
import BolavenFormats

extension DataProblem {
  /// The message about this problem. Every case has a code of its own, which never changes its meaning.
  var message: Message {
    switch self {
    case .columnMissing(let path, let name, let found, let nearest):
      return Message(
        code: MessageCode(.data, 101), what: "column '\(name)' was not found",
        places: [Place(path, .rows([1], total: 1))],
        found: Place.list(found.map(quotedIfNeeded), total: found.count, most: 12),
        fix: nearest.isEmpty
          ? ["give the name as row 1 has it, or rename the column"]
          : [
            "write  \(nearest.map(quoted).joined(separator: " or "))  where the column is named, or rename it to "
              + "\(quoted(name)) in row 1"
          ])
    case .duplicateColumn(let path, let name, let columns):
      return Message(
        code: MessageCode(.data, 102), what: "two columns have the same name '\(name)'",
        places: [Place(path, .cells(columns.map { $0 + "1" }, total: columns.count))],
        fix: ["rename all but one of them in row 1"])
    case .unnamedColumn(let path, let column):
      return Message(
        code: MessageCode(.data, 103), what: "a column has no name",
        places: [Place(path, .cells([column + "1"], total: 1))],
        fix: ["write a name into cell \(column)1, or delete column \(column)"])
    case .duplicateIdentifier(let path, let column, let excelColumn, let identifier, let rows):
      return Message(
        code: MessageCode(.data, 104), what: "duplicate id in column '\(column)'",
        places: [
          Place(
            path, .cells(rows.map { "\(excelColumn)\($0)" }, total: rows.count),
            remark: "\(rows.count == 2 ? "both" : "all") say \(identifier)")
        ],
        fix: [
          rows.count == 2
            ? "one of the two is wrong; correct it in the file"
            : "only one of the \(rows.count) can be right; correct the others in the file"
        ])
    case .missingIdentifier(let path, let column, let rows):
      return Message(
        code: MessageCode(.data, 105),
        what: "\(counted(rows.count, "row has", "rows have")) no id in column '\(column)'",
        places: [Place(path, .rows(rows, total: rows.count))],
        fix: ["write the id into each of these rows, or delete rows that are nobody's"])
    case .nobodyMatched(let path, let column, let example, let secondPath, let secondColumn, let secondExample):
      return Message(
        code: MessageCode(.data, 142), what: "nobody could be matched between the two files",
        places: [
          Place(path, remark: "\(column) \(quoted(example))"),
          Place(secondPath, remark: "\(secondColumn) \(quoted(secondExample))"),
        ],
        notes: difference(example, secondExample).map { [$0] } ?? [],
        fix: ["write the ids in the same way in both files, or add a table of links with --link"])
    case .tooManyCandidates(let path, let secondPath, let limit):
      return Message(
        code: MessageCode(.data, 206),
        what: "more than \(limit) pairs of rows share a name or an id: the people cannot be told apart",
        places: [Place(path), Place(secondPath)],
        fix: ["name columns that say more of each person, or write the ids in the same way in both files"])
    case .fileMissing(let path, let nearby):
      return Message(
        code: MessageCode(.data, 111), what: "there is no file of this name", places: [Place(path)],
        notes: nearby.isEmpty ? [] : ["the folder has \(Place.list(nearby, total: nearby.count))"],
        fix: [
          nearby.isEmpty
            ? "look for it with  ls  and write its name with its folder"
            : "write the name as it is in the folder, capital letters included"
        ])
    case .fileUnreadable(let path, let reason):
      return Message(
        code: MessageCode(.data, 112), what: "this file cannot be read", places: [Place(path)],
        found: "the system says: \(reason)",
        fix: ["copy it to your folder as a file that you may read; a table has lines, and is smaller than 4 GB"]
      )
    case .isFolder(let path):
      return Message(
        code: MessageCode(.data, 113), what: "this is a folder, not a file", places: [Place(path)],
        fix: ["name one file in it"])
    case .unknownFileType(let path, let known):
      return Message(
        code: MessageCode(.data, 114), what: "the ending of this name is no kind of file that can be read",
        places: [Place(path)], expected: known.joined(separator: ", "),
        fix: ["save it in one of these kinds, for example as CSV UTF-8 in Excel"])
    case .emptyFile(let path):
      return Message(
        code: MessageCode(.data, 115), what: "this file is empty", places: [Place(path)],
        fix: ["ask for the file again: nothing arrived"])
    case .noRows(let path):
      return Message(
        code: MessageCode(.data, 116), what: "this file has names of columns and no rows", places: [Place(path)],
        fix: ["export it again with its rows"])
    case .notUTF8(let path, let line, let byte, let offset):
      return Message(
        code: MessageCode(.data, 117), what: "the letters of this file are not written in UTF-8",
        places: [Place(path, .text(line: line, column: nil))],
        found: "byte \(hexadecimal(byte)), number \(offset + 1) of the file",
        fix: [
          "name the encoding, for example  --encoding windows-874  for Thai or  --encoding windows-1252",
          "or in Excel: Save As, CSV UTF-8 (Comma delimited)",
        ])
    case .notInEncoding(let path, let encoding, let line, let byte, let offset):
      return Message(
        code: MessageCode(.data, 151), what: "the letters of this file are not written in \(encoding)",
        places: [Place(path, .text(line: line, column: nil))],
        found: "byte \(hexadecimal(byte)), number \(offset + 1) of the file",
        fix: ["name another encoding with  --encoding , or ask for the file again as CSV UTF-8"])
    case .unusableOption(let path, let option, let value):
      return Message(
        code: MessageCode(.data, 152), what: "no file can have this \(option)", places: [Place(path)],
        found: "\(option) \(quoted(value))",
        expected: option == "delimiter" ? "one character or several, no line end" : "one character, or none",
        fix: ["write the \(option) as it stands between the cells, or leave it out"])
    case .headerRowMissing(let path, let line):
      return Message(
        code: MessageCode(.data, 153), what: "no row begins on line \(line), which should hold the names",
        places: [Place(path, .text(line: line, column: nil))],
        fix: ["give the line on which the names of the columns stand, or 0 where there are none"])
    case .damagedCompression(let path, let isCutShort):
      return Message(
        code: MessageCode(.data, 154),
        what: isCutShort ? "this compressed file ends too early" : "this compressed file is damaged",
        places: [Place(path)], fix: ["ask for the file again, or for it without compression"])
    case .inflatesTooMuch(let path, let limit):
      return Message(
        code: MessageCode(.data, 155), what: "more than \(limit) bytes come out of this compressed file",
        places: [Place(path)], fix: ["take it apart with  gunzip  and look at what is in it"])
    case .notJSON(let path, let line, let column, let expected):
      return Message(
        code: MessageCode(.data, 156), what: "this is not JSON",
        places: [Place(path, .text(line: line, column: column))], expected: expected,
        fix: ["export the file again from the program that wrote it"])
    case .tooDeep(let path, let line, let column, let limit):
      return Message(
        code: MessageCode(.data, 157), what: "values stand in one another more than \(limit) times",
        places: [Place(path, .text(line: line, column: column))],
        fix: ["export a list of records with one value for each name"])
    case .duplicateKey(let path, let line, let column, let key):
      return Message(
        code: MessageCode(.data, 158), what: "a record has the name '\(key)' twice",
        places: [Place(path, .text(line: line, column: column))],
        fix: ["take one of the two away, or rename it"])
    case .noRecords(let path, let line, let column):
      return Message(
        code: MessageCode(.data, 159), what: "this JSON holds no list of records",
        places: [Place(path, .text(line: line, column: column))],
        expected: "[{\"name\": value, ...}, ...], or one record in each line",
        fix: ["export the rows as a list of records"])
    case .nestedList(let path, let line, let column, let key):
      return Message(
        code: MessageCode(.data, 160), what: "'\(key)' holds a list of records, which no cell can hold",
        places: [Place(path, .text(line: line, column: column))],
        fix: ["export that list as a table of its own"])
    case .zeroByte(let path, let line):
      return Message(
        code: MessageCode(.data, 118), what: "a byte 0 stands in the text: this is no text file, or it is damaged",
        places: [Place(path, .text(line: line, column: nil))], fix: ["ask for the file again, as CSV UTF-8"])
    case .unterminatedQuote(let path, let line, let column):
      return Message(
        code: MessageCode(.data, 119), what: "a quote is opened and never closed",
        places: [Place(path, .text(line: line, column: column))],
        fix: ["close it with \" , or write a quote inside a text twice: \"\""])
    case .textAfterQuote(let path, let line, let column):
      return Message(
        code: MessageCode(.data, 120), what: "text follows the quote that closes a cell",
        places: [Place(path, .text(line: line, column: column))],
        fix: ["write a quote inside a text twice: \"\" , or take the quotes away"])
    case .outOfRange(let path, let column, let excelColumn, let cells, let total, let low, let high):
      return cellMessage(
        121, total == 1 ? "value outside the declared range" : "\(total) values outside the declared range",
        path: path, column: column, excelColumn: excelColumn, cells: cells, total: total,
        expected: bounds(low, high),
        fix: "correct the \(total == 1 ? "cell" : "cells"), or widen the range")
    case .raggedRows(let path, let expected, let rows, let total):
      return Message(
        code: MessageCode(.data, 122),
        what: "\(counted(total, "row has", "rows have")) another number of cells than the first row",
        places: [Place(path, .lines(rows.map(\.line), total: total))],
        found: rows.first.map { "\($0.found) cells in line \($0.line)" },
        expected: "\(expected) cells, one for each column",
        fix: ["put quotes around a text that holds a comma, or add the missing cells"])
    case .cellTooLong(let path, let line, let limit):
      return Message(
        code: MessageCode(.data, 123), what: "a cell is longer than \(limit) bytes",
        places: [Place(path, .text(line: line, column: nil))],
        fix: ["look for a quote that is not closed; otherwise shorten the text"])
    case .tooManyColumns(let path, let count, let limit):
      return Message(
        code: MessageCode(.data, 124), what: "this file has too many columns", places: [Place(path)],
        found: "\(count) columns", expected: "at most \(limit)",
        fix: ["export only the columns that the study uses"])
    case .ambiguousNumber(let path, let column, let excelColumn, let cells, let total):
      return cellMessage(
        126, total == 1 ? "this number can be read in two ways" : "\(total) numbers can be read in two ways",
        path: path, column: column, excelColumn: excelColumn, cells: cells, total: total,
        expected: "1250, or 1.25: in a file with semicolons a point may stand between thousands",
        fix: "write thousands without a mark, or decimals with another number of digits")
    case .notANumber(let path, let column, let excelColumn, let cells, let total):
      return cellMessage(
        127, total == 1 ? "a value is not a number" : "\(total) values are not numbers",
        path: path, column: column, excelColumn: excelColumn, cells: cells, total: total, expected: "numbers",
        fix: "write numbers as 1234.5, a point before decimals and no marks between thousands; leave empty what nobody "
          + "answered")
    case .notWhole(let path, let column, let excelColumn, let cells, let total):
      return cellMessage(
        128, total == 1 ? "a value is not a whole number" : "\(total) values are not whole numbers",
        path: path, column: column, excelColumn: excelColumn, cells: cells, total: total, expected: "whole numbers",
        fix: "correct the \(total == 1 ? "cell" : "cells") in the file")
    case .unknownCode(let path, let column, let excelColumn, let cells, let total, let known):
      return cellMessage(
        133, "\(counted(total, "code is", "codes are")) not in the list for '\(column)'", path: path, column: column,
        excelColumn: excelColumn, cells: cells, total: total, expected: known.joined(separator: ", "),
        fix: "add the code to the list of the column, or correct the \(total == 1 ? "cell" : "cells")")
    case .statFileDamaged(let path, let kind, let row, let variable, let detail):
      return Message(
        code: MessageCode(.data, 190), what: "this \(kind) file is damaged, or no \(kind) file",
        places: [Place(path, row.map { .rows([$0], total: 1) } ?? .whole, remark: named(variable))],
        found: detail.isEmpty ? nil : detail,
        fix: ["ask for the file again, or save it again in \(kind); a CSV export of it can be read too"])
    case .statFileReaderEnded(let path, let kind, let rowsRead, let signal, let detail):
      return Message(
        code: MessageCode(.data, 191), what: "this \(kind) file brought down the program that reads it",
        places: [Place(path, remark: behind(rowsRead))],
        found: signal.map { "bolaven-statfile was ended by signal \($0)" } ?? "bolaven-statfile: \(detail)",
        notes: ["the file is damaged, or somebody made it to do harm; nothing was read from it"],
        fix: ["ask for the file again, or save it again in \(kind); a CSV export of it can be read too"])
    case .statFileTooSlow(let path, let kind, let rowsRead, let seconds):
      return Message(
        code: MessageCode(.data, 192), what: "reading this \(kind) file takes longer than \(seconds) seconds",
        places: [Place(path, remark: behind(rowsRead))],
        notes: ["a damaged file can do this; the work was given up"],
        fix: ["save it again in \(kind) with fewer variables, or export it as CSV"])
    case .statFileTooLarge(let path, let kind, let rowsRead, let limit):
      return Message(
        code: MessageCode(.data, 193), what: "far more rows come out of this \(kind) file than its size allows",
        places: [Place(path, remark: behind(rowsRead))], expected: "at most \(limit) bytes",
        notes: ["files that are damaged, or made to fill the memory, do this"],
        fix: ["ask for the file again, or save it without compression"])
    case .statFileReaderMissing(let path, let kind, let program):
      return Message(
        code: MessageCode(.data, 194), what: "the program that reads and writes \(kind) files was not found",
        places: [Place(path)], expected: program,
        fix: ["run  make install  again, or  make build  in the folder of the sources"])
    case .statFileUnsupported(let path, let kind, let detail):
      return Message(
        code: MessageCode(.data, 195), what: "this version of \(kind) files cannot be read", places: [Place(path)],
        found: detail.isEmpty ? nil : detail,
        expected: kind == "Stata" ? "versions 105 to 119 (Stata 5 to 18)" : "system files and portable files",
        fix: ["save it in \(kind) for an earlier version, or export it as CSV"])
    case .statFileEncoding(let path, let kind, let row, let variable, let encoding):
      return Message(
        code: MessageCode(.data, 196),
        what: "letters of this \(kind) file are not written \(encoding.isEmpty ? "as it says" : "in \(encoding)")",
        places: [Place(path, row.map { .rows([$0], total: 1) } ?? .whole, remark: named(variable))],
        fix: ["say how they are written with  --encoding Windows-1252  or  --encoding Windows-874  (Thai)"])
    case .statFileEncodingUnknown(let path, let kind, let encoding):
      return Message(
        code: MessageCode(.data, 197),
        what: "the letters of this \(kind) file are written in a way that nobody knows here",
        places: [Place(path)], found: encoding.isEmpty ? nil : encoding,
        fix: ["say how they are written with  --encoding Windows-1252  or  --encoding Windows-874  (Thai)"])
    case .statFileCellTooLong(let path, let row, let variable, let limit):
      return Message(
        code: MessageCode(.data, 198), what: "a text is longer than \(limit) bytes",
        places: [Place(path, row.map { .rows([$0], total: 1) } ?? .whole, remark: named(variable))],
        fix: ["save the file without this variable, or shorten the text"])
    case .statFileMemory(let path, let kind, let limit):
      return Message(
        code: MessageCode(.data, 199), what: "this \(kind) file asks for more memory than it may have",
        places: [Place(path)], expected: "at most \(limit) bytes",
        notes: ["a damaged file can do this"],
        fix: ["ask for the file again, or save it with fewer variables"])
    case .statFileNotWritable(let path, let kind, let variable, let row, let detail):
      return Message(
        code: MessageCode(.data, 200), what: "a \(kind) file cannot hold this table",
        places: [Place(path, row.map { .rows([$0], total: 1) } ?? .whole, remark: named(variable))],
        found: detail.isEmpty ? nil : detail, fix: ["change or leave out this column, or write a CSV file"])
    case .form(let problem, let path):
      return problem.message(path: path)
    case .multipleAnswersDisagree(let path, let column, let excelColumn, let cells, let total):
      return cellMessage(
        228, "\(counted(total, "row says", "rows say")) two things about '\(column)'", path: path, column: column,
        excelColumn: excelColumn, cells: cells, total: total,
        expected: "the column of all answers and the columns of the single ones to agree",
        fix: "ask for the export again; if it was edited, correct the cell that was")
    case .parentMissing(let path, let sheet, let column, let excelColumn, let cells, let total):
      return Message(
        code: MessageCode(.data, 229),
        what: "\(counted(total, "row belongs", "rows belong")) to a row that is not there",
        places: [Place(path, sheet: sheet, .cells(cells.map { "\(excelColumn)\($0.row)" }, total: total))],
        found: "\(column) = \(tally(cells, total: total))",
        fix: ["ask for the export again, with all of its sheets; rows were deleted in the sheet above"])
    case .versionsDisagree(let path, let columns, let excelColumns, let rows, let total):
      return Message(
        code: MessageCode(.data, 230), what: "two columns of one question hold different answers",
        places: [
          Place(
            path, .cells(rows.flatMap { row in excelColumns.map { "\($0)\(row)" } }, total: total * columns.count))
        ],
        found: columns.joined(separator: ", "),
        fix: ["they come from two versions of the form; correct the rows in which both have an answer"])
    case .constraintBroken(let path, let column, let excelColumn, let cells, let total, let constraint):
      return cellMessage(
        231, "\(counted(total, "answer breaks", "answers break")) the rule of the form", path: path, column: column,
        excelColumn: excelColumn, cells: cells, total: total, expected: constraint,
        fix: "correct the \(total == 1 ? "cell" : "cells"), or the rule in the form")
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
    case .emptySheet(let path, let sheet):
      return Message(
        code: MessageCode(.data, 180), what: "this sheet is empty", places: [Place(path, sheet: sheet)],
        fix: ["name another sheet of the workbook, or ask for the file again"])
    case .sheetWithoutRows(let path, let sheet, let headerRow):
      return Message(
        code: MessageCode(.data, 181), what: "this sheet has names of columns and no rows",
        places: [Place(path, sheet: sheet, .rows([headerRow], total: 1))],
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

extension Message {
  /// Columns that one file lacks are told together: they stand in one message, in the order they were found.
  static func joiningMissingColumns(_ messages: [Message]) -> [Message] {
    var joined: [Message] = []
    var counts: [Int: Int] = [:]
    for message in messages {
      guard message.code == MessageCode(.data, 101),
        let first = joined.firstIndex(where: { $0.code == message.code && $0.places == message.places })
      else {
        joined.append(message)
        continue
      }
      counts[first, default: 1] += 1
      let name = { (what: String) in what.split(separator: "'").dropFirst().first.map { "'\($0)'" } ?? "" }
      if counts[first] == 2 { joined[first].what = "columns were not found: \(name(joined[first].what))" }
      joined[first].what += ", \(name(message.what))"
      // Five fixes show what is meant; the names say the rest.
      if joined[first].fix.count < Place.most {
        joined[first].fix += message.fix.filter { !joined[first].fix.contains($0) }
      }
    }
    return joined
  }
}

private func cellMessage(
  _ number: Int, _ what: String, path: String, column: String, excelColumn: String, cells: [CellFact], total: Int,
  expected: String, fix: String
) -> Message {
  Message(
    code: MessageCode(.data, number), what: what,
    places: [Place(path, .cells(cells.map { "\(excelColumn)\($0.row)" }, total: total))],
    found: "\(column) = \(tally(cells, total: total))", expected: expected, fix: [fix])
}

/// What the cells say, each text once with how often it occurs, in the order of the file.
private func tally(_ cells: [CellFact], total: Int) -> String {
  var counts: [(text: String, count: Int)] = []
  for cell in cells {
    if let position = counts.firstIndex(where: { $0.text == cell.text }) {
      counts[position].count += 1
    } else {
      counts.append((cell.text, 1))
    }
  }
  // Where the list was cut, how often a text occurs in the whole file is not known.
  let isWhole = cells.count == total
  let texts = counts.map { isWhole && $0.count > 1 ? "\(quoted($0.text)) \($0.count) times" : quoted($0.text) }
  return texts.prefix(Place.most).joined(separator: ", ") + (isWhole && texts.count <= Place.most ? "" : ", ...")
}

/// Why two ids that do not match may belong to the same person.
private func difference(_ first: String, _ second: String) -> String? {
  let withoutZeros = (first.drop { $0 == "0" }, second.drop { $0 == "0" })
  if withoutZeros.0 == withoutZeros.1 {
    return "zeros at the beginning were lost in one file, often by opening a CSV in Excel"
  }
  if first.lowercased() == second.lowercased() { return "only capital letters differ" }
  let letters = (first.filter { !$0.isWhitespace }, second.filter { !$0.isWhitespace })
  return letters.0 == letters.1 ? "only spaces differ" : nil
}

/// A range in words, where it is open at an end too.
private func bounds(_ low: Double, _ high: Double) -> String {
  switch (low, high) {
  case (.leastNormalMagnitude, .greatestFiniteMagnitude): "more than 0"
  case (_, .greatestFiniteMagnitude): "\(decimal(low)) or more"
  case (-.greatestFiniteMagnitude, _): "\(decimal(high)) or less"
  default: "\(decimal(low)) to \(decimal(high))"
  }
}

/// `variable 'age'`, for behind a place.
private func named(_ variable: String) -> String? { variable.isEmpty ? nil : "variable \(quoted(variable))" }
/// How far the work had come.
private func behind(_ rows: Int) -> String { rows == 0 ? "before the first row" : "behind row \(rows)" }
private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count == 1 ? "0" + digits : digits
}

func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
/// At most forty letters: a cell may be a page.
func quoted(_ text: String) -> String { "\"\(text.prefix(40))\(text.count > 40 ? "..." : "")\"" }
func quotedIfNeeded(_ text: String) -> String {
  text.isEmpty || text.contains(",") || text.first == " " || text.last == " " ? quoted(text) : text
}
