import BolavenData

/// Columns without a value in most rows in which they were asked for, and enumerators whose rows lack far more than those
/// of the others.
struct Missingness: DataCheck {
  private static let mostMissing = 0.5
  private static let leastRows = 10
  private static let leastRowsOfEnumerator = 5

  func findings(in table: CheckedTable) -> [CheckFinding] {
    let frame = table.frame
    guard frame.rowCount >= Self.leastRows else { return [] }
    var isBlank: [[Bool]] = []
    var findings: [CheckFinding] = []
    for name in frame.names where !name.text.hasPrefix("_") && !name.text.hasSuffix("_other") {
      guard let texts = try? frame.levels(name) else { continue }
      // Choices of a question stand with the question; a question that is asked of some only is blank for others.
      if let entry = table.codebook[name], entry.kind == .trueOrFalse, name.text.contains("/") { continue }
      let question = table.question(name)
      guard let asked = question.map(table.rowsAsked) ?? Array(0..<frame.rowCount) else { continue }
      let missing = asked.count { texts[$0] == nil }
      if asked.count == frame.rowCount { isBlank.append(texts.codes.map { $0 < 0 }) }
      if asked.count >= Self.leastRows, Double(missing) > Self.mostMissing * Double(asked.count) {
        findings.append(table.finding(.mostlyMissing(missing: missing, asked: asked.count), name))
      }
    }
    return findings + byEnumerator(table, isBlank)
  }

  /// More than twice the share of the others, and ten points above it.
  private func byEnumerator(_ table: CheckedTable, _ isBlank: [[Bool]]) -> [CheckFinding] {
    let enumerators = table.rowsOfEnumerators
    guard enumerators.count > 1, !isBlank.isEmpty, let column = table.enumerator else { return [] }
    let blanks = (0..<table.frame.rowCount).map { row in isBlank.count { $0[row] } }
    let total = enumerators.flatMap(\.rows)
    let totalBlanks = total.reduce(0) { $0 + blanks[$1] }
    return enumerators.compactMap { name, rows in
      guard rows.count >= Self.leastRowsOfEnumerator, total.count > rows.count else { return nil }
      let own = rows.reduce(0) { $0 + blanks[$1] }
      let share = Double(own) / Double(rows.count * isBlank.count)
      let others = Double(totalBlanks - own) / Double((total.count - rows.count) * isBlank.count)
      guard share > 2 * others, share > others + 0.1 else { return nil }
      return CheckFinding(
        .missingByEnumerator(enumerator: shown(name, table), share: share, others: others), path: table.frame.source,
        column: column.text, excelColumn: table.frame.excelColumn(column),
        cells: rows.map { CellFact(row: table.frame.excelRow($0), text: "") })
    }
  }
}

/// The name of an enumerator where it may be shown.
func shown(_ enumerator: String, _ table: CheckedTable) -> String {
  table.enumerator.map(table.isPrivate) == true ? PrivateColumns.hidden : enumerator
}

/// Questions to which many answers are "don't know", "refused" or the like.
struct DoNotKnow: DataCheck {
  private static let most = 0.1
  private static let leastAnswers = 10
  private static let words = [
    "don't know", "dont know", "do not know", "don’t know", "refuse", "no answer", "prefer not", "ບໍ່ຮູ້", "ບໍ່ຕອບ", "ປະຕິເສດ",
    "ไม่ทราบ", "ไม่ตอบ", "わからない", "分からない", "無回答", "回答拒否",
  ]

  func findings(in table: CheckedTable) -> [CheckFinding] {
    table.frame.names.compactMap { name in
      guard let entry = table.codebook[name], entry.kind != .trueOrFalse,
        let answers = try? table.frame.levels(name)
      else { return nil }
      let codes = entry.values.filter { value in
        value.label.texts.values.contains { label in Self.words.contains { label.lowercased().contains($0) } }
      }.map(\.code)
      guard !codes.isEmpty else { return nil }
      let isCode = answers.levels.map { level in
        entry.kind == .multi
          ? level.split(separator: " ").contains { codes.contains(String($0)) } : codes.contains(level)
      }
      let answered = answers.codes.indices.filter { answers.codes[$0] >= 0 }
      let rows = answered.filter { isCode[Int(answers.codes[$0])] }
      let share = Double(rows.count) / Double(max(1, answered.count))
      guard answered.count >= Self.leastAnswers, share > Self.most else { return nil }
      return table.finding(.manyDoNotKnow(codes: codes, share: share), name, rows: rows)
    }
  }
}
