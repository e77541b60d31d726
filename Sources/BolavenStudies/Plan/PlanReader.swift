import BolavenData
import BolavenFormats
import BolavenReports

extension StudyPlan {
  /// The version of the format this program reads.
  public static let formatVersion = "1"

  /// Reads a plan; every problem in it is reported at once.
  ///
  /// - Parameter file: the path as the user wrote it; names of files in the plan start from its folder.
  public init(_ bytes: [UInt8], file: String) throws(StudyError) {
    var problems = PlanProblems(file: file, text: String(decoding: bytes, as: UTF8.self))
    let root: YAMLNode
    do throws(YAMLError) {
      root = try parseYAML(bytes)
    } catch {
      let place = error.place
      problems.add(.yaml(error), line: place.line, column: place.column)
      throw StudyError(problems.found.map(StudyProblem.plan))
    }
    self.init()
    self.file = file
    directory = folder(of: file)
    read(root, problems: &problems)
    guard problems.found.isEmpty else { throw StudyError(problems.found.map(StudyProblem.plan)) }
  }

  private mutating func read(_ root: YAMLNode, problems: inout PlanProblems) {
    let keys = [
      "bolaven", "study", "deflators", "data", "design", "outcomes", "indicators", "analyses", "reproduce",
    ]
    guard let plan = PlanMapping(root, path: "", keys: keys, problems: &problems) else { return }
    if let version = plan.requiredText("bolaven", problems: &problems), version != Self.formatVersion {
      plan.report(.wrongVersion(version), at: "bolaven", problems: &problems)
    }
    readStudy(plan, problems: &problems)
    deflators = DeflatorPlan(plan, problems: &problems)
    data = plan.members("data", problems: &problems).compactMap { DataPlan($0, problems: &problems) }
    designs = plan.members("design", problems: &problems).compactMap {
      DesignPlan($0, data: data.map(\.name), problems: &problems)
    }
    outcomes = plan.members("outcomes", problems: &problems).compactMap {
      OutcomePlan($0, data: data.map(\.name), problems: &problems)
    }
    analyses = plan.items("analyses", problems: &problems).compactMap { Analysis($0, problems: &problems) }
    for (position, analysis) in analyses.enumerated()
    where analyses[..<position].contains(where: { $0.id == analysis.id }) {
      problems.add(.repeatedIdentifier(analysis.id), line: analysis.settings.line, column: analysis.settings.column)
    }
    for analysis in analyses { StudyCatalog.check(analysis, of: self, problems: &problems) }
    indicators = plan.items("indicators", problems: &problems).compactMap {
      IndicatorPlan($0, of: self, problems: &problems)
    }
    if let reproduce = plan.mapping("reproduce", keys: ["seed"], problems: &problems),
      let seed = reproduce.wholeNumber("seed", problems: &problems)
    {
      self.seed = UInt64(clamping: seed)
    }
  }

  private mutating func readStudy(_ plan: PlanMapping, problems: inout PlanProblems) {
    let keys = ["id", "title", "country", "period", "donor", "project_code", "synthetic"]
    guard plan.has("study") else {
      problems.add(.missingKey("study", inside: ""), line: 1, column: 1)
      return
    }
    guard let study = plan.mapping("study", keys: keys, problems: &problems) else { return }
    if let id = study.requiredText("id", problems: &problems) {
      self.id = id
      if !isSlug(id) { study.report(.badValue(key: "id", value: id, expected: .slug), at: "id", problems: &problems) }
    }
    if let title = study.label("title", problems: &problems) {
      self.title = title
    } else if !study.has("title") {
      problems.add(.missingKey("title", inside: "study"), line: study.line, column: study.column)
    }
    country = study.text("country", problems: &problems)
    period = study.text("period", problems: &problems)
    donor = study.text("donor", problems: &problems)
    projectCode = study.text("project_code", problems: &problems)
    isSynthetic = study.yesOrNo("synthetic", problems: &problems) ?? false
  }
}

