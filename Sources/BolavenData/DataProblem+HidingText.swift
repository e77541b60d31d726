extension DataProblem {
  /// The same problem without what stands in the cells of private columns: their texts are empty, rows stay.
  ///
  /// - Parameter columns: names as the files write them.
  public func hidingText(inColumns columns: Set<String>) -> DataProblem {
    let hide = { (column: String, text: String) in columns.contains(column) ? "" : text }
    let hideCells = { (column: String, cells: [CellFact]) in
      cells.map { CellFact(row: $0.row, text: hide(column, $0.text)) }
    }
    switch self {
    case .notANumber(let path, let column, let letters, let cells, let total):
      return .notANumber(
        path: path, column: column, excelColumn: letters, cells: hideCells(column, cells), total: total)
    case .notWhole(let path, let column, let letters, let cells, let total):
      return .notWhole(path: path, column: column, excelColumn: letters, cells: hideCells(column, cells), total: total)
    case .outOfRange(let path, let column, let letters, let cells, let total, let low, let high):
      return .outOfRange(
        path: path, column: column, excelColumn: letters, cells: hideCells(column, cells), total: total, low: low,
        high: high)
    case .unknownCode(let path, let column, let letters, let cells, let total, let known):
      return .unknownCode(
        path: path, column: column, excelColumn: letters, cells: hideCells(column, cells), total: total, known: known)
    case .duplicateIdentifier(let path, let column, let letters, let identifier, let rows):
      return .duplicateIdentifier(
        path: path, column: column, excelColumn: letters, identifier: hide(column, identifier), rows: rows)
    case .nobodyMatched(let path, let column, let example, let secondPath, let secondColumn, let secondExample):
      return .nobodyMatched(
        firstPath: path, firstColumn: column, firstExample: hide(column, example), secondPath: secondPath,
        secondColumn: secondColumn, secondExample: hide(secondColumn, secondExample))
    case .fileMissing, .fileUnreadable, .isFolder, .unknownFileType, .emptyFile, .noRows, .notUTF8, .zeroByte,
      .unterminatedQuote, .textAfterQuote, .raggedRows, .cellTooLong, .tooManyColumns, .duplicateColumn, .unnamedColumn,
      .columnMissing, .missingIdentifier:
      return self
    }
  }
}
