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

  /// One mark a cell: the most serious finding gives the color, all of them the comment.
  private static func marks(_ findings: [CheckFinding], in frame: DataFrame) -> [CellMark] {
    let rowOfExcel = Dictionary(
      (0..<frame.rowCount).map { (frame.excelRow($0), $0) }, uniquingKeysWith: { first, _ in first })
    let columnOfExcel = Dictionary(
      frame.names.enumerated().compactMap { position, name in frame.excelColumn(name).map { ($0, position) } },
      uniquingKeysWith: { first, _ in first })
    var found: [Cell: (isProblem: Bool, texts: [String])] = [:]
    for finding in findings where finding.severity != .note {
      let text = finding.message.what
      for mark in finding.marks {
        // A finding about a whole row is marked at its beginning.
        guard let row = rowOfExcel[mark.row],
          let column = mark.excelColumn.isEmpty ? 0 : columnOfExcel[mark.excelColumn]
        else { continue }
        var entry = found[Cell(row: row, column: column)] ?? (false, [])
        entry.isProblem = entry.isProblem || finding.severity == .problem
        if !entry.texts.contains(text) { entry.texts.append(text) }
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
    console.say("Written  \(target)   \(marks.count) cells marked")
  }
}
