/// The text with every character shown that would move the cursor, end the line or turn the writing direction.
///
/// They are written by their number: `<U+001B>`. Letters of every script stay as they are.
public func terminalSafe(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isHidden) else { return text }
  var shown = ""
  for scalar in text.unicodeScalars {
    if isHidden(scalar) {
      shown += "<" + codePoint(scalar) + ">"
    } else {
      shown.unicodeScalars.append(scalar)
    }
  }
  return shown
}

/// The same in one line: line ends and tabs are blanks. For texts whose lines are broken anew.
func oneLine(_ text: String) -> String {
  terminalSafe(String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
}

/// Whether a character would move the cursor, turn the writing direction, end a text early or is forbidden in XML.
func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  // Controls, and DEL with the second set of controls.
  case 0...0x1F, 0x7F...0x9F: true
  // Marks of direction, separators of lines, embeddings and overrides, isolates, the byte order mark, tags.
  case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F: true
  // What XML forbids.
  case let value where value & 0xFFFE == 0xFFFE: true
  default: false
  }
}

/// `U+200E`.
func codePoint(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
