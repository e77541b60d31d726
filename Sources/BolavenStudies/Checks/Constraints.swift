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

/// Required answers that are not there although the question was asked, as far as its condition is understood.
struct RequiredAnswers: DataCheck {
  func findings(in table: CheckedTable) -> [CheckFinding] {
    table.frame.names.compactMap { name in
      guard let question = table.question(name), question.isRequired, let asked = table.rowsAsked(question),
        let answers = try? table.frame.categories(name)
      else { return nil }
      let rows = asked.filter { answers[$0] == nil }
      return rows.isEmpty ? nil : table.finding(.requiredMissing, name, rows: rows)
    }
  }
}

extension CheckedTable {
  /// The rows in which a question was asked; `nil` where its condition, or that of a group, is not understood.
  func rowsAsked(_ question: FormQuestion) -> [Int]? {
    guard let relevance = question.relevance else { return Array(0..<frame.rowCount) }
    guard let condition = FormConstraint(relevance) else { return nil }
    let others = Dictionary(
      uniqueKeysWithValues: condition.references.compactMap { reference in
        (try? frame.categories(ColumnName(reference))).map { (reference, $0) }
      })
    guard others.count == condition.references.count else { return nil }
    return (0..<frame.rowCount).filter { row in
      // A blank answer is an empty text in a condition.
      condition.isKept(by: "") { others[$0].map { $0[row] ?? "" } } == true
    }
  }
}
