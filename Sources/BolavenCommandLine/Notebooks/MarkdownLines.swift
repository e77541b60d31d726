/// The lines of a Markdown text: which of them are prose, and where its fenced blocks begin and end.
///
/// Read line by line by CommonMark's rules for fenced code blocks and for HTML blocks of kinds 1, 2 and 6 (`<pre>` and its
/// like, comments, `<div>` and its like), inside which no fence begins. A notebook needs no more of Markdown than that: everything else is left as
/// it stands, to the byte. Source: CommonMark 0.31.2, sections 4.5 and 4.6.
struct MarkdownLines {
  /// A fenced block.
  struct Fence: Hashable {
    /// Positions of its first and last line. `closing` is `nil` where the text ends inside it.
    let opening: Int
    let closing: Int?
    /// Blanks before the fence: 0 to 3.
    let indent: Int
    /// What stands behind the fence, without blanks around it.
    let info: String
  }

  /// Without line ends.
  let lines: [String]
  private(set) var fences: [Fence] = []
  /// Whether a line is outside of fences, and of comments and the like of several lines.
  private(set) var isProse: [Bool]

  init(_ lines: [String]) {
    self.lines = lines
    isProse = lines.map { _ in true }
    var position = 0
    while position < lines.count {
      if let fence = fence(at: position) {
        fences.append(fence)
        let end = fence.closing ?? lines.count - 1
        for line in position...end { isProse[line] = false }
        position = end + 1
      } else if let end = endOfHTML(from: position), end > position {
        for line in position...end { isProse[line] = false }
        position = end + 1
      } else {
        position += 1
      }
    }
  }

  /// The lines between the fences, without the indentation of the first.
  func content(of fence: Fence) -> [String] {
    lines[(fence.opening + 1)..<(fence.closing ?? lines.count)].map { line in
      let blanks = line.prefix(fence.indent).prefix { $0 == " " }.count
      return String(line.dropFirst(blanks))
    }
  }

  private func fence(at position: Int) -> Fence? {
    guard let opening = FenceLine(lines[position]), opening.canOpen else { return nil }
    let closing = lines[(position + 1)...].firstIndex { line in
      FenceLine(line).map { $0.sign == opening.sign && $0.length >= opening.length && $0.rest.isEmpty } ?? false
    }
    return Fence(opening: position, closing: closing, indent: opening.indent, info: opening.rest)
  }

  /// The last line of an HTML block that begins in this line; `nil` where none does.
  private func endOfHTML(from position: Int) -> Int? {
    let line = lines[position]
    let blanks = line.prefix { $0 == " " }.count
    guard blanks < 4 else { return nil }
    let text = line.dropFirst(blanks).lowercased()
    guard text.hasPrefix("<") else { return nil }
    if text.hasPrefix("<!--") {
      // "<!-->" and "<!--->" are whole comments.
      if text.hasPrefix("<!-->") || text.hasPrefix("<!--->") { return position }
      return firstLine(from: position) { occurs("-->", in: $0) }
    }
    let isOpening = !text.hasPrefix("</")
    let behind = text.dropFirst(isOpening ? 1 : 2)
    let name = String(behind.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) })
    let next = behind.dropFirst(name.count)
    guard next.first.map({ $0 == ">" || $0 == " " || $0 == "\t" }) ?? true || next.hasPrefix("/>") else { return nil }
    if isOpening, Self.verbatim.contains(name), !next.hasPrefix("/>") {
      return firstLine(from: position) { line in Self.verbatim.contains { occurs("</\($0)>", in: line.lowercased()) } }
    }
    guard Self.containers.contains(name) else { return nil }
    return firstLine(from: position) { trimmed($0).isEmpty }
  }

  private func firstLine(from position: Int, where isEnd: (String) -> Bool) -> Int {
    lines[position...].firstIndex(where: isEnd) ?? lines.count - 1
  }

  private static let verbatim: Set = ["pre", "script", "style", "textarea"]
  /// Elements whose block ends with an empty line.
  private static let containers = Set(
    """
    address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset
    figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu
    menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}

/// A line that can open or close a fenced block.
private struct FenceLine {
  let indent: Int
  let sign: Character
  let length: Int
  /// Behind the fence, without blanks around it.
  let rest: String

  init?(_ line: String) {
    indent = line.prefix { $0 == " " }.count
    let text = line.dropFirst(indent)
    guard indent < 4, let sign = text.first, sign == "`" || sign == "~" else { return nil }
    self.sign = sign
    length = text.prefix { $0 == sign }.count
    guard length >= 3 else { return nil }
    rest = trimmed(String(text.dropFirst(length)))
  }

  /// What stands behind backticks has none, otherwise it is code in a line.
  var canOpen: Bool { sign == "~" || !rest.contains("`") }
}

/// The text without blanks and tabs around it.
func trimmed(_ text: String) -> String {
  let isBlank = { (sign: Character) in sign == " " || sign == "\t" || sign == "\r" }
  return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
}

/// Whether a text stands somewhere in another.
func occurs(_ part: String, in text: String) -> Bool { firstRange(of: part, in: text[...]) != nil }

/// Where a text first stands in another.
func firstRange(of part: String, in text: Substring) -> Range<String.Index>? {
  var start = text.startIndex
  while start < text.endIndex {
    if text[start...].hasPrefix(part) { return start..<text.index(start, offsetBy: part.count) }
    start = text.index(after: start)
  }
  return nil
}
