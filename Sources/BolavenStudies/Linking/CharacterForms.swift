/// One form of the characters that keyboards write in two: full and half width, hiragana and katakana.
enum CharacterForms {
  /// Full-width letters and digits in half width, kana in full-width hiragana with their voicing marks inside.
  ///
  /// Source: Unicode Standard Annex 15, compatibility mappings <wide> and <narrow>.
  static func settled(_ text: String) -> String.UnicodeScalarView {
    guard text.unicodeScalars.contains(where: { $0.value >= 0x3000 }) else { return text.unicodeScalars }
    var settled = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let scalar = hiragana(fullWidth(scalar))
      if let last = settled.last, let voiced = voiced(last, by: scalar) {
        settled.removeLast()
        settled.append(voiced)
      } else {
        settled.append(scalar)
      }
    }
    return settled
  }

  private static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: moved(scalar, by: -0xFEE0)
    case 0xFF65...0xFF9F: narrow[Int(scalar.value - 0xFF65)]
    default: scalar
    }
  }

  /// The katakana of half width in their order; the last two are the marks that voice the letter before.
  private static let narrow = Array(
    "・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309A}".unicodeScalars)

  private static func hiragana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0x30A1...0x30F6).contains(scalar.value) ? moved(scalar, by: -0x60) : scalar
  }

  private static let canBeVoiced = Set("かきくけこさしすせそたちつてとはひふへほ".unicodeScalars)
  private static let canBeHalfVoiced = Set("はひふへほ".unicodeScalars)

  /// が from か and its mark: the voiced letter stands behind the plain one, the half-voiced one behind that.
  private static func voiced(_ letter: Unicode.Scalar, by mark: Unicode.Scalar) -> Unicode.Scalar? {
    switch mark.value {
    case 0x3099, 0x309B:
      canBeVoiced.contains(letter) ? moved(letter, by: 1) : letter == "う" ? "ゔ" : nil
    case 0x309A, 0x309C: canBeHalfVoiced.contains(letter) ? moved(letter, by: 2) : nil
    default: nil
    }
  }

  private static func moved(_ scalar: Unicode.Scalar, by offset: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt32(Int(scalar.value) + offset)) ?? scalar
  }

  /// Whether a word is in neither Latin nor Lao letters.
  static func isOtherWriting(_ word: String) -> Bool {
    word.unicodeScalars.contains { $0.value > 0xFF && $0.properties.generalCategory == .otherLetter }
      || LatinSounds.letters(of: word).isEmpty
  }

  static func isKana(_ word: String) -> Bool {
    word.unicodeScalars.allSatisfy { (0x3041...0x309F).contains($0.value) || $0.value == 0x30FC }
  }
}
