/// Reads the sheet `survey` of a form.
struct FormSurvey {
  private(set) var questions: [FormQuestion] = []
  let languages: [String]

  private struct Group {
    let name: String
    let label: LabelText
    let isRepeat: Bool
    let row: Int
    /// Rows of the names that stand directly in it.
    var names: [String: Int] = [:]
  }

  init(_ frame: DataFrame, source: String, lists: Set<String>, problems: inout [DataProblem]) {
    let labels = FormLabels("label", in: frame)
    languages = labels.languages
    let missing = ["type", "name"].filter { column(of: $0, in: frame) == nil }
    problems += missing.map {
      .form(.columnMissing(sheet: "survey", name: $0, found: frame.names.map(\.text)), path: source)
    }
    guard missing.isEmpty else { return }
    let columns = Dictionary(
      uniqueKeysWithValues: ["type", "name", "constraint", "relevant", "calculation", "required", "disabled"].compactMap
      {
        word in column(of: word, in: frame).map { (word, $0) }
      })
    func cell(_ word: String, _ row: Int) -> String? {
      columns[word]?[row].map(trimmingBlanks).flatMap { $0.isEmpty ? nil : $0 }
    }
    var groups = [Group(name: "", label: LabelText(), isRepeat: false, row: 1)]
    for row in 0..<frame.rowCount {
      guard let type = cell("type", row), !type.hasPrefix("#") else { continue }
      if let isDisabled = cell("disabled", row), Self.means(yes: isDisabled) { continue }
      let excelRow = frame.excelRow(row)
      let words = type.split { $0 == " " || $0 == "_" }.map { $0.lowercased() }
      let isGroupWord = words.count == 2 && ["group", "repeat"].contains(words[1])
      if isGroupWord, words[0] == "end" {
        guard groups.count > 1, groups[groups.count - 1].isRepeat == (words[1] == "repeat") else {
          problems.append(.form(.unpairedGroup(row: excelRow, word: type), path: source))
          continue
        }
        groups.removeLast()
        continue
      }
      let name = cell("name", row) ?? ""
      // A note may go without a name, nothing else.
      guard isName(name) || (name.isEmpty && words.first == "note") else {
        problems.append(.form(.unusableName(sheet: "survey", row: excelRow, name: name), path: source))
        continue
      }
      if let first = groups[groups.count - 1].names[name], !name.isEmpty {
        problems.append(.form(.repeatedName(name: name, rows: [first, excelRow]), path: source))
      }
      groups[groups.count - 1].names[name] = excelRow
      if isGroupWord, words[0] == "begin" {
        groups.append(Group(name: name, label: labels.text(row), isRepeat: words[1] == "repeat", row: excelRow))
        continue
      }
      guard let kind = FormType(type) else {
        problems.append(
          .form(
            .unknownType(
              row: excelRow, type: type,
              nearest: nearestNames(to: type, among: FormQuestionKind.allCases.map(\.rawValue))), path: source))
        continue
      }
      if let list = kind.list, !kind.isFromFile, !lists.contains(list) {
        problems.append(
          .form(
            .listMissing(row: excelRow, list: list, nearest: nearestNames(to: list, among: lists.sorted())),
            path: source))
      }
      let inside = groups.dropFirst()
      questions.append(
        FormQuestion(
          name: name, kind: kind.kind, type: type, list: kind.list, hasOther: kind.hasOther,
          groups: inside.map(\.name), repeats: inside.filter(\.isRepeat).map(\.name), label: labels.text(row),
          groupLabels: inside.map(\.label), constraint: cell("constraint", row), relevance: cell("relevant", row),
          calculation: cell("calculation", row), isRequired: cell("required", row).map(Self.means(yes:)) ?? false,
          row: excelRow))
    }
    problems += groups.dropFirst().map {
      .form(.unpairedGroup(row: $0.row, word: $0.isRepeat ? "repeat" : "group"), path: source)
    }
  }

  private static func means(yes text: String) -> Bool { ["yes", "true", "true()"].contains(text.lowercased()) }
}

/// A column by its head, capitals aside.
private func column(of word: String, in frame: DataFrame) -> Categories? {
  frame.names.first { trimmingBlanks($0.text).lowercased() == word }.flatMap { try? frame.categories($0) }
}

/// Whether a text may name a question: a letter or `_` first, then letters, digits, `-`, `_` and points.
private func isName(_ text: String) -> Bool {
  guard let first = text.first, first.isLetter || first == "_" else { return false }
  return text.unicodeScalars.allSatisfy { scalar in
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || ["-", "_", "."].contains(scalar)
      || scalar.properties.generalCategory == .nonspacingMark
  }
}

/// A cell of the column `type`: the kind with its list, `select_one yesno or_other`.
struct FormType {
  let kind: FormQuestionKind
  let list: String?
  let hasOther: Bool
  let isFromFile: Bool

  init?(_ text: String) {
    var words = text.split(separator: " ").map(String.init)
    hasOther = words.last?.lowercased() == "or_other"
    if hasOther { words.removeLast() }
    // Older forms write the type with blanks: "select one from LIST", "select all that apply from LIST".
    let lower = words.map { $0.lowercased() }
    if lower.starts(with: ["select", "all", "that", "apply"]) {
      words.replaceSubrange(0..<4, with: ["select_multiple"])
    }
    if lower.starts(with: ["select", "one"]) { words.replaceSubrange(0..<2, with: ["select_one"]) }
    if lower.starts(with: ["select", "multiple"]) { words.replaceSubrange(0..<2, with: ["select_multiple"]) }
    if words.count > 2, words[0].hasPrefix("select"), words[1].lowercased() == "from" { words.remove(at: 1) }
    guard let first = words.first else { return nil }
    isFromFile = first.hasSuffix("_from_file") || first.hasSuffix("_external")
    if let kind = FormQuestionKind(word: first) {
      let hasList = [.selectOne, .selectMultiple, .rank].contains(kind)
      guard words.count == (hasList ? 2 : 1) || (kind == .range && words.count <= 2) else { return nil }
      self.kind = kind
      list = hasList ? words[1] : nil
      return
    }
    guard let kind = FormQuestionKind(word: words.joined(separator: " ")) else { return nil }
    self.kind = kind
    list = nil
  }
}
