import BolavenReports

/// A page of help on something that is no command.
struct HelpTopic: Sendable {
  /// What is typed behind `help`.
  let name: String
  /// The first line of the page.
  let title: String
  let parts: [Part]

  enum Part: Sendable {
    case paragraph(String)
    /// Names and what they mean, one below the other.
    case list([(name: String, meaning: String)])
    /// Lines as they are.
    case lines([String])
  }

  /// At most 80 columns.
  var page: String {
    var lines = [title]
    for part in parts {
      lines.append("")
      switch part {
      case .paragraph(let text): lines += wrappedLines(text, width: 80)
      case .lines(let content): lines += content.map { $0.isEmpty ? "" : "  " + $0 }
      case .list(let entries):
        let margin = min(24, entries.map(\.name.count).max() ?? 0) + 4
        for entry in entries {
          if entry.name.count + 4 <= margin {
            lines += wrappedLines("  " + padded(entry.name, to: margin - 2) + entry.meaning, width: 80, indent: margin)
          } else {
            lines.append("  " + entry.name)
            lines += wrappedLines(String(repeating: " ", count: margin) + entry.meaning, width: 80, indent: margin)
          }
        }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
