/// One text in the languages it is known in; a missing one falls back to English.
public struct LocalizedText: Sendable, Hashable {
  /// Always there.
  public let english: String
  /// `nil` where nobody has translated it.
  public let lao: String?
  /// `nil` where nobody has translated it.
  public let japanese: String?
  /// Languages whose words no native speaker has reviewed.
  let unreviewed: Set<Language>

  /// A text whose translations come from the user, or are reviewed.
  public init(_ english: String, lo: String? = nil, ja: String? = nil) {
    self.init(english, lo: lo, ja: ja, unreviewed: [])
  }

  init(_ english: String, lo: String?, ja: String?, unreviewed: Set<Language>) {
    self.english = english
    lao = lo
    japanese = ja
    self.unreviewed = unreviewed
  }

  /// A text whose translations nobody has reviewed yet: reports that use them say so once.
  public static func draft(_ english: String, lo: String? = nil, ja: String? = nil) -> LocalizedText {
    var unreviewed: Set<Language> = []
    if lo != nil { unreviewed.insert(.lao) }
    if ja != nil { unreviewed.insert(.japanese) }
    return LocalizedText(english, lo: lo, ja: ja, unreviewed: unreviewed)
  }

  /// A text that is the same in every language: a name, a number, a file.
  public static func verbatim(_ text: String) -> LocalizedText { LocalizedText(text, lo: text, ja: text) }

  /// A word of the glossary.
  public static func glossary(_ key: GlossaryKey) -> LocalizedText { key.text }

  /// The text in a language.
  public func callAsFunction(_ language: Language) -> String {
    switch language {
    case .english: english
    case .lao: lao ?? english
    case .japanese: japanese ?? english
    }
  }

  /// Whether the words of a language still need a reviewer.
  public func isDraft(in language: Language) -> Bool { unreviewed.contains(language) }

  /// The text of every language, changed in the same way.
  func mapped(_ change: (String) -> String) -> LocalizedText {
    LocalizedText(change(english), lo: lao.map(change), ja: japanese.map(change), unreviewed: unreviewed)
  }

  /// Another text behind it, after a separator. A language that one of the two lacks has its English.
  func followed(by other: LocalizedText, separator: String) -> LocalizedText {
    let both = { (language: Language) in self(language) + separator + other(language) }
    return LocalizedText(
      both(.english), lo: lao == nil && other.lao == nil ? nil : both(.lao),
      ja: japanese == nil && other.japanese == nil ? nil : both(.japanese),
      unreviewed: unreviewed.union(other.unreviewed))
  }

  /// `Table 1. Title`: the word, its number and what it is about.
  static func numbered(_ word: GlossaryKey, _ number: Int, _ title: LocalizedText) -> LocalizedText {
    let words = word.text
    return LocalizedText(
      "\(words.english) \(number). \(title.english)", lo: title.lao.map { "\(words(.lao)) \(number). \($0)" },
      ja: title.japanese.map { "\(words(.japanese))\(number)　\($0)" })
  }
}
