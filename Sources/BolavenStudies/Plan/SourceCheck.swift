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
  /// not numbers or out of range, codes that are not in the list. Values of private columns are not quoted.
  ///
  /// - Parameter needed: columns that have to be there; others are checked where they are.
  init(_ frame: DataFrame, file: String, plan: DataPlan, needed: Set<ColumnName> = []) {
    self.file = file
    rowCount = frame.rowCount
    var problems: [DataProblem] = []
    for name in plan.id + [plan.waveColumn].compactMap({ $0 }) {
      collecting(&problems) { () throws(DataError) in _ = try frame.column(name) }
    }
    for column in plan.columns where frame.has(column.name) || needed.contains(column.name) {
      collecting(&problems) { () throws(DataError) in try Self.check(column, in: frame) }
    }
    collecting(&problems) { () throws(DataError) in try Self.checkIdentifiers(frame, plan) }
    let hidden = PrivateColumns(of: [plan])
    self.problems = problems.map { $0.hiding(hidden) }
  }

  private static func check(_ column: DataPlan.Column, in frame: DataFrame) throws(DataError) {
    switch column.kind {
    case .number, .year:
      _ = try frame.numbers(column.name, within: column.range)
    case .integer:
      let numbers = try frame.numbers(column.name, within: column.range)
      try requireWhole(numbers, column: column.name, in: frame)
    case .choice, .likert:
      let known = column.values.isEmpty ? [] : column.values + column.missing
      try requireKnown(frame.categories(column.name), among: known, column: column.name, in: frame)
    case .multi:
      let known = column.values.isEmpty ? [] : column.values + column.missing
      try requireKnown(frame.categories(column.name), among: known, column: column.name, in: frame, isList: true)
    case .id, .text, .item, .date, .month, .time, .trueOrFalse, .gps, nil:
      _ = try frame.column(column.name)
    }
  }

  /// Identifiers of a single column that are blank are left to the analysis, which may have corrections for them.
  private static func checkIdentifiers(_ frame: DataFrame, _ plan: DataPlan) throws(DataError) {
    let columns = plan.id + [plan.waveColumn].compactMap { $0 }
    guard !columns.isEmpty, columns.allSatisfy(frame.has) else { return }
    var parts: [Categories] = []
    for column in columns { parts.append(try frame.categories(column)) }
    let identifiers = (0..<frame.rowCount).map { row -> [String]? in
      let identifier = parts.compactMap { $0[row] }
      return identifier.count == parts.count ? identifier : nil
    }
    let repeated = repetitions(of: identifiers, columns: columns, in: frame) { $0.joined(separator: ", ") }
    guard repeated.isEmpty else { throw DataError(repeated) }
  }
}

extension StudyPlan {
  /// Checks every file of the plan; the order is the plan's.
  public func checks(of sources: DataSources) -> [SourceCheck] {
    data.flatMap { plan in
      let frames = plan.waves.map { sources.frame($0.file) }
      // A wave may lack a column of another wave; a column that no wave has is a mistake.
      let nowhere = Set(plan.columns.map(\.name).filter { name in !frames.contains { $0.has(name) } })
      return zip(plan.waves, frames).enumerated().map { position, wave in
        SourceCheck(wave.1, file: wave.0.file, plan: plan, needed: position == 0 ? nowhere : [])
      }
    }
  }
}
