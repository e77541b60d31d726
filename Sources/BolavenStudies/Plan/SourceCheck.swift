public import BolavenData

/// What a check found in one file, beyond being readable.
public struct SourceCheck: Sendable {
  /// The file, as the plan names it.
  public let file: String
  /// Its rows, without the header.
  public let rowCount: Int
  /// Every broken rule; empty for a clean file.
  public let problems: [DataProblem]

  /// Checks the rows of one file against what the plan says of its columns: identifiers that repeat, numbers that are
  /// not numbers or out of range, codes that are not in the list.
  init(_ frame: DataFrame, file: String, plan: DataPlan) {
    self.file = file
    rowCount = frame.rowCount
    var problems: [DataProblem] = []
    let attempt = { (step: () throws(DataError) -> Void) in
      do throws(DataError) { try step() } catch { problems += error.problems.filter { !problems.contains($0) } }
    }
    for name in plan.id + [plan.waveColumn].compactMap({ $0 }) {
      attempt { () throws(DataError) in _ = try frame.column(name) }
    }
    for column in plan.columns where frame.has(column.name) || plan.waves.count == 1 {
      attempt { () throws(DataError) in try Self.check(column, in: frame) }
    }
    attempt { () throws(DataError) in try Self.checkIdentifiers(frame, plan) }
    self.problems = problems
  }

  private static func check(_ column: DataPlan.Column, in frame: DataFrame) throws(DataError) {
    switch column.kind {
    case .number, .year:
      _ = try frame.numbers(column.name, within: column.range, missingCodes: Set(column.missing))
    case .integer:
      let numbers = try frame.numbers(column.name, within: column.range, missingCodes: Set(column.missing))
      try requireWhole(numbers, column: column.name, in: frame)
    case .choice:
      try requireKnown(frame.categories(column.name), among: column.values, column: column.name, in: frame)
    case .id, .text, .month, nil:
      _ = try frame.column(column.name)
    }
  }

  /// Identifiers of a single column that are blank are left to the analysis, which may have corrections for them.
  private static func checkIdentifiers(_ frame: DataFrame, _ plan: DataPlan) throws(DataError) {
    let columns = plan.id + [plan.waveColumn].compactMap { $0 }
    guard !columns.isEmpty, columns.allSatisfy(frame.has) else { return }
    var parts: [Categories] = []
    for column in columns { parts.append(try frame.categories(column)) }
    var rows: [String: [Int]] = [:]
    var order: [String] = []
    for row in 0..<frame.rowCount {
      let values = parts.map { $0[row] }
      guard values.allSatisfy({ $0 != nil }) else { continue }
      let identifier = values.compactMap { $0 }.joined(separator: ", ")
      if rows[identifier] == nil { order.append(identifier) }
      rows[identifier, default: []].append(frame.excelRow(row))
    }
    let repeated = order.filter { (rows[$0]?.count ?? 0) > 1 }
    guard repeated.isEmpty else {
      throw DataError(
        repeated.map { identifier in
          .duplicateIdentifier(
            path: frame.source, column: columns.map(\.text).joined(separator: ", "),
            excelColumn: frame.excelColumn(columns[0]) ?? "", identifier: identifier, rows: rows[identifier] ?? [])
        })
    }
  }
}

/// - Throws: `notANumber` for values with a fraction.
private func requireWhole(_ numbers: NumberColumn, column: ColumnName, in frame: DataFrame) throws(DataError) {
  let rows = (0..<frame.rowCount).filter { row in numbers[row].map { $0.rounded() != $0 } ?? false }
  guard rows.isEmpty else {
    throw DataError([
      .notWhole(
        path: frame.source, column: column.text, excelColumn: frame.excelColumn(column) ?? "",
        cells: rows.prefix(20).map { CellFact(row: frame.excelRow($0), text: "\(numbers[$0] ?? 0)") },
        total: rows.count)
    ])
  }
}

extension StudyPlan {
  /// Checks every file of the plan; the order is the plan's.
  public func checks(of sources: DataSources) -> [SourceCheck] {
    data.flatMap { plan in
      plan.waves.map { SourceCheck(sources.frame($0.file), file: $0.file, plan: plan) }
    }
  }
}
