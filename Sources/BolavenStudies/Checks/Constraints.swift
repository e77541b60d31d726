import BolavenData

/// Answers that break the rule which the form puts on them. A rule that is not understood is named, not passed over.
struct Constraints: DataCheck {
  func findings(in table: CheckedTable) -> [CheckFinding] {
    let frame = table.frame
    return frame.names.flatMap { name -> [CheckFinding] in
      guard let text = table.codebook[name]?.constraint, let answers = try? frame.categories(name) else { return [] }
      guard let constraint = FormConstraint(text) else { return [table.finding(.constraintUnchecked(text), name)] }
      let others = Dictionary(
        uniqueKeysWithValues: constraint.references.compactMap { reference in
          (try? frame.categories(ColumnName(reference))).map { (reference, $0) }
        })
      // Without other answers a rule is judged once for each different answer.
      let judged = constraint.references.isEmpty ? answers.levels.map { constraint.isKept(by: $0) } : []
      let rows = (0..<frame.rowCount).filter { row in
        guard let answer = answers[row] else { return false }
        if !judged.isEmpty { return judged[Int(answers.codes[row])] == false }
        return constraint.isKept(by: answer) { others[$0]?[row] } == false
      }
      guard !rows.isEmpty else { return [] }
      let shown = rows.prefix(20).map { row in
        CellFact(row: frame.excelRow(row), text: table.isPrivate(name) ? PrivateColumns.hidden : answers[row] ?? "")
      }
      let problem = DataProblem.constraintBroken(
        path: frame.source, column: name.text, excelColumn: frame.excelColumn(name) ?? "", cells: shown,
        total: rows.count, constraint: text)
      return [CheckFinding(.problem(problem), path: frame.source)]
    }
  }
}
