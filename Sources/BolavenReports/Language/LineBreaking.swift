/// Lines of at most `width` cells, broken at blanks; lines after the first begin with `indent` blanks.
///
/// Chinese, Japanese and Korean runs fill their lines; any other run without blanks that is wider than a line, as Lao has
/// them, is broken between two letters. No line begins with a closing mark or ends with an opening one. A run in ASCII,
/// such as a path, stays whole unless `breaksWords`. Blanks inside a line stay as many as they were.
public func wrappedLines(
  _ text: String, width: Int, indent: Int = 0, breaksWords: Bool = false, ambiguous: AmbiguousWidth = .narrow
) -> [String] {
  guard text.utf8.count > width else { return [text] }
  var lines: [String] = []
  var line = ""
  var used = 0
  var hasWord = false
  let margin = String(repeating: " ", count: indent)
  func close() {
    while line.last == " " { line.removeLast() }
    lines.append(line)
    line = margin
    used = indent
    hasWord = false
  }
  func cellCount(_ part: some StringProtocol) -> Int { displayWidth(part, ambiguous: ambiguous) }
  func append(_ part: some StringProtocol, _ cells: Int) {
    line += part
    used += cells
  }
  for (position, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
    let cells = cellCount(word)
    let parts = fills(word) ? runs(of: word) : [word]
    let gap = position > 0 ? 1 : 0
    if hasWord, !word.isEmpty, used + gap + cellCount(parts[0]) > width {
      close()
    } else if gap > 0 {
      append(" ", gap)
    }
    if used + cells <= width || (!breaksWords && word.utf8.allSatisfy { $0 < 128 }) {
      append(word, cells)
    } else {
      for run in parts.count > 1 ? parts : runs(of: word) {
        let cells = cellCount(run)
        if used + cells > width, used > indent { close() }
        if used + cells <= width {
          append(run, cells)
        } else {
          for letter in run {
            let cells = cellCount(String(letter))
            if used + cells > width, used > indent { close() }
            append(String(letter), cells)
          }
        }
      }
    }
    hasWord = hasWord || !word.isEmpty
  }
  close()
  return lines
}

/// The cells of the widest part of a text that is broken only where it must be.
func widestPart(of text: String, ambiguous: AmbiguousWidth = .narrow) -> Int {
  text.split(separator: " ").flatMap { fills($0) ? runs(of: $0) : [$0] }
    .map { displayWidth($0, ambiguous: ambiguous) }.max() ?? 0
}

/// Whether a run may be broken although it fits into a line of its own.
func fills(_ word: Substring) -> Bool {
  word.unicodeScalars.contains { isWide($0) || $0 == "\u{200B}" }
}

/// The parts between which a run without blanks may be broken: at zero-width spaces, else between two letters of which one
/// is neither Latin nor a digit, or behind a hyphen.
func runs(of word: Substring) -> [Substring] {
  let hasMarkers = word.contains("\u{200B}")
  var runs: [Substring] = []
  var start = word.startIndex
  var before: Character?
  for position in word.indices {
    let letter = word[position]
    if let last = before, hasMarkers ? last == "\u{200B}" : canBreak(between: last, and: letter) {
      runs.append(word[start..<position])
      start = position
    }
    before = letter
  }
  return runs + [word[start...]]
}

private func canBreak(between first: Character, and second: Character) -> Bool {
  if first == "-" { return second.isLetter }
  return !(isLatin(first) && isLatin(second)) && !closing.contains(second) && !opening.contains(first)
}

private func isLatin(_ letter: Character) -> Bool { letter.unicodeScalars.allSatisfy { $0.value < 0x300 } }

/// Marks that never begin a line, and Lao signs written behind the consonant that they belong to.
private let closing: Set<Character> = [
  "、", "。", "，", "．", "」", "』", "）", "］", "〉", "》", "】", "ー", "％", "：", "；", "？", "！", "・", "々", "～",
  "っ", "ゃ", "ゅ", "ょ", "ッ", "ャ", "ュ", "ョ", ",", ".", ")", "]", "%", ";", ":", "?", "!", "ະ", "າ", "ຽ", "ໆ", "ຯ",
]

/// Marks that never end a line, and Lao vowels written before the consonant that they belong to.
private let opening: Set<Character> = [
  "「", "『", "（", "［", "〈", "《", "【", "(", "[", "'", "\"", "ເ", "ແ", "ໂ", "ໃ", "ໄ",
]
