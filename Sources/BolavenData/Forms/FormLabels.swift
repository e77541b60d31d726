/// The columns of a form's sheet that hold one text in several languages: `label`, `label::English (en)`.
struct FormLabels {
  private let columns: [(language: String, texts: Categories)]

  /// - Parameter word: `label`, `hint`.
  init(_ word: String, in frame: DataFrame) {
    columns = frame.names.compactMap { name in
      guard let language = Self.language(of: name.text, word: word) else { return nil }
      return (try? frame.categories(name)).map { (language, $0) }
    }
  }

  /// Codes of the languages in the order of the sheet; a label without one is left out.
  var languages: [String] { columns.map(\.language).filter { !$0.isEmpty } }

  /// The texts of one row.
  func text(_ row: Int) -> LabelText {
    var texts: [String: String] = [:]
    for column in columns {
      if let text = column.texts[row].map(trimmingBlanks), !text.isEmpty { texts[column.language] = text }
    }
    return LabelText(texts)
  }

  /// The language of a head such as `label::ລາວ (lo)`: the code in parentheses, else the name; empty for `label` alone.
  ///
  /// - Returns: `nil` for another column.
  static func language(of head: String, word: String) -> String? {
    let head = trimmingBlanks(head)
    guard head.lowercased().hasPrefix(word) else { return nil }
    var rest = head.dropFirst(word.count)
    while rest.first == " " { rest = rest.dropFirst() }
    guard !rest.isEmpty else { return "" }
    guard rest.first == ":" else { return nil }
    let name = trimmingBlanks(String(rest.drop { $0 == ":" }))
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else {
      return languageCodes[name.lowercased()] ?? name
    }
    let code = trimmingBlanks(String(name[name.index(after: open)...].dropLast())).lowercased()
    return code.isEmpty ? name : code
  }
}

/// Names of languages that forms write without their code.
private let languageCodes = [
  "english": "en", "lao": "lo", "ລາວ": "lo", "ພາສາລາວ": "lo", "japanese": "ja", "日本語": "ja", "thai": "th", "ไทย": "th",
  "french": "fr", "français": "fr", "vietnamese": "vi", "khmer": "km",
]
