import BolavenData

extension DataProblem {
  /// The message about a file, or the structure of its text.
  var textFileMessage: Message {
    switch self {
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
    default: preconditionFailure("a problem of another family")
    }
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count == 1 ? "0" + digits : digits
}
