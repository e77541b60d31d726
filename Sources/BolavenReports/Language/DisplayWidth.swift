/// The cells that a text takes in a terminal: two for Chinese, Japanese and Korean letters and pictures, none for marks
/// that stand above or below another letter.
///
/// - Parameter ambiguous: of the terminal; narrow where nobody said so.
///
/// Source: Unicode Standard Annex 11 (2024), *East Asian Width*.
public func displayWidth(_ text: some StringProtocol, ambiguous: AmbiguousWidth = .narrow) -> Int {
  var cells = 0
  for scalar in text.unicodeScalars { cells += displayWidth(scalar, ambiguous: ambiguous) }
  return cells
}

/// A text with blanks behind or before it, as many as make it so wide.
func padded(_ text: String, to width: Int, left: Bool, ambiguous: AmbiguousWidth = .narrow) -> String {
  let blanks = String(repeating: " ", count: max(0, width - displayWidth(text, ambiguous: ambiguous)))
  return left ? text + blanks : blanks + text
}

func displayWidth(_ scalar: Unicode.Scalar, ambiguous: AmbiguousWidth = .narrow) -> Int {
  let value = scalar.value
  if ambiguous == .wide, isAmbiguous(scalar) { return 2 }
  if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xAD ? 0 : 1 }
  // Lao vowels and tones above and below; the vowel U+0EB3 has a cell of its own.
  if (0xE80..<0xF00).contains(value) {
    return value == 0xEB1 || (0xEB4...0xEBC).contains(value) || (0xEC8...0xECE).contains(value) ? 0 : 1
  }
  if isWide(scalar) { return 2 }
  // Korean vowels and finals that join the consonant before them.
  if (0x1160...0x11FF).contains(value) { return 0 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: return 1
  }
}

/// Whether a character takes two cells.
func isWide(_ scalar: Unicode.Scalar) -> Bool {
  guard scalar.value >= 0x1100 else { return false }
  switch scalar.value {
  // Marks of tone and voice, which stand on the letter before them.
  case 0x302A...0x302D, 0x3099...0x309A: return false
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE4...0x18CFF, 0x1AFF0...0x1B2FB,
    0x20000...0x3FFFD:
    return true
  // Half of a flag: two of them take two cells.
  case 0x1F1E6...0x1F1FF: return false
  default: return scalar.properties.isEmojiPresentation
  }
}
