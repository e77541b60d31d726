import BolavenData
import BolavenEstimation

/// Columns whose values may not be shown in a message; rows, columns and counts may.
struct PrivateColumns {
  /// What stands in the place of a value.
  static let hidden = "(hidden)"

  private let names: Set<String>
  /// Whether identifiers may not be shown even where no column is named.
  let hidesAnyIdentifier: Bool

  init(_ names: [ColumnName], hidesIdentifiers: Bool = false) {
    self.names = Set(names.map(\.text))
    hidesAnyIdentifier = hidesIdentifiers
  }

  /// The private columns of every source: a name that is private once is private everywhere.
  init(of sources: [DataPlan]) {
    let columns = sources.flatMap(\.columns).filter(\.isPrivate).map(\.name)
    self.init(columns, hidesIdentifiers: sources.flatMap(\.id).contains { columns.contains($0) })
  }

  /// Whether a column, or one of several written with a comma between, is private.
  func hides(_ columns: String) -> Bool {
    names.contains(columns) || columns.split(separator: ",").contains { names.contains(String($0.drop { $0 == " " })) }
  }
}

extension DataProblem {
  /// The same problem without values of private columns.
  func hiding(_ columns: PrivateColumns) -> DataProblem {
    let cells = { (column: String, cells: [CellFact]) in
      columns.hides(column) ? cells.map { CellFact(row: $0.row, text: PrivateColumns.hidden) } : cells
    }
    let value = { (column: String, text: String) in columns.hides(column) ? PrivateColumns.hidden : text }
    switch self {
    case .ambiguousNumber(let path, let column, let excelColumn, let facts, let total):
      return .ambiguousNumber(
        path: path, column: column, excelColumn: excelColumn, cells: cells(column, facts), total: total)
    case .notANumber(let path, let column, let excelColumn, let facts, let total):
      return .notANumber(
        path: path, column: column, excelColumn: excelColumn, cells: cells(column, facts), total: total)
    case .notWhole(let path, let column, let excelColumn, let facts, let total):
      return .notWhole(path: path, column: column, excelColumn: excelColumn, cells: cells(column, facts), total: total)
    case .outOfRange(let path, let column, let excelColumn, let facts, let total, let low, let high):
      return .outOfRange(
        path: path, column: column, excelColumn: excelColumn, cells: cells(column, facts), total: total, low: low,
        high: high)
    case .unknownCode(let path, let column, let excelColumn, let facts, let total, let known):
      return .unknownCode(
        path: path, column: column, excelColumn: excelColumn, cells: cells(column, facts), total: total, known: known)
    case .duplicateIdentifier(let path, let column, let excelColumn, let identifier, let rows):
      return .duplicateIdentifier(
        path: path, column: column, excelColumn: excelColumn, identifier: value(column, identifier), rows: rows)
    case .nobodyMatched(let firstPath, let firstColumn, let first, let secondPath, let secondColumn, let second):
      return .nobodyMatched(
        firstPath: firstPath, firstColumn: firstColumn, firstExample: value(firstColumn, first),
        secondPath: secondPath, secondColumn: secondColumn, secondExample: value(secondColumn, second))
    case .multipleAnswersDisagree(let path, let column, let excelColumn, let facts, let total):
      return .multipleAnswersDisagree(
        path: path, column: column, excelColumn: excelColumn, cells: cells(column, facts), total: total)
    case .constraintBroken(let path, let column, let excelColumn, let facts, let total, let constraint):
      return .constraintBroken(
        path: path, column: column, excelColumn: excelColumn, cells: cells(column, facts), total: total,
        constraint: constraint)
    case .form, .parentMissing, .versionsDisagree, .fileMissing, .fileUnreadable, .isFolder, .unknownFileType,
      .emptyFile, .noRows, .notUTF8, .notInEncoding,
      .unusableOption, .headerRowMissing, .damagedCompression, .inflatesTooMuch, .notJSON, .tooDeep, .duplicateKey,
      .noRecords, .nestedList, .zeroByte, .unterminatedQuote, .textAfterQuote, .raggedRows, .cellTooLong,
      .tooManyColumns, .duplicateColumn, .unnamedColumn, .columnMissing, .missingIdentifier, .tooManyCandidates,
      .statFileDamaged, .statFileReaderEnded, .statFileTooSlow, .statFileTooLarge, .statFileReaderMissing,
      .statFileUnsupported, .statFileEncoding, .statFileEncodingUnknown, .statFileCellTooLong, .statFileMemory,
      .statFileNotWritable, .otherSpreadsheet, .encryptedWorkbook, .container, .markup, .workbookPartMissing,
      .sheetMissing, .noVisibleSheet, .damagedCell, .cellTextTooLong, .sheetTooSparse, .duplicateHead, .emptySheet,
      .sheetWithoutRows, .sheetTooLarge, .textTooLongForSheet, .workbookNotWritten:
      return self
    }
  }
}

