/// A text as it stands in HTML and SVG, between tags or in a quoted attribute.
///
/// Characters that would move the cursor, turn the writing direction or end the file early are written by their
/// number, `<U+202E>`, so that a reader sees them.
func escaped(_ text: String) -> String {
  var shown = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": shown += "&amp;"
    case "<": shown += "&lt;"
    case ">": shown += "&gt;"
    case "\"": shown += "&quot;"
    case "'": shown += "&#39;"
    case "\t", "\n", "\r": shown += " "
    default:
      if isHidden(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        shown += "&lt;U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "&gt;"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
  }
  return shown
}

private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
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

/// The fonts of pages and charts; a reader's machine has one of them for each script.
let fontStack =
  [
    "Noto Sans", "Noto Sans Lao", "Phetsarath OT", "Leelawadee UI", "Lao UI", "Lao Sangam MN", "Noto Sans CJK JP",
    "Noto Sans JP", "Yu Gothic", "Hiragino Sans",
  ].map { "'\($0)'" }.joined(separator: ",") + ",sans-serif"
