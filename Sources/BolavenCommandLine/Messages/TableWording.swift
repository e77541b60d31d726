import BolavenData

extension DataProblem {
  /// The message about columns, identifiers and cells.
  var tableMessage: Message {
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
    case .outOfRange(let path, let column, let excelColumn, let cells, let total, let low, let high):
      return cellMessage(
        121, total == 1 ? "value outside the declared range" : "\(total) values outside the declared range",
        path: path, column: column, excelColumn: excelColumn, cells: cells, total: total,
        expected: bounds(low, high),
        fix: "correct the \(total == 1 ? "cell" : "cells"), or widen the range")
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
    default: preconditionFailure("a problem of another family")
    }
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