extension StudyProblem {
  /// The same problem without values of private columns.
  func hiding(_ columns: PrivateColumns) -> StudyProblem {
    switch self {
    case .data(let problem): .data(problem.hiding(columns))
    case .knowledge(let problem, let analysis): .knowledge(problem.hiding(columns), analysis: analysis)
    case .income(let problem, let analysis): .income(problem.hiding(columns), analysis: analysis)
    case .estimation(let error, let analysis): .estimation(error.hiding(columns), analysis: analysis)
    case .items(let problem, let analysis): .items(problem.hiding(columns), analysis: analysis)
    case .plan, .scoring, .regression, .cooperatives, .description, .indicator: self
    }
  }
}

extension EstimationError {
  fileprivate func hiding(_ columns: PrivateColumns) -> EstimationError {
    guard case .unknownLevel(let column, let level, let known) = self, columns.hides(column) else { return self }
    return .unknownLevel(column: column, level: level, known: known.map { _ in PrivateColumns.hidden })
  }
}

extension ItemsProblem {
  fileprivate func hiding(_ columns: PrivateColumns) -> ItemsProblem {
    switch self {
    case .groupsNotTwo(let path, let column, let found) where columns.hides(column):
      .groupsNotTwo(path: path, column: column, found: found.map { _ in PrivateColumns.hidden })
    case .groupTooSmall(let path, let column, _, let count, let needed) where columns.hides(column):
      .groupTooSmall(path: path, column: column, group: PrivateColumns.hidden, count: count, needed: needed)
    case .identifierUnknown, .noModules, .groupsNotTwo, .groupTooSmall, .privateColumn, .estimation: self
    }
  }
}

extension KnowledgeProblem {
  fileprivate func hiding(_ columns: PrivateColumns) -> KnowledgeProblem {
    guard columns.hidesAnyIdentifier else { return self }
    return switch self {
    case .linkDisagrees(let path, let row, let found, let stated):
      .linkDisagrees(
        path: path, row: row, found: found.map { _ in PrivateColumns.hidden },
        stated: stated.map { _ in PrivateColumns.hidden })
    case .linkToNobody(let links, let file, let row, _):
      .linkToNobody(links: links, file: file, row: row, person: PrivateColumns.hidden)
    case .paired, .nobodyTookAllThree, .columnWithoutValues, .privateColumn, .nobodyChosen: self
    }
  }
}

extension IncomeProblem {
  fileprivate func hiding(_ columns: PrivateColumns) -> IncomeProblem {
    let values = { (column: String, texts: [String]) in
      columns.hides(column) ? texts.map { _ in PrivateColumns.hidden } : texts
    }
    switch self {
    case .waveMissing(let path, let column, let wave, let found):
      return .waveMissing(path: path, column: column, wave: wave, found: values(column, found))
    case .wavesNotTwo(let path, let column, let found):
      return .wavesNotTwo(path: path, column: column, found: values(column, found))
    case .armsNotTwo(let path, let column, let treated, let found):
      return .armsNotTwo(path: path, column: column, treated: treated, found: values(column, found))
    case .treatmentChanges(let path, let column, let units, let total):
      let shown = columns.hidesAnyIdentifier ? units.map { _ in PrivateColumns.hidden } : units
      return .treatmentChanges(path: path, column: column, units: shown, total: total)
    case .waveOrderUnknown(let path, let column, let found):
      return .waveOrderUnknown(path: path, column: column, found: values(column, found))
    case .periodMissing(let path, let column, let periods, let deflators):
      return .periodMissing(path: path, column: column, periods: values(column, periods), deflators: deflators)
    case .noDeflators, .noPeriodColumn, .baseMissing, .negativeWeight, .noBaseline:
      return self
    }
  }
}
