/// How far two names agree, the best first.
public enum NameAgreement: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// One spelling, apart from titles, tone marks, capitals and the order of the parts.
  case same
  /// Spellings of one name in Latin letters, or in Latin and Lao letters.
  case alike
  /// Names that differ by a letter, by a sound that is written in two ways, by a vowel's length in Lao letters, or by a
  /// part that one form leaves out: of one person or of two.
  case near
  /// Other names.
  case different

  public static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
}

/// A name, ready to be compared with many others: its words in Lao letters, in Latin letters and in any other writing.
struct PersonName: Hashable {
  let lao: Script?
  let latin: Script?
  /// Words in kanji, kana and all other letters, which are compared as they are written.
  let characters: Script?
  /// Whether those are kana alone, which say how a name sounds and not how it is written.
  private let isKana: Bool

  /// The words of one writing.
  struct Script: Hashable {
    /// Each word once, in the order of letters.
    let spellings: [String]
    /// Without the gaps between the words, in the order in which they stand.
    let spelledTogether: String
    /// The sounds of each word, in the order of letters.
    let keys: [String]
    let soundsTogether: String
    let looseTogether: String
    /// The loose sounds of the words in the order of letters, without gaps.
    let looseSorted: String

    fileprivate init?(_ words: [(spelling: String, key: String)]) {
      guard !words.isEmpty else { return nil }
      spellings = Set(words.map(\.spelling)).sorted()
      spelledTogether = words.map(\.spelling).joined()
      keys = Set(words.map(\.key)).sorted()
      soundsTogether = words.map(\.key).joined()
      looseTogether = LatinSounds.looseKey(of: soundsTogether)
      looseSorted = LatinSounds.looseKey(of: keys.joined())
    }
  }

  /// - Parameter texts: the cells of a row that hold the name or its parts, in any writing.
  init?(_ texts: [String]) {
    var lao: [(spelling: String, key: String)] = []
    var latin: [(spelling: String, key: String)] = []
    var characters: [(spelling: String, key: String)] = []
    for text in texts {
      for word in Self.withoutTitles(Self.words(of: text)) {
        if word.unicodeScalars.contains(where: LaoLetters.isLao) {
          let spelling = LaoLetters.spelling(word.unicodeScalars)
          let letters = Array(LaoLetters.latin(spelling).utf8)
          let key = LatinSounds.key(ofSounds: letters)
          if !key.isEmpty { lao.append((String(String.UnicodeScalarView(spelling)), key)) }
        } else if CharacterForms.isOtherWriting(word) {
          let spelling = word.lowercased()
          characters.append((spelling, spelling))
        } else {
          let letters = LatinSounds.letters(of: word)
          let key = LatinSounds.key(of: letters)
          if !key.isEmpty { latin.append((String(decoding: letters, as: UTF8.self), key)) }
        }
      }
    }
    self.lao = Script(lao)
    self.latin = Script(latin)
    self.characters = Script(characters)
    isKana = characters.allSatisfy { CharacterForms.isKana($0.spelling) }
    if self.lao == nil, self.latin == nil, self.characters == nil { return nil }
  }

  /// Words by letters and marks; whatever else stands between them divides them.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in CharacterForms.settled(text) {
      let category = scalar.properties.generalCategory
      // Zero-width characters stand inside words and are not seen.
      if category == .format { continue }
      if scalar.properties.isAlphabetic || category == .nonspacingMark || category == .spacingMark {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
    }
    return word.isEmpty ? words : words + [String(word)]
  }

  private static let latinTitles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mister", "madam", "madame", "dr", "thao", "tao", "nang", "nangsao",
  ]
  /// The longest first.
  private static let laoTitles = ["ນາງສາວ", "ທ້າວ", "ນາງ", "ທ່ານ"].map { Array($0.unicodeScalars) }

  /// A title is left out where a name remains: Nang is a name too.
  private static func withoutTitles(_ words: [String]) -> [String] {
    var words = words
    while words.count > 1, let first = words.first,
      latinTitles.contains(first.lowercased()) || laoTitles.contains(Array(first.unicodeScalars))
    {
      words.removeFirst()
    }
    guard let first = words.first else { return words }
    // Lao is written without gaps: the title and the name may be one word.
    let letters = Array(first.unicodeScalars)
    if let title = laoTitles.first(where: { letters.starts(with: $0) && letters.count >= $0.count + 2 }) {
      words[0] = String(String.UnicodeScalarView(letters.dropFirst(title.count)))
    }
    return words
  }

  /// Two names in Lao letters, or in kanji and kana, are compared in these, which are the name itself; otherwise the Latin
  /// ones, or the sounds of one with those of the other.
  ///
  /// - Returns: `nil` where nothing in the two can be compared: kanji and Latin letters, kanji and kana.
  func agreement(with other: PersonName) -> NameAgreement? {
    let latins = latin.flatMap { mine in other.latin.map { Self.compare(mine, $0, alike: .alike) } }
    if let mine = lao, let others = other.lao { return Self.ownLetters(mine, others, latins) }
    if isKana == other.isKana, let mine = characters, let others = other.characters {
      return Self.ownLetters(mine, others, latins)
    }
    if let latins { return latins }
    guard let mine = lao ?? latin, let others = other.lao ?? other.latin else { return nil }
    return max(.alike, Self.compare(mine, others, alike: .alike))
  }

  /// Other letters and the same Latin ones: one of the two is mistyped, and nobody knows which.
  private static func ownLetters(_ mine: Script, _ others: Script, _ latins: NameAgreement?) -> NameAgreement {
    let grade = compare(mine, others, alike: .near)
    return grade == .different && latins.map { $0 <= .alike } ?? false ? .near : grade
  }

  private static func compare(_ a: Script, _ b: Script, alike: NameAgreement) -> NameAgreement {
    if a.spellings == b.spellings || a.spelledTogether == b.spelledTogether { return .same }
    if a.keys == b.keys || a.soundsTogether == b.soundsTogether { return alike }
    if isNear(a.looseSorted, b.looseSorted) || isNear(a.looseTogether, b.looseTogether) { return .near }
    let (few, many) = a.keys.count < b.keys.count ? (a.keys, b.keys) : (b.keys, a.keys)
    return few.count < many.count && Set(few).isSubset(of: many) ? .near : .different
  }

  /// Shorter names are one letter apart by chance.
  static let leastLetters = 4

  private static func isNear(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    guard isASCII(a), isASCII(b) else { return isNear(Array(a), Array(b)) }
    return isNear(Array(a.utf8), Array(b.utf8))
  }

  private static func isNear<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Bool {
    min(a.count, b.count) >= leastLetters && alignmentDistance(a, b, atMost: 1) != nil
  }

  static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 128 } }
}
