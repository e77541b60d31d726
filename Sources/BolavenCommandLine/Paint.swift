/// When words have colors.
enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never
}

/// Colors of a terminal for words that say by themselves what the color says.
enum Paint {
  /// `error`, `warning` and `note` in front of messages.
  static func severities(in text: String) -> String {
    mapLines(of: text) { line in
      for (severity, code) in [("error", "1;31"), ("warning", "1;33"), ("note", "1;36")]
      where line.hasPrefix(severity + "[") {
        let end = line.firstIndex(of: "]").map { line.index(after: $0) } ?? line.endIndex
        return "\u{1B}[\(code)m\(line[..<end])\u{1B}[0m\(line[end...])"
      }
      return line
    }
  }

  /// Headings of a page: lines at the margin that are one of these.
  static func headings(_ headings: Set<String>, in page: String) -> String {
    mapLines(of: page) { headings.contains($0) ? "\u{1B}[1m\($0)\u{1B}[0m" : $0 }
  }

  private static func mapLines(of text: String, _ change: (String) -> String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { change(String($0)) }.joined(separator: "\n")
  }
}
