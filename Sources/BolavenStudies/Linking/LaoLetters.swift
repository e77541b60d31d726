/// Lao writing: what of it says who a name belongs to, and how it sounds in Latin letters.
enum LaoLetters {
  static func isLao(_ scalar: Unicode.Scalar) -> Bool { (0x0E80...0x0EFF).contains(scalar.value) }

  /// The letters of a word in one spelling: without tone marks and marks that are not seen, ຳ and ໍາ, ຫຼ and ຫລ, ຫນ and ໜ,
  /// ຫມ and ໝ alike, ຣ as ລ and ໃ as ໄ, which are pronounced alike and written for each other.
  static func spelling(_ word: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var letters: [Unicode.Scalar] = []
    for scalar in word where isLao(scalar) {
      switch scalar {
      // Tone marks, the mark of silent letters, the mark of repetition.
      case "\u{0EC8}"..."\u{0ECC}", "ໆ": continue
      case "າ" where letters.last == "\u{0ECD}": letters[letters.count - 1] = "ຳ"
      case "\u{0EBC}" where letters.last == "ຫ": letters.append("ລ")
      case "ນ" where letters.last == "ຫ": letters[letters.count - 1] = "ໜ"
      case "ມ" where letters.last == "ຫ": letters[letters.count - 1] = "ໝ"
      case "\u{0EBC}", "ຣ": letters.append("ລ")
      case "ໃ": letters.append("ໄ")
      default: letters.append(scalar)
      }
    }
    return letters
  }

  /// A spelled word in Latin letters, one sound after the other: ພອນສະຫວັນ is `phonsavan`.
  ///
  /// Short and long vowels are the same; a consonant without a vowel sign has an a, as in ສວັນ.
  ///
  /// Source: after BGN/PCGN (1966), Romanization system for Lao.
  static func latin(_ spelling: [Unicode.Scalar]) -> String {
    var reader = LaoReader(spelling)
    return reader.latin()
  }
}

/// Reads one syllable after the other: vowel in front, consonant, vowel, final consonant.
private struct LaoReader {
  private let letters: [Unicode.Scalar]
  private var place = 0
  private var sound = ""

  init(_ letters: [Unicode.Scalar]) { self.letters = letters }

  private static let initials: [Unicode.Scalar: String] = [
    "ກ": "k", "ຂ": "kh", "ຄ": "kh", "ງ": "ng", "ຈ": "ch", "ສ": "s", "ຊ": "s", "ຍ": "ny", "ດ": "d", "ຕ": "t", "ຖ": "th",
    "ທ": "th", "ນ": "n", "ໜ": "n", "ບ": "b", "ປ": "p", "ຜ": "ph", "ພ": "ph", "ຝ": "f", "ຟ": "f", "ມ": "m", "ໝ": "m",
    "ຢ": "y", "ລ": "l", "ວ": "v", "ຫ": "h", "ຮ": "h", "ອ": "", "ໞ": "k", "ໟ": "ny",
  ]
  private static let finals: [Unicode.Scalar: String] = [
    "ກ": "k", "ງ": "ng", "ຍ": "i", "ດ": "t", "ຕ": "t", "ຈ": "t", "ສ": "t", "ຊ": "t", "ທ": "t", "ຖ": "t", "ນ": "n",
    "ລ": "n",
    "ບ": "p", "ປ": "p", "ພ": "p", "ຜ": "p", "ຟ": "p", "ມ": "m", "ວ": "o", "ຂ": "k", "ຄ": "k",
  ]
  /// Vowels that stand behind, above or below their consonant.
  private static let signs: Set<Unicode.Scalar> = [
    "ະ", "ັ", "າ", "ຳ", "ິ", "ີ", "ຶ", "ື", "ຸ", "ູ", "ົ", "ຽ", "\u{0ECD}",
  ]

  private func letter(_ offset: Int = 0) -> Unicode.Scalar? {
    letters.indices.contains(place + offset) ? letters[place + offset] : nil
  }

  private func isSign(_ scalar: Unicode.Scalar?) -> Bool { scalar.map(Self.signs.contains) ?? false }
  private func isConsonant(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { Self.initials[$0] != nil } ?? false }

  /// Takes the signs if they are the next ones.
  private mutating func take(_ signs: Unicode.Scalar...) -> Bool {
    guard signs.enumerated().allSatisfy({ letter($0.offset) == $0.element }) else { return false }
    place += signs.count
    return true
  }

