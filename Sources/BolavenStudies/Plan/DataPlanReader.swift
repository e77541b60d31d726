import BolavenData
import BolavenFormats
import BolavenReports

extension DataPlan {
  /// Reads one member of `data`.
  init?(_ entry: YAMLEntry, problems: inout PlanProblems) {
    let keys = ["file", "sheet", "id", "waves", "wave", "columns", "key", "link", "bank", "match", "form"]
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
      key: mapping.text("key", problems: &problems), link: mapping.text("link", problems: &problems),
      bank: mapping.text("bank", problems: &problems),
      match: Self.match(mapping, problems: &problems), form: mapping.text("form", problems: &problems),
      sheet: mapping.text("sheet", problems: &problems))
  }

  /// `exact`, or a mapping of the columns that say who a person is.
  private static func match(_ mapping: PlanMapping, problems: inout PlanProblems) -> LinkSearch {
    guard let entry = mapping.entry("match") else { return .foundColumns }
    guard case .mapping = entry.value.content else {
      return mapping.word("match", among: ["exact"], problems: &problems) == nil ? .foundColumns : .exact
    }
    let keys = ["name", "sex", "affiliation", "age", "phone"]
    guard let columns = mapping.mapping("match", keys: keys, problems: &problems) else { return .foundColumns }
    let column = { (key: String, problems: inout PlanProblems) in
      columns.text(key, problems: &problems).map { ColumnName($0) }
    }
    return .columns(
      LinkFields(
        identifier: nil, names: (columns.list("name", problems: &problems) ?? []).map { ColumnName($0) },
        sex: column("sex", &problems), affiliation: column("affiliation", &problems), age: column("age", &problems),
        phone: column("phone", &problems)))
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
      isPrivate: mapping.yesOrNo("private", problems: &problems) ?? false,
      label: mapping.label("label", problems: &problems).map(LabelText.init) ?? LabelText(),
      unit: mapping.label("unit", problems: &problems)?.english,
      valueLabels: mapping.codeLabels("values", problems: &problems))
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

  /// The labels of codes that are written as a mapping.
  fileprivate func codeLabels(_ key: String, problems: inout PlanProblems) -> [String: LabelText] {
    guard case .mapping(let members)? = entry(key)?.value.content, let node = entry(key)?.value,
      let codes = PlanMapping(node, path: "\(path).\(key)", keys: members.map(\.key), problems: &problems)
    else { return [:] }
    var labels: [String: LabelText] = [:]
    for member in members {
      if let label = codes.label(member.key, problems: &problems) { labels[member.key] = LabelText(label) }
    }
    return labels
  }
}

extension LabelText {
  /// The text of a plan.
  init(_ text: LocalizedText) {
    let translations = [("lo", text.lao), ("ja", text.japanese)].compactMap { language, text in
      text.map { (language, $0) }
    }
    // A single text is that of every language.
    self = translations.isEmpty ? LabelText(text.english) : LabelText(["en": text.english])
    for (language, text) in translations { texts[language] = text }
  }
}
