/// The export of a survey made with KoboToolbox or ODK as tables for analysis: one for the submissions, and one for each
/// repeat.
///
/// Heads may be names or labels in any language of the form, with or without groups. Answers with several choices may
/// stand in one column, in a column for each choice, or in both, which then have to agree. Columns of one question from
/// several versions are joined. Links to media and texts on the screen are left out; whatever tells who or where a person
/// is is marked private. Each of these is noted. What contradicts itself is a problem, and stays as the export has it.
///
/// Source: KoboToolbox and ODK documentation of exports; XLSForm reference.
public struct KoboExport: Sendable {
  /// The submissions.
  public let main: DataFrame
  /// The rows of repeats, by the names of their sheets.
  public let repeats: [(name: String, frame: DataFrame)]
  /// What contradicts itself, or leads nowhere.
  public let problems: [DataProblem]

  /// - Parameters:
  ///   - main: the sheet with the submissions.
  ///   - repeats: the other sheets, by their names.
  ///   - form: the form they were collected with; `nil` leaves groups to be found out from the heads.
  public init(main: DataFrame, repeats: [(name: String, frame: DataFrame)] = [], form: XLSForm? = nil) {
    let sheet = ExportSheet(main, form: form, repeatName: nil)
    var problems = sheet.problems
    let submissions = Submissions(sheet.frame)
    problems += submissions.problems
    self.main = submissions.frame
    var children: [(name: String, frame: DataFrame)] = []
    for child in repeats {
      let repeatName = form.flatMap { form in
        form.questions.flatMap(\.repeats).first { Self.isSheet(child.name, ofRepeat: $0) }
      }
      let sheet = ExportSheet(child.frame, form: form, repeatName: repeatName ?? child.name)
      problems += sheet.problems
      children.append((child.name, submissions.droppingRows(ofRepeat: sheet.frame)))
    }
    for child in children {
      let parents = Self.parents(of: child, main: submissions.frame, among: children)
      if let problem = RepeatLink(child.frame, parents: parents)?.problem(sheet: child.name) {
        problems.append(problem)
      }
    }
    self.repeats = children
    self.problems = problems
  }

  /// Whether a table looks like one of these exports, by the columns that they add.
  public static func isExport(_ frame: DataFrame) -> Bool {
    let heads = Set(frame.names.map(\.text))
    return heads.contains("_uuid") && (heads.contains("_index") || heads.contains("_submission_time"))
      || heads.contains("KEY") && heads.contains("SubmissionDate")
  }

  /// The rows of a repeat with columns of the rows that they belong to: those of the submission, or of the repeat around.
  ///
  /// A column whose name the repeat has already gets the name of the parent's sheet behind it: `age_parent`.
  ///
  /// - Returns: `nil` where there is no such repeat, or no columns that link it.
  /// - Throws: `columnMissing`.
  public func rows(ofRepeat name: String, with columns: [ColumnName] = []) throws(DataError) -> DataFrame? {
    guard let child = repeats.first(where: { $0.name == name }) else { return nil }
    let parents = Self.parents(of: child, main: main, among: repeats)
    guard let link = RepeatLink(child.frame, parents: parents) else { return nil }
    return try link.adding(columns, to: child.frame)
  }

  /// The sheets that rows of a repeat may belong to; `_parent_table_name` names a repeat, or else it is the main sheet.
  private static func parents(
    of child: (name: String, frame: DataFrame), main: DataFrame, among repeats: [(name: String, frame: DataFrame)]
  ) -> DataFrame {
    let named = (try? child.frame.categories("_parent_table_name"))?.levels ?? []
    return repeats.first { $0.name != child.name && named.contains($0.name) }?.frame ?? main
  }

  /// Names of sheets are cut at 31 letters.
  private static func isSheet(_ sheet: String, ofRepeat name: String) -> Bool {
    sheet == name || (sheet.count >= 28 && name.hasPrefix(sheet.prefix(28)))
      || sheet.hasSuffix("-" + name) || sheet.hasSuffix("." + name)
  }
}

/// Which rows of a parent the rows of a repeat belong to.
struct RepeatLink {
  private let parent: DataFrame
  private let child: DataFrame
  private let column: ColumnName
  /// The row of the parent; `nil` where it is not there.
  private let rows: [Int?]

  /// `nil` where no columns link the two.
  init?(_ child: DataFrame, parents parent: DataFrame) {
    let link = SurveyMetadata.links.first { link in
      child.has(ColumnName(link.child)) && parent.has(ColumnName(link.parent))
    }
    guard let link, let keys = try? parent.categories(ColumnName(link.parent)),
      let references = try? child.categories(ColumnName(link.child))
    else { return nil }
    var rowOfKey: [String: Int] = [:]
    for row in 0..<parent.rowCount { if let key = keys[row], rowOfKey[key] == nil { rowOfKey[key] = row } }
    self.parent = parent
    self.child = child
    column = ColumnName(link.child)
    rows = (0..<child.rowCount).map { row in references[row].flatMap { rowOfKey[$0] } }
  }

  /// Rows whose parent is not there.
  func problem(sheet: String) -> DataProblem? {
    let lost = rows.indices.filter { rows[$0] == nil }
    guard !lost.isEmpty else { return nil }
    let texts = try? child.categories(column)
    return .parentMissing(
      path: child.source, sheet: sheet, column: column.text, excelColumn: child.excelColumn(column) ?? "",
      cells: lost.prefix(20).map { CellFact(row: child.excelRow($0), text: texts?[$0] ?? "") }, total: lost.count)
  }

  func adding(_ columns: [ColumnName], to frame: DataFrame) throws(DataError) -> DataFrame {
    var result = frame
    for name in columns {
      let added: Column =
        switch try parent.column(name) {
        case .numbers(let numbers): .numbers(NumberColumn(rows.map { $0.flatMap { numbers[$0] } }))
        case .text(let texts): .text(Categories(rows.map { $0.flatMap { texts[$0] } }))
        }
      let newName = frame.has(name) ? ColumnName(name.text + "_parent") : name
      result = result.adding(added, named: newName)
      result.codebook[newName] = parent.codebook[name]
    }
    return result
  }
}
