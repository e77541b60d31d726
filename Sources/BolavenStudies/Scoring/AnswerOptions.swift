import BolavenData

/// What can be answered to an item: the codes of a form with their labels, or else the first letters or numbers, as many as
/// the key says.
struct AnswerOptions: Sendable {
  /// As the form or the key writes them; empty where any answer may stand.
  let shown: [String]
  private let codeOfText: [String: String]

  /// - Parameter frame: answers with the labels of their form; without it only the key is asked.
  init(_ item: AnswerKey.Item, in frame: DataFrame? = nil) {
    let values = frame?.codebook[ColumnName(item.name)]?.values ?? []
    if values.isEmpty {
      let count = item.optionCount ?? 0
      let isNumbered = !separated(item.correct).contains { Int($0) == nil }
      shown = (0..<count).map { isNumbered ? String($0 + 1) : String(UnicodeScalar(UInt8(65 + $0))) }
      codeOfText = Dictionary(shown.map { (normalised($0), normalised($0)) }, uniquingKeysWith: { first, _ in first })
    } else {
      shown = values.map(\.code)
      var codes: [String: String] = [:]
      for value in values {
        for label in value.label.texts.values {
          // A label that two options have decides nothing.
          codes[normalised(label)] = codes[normalised(label)] == nil ? normalised(value.code) : ""
        }
      }
      codes = codes.filter { !$0.value.isEmpty }
      for value in values { codes[normalised(value.code)] = normalised(value.code) }
      codeOfText = codes
    }
  }

  /// Whether the form or the key knows a text as an option.
  func isKnown(_ text: String) -> Bool { codeOfText[normalised(text)] != nil }

  /// The code of one answer; `nil` where it is no option.
  func code(of text: String) -> String? {
    let text = normalised(text)
    return shown.isEmpty ? text : codeOfText[text]
  }

  /// The codes of an answer with several; `nil` where one of them is no option.
  func codes(of text: String) -> Set<String>? {
    if let code = codeOfText[normalised(text)] { return [code] }
    var codes: Set<String> = []
    for part in separated(text) {
      guard let code = code(of: part) else { return nil }
      codes.insert(code)
    }
    return codes.isEmpty ? nil : codes
  }

  /// The right codes of an item; `nil` where one of them is no option. Without known options a right answer of several
  /// letters or numbers is several answers, any other is one.
  func keys(of item: AnswerKey.Item) -> Set<String>? {
    shown.isEmpty && !item.hasShortOptions ? [normalised(item.correct)] : codes(of: item.correct)
  }
}