extension DeflatorPlan {
  fileprivate init?(_ plan: PlanMapping, problems: inout PlanProblems) {
    guard
      let mapping = plan.mapping("deflators", keys: ["file", "period", "index", "base"], problems: &problems)
    else { return nil }
    guard let file = mapping.requiredText("file", problems: &problems),
      let base = mapping.requiredText("base", problems: &problems)
    else { return nil }
    self.init(
      file: file, period: ColumnName(mapping.text("period", problems: &problems) ?? "period"),
      index: ColumnName(mapping.text("index", problems: &problems) ?? "cpi"), base: base)
  }
}

extension DataPlan {
  fileprivate init?(_ entry: YAMLEntry, problems: inout PlanProblems) {
    let keys = ["file", "id", "waves", "wave", "columns", "key", "link"]
    guard let mapping = PlanMapping(entry.value, path: "data.\(entry.key)", keys: keys, problems: &problems) else {
      return nil
    }
    let forms = ["file", "waves"].filter(mapping.has)
    guard forms.count == 1 else {
      problems.add(
        .exactlyOne(of: ["file", "waves"], found: forms), line: entry.line, column: entry.column)
      return nil
    }
    var waves: [Wave] = []
    if let file = mapping.requiredTextIfPresent("file", problems: &problems) {
      waves.append(Wave(name: nil, file: file))
    }
    for wave in mapping.members("waves", problems: &problems) {
      guard
        let member = PlanMapping(
          wave.value, path: "data.\(entry.key).waves.\(wave.key)", keys: ["file", "when"], problems: &problems)
      else { continue }
      if let file = member.requiredText("file", problems: &problems) { waves.append(Wave(name: wave.key, file: file)) }
    }
    if !mapping.has("id") {
      problems.add(.missingKey("id", inside: mapping.path), line: entry.line, column: entry.column)
    }
    self.init(
      name: entry.key, waves: waves,
      id: mapping.list("id", problems: &problems)?.map { ColumnName($0) } ?? [],
      waveColumn: mapping.text("wave", problems: &problems).map { ColumnName($0) },
      columns: mapping.members("columns", problems: &problems).compactMap {
        Column($0, of: entry.key, problems: &problems)
      },
      key: mapping.text("key", problems: &problems), link: mapping.text("link", problems: &problems))
  }
}

extension DataPlan.Column {
  fileprivate init?(_ entry: YAMLEntry, of data: String, problems: inout PlanProblems) {
    let keys = ["type", "label", "unit", "values", "range", "missing", "private"]
    guard
      let mapping = PlanMapping(
        entry.value, path: "data.\(data).columns.\(entry.key)", keys: keys, problems: &problems)
    else { return nil }
    self.init(
      name: ColumnName(entry.key), kind: mapping.choice("type", of: Kind.self, problems: &problems),
      range: mapping.range("range", problems: &problems), missing: mapping.list("missing", problems: &problems) ?? [],
      values: mapping.codes("values", problems: &problems),
      isPrivate: mapping.yesOrNo("private", problems: &problems) ?? false)
  }
}

extension PlanMapping {
  fileprivate func requiredTextIfPresent(_ key: String, problems: inout PlanProblems) -> String? {
    has(key) ? requiredText(key, problems: &problems) : nil
  }

  /// Codes written as a list, or as a mapping from code to label.
  fileprivate func codes(_ key: String, problems: inout PlanProblems) -> [String] {
    guard let entry = entry(key) else { return [] }
    if case .mapping(let members) = entry.value.content { return members.map(\.key) }
    return list(key, problems: &problems) ?? []
  }
}

