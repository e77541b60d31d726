import BolavenData

/// Texts under "other" that are a choice of the list, or that are written often enough to be one.
struct OtherTexts: DataCheck {
  private static let often = 5

  func findings(in table: CheckedTable) -> [CheckFinding] {
    let frame = table.frame
    return frame.names.flatMap { name -> [CheckFinding] in
      guard name.text.hasSuffix("_other"), !table.isPrivate(name), let texts = try? frame.levels(name) else {
        return []
      }
      let question = ColumnName(String(name.text.dropLast(6)))
      guard frame.has(question) else { return [] }
      let choices = table.codebook[question]?.values ?? []
      var findings: [CheckFinding] = []
      let rowsOfText = Dictionary(grouping: texts.codes.indices.filter { texts.codes[$0] >= 0 }) {
        Self.folded(texts.levels[Int(texts.codes[$0])])
      }
      for (text, rows) in rowsOfText.sorted(by: { $0.value[0] < $1.value[0] }) {
        let written = texts[rows[0]] ?? text
        let choice = choices.first { choice in
          Self.folded(choice.code) == text || choice.label.texts.values.contains { Self.folded($0) == text }
        }
        if let choice {
          findings.append(table.finding(.otherIsChoice(text: written, code: choice.code), name, rows: rows))
        } else if rows.count >= Self.often {
          findings.append(table.finding(.frequentOther(text: written), name, rows: rows))
        }
      }
      return findings
    }
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split { $0.isWhitespace || $0 == "_" || $0 == "." }.joined(separator: " ")
  }
}
