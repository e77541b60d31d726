public import BolavenData
public import BolavenEstimation
import BolavenFormats

/// What a description is asked, from a plan or a command.
public struct DescriptionSettings: Sendable, Hashable {
  /// The id of the analysis, the first part of every address.
  public var id = "describe"
  /// The data, as the user named it.
  public var file: String
  /// The columns described; empty for all.
  public var columns: [ColumnName] = []
  /// The column that makes the groups; `nil` for none.
  public var by: ColumnName?
  /// Whether every column is counted by its values, numbers too.
  public var countsValues = false
  /// The rows that are described; `nil` for all.
  public var filter: Expression?
  /// How many values of a text column are listed, the most frequent first.
  public var levels = 10
  /// Whether the decimals of the file are kept.
  public var reading = Measurements.Reading.exact
  /// Columns that are never described.
  public var hidden: [ColumnName] = []

  /// A description of every column of a file.
  public init(file: String) { self.file = file }
}

/// What stands in the columns of a table: summary statistics of numbers, frequencies of texts, by groups where asked.
public struct DescriptionStudy: Study {
  /// Its name in plans and machine output.
  public static let kind = "describe"
  /// What is asked.
  public let settings: DescriptionSettings
  /// The id of the analysis.
  public var id: String { settings.id }

  /// A study outside a plan.
  public init(_ settings: DescriptionSettings) { self.settings = settings }

  /// Reads `data`, `columns`, `by` or `cross`, `where` and `levels`; the data must be one file. Private columns are left out.
  public init?(_ analysis: Analysis, of plan: StudyPlan, problems: inout PlanProblems) {
    let keys = ["id", "kind", "data", "columns", "by", "cross", "where", "levels", "plan"]
    guard
      let mapping = PlanMapping(analysis.settings, path: "analyses.\(analysis.id)", keys: keys, problems: &problems)
    else { return nil }
    let columns = mapping.list("columns", problems: &problems) ?? []
    let by = mapping.text("by", problems: &problems)
    let cross = mapping.text("cross", problems: &problems)
    let filter = mapping.expression("where", problems: &problems)
    let levels = mapping.wholeNumber("levels", problems: &problems)
    if by != nil, cross != nil {
      mapping.report(.exactlyOne(of: ["by", "cross"], found: ["by", "cross"]), at: "cross", problems: &problems)
    }
    guard let name = mapping.reference("data", among: plan.data.map(\.name), problems: &problems),
      let data = plan.data(name)
    else { return nil }
    guard data.waves.count == 1, let wave = data.waves.first, wave.name == nil else {
      mapping.report(.exactlyOne(of: ["file"], found: ["waves"]), at: "data", problems: &problems)
      return nil
    }
    var settings = DescriptionSettings(file: wave.file)
    settings.id = analysis.id
    settings.columns = columns.map { ColumnName($0) }
    settings.by = (by ?? cross).map { ColumnName($0) }
    settings.countsValues = cross != nil
    settings.filter = filter
    settings.levels = max(1, levels ?? settings.levels)
    settings.hidden = data.columns.filter(\.isPrivate).map(\.name)
    self.settings = settings
  }

  /// Those that are described and that of the groups; any where none is named, or where a condition may name more.
  public func columns(of file: String) -> [ColumnName]? {
    guard !settings.columns.isEmpty, settings.filter == nil, file == settings.file else { return nil }
    return settings.columns + [settings.by].compactMap { $0 }
  }

  /// The description, or every problem of the columns asked for.
  public func findings(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) throws(StudyError) -> any StudyFindings {
    let whole = sources.frame(settings.file)
    var problems: [StudyProblem] = []
    let names = collecting(&problems) { () throws(StudyError) in try described(in: whole) } ?? []
    let rows = collecting(&problems) { () throws(StudyError) in try selection(of: whole) } ?? []
    if let by = settings.by {
      collecting(&problems) { () throws(StudyError) in
        do throws(DataError) { _ = try whole.column(by) } catch { throw StudyError(error) }
      }
    }
    guard problems.isEmpty else { throw StudyError(problems) }
    let frame = rows.count < whole.rowCount ? whole.rows(rows) : whole
    let columns: [DescribedColumn]
    let groups: DescribedGroups?
    do throws(DataError) {
      groups = try settings.by.map { (name) throws(DataError) in try DescribedGroups(name, in: frame) }
      var read: [DescribedColumn] = []
      for name in names { read.append(try DescribedColumn(name, in: frame, settings)) }
      columns = read
    } catch {
      throw StudyError(error)
    }
    try requireFewGroups(groups, in: whole)
    return DescriptionFindings(settings, columns, groups, in: frame, of: whole)
  }

  /// The columns asked for, each once, or all that may be shown; not the one that makes the groups.
  private func described(in frame: DataFrame) throws(StudyError) -> [ColumnName] {
    var problems: [StudyProblem] = []
    var names: [ColumnName] = []
    if let by = settings.by, settings.hidden.contains(by) {
      problems.append(.description(.privateColumn(path: frame.source, column: by.text), analysis: id))
    }
    for name in settings.columns where !names.contains(name) {
      collecting(&problems) { () throws(StudyError) in
        do throws(DataError) { _ = try frame.column(name) } catch { throw StudyError(error) }
      }
      if settings.hidden.contains(name) {
        problems.append(.description(.privateColumn(path: frame.source, column: name.text), analysis: id))
      }
      names.append(name)
    }
    if let by = settings.by, names.contains(by) {
      problems.append(.description(.groupedByItself(path: frame.source, column: by.text), analysis: id))
    }
    guard problems.isEmpty else { throw StudyError(problems) }
    if names.isEmpty { names = frame.names.filter { $0 != settings.by && !settings.hidden.contains($0) } }
    guard !names.isEmpty else {
      throw StudyError([.description(.nothingToDescribe(path: frame.source), analysis: id)])
    }
    return names
  }

  private func selection(of frame: DataFrame) throws(StudyError) -> [Int] {
    guard let filter = settings.filter else { return Array(0..<frame.rowCount) }
    let meets: [Bool]
    do throws(DataError) { meets = try filter.condition(in: frame) } catch { throw StudyError(error) }
    let rows = meets.indices.filter { meets[$0] }
    guard !rows.isEmpty else {
      throw StudyError([.estimation(.emptySample([Loss(.filter, rows: frame.rowCount)]), analysis: id)])
    }
    return rows
  }

  /// Groups that no table could show are a mistake in the column.
  private func requireFewGroups(_ groups: DescribedGroups?, in frame: DataFrame) throws(StudyError) {
    guard let groups else { return }
    let problem: DescriptionProblem
    switch groups.levels.count {
    case 0: problem = .noGroups(path: frame.source, column: groups.name.text)
    case ...DescribedGroups.most: return
    default:
      problem = .tooManyGroups(
        path: frame.source, column: groups.name.text, found: groups.levels.count, limit: DescribedGroups.most)
    }
    throw StudyError([.description(problem, analysis: id)])
  }
}
