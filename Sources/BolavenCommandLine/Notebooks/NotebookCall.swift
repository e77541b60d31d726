/// The calls of a block: a line each, without the word `bolaven`.
enum NotebookCall {
  /// A line that is no call.
  enum Fault: Error, Hashable {
    /// A quote is opened and not closed.
    case openQuote
    /// A sign that means something to a shell, and there is none.
    case shellSign(String)
  }

  /// Lines that say something; a backslash at the end joins a line with the next, `#` begins a remark.
  static func lines(of content: [String]) -> [(line: Int, text: String)] {
    var calls: [(line: Int, text: String)] = []
    var pending: (line: Int, text: String)?
    for (position, content) in content.enumerated() {
      let text = trimmed(content)
      if pending == nil, text.isEmpty || text.hasPrefix("#") { continue }
      let isContinued = text.hasSuffix("\\")
      let part = isContinued ? trimmed(String(text.dropLast())) : text
      pending = (pending?.line ?? position, pending.map { $0.text + " " + part } ?? part)
      if !isContinued, let call = pending {
        calls.append(call)
        pending = nil
      }
    }
    return calls + (pending.map { [$0] } ?? [])
  }

  /// Words parted by blanks. Quotes, single or double, keep blanks and are not part of the word.
  static func words(of line: String) throws(Fault) -> [String] {
    var words: [String] = []
    var word = ""
    var isBegun = false
    var wasQuoted = false
    var quote: Character?
    for sign in line + " " {
      if let open = quote {
        if sign == open { quote = nil } else { word.append(sign) }
      } else if sign == "'" || sign == "\"" {
        quote = sign
        isBegun = true
        wasQuoted = true
      } else if sign == " " || sign == "\t" {
        if isBegun {
          if !wasQuoted, isShellSign(word) { throw .shellSign(word) }
          words.append(word)
        }
        (word, isBegun, wasQuoted) = ("", false, false)
      } else {
        word.append(sign)
        isBegun = true
      }
    }
    guard quote == nil else { throw .openQuote }
    return words
  }

  private static func isShellSign(_ word: String) -> Bool {
    ["|", "||", "&", "&&", ";", ">", ">>", "<", "<<", "2>"].contains(word) || word.hasPrefix("$(")
      || word.hasPrefix("`")
  }
}
