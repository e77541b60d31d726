import BolavenData
import BolavenFormats
import BolavenStudies

/// A copy of a data file as a workbook in which what was found is marked: a color and a comment on each cell.
struct MarkedCopy {
  private let source: String
  private let frame: DataFrame
  private let marks: [CellMark]

  /// Reads the file as it is, without what a form makes of it: the cells are those that the user sees.
  init(of path: String, _ findings: [CheckFinding], _ arguments: Arguments) throws(CommandFailure) {
    let options = ReadingOptions.options(arguments)
    do throws(DataError) {
      frame = try DataSheets(contentsOf: path, options).main(named: options.sheet).frame
    } catch {
      throw CommandFailure(error)
    }
    source = path
    marks = Self.marks(findings, in: frame)
  }

  /// What is said of some cells.
  private struct Remark {
    let text: String
    let isProblem: Bool
    /// Letters, empty for a whole row, and rows of Excel.
    let cells: [(excelColumn: String, row: Int)]
  }

  /// The findings, and the notes of the reader that name cells to look at.
  private static func remarks(_ findings: [CheckFinding], in frame: DataFrame) -> [Remark] {
    findings.filter { $0.severity != .note }.map {
      Remark(text: $0.message.what, isProblem: $0.severity == .problem, cells: $0.marks)
    } + frame.notes.map { Remark(text: $0.text, isProblem: false, cells: $0.cells(in: frame)) }
  }

  /// One mark a cell: the most serious finding gives the color, all of them the comment.
  private static func marks(_ findings: [CheckFinding], in frame: DataFrame) -> [CellMark] {
    let rowOfExcel = Dictionary(
      (0..<frame.rowCount).map { (frame.excelRow($0), $0) }, uniquingKeysWith: { first, _ in first })
    let columnOfExcel = Dictionary(
      frame.names.enumerated().compactMap { position, name in frame.excelColumn(name).map { ($0, position) } },
      uniquingKeysWith: { first, _ in first })
    var found: [Cell: (isProblem: Bool, texts: [String])] = [:]
    for remark in remarks(findings, in: frame) {
      for mark in remark.cells {
        // A finding about a whole row is marked at its beginning.
        guard let row = rowOfExcel[mark.row],
          let column = mark.excelColumn.isEmpty ? 0 : columnOfExcel[mark.excelColumn]
        else { continue }
        var entry = found[Cell(row: row, column: column)] ?? (false, [])
        entry.isProblem = entry.isProblem || remark.isProblem
        if !entry.texts.contains(remark.text) { entry.texts.append(remark.text) }
        found[Cell(row: row, column: column)] = entry
      }
    }
    return found.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }.map { cell, entry in
      CellMark(
        row: cell.row, column: cell.column, kind: entry.isProblem ? .error : .warning,
        comment: entry.texts.joined(separator: "\n"))
    }
  }

  private struct Cell: Hashable {
    let row: Int
    let column: Int
  }

  /// Writes the copy; a file that is there already stays unless forced.
  func write(to target: String, _ arguments: Arguments, on console: Console) throws(CommandFailure) {
    guard target.lowercased().hasSuffix(".xlsx") else {
      throw JobOptions.usage(138, "--xlsx-marks writes a workbook: end its name with .xlsx")
    }
    var writer = XLSXWriter()
    writer.marks = marks
    let bytes: [UInt8]
    do throws(DataError) { bytes = try writer.bytes(of: frame) } catch { throw CommandFailure(error) }
    try OutputTarget.requireFree(target, inputs: [source], force: arguments[SharedOptions.force])
    try Interruption.write([(target, bytes)])
    console.say("Written  \(target)   \(marks.count) \(marks.count == 1 ? "cell" : "cells") marked")
  }
}

extension ReadNote {
  /// The cells that somebody should look at: letters and rows of Excel.
  fileprivate func cells(in frame: DataFrame) -> [(excelColumn: String, row: Int)] {
    switch self {
    case .mixedColumn(_, let excelColumn, _, _, let rarer): rarer.map { (excelColumn, $0.row) }
    case .errorCells(_, let cells, _), .formulasWithoutValue(_, let cells, _), .impossibleDates(_, let cells, _):
      cells.compactMap { cell in
        let letters = cell.prefix { $0.isLetter }
        return Int(cell.dropFirst(letters.count)).map { (String(letters), $0) }
      }
    case .damagedIdentifiers(let column, let cells, _), .datesKeptAsNumbers(let column, _, let cells, _):
      frame.excelColumn(ColumnName(column)).map { letters in cells.map { (letters, $0.row) } } ?? []
    case .notFinite(let column, let rows, _):
      frame.excelColumn(ColumnName(column)).map { letters in rows.map { (letters, $0) } } ?? []
    default: []
    }
  }
}
