import BolavenData
import BolavenReports

/// The columns of a framework or values file that this program understands, by the names they may have.
struct IndicatorFile {
  let frame: DataFrame
  /// The id of each row.
  let ids: Categories

  /// - Throws: `columnMissing`, `missingIdentifier`.
  init(_ frame: DataFrame) throws(DataError) {
    self.frame = frame
    ids = try frame.categories("indicator_id")
    try requireNoBlank(ids, column: "indicator_id", in: frame)
  }

  /// Whether each row is one value, rather than one indicator.
  var isLong: Bool { frame.has("kind") }

  /// The column under the first of its names that the file has.
  func text(_ names: ColumnName...) throws(DataError) -> Categories? {
    guard let name = names.first(where: frame.has) else { return nil }
    return try frame.categories(name)
  }

  /// The column under the first of its names that the file has.
  func numbers(_ names: ColumnName...) throws(DataError) -> NumberColumn? {
    guard let name = names.first(where: frame.has) else { return nil }
    return try frame.numbers(name)
  }

  /// A word of a column that only knows some; `nil` where it is empty.
  func word<Word: RawRepresentable & CaseIterable>(
    _ column: Categories?, _ name: String, row: Int, of type: Word.Type, problems: inout [IndicatorProblem]
  ) -> Word? where Word.RawValue == String {
    guard let text = column?[row] else { return nil }
    if let word = Word(rawValue: text.lowercased()) { return word }
    let known = Word.allCases.map(\.rawValue)
    problems.append(
      .unknownWord(
        path: frame.source, column: name, row: frame.excelRow(row), word: text, known: known,
        nearest: nearestNames(to: text, among: known)))
    return nil
  }
}

/// The indicators that a file defines, each by the first of its rows that says something.
struct IndicatorDefinitions {
  /// In the order of the file.
  let all: [IndicatorDefinition]
  /// The row, from 0, in which each first stands.
  let firstRow: [String: Int]

  init(_ file: IndicatorFile, problems: inout [IndicatorProblem]) throws(DataError) {
    let labels = try file.text("label", "title.en", "title")
    let lao = try file.text("title.lo", "label.lo")
    let japanese = try file.text("title.ja", "label.ja")
    let units = try file.text("unit")
    let levels = try file.text("level")
    let measures = try file.text("measure")
    let aggregations = try file.text("aggregation")
    let directions = try file.text("direction")
    let ascending = try file.text("ascending")
    let sources = file.isLong ? nil : try file.text("source")
    let rules = try file.text("status", "status_scheme")
    var definitions: [IndicatorDefinition] = []
    var firstRow: [String: Int] = [:]
    var position: [String: Int] = [:]
    var repeated: [String: [Int]] = [:]
    for row in 0..<file.frame.rowCount {
      guard let id = file.ids[row] else { continue }
      let known = position[id]
      if known != nil { repeated[id, default: []].append(file.frame.excelRow(row)) }
      var definition = known.map { definitions[$0] } ?? IndicatorDefinition(id: id, label: .verbatim(id))
      if let label = labels?[row], definition.label == .verbatim(id) {
        definition.label = LocalizedText(label, lo: lao?[row], ja: japanese?[row])
      }
      if let unit = units?[row], definition.unit == nil { definition.unit = LocalizedText(unit) }
      definition.source = definition.source ?? sources?[row]
      if known == nil {
        definition.level = file.word(levels, "level", row: row, of: IndicatorLevel.self, problems: &problems)
        let word = file.word(
          aggregations, "aggregation", row: row, of: IndicatorAggregation.self, problems: &problems)
        definition.aggregation = word ?? .latest
        definition.direction =
          file.word(directions, "direction", row: row, of: IndicatorDirection.self, problems: &problems)
          ?? Self.direction(ascending?[row])
        let measure = file.word(measures, "measure", row: row, of: IndicatorMeasure.self, problems: &problems)
        definition.isPercentage = measure == .percentage
        definition.rule = rules?[row].flatMap { StatusRule($0) } ?? StatusRule()
        position[id] = definitions.count
        firstRow[id] = row
        definitions.append(definition)
      } else if let known {
        definitions[known] = definition
      }
    }
    for index in definitions.indices {
      guard let unit = definitions[index].unit?.english else { continue }
      if IndicatorDefinition.isPercentage(unit: unit) { definitions[index].isPercentage = true }
    }
    if !file.isLong {
      for definition in definitions {
        guard let rows = repeated[definition.id], let first = firstRow[definition.id] else { continue }
        problems.append(
          .repeatedIndicator(
            indicator: definition.id, path: file.frame.source, rows: [file.frame.excelRow(first)] + rows))
      }
    }
    all = definitions
    self.firstRow = firstRow
  }

  private static func direction(_ ascending: String?) -> IndicatorDirection {
    ["false", "0", "no"].contains(ascending?.lowercased() ?? "") ? .down : .up
  }
}
