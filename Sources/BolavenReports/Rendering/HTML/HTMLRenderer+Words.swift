extension HTMLPage {
  /// One element with one text, in the language of the page.
  func inline(_ tag: String, _ content: LocalizedText, _ attributes: String = "") -> String {
    "<\(tag)\(attributes)\(translations(of: content))>\(escaped(content(language)))</\(tag)>"
  }

  /// The attributes of an element with words: `data-t` marks it, `data-lo` and its like hold the other languages.
  ///
  /// A text that is the same in every language has none.
  func translations(of text: LocalizedText) -> String {
    if Language.allCases.allSatisfy({ text.isWritten(in: $0) && text($0) == text.english }) { return "" }
    let isForeign = !text.isWritten(in: language)
    let others = Language.allCases.filter { other in
      other != language && text.isWritten(in: other) && !(isForeign && other == .english)
    }
    return " data-t=\"\"" + others.map { " data-\($0.rawValue)=\"\(escaped(text($0)))\"" }.joined()
      + (isForeign ? " lang=\"en\"" : "")
  }

  /// The words of the controls, which the script makes, so that a page without it shows none of them; and the words
  /// that stand in many places.
  mutating func writeVocabulary() {
    append("<template id=\"words\">")
    for (key, word) in HTMLWording.controls + originTerms { element("span", word, " data-k=\"\(key)\"") }
    append("</template>")
  }
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
