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
    fingerprint = Fingerprint.sha256(bytes)
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
      .tab(let line, let column), .duplicateKey(_, let line, let column, _):
      (line, column)
    case .keyNotText(let line, let column): (line, column)
    case .tooDeep(let line, _), .tooManyNodes(let line, _), .severalDocuments(let line), .notUTF8(let line): (line, 1)
    case .tooLarge, .empty: (1, 1)
    }
  }
}