extension DesignPlan {
  fileprivate init?(_ entry: YAMLEntry, data: [String], problems: inout PlanProblems) {
    let keys = [
      "kind", "data", "before", "after", "treatment", "treated", "take_up", "assignment", "cluster", "pairs", "strata",
      "weights",
    ]
    guard let mapping = PlanMapping(entry.value, path: "design.\(entry.key)", keys: keys, problems: &problems) else {
      return nil
    }
    if !mapping.has("kind") {
      problems.add(.missingKey("kind", inside: mapping.path), line: entry.line, column: entry.column)
    }
    guard let kind = mapping.choice("kind", of: Kind.self, problems: &problems),
      let source = mapping.reference("data", among: data, problems: &problems)
    else { return nil }
    let column = { (key: String, problems: inout PlanProblems) in
      mapping.text(key, problems: &problems).map { ColumnName($0) }
    }
    if kind != .prePost, !mapping.has("treatment") {
      problems.add(.missingKey("treatment", inside: mapping.path), line: entry.line, column: entry.column)
    }
    self.init(
      name: entry.key, kind: kind, data: source, before: mapping.text("before", problems: &problems),
      after: mapping.text("after", problems: &problems), treatment: column("treatment", &problems),
      treated: mapping.text("treated", problems: &problems) ?? "1", takeUp: column("take_up", &problems),
      assignment: mapping.choice("assignment", of: Assignment.self, problems: &problems)
        ?? (kind == .randomised ? .random : .chosen),
      cluster: column("cluster", &problems), pairs: column("pairs", &problems), strata: column("strata", &problems),
      weights: column("weights", &problems))
  }
}

extension OutcomePlan {
  fileprivate init?(_ entry: YAMLEntry, data: [String], problems: inout PlanProblems) {
    let keys = ["data", "column", "compute", "label", "unit", "real", "winsor"]
    guard let mapping = PlanMapping(entry.value, path: "outcomes.\(entry.key)", keys: keys, problems: &problems) else {
      return nil
    }
    let forms = ["column", "compute"].filter(mapping.has)
    guard forms.count == 1, let form = forms.first else {
      problems.add(.exactlyOne(of: ["column", "compute"], found: forms), line: entry.line, column: entry.column)
      return nil
    }
    guard let source = mapping.reference("data", among: data, problems: &problems),
      let compute = mapping.expression(form, problems: &problems)
    else { return nil }
    self.init(
      name: entry.key, data: source, compute: compute,
      label: mapping.label("label", problems: &problems) ?? LocalizedText(entry.key),
      unit: mapping.label("unit", problems: &problems), isReal: mapping.yesOrNo("real", problems: &problems) ?? false,
      winsorisedAt: mapping.percentile("winsor", problems: &problems))
  }
}

extension PlanMapping {
  /// A name that another part of the plan defines.
  func reference(_ key: String, among known: [String], problems: inout PlanProblems) -> String? {
    guard let name = requiredText(key, problems: &problems) else { return nil }
    guard known.contains(name) else {
      report(
        .unknownReference(key: key, name: name, nearest: nearestNames(to: name, among: known), known: known), at: key,
        problems: &problems)
      return nil
    }
    return name
  }
}

extension Analysis {
  fileprivate init?(_ node: YAMLNode, problems: inout PlanProblems) {
    guard case .mapping(let entries) = node.content else {
      problems.add(.wrongShape(key: "analyses", expected: .mapping), line: node.line, column: node.column)
      return nil
    }
    var texts: [String: String] = [:]
    for entry in entries {
      if case .scalar(let text, _) = entry.value.content { texts[entry.key] = text }
    }
    for key in ["id", "kind"] where texts[key] == nil {
      problems.add(.missingKey(key, inside: "analyses"), line: node.line, column: node.column)
    }
    guard let id = texts["id"], let kind = texts["kind"] else { return nil }
    self.init(id: id, kind: kind, settings: node)
    if !isSlug(id) {
      problems.add(.badValue(key: "id", value: id, expected: .slug), line: node.line, column: node.column)
    }
  }
}

/// Letters, digits and `-` between them: safe as a file name and in an address.
func isSlug(_ text: String) -> Bool {
  !text.isEmpty && !text.hasPrefix("-") && text.utf8.count <= 64
    && text.utf8.allSatisfy {
      (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95
    }
}

/// The folder a path is in, with its last slash; empty for the current one.
func folder(of path: String) -> String {
  path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
}

extension YAMLError {
  /// Where it stands, the first line if nowhere.
  var place: (line: Int, column: Int) {
    switch self {
    case .syntax(_, let line, let column), .alias(let line, let column), .tag(_, let line, let column),
      .duplicateKey(_, let line, let column, _):
      (line, column)
    case .keyNotText(let line, let column): (line, column)
    case .tooDeep(let line, _), .tooManyNodes(let line, _), .severalDocuments(let line), .notUTF8(let line): (line, 1)
    case .tooLarge, .empty: (1, 1)
    }
  }
}
