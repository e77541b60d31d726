import BolavenData

extension DataProblem {
  /// The message about a file of Stata or SPSS.
  var statFileMessage: Message {
    switch self {
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
    default: preconditionFailure("a problem of another family")
    }
  }
}

/// `variable 'age'`, for behind a place.
private func named(_ variable: String) -> String? { variable.isEmpty ? nil : "variable \(quoted(variable))" }
/// How far the work had come.
private func behind(_ rows: Int) -> String { rows == 0 ? "before the first row" : "behind row \(rows)" }
