import BolavenData

/// A column of the answer files, read for the pairs: what the file before says of the person, or where that is blank the
/// file after.
struct PairColumn: Sendable {
  let name: ColumnName
  /// One text a pair; `nil` where neither file says anything.
  let values: [String?]

  /// - Throws: a column that neither file has.
  init(_ name: ColumnName, of scores: KnowledgeScores, before: DataFrame, after: DataFrame) throws(DataError) {
    self.name = name
    guard before.has(name) || after.has(name) else {
      _ = try before.categories(name)
      values = []
      return
    }
    let first = before.has(name) ? try before.categories(name) : nil
    let second = after.has(name) ? try after.categories(name) : nil
    values = zip(scores.places.before.rows, scores.places.after.rows).map { row, other in
      first?[row] ?? second?[other]
    }
  }
}
