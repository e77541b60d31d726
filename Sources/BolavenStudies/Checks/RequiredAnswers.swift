import BolavenData

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
