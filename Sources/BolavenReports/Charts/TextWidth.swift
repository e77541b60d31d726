/// How wide a text is about to be, in points. The reader's font is not known: the widths are those of Noto Sans, a
/// little enlarged.
///
/// Source: advance widths of Noto Sans Regular, in classes; East Asian characters are one em wide.
func textWidth(_ text: String, size: Double, isBold: Bool = false) -> Double {
  var ems = 0.0
  for scalar in text.unicodeScalars { ems += advance(of: scalar) }
  return ems * size * (isBold ? 1.12 : 1.04)
}

/// A text in lines not wider than `width` points: broken at spaces and zero-width spaces, in Japanese between any two
/// letters that may be parted, and inside another word only where it is wider than a whole line.
func textLines(_ text: String, width: Double, size: Double, isBold: Bool = false) -> [String] {
  let fits = { (line: String) in textWidth(line, size: size, isBold: isBold) <= width }
  var lines: [String] = []
  var line = ""
  for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
    var gap = line.isEmpty ? "" : " "
    for part in fills(word) || !fits(String(word)) ? runs(of: word) : [word] {
      let part = part.filter { $0 != "\u{200B}" }
      if fits(line + gap + part) {
        line += gap + part
      } else {
        if !line.isEmpty { lines.append(line) }
        line = ""
        for character in part {
          if !line.isEmpty, !fits(line + String(character)) {
            lines.append(line)
            line = ""
          }
          line.append(character)
        }
      }
      gap = ""
    }
  }
  if !line.isEmpty || lines.isEmpty { lines.append(line) }
  return lines
}

private func advance(of scalar: Unicode.Scalar) -> Double {
  switch scalar {
  case "i", "j", "l", "I", "|", ".", ",", ":", ";", "'", " ", "\u{A0}": return 0.28
  case "f", "r", "t", "(", ")", "[", "]", "-", "/", "!": return 0.37
  case "m", "w", "M", "W", "%", "@", "\u{2026}": return 0.9
  case "0"..."9", "a"..."z", "+", "<", ">", "=", "\u{2212}": return 0.572
  case "A"..."Z": return 0.67
  default: break
  }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: return 0
  default: break
  }
  switch scalar.value {
  case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
    0x1F000...0x1FAFF, 0x20000...0x3FFFF:
    return 1
  default: return 0.6
  }
}
