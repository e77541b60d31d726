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