  mutating func latin() -> String {
    while let first = letter() {
      switch first {
      case "ເ", "ແ", "ໂ", "ໄ":
        place += 1
        takeInitial()
        takeFramed(by: first)
      default:
        guard isConsonant(first) else {
          place += 1
          continue
        }
        takeInitial()
        takeVowel()
      }
    }
    return sound
  }

  /// The consonant, with a silent ຫ in front of it or a ລ behind it.
  private mutating func takeInitial() {
    guard let first = letter() else { return }
    if first == "ຫ", let second = letter(1), ["ງ", "ຍ", "ລ", "ວ"].contains(second), letter(2) != nil {
      sound += Self.initials[second] ?? ""
      place += 2
      return
    }
    let latin = Self.initials[first] ?? ""
    // Behind an i it is the glide of the two vowels: ໄຊຍະ is saya.
    sound += first == "ຍ" && sound.hasSuffix("i") ? "" : latin
    place += 1
    if letter() == "ລ", ["ກ", "ຂ", "ຄ", "ປ", "ຜ", "ພ"].contains(first), isSign(letter(1)) {
      sound += "l"
      place += 1
    }
  }

  private mutating func takeFramed(by vowel: Unicode.Scalar) {
    switch vowel {
    case "ໄ":
      sound += "ai"
    case "ໂ":
      sound += "o"
      if !take("ະ") { takeFinal() }
    case "ແ":
      sound += "ae"
      if !take("ະ") {
        _ = take("ັ")
        takeFinal()
      }
    default:
      takeBehindE()
    }
  }

  private mutating func takeBehindE() {
    if take("ົ", "າ") {
      sound += "ao"
    } else if take("າ", "ະ") {
      sound += "o"
    } else if take("ຶ", "ອ") || take("ື", "ອ") {
      sound += "ua"
      takeFinal()
    } else if take("ັ", "ຍ") || (letter() == "ຍ" && !isSign(letter(1)) && take("ຍ")) {
      sound += "ia"
      takeFinal()
    } else if take("ິ") || take("ີ") {
      sound += "oe"
      takeFinal()
    } else {
      sound += "e"
      if !take("ະ") {
        _ = take("ັ")
        takeFinal()
      }
    }
  }

  private mutating func takeVowel() {
    if take("ະ") {
      sound += "a"
    } else if take("ຳ") {
      sound += "am"
    } else if take("ັ", "ວ", "ະ") {
      sound += "ua"
    } else if take("ັ") || take("າ") {
      sound += "a"
      takeFinal()
    } else if take("ິ") || take("ີ") {
      sound += "i"
      takeFinal()
    } else if take("ຶ") || take("ື") {
      sound += "eu"
      _ = take("ອ")
      takeFinal()
    } else if take("ຸ") || take("ູ") {
      sound += "u"
      takeFinal()
    } else if letter() == "ົ", letter(1) == "ວ", !isSign(letter(2)) {
      place += 2
      sound += "ua"
      takeFinal()
    } else if take("ົ") || take("\u{0ECD}") {
      sound += "o"
      takeFinal()
    } else if take("ຽ") {
      sound += "ia"
      takeFinal()
    } else {
      takeBareVowel()
    }
  }

  /// A consonant that no vowel sign follows: ອ and ວ are its vowel, otherwise it is read with an a.
  private mutating func takeBareVowel() {
    if letter() == "ອ", !isSign(letter(1)) {
      place += 1
      sound += "o"
      takeFinal()
    } else if letter() == "ວ", isConsonant(letter(1)), !isSign(letter(2)) {
      place += 1
      sound += "ua"
      takeFinal()
    } else if letter() != nil {
      sound += "a"
    }
  }

  /// A consonant that ends the syllable: one that no vowel belongs to.
  private mutating func takeFinal() {
    guard let next = letter(), let latin = Self.finals[next], !isSign(letter(1)) else { return }
    if letter(1) == "ອ", letter(2) != "ອ", !isSign(letter(2)) { return }
    if letter(1) == "ວ", isConsonant(letter(2)), !isSign(letter(3)), letter(3) != "ອ", letter(2) != "ວ" { return }
    sound += latin
    place += 1
  }
}
