import BolavenData

/// The same answer to every one of several questions in a row that have one list of choices.
struct StraightLining: DataCheck {
  private static let leastQuestions = 5
  private static let leastRows = 3

  func findings(in table: CheckedTable) -> [CheckFinding] {
    blocks(table).flatMap { columns -> [CheckFinding] in
      let answers = columns.compactMap { try? table.frame.levels($0) }
      let isStraight = (0..<table.frame.rowCount).map { row in
        let given = answers.map { $0[row] }
        return !given.contains(nil) && Set(given).count == 1
      }
      let all = isStraight.indices.filter { isStraight[$0] }
      guard all.count >= Self.leastRows else { return [] }
      let names = columns.map(\.text)
      // An enumerator with half of the rows or more straight is one finding; the rest of the rows is another.
      var findings: [CheckFinding] = []
      var told: Set<Int> = []
      for (name, rows) in table.rowsOfEnumerators {
        let straight = rows.filter { isStraight[$0] }
        guard straight.count >= Self.leastRows, 2 * straight.count >= rows.count else { continue }
        told.formUnion(straight)
        findings.append(
          table.finding(
            .straightLining(columns: names, enumerator: shown(name, table)), columns[0], rows: straight))
      }
      let others = all.filter { !told.contains($0) }
      // Some people do agree with everything: few rows are no pattern.
      if others.count >= Self.leastRows, 5 * others.count >= table.frame.rowCount {
        findings.append(table.finding(.straightLining(columns: names, enumerator: nil), columns[0], rows: others))
      }
      return findings
    }
  }

  /// Neighbouring columns of single choices with the same list of at least three codes.
  private func blocks(_ table: CheckedTable) -> [[ColumnName]] {
    var blocks: [[ColumnName]] = []
    var block: [ColumnName] = []
    var codes: [String] = []
    for name in table.frame.names {
      let entry = table.codebook[name]
      let own = entry?.kind == .choice || entry?.kind == .likert ? entry?.values.map(\.code) ?? [] : []
      if own.count < 3 || own != codes {
        blocks.append(block)
        block = []
      }
      codes = own
      if own.count >= 3 { block.append(name) }
    }
    return (blocks + [block]).filter { $0.count >= Self.leastQuestions }
  }
}
