public import BolavenData
import BolavenEstimation
public import BolavenReports

/// What stands in the columns of a table.
public struct DescriptionFindings: StudyFindings {
  /// The id of the analysis.
  public let id: String
  /// Its kind.
  public var kind: String { DescriptionStudy.kind }
  /// The data, as the user named it.
  public let file: String
  /// Rows of the file.
  public let rowCount: Int
  /// Rows that the condition left out.
  public let filtered: Int
  /// The column that makes the groups; `nil` without groups.
  public let by: ColumnName?
  /// The groups in their order; empty without.
  public let groups: [String]
  /// Rows that are described and have no group.
  public let withoutGroup: Int
  /// Columns of numbers, in the order of the file or of the call.
  public let numbers: [NumberDescription]
  /// Columns of texts, in the same order.
  public let texts: [TextDescription]
  /// The condition on the rows, as it was written.
  let filter: String?
  /// Whether the decimals of the file were to be kept.
  let reading: Measurements.Reading
  /// Columns that are counted and look like numbers.
  let doubts: [(name: ColumnName, doubt: DescribedColumn.Doubt)]
  /// Every column, in the order described.
  let order: [ColumnName]
  let settings: DescriptionSettings
  let places: DescriptionPlaces

  init(
    _ settings: DescriptionSettings, _ columns: [DescribedColumn], _ groups: DescribedGroups?, in frame: DataFrame,
    of whole: DataFrame
  ) {
    let (rowCount, filtered) = (whole.rowCount, whole.rowCount - frame.rowCount)
    self.settings = settings
    places = DescriptionPlaces(columns, groups, in: frame, of: whole)
    id = settings.id
    file = settings.file
    self.rowCount = rowCount
    self.filtered = filtered
    by = groups?.name
    self.groups = groups?.levels ?? []
    withoutGroup = groups?.missing ?? 0
    filter = settings.filter?.text
    reading = settings.reading
    var numbers: [NumberDescription] = []
    var texts: [TextDescription] = []
    for column in columns {
      switch column.content {
      case .numbers(let content):
        numbers.append(NumberDescription(column.name, content, rowCount: column.rowCount, groups))
      case .texts(let values): texts.append(TextDescription(column.name, values, groups, settings))
      }
    }
    self.numbers = numbers
    self.texts = texts
    doubts = columns.compactMap { column in column.doubt.map { (column.name, $0) } }
    order = columns.map(\.name)
  }

  /// Rows that are described.
  public var usedRows: Int { rowCount - filtered }

  /// The mean of each column of numbers; the tests of its groups.
  public var record: ModelRecord {
    let losses = filtered > 0 ? [Loss(.filter, rows: filtered)] : []
    var record = ModelRecord(
      method: kind, sample: EstimationSample(rowCount: rowCount, observations: usedRows, losses: losses),
      estimates: numbers.map { Estimate(term: $0.name.text, estimate: $0.all.summary.mean) })
    if let by { record.clusters = [(by.text, groups.count)] }
    record.tests =
      numbers.compactMap { column in
        column.analysis.map { analysis in
          ModelRecord.Test(
            "anova:\(column.name)", statistic: analysis.statistic,
            degreesOfFreedom1: Double(analysis.betweenDegreesOfFreedom),
            degreesOfFreedom2: Double(analysis.withinDegreesOfFreedom), pValue: analysis.pValue)
        }
      }
      + texts.compactMap { column in
        column.association.map { table in
          ModelRecord.Test(
            "chi_squared:\(column.name)", statistic: table.statistic,
            degreesOfFreedom1: Double(table.degreesOfFreedom), pValue: table.pValue)
        }
      }
    return record
  }

  /// Named numbers that indicators may refer to: `income.mean`, `sex.F`.
  public var measures: [String: Measure] {
    var measures: [String: Measure] = [:]
    for column in numbers {
      let summary = column.all.summary
      for (name, value) in [
        ("n", Double(summary.count)), ("mean", summary.mean), ("median", summary.median), ("min", summary.minimum),
        ("max", summary.maximum),
      ] {
        if let value { measures["\(column.name).\(name)"] = Measure(value) }
      }
    }
    for column in texts where column.present.all > 0 {
      for level in column.levels {
        let (part, whole) = (Double(level.count.all), Double(column.present.all))
        measures["\(column.name).\(level.text)"] = Measure(part / whole, numerator: part, denominator: whole)
      }
    }
    return measures
  }

  /// The tables that have rows, charts of a few columns, and a caution for each column that looks like numbers and is counted.
  public func blocks() -> [Block] {
    var blocks: [Block] = []
    if !numbers.isEmpty { blocks.append(.table(summaryTable)) }
    if !texts.isEmpty { blocks.append(.table(frequencyTable)) }
    if by != nil { blocks.append(.table(differenceTable)) }
    // A chart for each of many columns would bury the tables: those are drawn when they are asked for.
    if numbers.count <= 4 { blocks += charts.map { .chart($0) } }
    return blocks
      + doubts.map { .notice(Notice(.caution, DescriptionWording.caution($0.name, $0.doubt))) }
  }

  /// What the share of a text was made from, which indicators refer to as `sex.F`.
  public func origin(of key: String) -> Provenance? {
    for column in texts {
      guard column.levels.contains(where: { key == "\(column.name).\($0.text)" }) else { continue }
      return provenance(
        "frequency", column.name, DescriptionOriginWording.statistic("share"), source(column.name),
        rows: column.present.all)
    }
    return nil
  }

  func address(_ table: String, _ row: String, _ column: String) -> Address {
    Address(analysis: table, row: row, column: column)
  }

  /// What a statistic of a column was made from.
  ///
  /// - Parameter source: the rows, which the numbers of a row of a table share.
  func provenance(
    _ formula: String, _ column: ColumnName, _ statistic: (what: LocalizedText, equation: String),
    _ source: Provenance.Source, rows: Int, group: String? = nil
  ) -> Provenance {
    let condition = [filter, by.flatMap { by in group.map { "\(by) = '\($0)'" } }].compactMap { $0 }
    var steps = [StepWording.read, StepWording.check]
    if filter != nil { steps.append(StepWording.filter) }
    if by != nil { steps.append(StepWording.group) }
    return Provenance(
      formula: formula, what: DescriptionOriginWording.of(column, statistic.what, group: group),
      equation: "\(statistic.equation), x = \(column)", columns: [column.text] + [by?.text].compactMap { $0 },
      filter: condition.isEmpty ? nil : condition.joined(separator: " and "), rows: rows, sources: [source],
      steps: steps + [StepWording.describe])
  }

  /// The rows of a column with a value, of all rows or of a group.
  func source(_ column: ColumnName, group: String? = nil) -> Provenance.Source {
    places.source(file, column, group: group)
  }
}
