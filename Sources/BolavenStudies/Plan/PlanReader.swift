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
    data = readMembers("data", of: plan, &problems) { DataPlan($0, problems: &$1) }
    designs = readMembers("design", of: plan, &problems) { DesignPlan($0, data: data, problems: &$1) }
    let hasDeflators = plan.has("deflators")
    outcomes = readMembers("outcomes", of: plan, &problems) {
      OutcomePlan($0, data: data.map(\.name), hasDeflators: hasDeflators, problems: &$1)
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
      if seed < 0 {
        reproduce.report(
          .badValue(key: "seed", value: String(seed), expected: .wholeNumber), at: "seed", problems: &problems)
      }
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

/// The members of a section; a member that cannot be read is remembered, so that no reference to it is reported too.
private func readMembers<Member>(
  _ key: String, of plan: PlanMapping, _ problems: inout PlanProblems,
  _ read: (YAMLEntry, inout PlanProblems) -> Member?
) -> [Member] {
  plan.members(key, problems: &problems).compactMap { entry in
    let member = read(entry, &problems)
    if member == nil { problems.faulty.insert(entry.key) }
    return member
  }
}

extension DeflatorPlan {
  fileprivate init?(_ plan: PlanMapping, problems: inout PlanProblems) {
    guard
      let mapping = plan.mapping("deflators", keys: ["file", "period", "index", "base"], problems: &problems)
    else { return nil }
    let texts = ["file", "base"].map { mapping.requiredText($0, problems: &problems) }
    guard let file = texts[0], let base = texts[1] else { return nil }
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
      _ = member.text("when", problems: &problems)
      // A wave without its file is a problem already; it is known where a design refers to it.
      waves.append(Wave(name: wave.key, file: member.requiredText("file", problems: &problems) ?? ""))
    }
    if forms == ["waves"], mapping.isEmptyMapping("waves") {
      mapping.report(.missingKey("file", inside: "\(mapping.path).waves"), at: "waves", problems: &problems)
    }
    let id = (mapping.list("id", problems: &problems) ?? []).filter { !$0.isEmpty }
    if id.isEmpty, !mapping.has("id") || mapping.isList("id") {
      problems.add(.missingKey("id", inside: mapping.path), line: entry.line, column: entry.column)
    }
    self.init(
      name: entry.key, waves: waves, id: id.map { ColumnName($0) },
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
    for key in ["label", "unit"] { _ = mapping.label(key, problems: &problems) }
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

  fileprivate func isEmptyMapping(_ key: String) -> Bool {
    if case .mapping(let members)? = entry(key)?.value.content { members.isEmpty } else { false }
  }

  /// Whether a key holds a list, or a word that stands for one.
  fileprivate func isList(_ key: String) -> Bool {
    if case .mapping? = entry(key)?.value.content { false } else { true }
  }

  /// Codes written as a list, or as a mapping from code to label.
  fileprivate func codes(_ key: String, problems: inout PlanProblems) -> [String] {
    guard let entry = entry(key) else { return [] }
    if case .mapping(let members) = entry.value.content { return members.map(\.key) }
    return list(key, problems: &problems) ?? []
  }
}

extension DesignPlan {
  fileprivate init?(_ entry: YAMLEntry, data: [DataPlan], problems: inout PlanProblems) {
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
    let kind = mapping.choice("kind", of: Kind.self, problems: &problems)
    let name = mapping.reference("data", among: data.map(\.name), problems: &problems)
    let column = { (key: String, problems: inout PlanProblems) in
      mapping.text(key, problems: &problems).map { ColumnName($0) }
    }
    let design = DesignPlan(
      name: entry.key, kind: kind ?? .panel, data: name ?? "", before: mapping.text("before", problems: &problems),
      after: mapping.text("after", problems: &problems), treatment: column("treatment", &problems),
      treated: mapping.text("treated", problems: &problems) ?? "1", takeUp: column("take_up", &problems),
      assignment: mapping.choice("assignment", of: Assignment.self, problems: &problems)
        ?? (kind == .randomised ? .random : .chosen),
      cluster: column("cluster", &problems), pairs: column("pairs", &problems), strata: column("strata", &problems),
      weights: column("weights", &problems))
    guard let kind, let source = data.first(where: { $0.name == name }) else { return nil }
    let needed = kind == .prePost ? ["before", "after"] : ["treatment"]
    for key in needed where !mapping.has(key) {
      problems.add(.missingKey(key, inside: mapping.path), line: entry.line, column: entry.column)
    }
    guard needed.allSatisfy(mapping.has), Self.checkWaves(design, of: source, in: mapping, &problems) else {
      return nil
    }
    self = design
  }

  /// Whether `before` and `after` are two waves of the data, where the plan names its waves.
  private static func checkWaves(
    _ design: DesignPlan, of source: DataPlan, in mapping: PlanMapping, _ problems: inout PlanProblems
  ) -> Bool {
    let names = source.waveNames
    var isRight = true
    for (key, wave) in [("before", design.before), ("after", design.after)] {
      guard let wave else { continue }
      if names.isEmpty, source.waveColumn == nil, design.kind != .prePost {
        mapping.report(.missingKey("wave", inside: "data.\(source.name)"), at: key, problems: &problems)
        isRight = false
      } else if !names.isEmpty, !names.contains(wave) {
        mapping.report(
          .unknownReference(key: key, name: wave, nearest: nearestNames(to: wave, among: names), known: names),
          at: key, problems: &problems)
        isRight = false
      }
    }
    if let before = design.before, before == design.after, isRight {
      let others = names.filter { $0 != before }
      mapping.report(
        .badValue(key: "after", value: before, expected: .oneOf(others, nearest: [])), at: "after", problems: &problems)
      return false
    }
    return isRight
  }
}

extension OutcomePlan {
  fileprivate init?(
    _ entry: YAMLEntry, data: [String], hasDeflators: Bool, problems: inout PlanProblems
  ) {
    let keys = ["data", "column", "compute", "label", "unit", "real", "winsor"]
    guard let mapping = PlanMapping(entry.value, path: "outcomes.\(entry.key)", keys: keys, problems: &problems) else {
      return nil
    }
    let forms = ["column", "compute"].filter(mapping.has)
    guard forms.count == 1, let form = forms.first else {
      problems.add(.exactlyOne(of: ["column", "compute"], found: forms), line: entry.line, column: entry.column)
      return nil
    }
    let source = mapping.reference("data", among: data, problems: &problems)
    let compute =
      form == "column"
      ? mapping.text(form, problems: &problems).map { Expression(column: ColumnName($0)) }
      : mapping.expression(form, problems: &problems)
    let label = mapping.label("label", problems: &problems) ?? LocalizedText(entry.key)
    let unit = mapping.label("unit", problems: &problems)
    let isReal = mapping.yesOrNo("real", problems: &problems) ?? false
    let percentile = mapping.percentile("winsor", problems: &problems)
    if isReal, !hasDeflators {
      mapping.report(.missingKey("deflators", inside: ""), at: "real", problems: &problems)
      return nil
    }
    guard let source, let compute else { return nil }
    self.init(
      name: entry.key, data: source, compute: compute, label: label, unit: unit, isReal: isReal,
      winsorisedAt: percentile)
  }
}

extension PlanMapping {
  /// A name that another part of the plan defines.
  func reference(_ key: String, among known: [String], problems: inout PlanProblems) -> String? {
    guard let name = requiredText(key, problems: &problems) else { return nil }
    guard known.contains(name) else {
      if problems.faulty.contains(name) { return nil }
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

/// Letters, digits, `-` and `_`, no `-` in front, at most 64: safe as a file name and in an address.
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
