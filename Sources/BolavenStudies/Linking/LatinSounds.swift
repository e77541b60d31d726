/// How Lao names in Latin letters sound: spellings of one name by different hands have one key.
///
/// Lao has no romanisation that everybody uses; French and English spellings stand side by side. The key keeps what all
/// of them distinguish: `Phouvong` and `Phuvong`, `Kham` and `Cam`, `Xay`, `Say` and `Sai`, `Vanh` and `Van`, `Khamla`
/// and `Khamlar` have the same, and so has the name in Lao letters.
enum LatinSounds {
  /// The letters of a word, small and without accents; other characters are left out.
  static func letters(of word: some StringProtocol) -> [UInt8] {
    var letters: [UInt8] = []
    for scalar in word.lowercased().unicodeScalars {
      if let letter = scalar.isASCII ? UInt8(scalar.value) : base(of: scalar), (97...122).contains(letter) {
        letters.append(letter)
      }
    }
    return letters
  }

  /// The letter that carries an accent, from the character's name: LATIN SMALL LETTER E WITH ACUTE.
  private static func base(of scalar: Unicode.Scalar) -> UInt8? {
    guard let name = scalar.properties.name, name.hasPrefix("LATIN SMALL LETTER ") else { return nil }
    let rest = name.dropFirst("LATIN SMALL LETTER ".count)
    guard let letter = rest.utf8.first, rest.utf8.count == 1 || rest.dropFirst().hasPrefix(" WITH ") else { return nil }
    return letter | 32
  }

  /// The key of a name as somebody wrote it in Latin letters: letters that are not heard are left out first.
  static func key(of letters: [UInt8]) -> String { key(ofSounds: withoutSilent(letters)) }

  /// The key of a word whose every letter is heard, such as one read from Lao letters.
  static func key(ofSounds letters: [UInt8]) -> String {
    var text = Rewriter(letters)
    text.replace([
      ("ck", "k"), ("kh", "k"), ("ph", "p"), ("th", "t"), ("ch", "C"), ("gn", "n"), ("nh", "n"), ("x", "s"), ("z", "s"),
      ("j", "C"), ("f", "p"), ("c", "k"), ("q", "k"), ("w", "v"),
    ])
    text.replaceYBeforeVowels()
    text.replace([
      ("y", "i"), ("oua", "ua"), ("eua", "ua"), ("uea", "ua"), ("ou", "u"), ("oo", "u"), ("eu", "u"), ("oe", "u"),
      ("ue", "u"), ("ee", "i"), ("ae", "e"), ("au", "ao"), ("ie", "ia"),
    ])
    text.settleConsonants()
    return text.collapsed
  }

  /// A key in which sounds that are written for each other are one: ch, x and s.
  static func looseKey(of key: String) -> String { String(key.map { $0 == "C" ? "s" : $0 }) }

  /// Without the e of French spellings (`Phone`, `Deuane`), and without h and r that only make a vowel long.
  private static func withoutSilent(_ letters: [UInt8]) -> [UInt8] {
    var rest = letters
    let isVowel = { (place: Int) in rest.indices.contains(place) && Letter.vowels.contains(rest[place]) }
    var place = 0
    while place < rest.count {
      let letter = rest[place]
      let isBeforeVowel = isVowel(place + 1)
      let isSilent: Bool
      switch letter {
      case Letter.h:
        isSilent =
          (isVowel(place - 1) || place > 0 && Letter.nasals.contains(rest[place - 1])) && !isBeforeVowel
      case Letter.r: isSilent = isVowel(place - 1) && !isBeforeVowel
      case Letter.e:
        let isBehind = place >= 2 && isVowel(place - 2) && !isBeforeVowel
        let isLast = place == rest.count - 1
        isSilent =
          isBehind
          && (isLast
            ? Letter.endings.contains(rest[place - 1])
            : Letter.nasals.contains(rest[place - 1]) && [Letter.o, Letter.u].contains(rest[place - 2]))
      default: isSilent = false
      }
      if isSilent { rest.remove(at: place) } else { place += 1 }
    }
    return rest
  }
}

private enum Letter {
  static let vowels = Set("aeiouy".utf8)
  /// Consonants behind which a last e is not heard.
  static let endings = Set("nmktlh".utf8)
  static let nasals = Set("nm".utf8)
  static let e = UInt8(ascii: "e")
  static let h = UInt8(ascii: "h")
  static let r = UInt8(ascii: "r")
  static let o = UInt8(ascii: "o")
  static let u = UInt8(ascii: "u")
}

/// Letters that are replaced rule by rule.
private struct Rewriter {
  private var letters: [UInt8]

  init(_ letters: [UInt8]) { self.letters = letters }

  /// Each rule over the whole word before the next.
  mutating func replace(_ rules: [(from: String, to: String)]) {
    for rule in rules {
      let from = Array(rule.from.utf8)
      var result: [UInt8] = []
      var place = 0
      while place < letters.count {
        if letters[place...].starts(with: from) {
          result += rule.to.utf8
          place += from.count
        } else {
          result.append(letters[place])
          place += 1
        }
      }
      letters = result
    }
  }

  private func isVowel(_ place: Int) -> Bool {
    letters.indices.contains(place) && Letter.vowels.contains(letters[place])
  }

  /// `ny` before a vowel is one sound, which others write `gn` or `nh`.
  mutating func replaceYBeforeVowels() {
    var place = 1
    while place < letters.count {
      if letters[place] == UInt8(ascii: "y"), letters[place - 1] == UInt8(ascii: "n"), isVowel(place + 1) {
        letters.remove(at: place)
      } else {
        place += 1
      }
    }
  }

  /// Ends of syllables: d as t, b as p, v as o, g as k unless an n is before it; r as l.
  mutating func settleConsonants() {
    for place in letters.indices {
      let isEnd = !isVowel(place + 1)
      switch letters[place] {
      case UInt8(ascii: "d") where isEnd && place > 0: letters[place] = UInt8(ascii: "t")
      case UInt8(ascii: "b") where isEnd && place > 0: letters[place] = UInt8(ascii: "p")
      case UInt8(ascii: "v") where isEnd && isVowel(place - 1): letters[place] = Letter.o
      case UInt8(ascii: "g") where place == 0 || letters[place - 1] != UInt8(ascii: "n"):
        letters[place] = UInt8(ascii: "k")
      case Letter.r: letters[place] = UInt8(ascii: "l")
      default: break
      }
    }
  }

  /// The letters, of equal neighbours one.
  var collapsed: String {
    var result: [UInt8] = []
    for letter in letters where letter != result.last { result.append(letter) }
    return String(decoding: result, as: UTF8.self)
  }
}
