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
        shown += "&lt;" + codePoint(scalar) + "&gt;"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
  }
  return shown
}

/// The fonts of pages and charts; a reader's machine has one of them for each script.
let fontStack =
  [
    "Noto Sans", "Noto Sans Lao", "Phetsarath OT", "Leelawadee UI", "Lao UI", "Lao Sangam MN", "Noto Sans CJK JP",
    "Noto Sans JP", "Yu Gothic", "Hiragino Sans",
  ].map { "'\($0)'" }.joined(separator: ",") + ",sans-serif"
