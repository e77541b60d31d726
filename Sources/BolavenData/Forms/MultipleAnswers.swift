/// The answers to a question with several, in the ways that exports write them: one column with all codes, one column of
/// 0 and 1 for each choice, or both, which then have to agree.
struct MultipleAnswers {
  /// All codes of a row, a blank between two; missing where nothing was answered.
  let all: [String?]
  /// By code: 1, 0, or missing where nothing was answered.
  let single: [(code: String, taken: [Double?])]
  /// Rows in which the two ways say different things, with what they say.
  let disagreements: [(row: Int, text: String)]
  /// Whether answers were written as labels.
  let hadLabels: Bool

  /// - Parameters:
  ///   - summary: the column with all codes or labels; `nil` where the export has none.
  ///   - columns: the columns of the single choices; empty where the export has none.
  ///   - choices: of the form, in its order.
  init(summary: Categories?, columns: [(code: String, values: Categories)], choices: [FormChoice], rowCount: Int) {
    let reader = AnswerReader(choices)
    let codesOfLevels = summary?.levels.map(reader.codes)
    hadLabels = zip(summary?.levels ?? [], codesOfLevels ?? []).contains { level, codes in
      ExportRoles.normalized(level) != codes.joined(separator: " ")
    }
    let order = choices.map(\.name) + columns.map(\.code).filter { code in !choices.contains { $0.name == code } }
    let marks = columns.map { column in (column.code, column.values.levels.map(Self.mark), column.values) }
    var all: [String?] = []
    var disagreements: [(Int, String)] = []
    var taken = order.map { _ in [Double?](repeating: nil, count: rowCount) }
    for row in 0..<rowCount {
      let fromSummary = summary.flatMap { texts -> [String]? in
        texts.codes[row] < 0 ? nil : codesOfLevels?[Int(texts.codes[row])]
      }
      var marked: [String: Bool] = [:]
      for (code, marks, values) in marks where values.codes[row] >= 0 {
        if let mark = marks[Int(values.codes[row])] { marked[code] = (marked[code] ?? false) || mark }
      }
      let fromColumns = order.filter { marked[$0] == true }
      if let fromSummary {
        // A choice without a column cannot disagree.
        let known = fromSummary.filter { marked[$0] != nil }
        if !marked.isEmpty, Set(known) != Set(fromColumns) {
          disagreements.append((row, Self.contrast(fromSummary, fromColumns)))
        }
      } else if summary != nil, !fromColumns.isEmpty {
        disagreements.append((row, Self.contrast([], fromColumns)))
      }
      // What was answered is what the form wrote into the one column; without it, what the single ones say.
      let codes = fromSummary ?? (summary == nil && !marked.isEmpty ? fromColumns : nil)
      all.append(codes.map { $0.joined(separator: " ") })
      guard let codes else { continue }
      for (position, code) in order.enumerated() { taken[position][row] = codes.contains(code) ? 1 : 0 }
    }
    self.all = all
    single = zip(order, taken).map { ($0, $1) }
    self.disagreements = disagreements
  }

  private static func mark(_ text: String) -> Bool? {
    switch trimmingBlanks(text).lowercased() {
    case "1", "true", "yes", "1.0": true
    case "0", "false", "no", "0.0": false
    default: nil
    }
  }

  private static func contrast(_ summary: [String], _ columns: [String]) -> String {
    "\(summary.isEmpty ? "nothing" : summary.joined(separator: " ")), but the single columns say "
      + (columns.isEmpty ? "nothing" : columns.joined(separator: " "))
  }
}

/// Reads answers that are codes or labels of a list, several of them with blanks between.
struct AnswerReader {
  private let codes: Set<String>
  private var codeOfLabel: [String: String] = [:]
  /// Labels of several words as well, the longest first.
  private let texts: [[Substring]]

  init(_ choices: [FormChoice]) {
    codes = Set(choices.map(\.name))
    for choice in choices {
      for label in choice.label.texts.values where !codes.contains(label) {
        // A label that two choices have decides nothing.
        let text = ExportRoles.normalized(label)
        codeOfLabel[text] = codeOfLabel[text].map { $0 == choice.name ? $0 : "" } ?? choice.name
      }
    }
    codeOfLabel = codeOfLabel.filter { !$0.value.isEmpty }
    texts = codeOfLabel.keys.map { $0.split(separator: " ") }.filter { !$0.isEmpty }.sorted {
      ($1.count, $0.joined()) < ($0.count, $1.joined())
    }
  }

  /// The code of a single answer; the answer itself where it is neither a code nor a label.
  func code(_ text: String) -> String {
    let text = ExportRoles.normalized(text)
    return codes.contains(text) ? text : codeOfLabel[text] ?? text
  }

  /// The codes of an answer with several, in its order.
  func codes(_ text: String) -> [String] {
    var words = ExportRoles.normalized(text).split(separator: " ")[...]
    var found: [String] = []
    while let word = words.first {
      if !codes.contains(String(word)), let label = texts.first(where: { words.starts(with: $0) }),
        let code = codeOfLabel[label.joined(separator: " ")]
      {
        found.append(code)
        words = words.dropFirst(label.count)
      } else {
        found.append(String(word))
        words = words.dropFirst()
      }
    }
    return found
  }
}
