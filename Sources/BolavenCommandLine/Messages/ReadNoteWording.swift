import BolavenData
import BolavenReports

extension ReadNote {
  /// One sentence for the user, without the name of the file.
  var text: String {
    switch self {
    case .encodingFound(let encoding, let isCertain):
      return
        "The letters are read as \(encoding.rawValue)\(isCertain ? "" : ", which is likely and not certain: look at names with accents")."
    case .dialectFound(let delimiter, let quote, let escape, let agreeing, let rows):
      let quotes = quote.isEmpty ? "" : ", enclosed by \(character(quote))"
      let escapes = escape.isEmpty || escape == quote ? "" : ", \(character(escape)) before a quote within"
      return "Cells are taken to be separated by \(character(delimiter))\(quotes)\(escapes): "
        + "\(agreeing) of the first \(counted(rows, "row", "rows")) agree."
    case .headerMissing: return "The first row holds data and no names; the columns are called column1, column2 and on."
    case .raggedRowsKept(let lines, let total):
      return "\(counted(total, "row", "rows")) with too few or too many cells \(total == 1 ? "was" : "were") kept, "
        + "as asked: line \(list(lines.map { "\($0)" }, total))."
    case .quotesRepaired(let lines, let total):
      return "\(counted(total, "row", "rows")) with quotes where none can stand \(wasRead(total)) as "
        + "\(total == 1 ? "it is" : "they are") most likely meant: line \(list(lines.map { "\($0)" }, total))."
    case .datesKeptAsNumbers(let column, let format, let cells, let total):
      return "\(counted(total, "number", "numbers")) of column '\(column)' \(total == 1 ? "is" : "are") no date of the "
        + "format \(format); the column stays as numbers: \(list(cells.map { "row \($0.row)" }, total))."
    case .notFinite(let column, let rows, let total):
      return "\(counted(total, "number", "numbers")) of column '\(column)' without a finite value \(counts(total)) "
        + "missing: \(list(rows.map { "row \($0)" }, total))."
    case .preambleSkipped(let lines):
      return lines.count == 1
        ? "Line \(lines.lowerBound) stands before the table and was passed over."
        : "Lines \(lines.lowerBound) to \(lines.upperBound) stand before the table and were passed over."
    case .anotherTable(let line): return "Another table begins in line \(line); it was not read."
    case .columnNamed(let excelColumn, let name): return "Column \(excelColumn) has no name; it is called '\(name)'."
    case .duplicateNameChanged(let name, let excelColumn, let newName):
      return "The name '\(name)' stands twice; in column \(excelColumn) it is '\(newName)' now."
    case .mixedLineEnds: return "Lines end in different ways, as in files that were put together."
    case .hiddenSheet(let name): return "The sheet '\(name)' is hidden."
    case .hiddenRows(let sheet, let count):
      return
        "\(counted(count, "row", "rows")) of the sheet '\(sheet)' \(count == 1 ? "is" : "are") hidden and \(wasRead(count))."
    case .hiddenColumns(let sheet, let count):
      return
        "\(counted(count, "column", "columns")) of the sheet '\(sheet)' \(count == 1 ? "is" : "are") hidden and \(wasRead(count))."
    case .otherSheets(let read, let others):
      return "The sheet '\(read)' was read; there \(others.count == 1 ? "is" : "are") also \(names(others))."
    case .mergedHeader(let sheet, let cells, let total):
      return
        "\(counted(total, "cell", "cells")) in the head of the sheet '\(sheet)' \(total == 1 ? "is" : "are") shown as one with neighbours; each column under them has their text: \(list(cells, total))."
    case .mixedColumn(let column, let excelColumn, let numbers, let texts, let rarer):
      return
        "Column \(excelColumn), '\(column)', holds \(counted(numbers, "number", "numbers")) and \(counted(texts, "text", "texts")); look at \(list(rarer.map { "\(excelColumn)\($0.row)" }, min(numbers, texts)))."
    case .errorCells(let sheet, let cells, let total):
      return
        "\(counted(total, "cell", "cells")) of the sheet '\(sheet)' with an error \(counts(total)) missing: \(list(cells, total))."
    case .formulasWithoutValue(let sheet, let cells, let total):
      return
        "\(counted(total, "formula", "formulas")) of the sheet '\(sheet)' without a stored value \(counts(total)) missing: \(list(cells, total)). Open and save the file in Excel."
    case .impossibleDates(let sheet, let cells, let total):
      return
        "\(counted(total, "date", "dates")) of the sheet '\(sheet)' that no calendar has \(counts(total)) missing: \(list(cells, total))."
    case .damagedIdentifiers(let column, let cells, let total):
      return
        "\(counted(total, "number", "numbers")) of column '\(column)' lost digits before the file was saved: \(list(cells.map { "row \($0.row)" }, total)). Ask for the original."
    case .buddhistYears(let column, let converted, let others):
      return
        "\(counted(converted, "year", "years")) of the Buddhist era in column '\(column)' became common years\(others > 0 ? "; \(others) were common years already" : "")."
    case .columnsRenamed(let changes):
      let shown = changes.prefix(6).map { "\($0.old) -> \($0.new)" }
      return
        "\(counted(changes.count, "column has", "columns have")) a shorter name now: \(list(shown, changes.count))."
    case .columnsLeftOut(let reason, let columns):
      return
        "\(counted(columns.count, "column", "columns")) with \(words(reason)) \(columns.count == 1 ? "was" : "were") left out: \(names(columns))."
    case .versionsJoined(let column, let columns):
      return "\(names(columns)) are one question in several versions of the form: they are the column '\(column)' now."
    case .labelsReadAsCodes(let columns): return "Answers were written as labels and are codes now: \(names(columns))."
    case .repeatedSubmissions(let rows):
      return
        "\(counted(rows.count, "submission stands", "submissions stand")) in the file twice, word for word, and \(rows.count == 1 ? "is" : "are") read once: \(list(rows.map { "row \($0)" }, rows.count))."
    case .personalData(let columns):
      return "Private, because they may tell who or where a person is: \(names(columns))."
    }
  }

  /// A character that separates or encloses cells, by its name where it cannot be seen.
  private func character(_ text: String) -> String {
    switch text {
    case "\t": "tabs"
    case " ": "spaces"
    default: "'\(text)'"
    }
  }
  private func wasRead(_ count: Int) -> String { count == 1 ? "was read" : "were read" }
  private func counts(_ total: Int) -> String { total == 1 ? "counts as" : "count as" }
  private func names(_ names: [String]) -> String { Place.list(names.map { "'\($0)'" }, total: names.count, most: 8) }
  private func list(_ items: [String], _ total: Int) -> String { Place.list(items, total: total) }

  private func words(_ reason: LeftOut) -> String {
    switch reason {
    case .media: "links to photos, sounds or files"
    case .screenTexts: "texts that only stand on the screen"
    case .technical: "entries for the software only"
    }
  }
}

extension Console {
  /// Says what a reader was not sure of, or did with a file, beside the result.
  func say(_ notes: [ReadNote], about file: String) {
    for note in notes {
      for line in wrappedLines(terminalSafe("note: \(file): \(note.text)"), width: width, indent: 6) { say(line) }
    }
  }
}
