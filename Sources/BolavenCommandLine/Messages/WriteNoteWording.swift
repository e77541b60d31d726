import BolavenData
import BolavenReports

extension WriteNote {
  /// One sentence for the user, without the name of the file.
  var text: String {
    switch self {
    case .columnRenamed(let column, let newName): "The column '\(column)' is called '\(newName)' there."
    case .labelShortened(let column, nil): "The label of column '\(column)' was too long and is cut."
    case .labelShortened(let column, let code?): "The label of '\(code)' in column '\(column)' was too long and is cut."
    case .labelsLeftOut(let column, let codes):
      "\(counted(codes.count, "code", "codes")) of column '\(column)' \(codes.count == 1 ? "has" : "have") no label there: "
        + "\(names(codes))."
    case .reasonsLeftOut(let column, let reasons):
      "Values of column '\(column)' are missing without their "
        + "\(reasons.count == 1 ? "reason" : "reasons"): \(names(reasons))."
    case .trailingBlanks(let column, let rows, let total):
      "Blanks at the end of \(counted(total, "text", "texts")) of column '\(column)' are lost when the file is read: "
        + "\(Place.list(rows.map { "row \($0)" }, total: total))."
    }
  }

  private func names(_ names: [String]) -> String { Place.list(names.map { "'\($0)'" }, total: names.count, most: 8) }
}

extension Console {
  /// Says what a written file has otherwise than the table.
  func say(_ notes: [WriteNote], about file: String) {
    for note in notes {
      for line in wrappedLines(terminalSafe("note: \(file): \(note.text)"), width: width, indent: 6) { say(line) }
    }
  }
}
