import BolavenData

/// Answers scored once more, cell by cell, for numbers that are had a second time.
struct PlainScoring: Sendable {
  struct Item: Sendable {
    let name: String
    let module: String?
    let right: Set<String>
    let weight: Double
    let options: Int
    let forms: String
    let waves: String
  }

  let items: [Item]
  private let frame: DataFrame
  private var rules: ScoringRules
  private let wave: String?
  private let forms: Categories?
  private let columns: [[(code: String?, texts: Categories)]]

  /// `nil` where the key or the answers lack a column.
  init?(_ frame: DataFrame, key: DataFrame, wave: String? = nil, rules: ScoringRules) {
    guard let names = try? key.categories("item"), let correct = try? key.categories("correct") else { return nil }
    let text = { (column: ColumnName, row: Int) in ((try? key.categories(column))?[row]) ?? "" }
    var items: [Item] = []
    var columns: [[(code: String?, texts: Categories)]] = []
    for row in 0..<key.rowCount {
      let name = names[row] ?? ""
      let labels = frame.codebook[ColumnName(name)]?.values ?? []
      let count = Int(text("options", row)) ?? 0
      let whole = Self.letters(correct[row] ?? "")
      var right = Set([Self.code(whole, labels)])
      let parts = whole.split { " ,;+\t".contains($0) }.map { Self.code(String($0), labels) }
      if parts.count > 1, !labels.contains(where: { $0.code.lowercased() == whole }),
        parts.allSatisfy({ $0.count == 1 || Int($0) != nil || !labels.isEmpty })
      {
        right = Set(parts)
      }
      items.append(
        Item(
          name: name, module: key.has("module") ? (try? key.categories("module"))?[row] : nil, right: right,
          weight: key.has("weight") ? Double(text("weight", row)) ?? 1 : 1, options: count, forms: text("form", row),
          waves: text("wave", row).lowercased()))
      if let texts = try? frame.categories(ColumnName(name)) {
        columns.append([(nil, texts)])
      } else {
        columns.append(
          frame.names.compactMap { column in
            guard column.text.hasPrefix(name + "/"), let texts = try? frame.categories(column) else { return nil }
            return (Self.letters(String(column.text.dropFirst(name.count + 1))), texts)
          })
      }
    }
    self.items = items
    self.columns = columns
    self.frame = frame
    self.rules = rules
    self.wave = wave
    forms = frame.has("form") && key.has("form") ? try? frame.categories("form") : nil
  }

  private static func letters(_ text: String) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace ?? false { rest = rest.dropFirst() }
    while rest.last?.isWhitespace ?? false { rest = rest.dropLast() }
    return rest.lowercased()
  }

  private static func code(_ text: String, _ labels: [ValueLabel]) -> String {
    let found =
      labels.first { $0.code.lowercased() == text }
      ?? labels.first { $0.label.texts.values.contains { letters($0) == text } }
    return found.map { letters($0.code) } ?? text
  }

  /// The codes that were answered; `nil` for a blank.
  func answer(_ item: Int, _ row: Int) -> Set<String>? {
    let labels = frame.codebook[ColumnName(items[item].name)]?.values ?? []
    var codes: Set<String> = []
    for (code, texts) in columns[item] {
      guard let text = texts[row].map(Self.letters), !text.isEmpty, !DataFrame.meansMissing(texts[row] ?? "") else {
        continue
      }
      if let code {
        if ["1", "1.0", "true", "yes"].contains(text) { codes.insert(code) }
      } else if items[item].right.count > 1 {
        for part in text.split(whereSeparator: { " ,;+\t".contains($0) }) {
          codes.insert(Self.code(String(part), labels))
        }
      } else {
        codes.insert(Self.code(text, labels))
      }
    }
    return codes.isEmpty ? nil : codes
  }

  private func isShown(_ item: Int, _ row: Int) -> Bool {
    let own = items[item]
    if columns[item].isEmpty { return false }
    if let wave, !own.waves.isEmpty, !own.waves.split(separator: " ").contains(Substring(wave.lowercased())) {
      return false
    }
    guard let form = forms?[row].map(Self.letters), !own.forms.isEmpty else { return true }
    return own.forms.lowercased().split(separator: " ").contains(Substring(form))
  }

  /// Right, wrong, or `nil` where the answer counts nothing.
  func isRight(_ item: Int, _ row: Int) -> Bool? {
    guard isShown(item, row) else { return nil }
    if let answer = answer(item, row) { return answer == items[item].right }
    guard rules.notReached == .missing else { return false }
    for later in item..<items.count where isShown(later, row) && answer(later, row) != nil { return false }
    return nil
  }

  /// Points of an answer without correction for guessing.
  func credit(_ item: Int, _ row: Int) -> Double {
    var plain = self
    plain.rules.correctsForGuessing = false
    return plain.points(item, row) ?? 0
  }

  /// Points of an answer; `nil` where it counts nothing.
  func points(_ item: Int, _ row: Int) -> Double? {
    guard let isRight = isRight(item, row) else { return nil }
    let own = items[item]
    if isRight { return own.weight }
    guard let answer = answer(item, row) else { return 0 }
    if rules.correctsForGuessing { return -own.weight / Double(own.options - 1) }
    guard rules.givesPartialCredit, own.right.count > 1 else { return 0 }
    var surplus = 0
    for code in answer { surplus += own.right.contains(code) ? 1 : -1 }
    return own.weight * Double(max(0, surplus)) / Double(own.right.count)
  }

  /// Σ points, in the share of what counted where some items count nothing; `nil` where none counts.
  func total(_ row: Int, of selection: [Int]? = nil) -> Double? {
    var (points, possible, all) = (0.0, 0.0, 0.0)
    for item in selection ?? Array(items.indices) {
      all += items[item].weight
      guard let own = self.points(item, row) else { continue }
      points += own
      possible += items[item].weight
    }
    return possible > 0 ? points / possible * all : nil
  }
}
