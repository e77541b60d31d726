extension HTMLPage {
  /// One element with one text, in the language of the page.
  func inline(_ tag: String, _ content: LocalizedText, _ attributes: String = "") -> String {
    "<\(tag)\(attributes)\(translations(of: content, on: language))>\(escaped(content(language)))</\(tag)>"
  }

  /// The words of the controls, which the script makes, so that a page without it shows none of them; and the words
  /// that stand in many places.
  mutating func writeVocabulary() {
    append("<template id=\"words\">")
    for (key, word) in HTMLWording.controls + ProvenanceText.terms { element("span", word, " data-k=\"\(key)\"") }
    append("</template>")
  }
}

/// The attributes of an element with words: `data-lo` and its like hold the other languages, `data-t` marks one that has
/// no other.
///
/// A text that is the same in every language has none.
///
/// - Parameter language: that the page opens in.
func translations(of text: LocalizedText, on language: Language) -> String {
  if Language.allCases.allSatisfy({ text.isWritten(in: $0) && text($0) == text.english }) { return "" }
  let isForeign = !text.isWritten(in: language)
  let others = Language.allCases.filter { other in
    other != language && text.isWritten(in: other) && !(isForeign && other == .english)
  }
  let texts = others.map { " data-\($0.rawValue)=\"\(escaped(text($0)))\"" }.joined()
  return (texts.isEmpty ? " data-t=\"\"" : texts) + (isForeign ? " lang=\"en\"" : "")
}

extension LocalizedText {
  /// Whether somebody wrote it in a language.
  func isWritten(in language: Language) -> Bool {
    switch language {
    case .english: true
    case .lao: lao != nil
    case .japanese: japanese != nil
    }
  }
}
