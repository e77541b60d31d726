import BolavenData

extension KnowledgeCascade.Reports {
  /// Reads the columns that the settings name: reactions of the test after, the others of the follow-up, or of the one
  /// file.
  ///
  /// - Throws: every problem of the columns together.
  init(
    _ settings: KnowledgeSettings, _ scores: KnowledgeScores, followUp: FollowUp?, after: DataFrame, follow: DataFrame
  ) throws(StudyError) {
    var problems: [StudyProblem] = []
    let whole = { (name: ColumnName, frame: DataFrame, range: ClosedRange<Double>) throws(DataError) -> NumberColumn in
      let numbers = try frame.numbers(name, within: range)
      try requireWhole(numbers, column: name, in: frame)
      return numbers
    }
    if let name = settings.reaction {
      reactions =
        collecting(&problems) { () throws(StudyError) in
          do throws(DataError) {
            let steps = try whole(name, after, 1...Double(KnowledgeCascade.steps))
            return scores.places.after.rows.map { row in steps[row].map { Int($0) } }
          } catch {
            throw StudyError(error)
          }
        } ?? []
    }
    // Who is not in the follow-up was not traced.
    var rows = [Int?](repeating: nil, count: scores.before.count)
    if scores.places.isOneFile {
      rows = scores.places.before.rows.map(Optional.some)
    } else if let followUp {
      for (person, row) in zip(followUp.people, followUp.rows) { rows[person] = row }
    }
    if let name = settings.trained {
      trained =
        collecting(&problems) { () throws(StudyError) in
          do throws(DataError) {
            let counts = try whole(name, follow, 0...1e6)
            return rows.map { row in row.flatMap { counts[$0] }.map { Int($0) } }
          } catch {
            throw StudyError(error)
          }
        } ?? []
    }
    if let name = settings.applied {
      applied =
        collecting(&problems) { () throws(StudyError) in
          do throws(DataError) {
            let texts = try follow.categories(name)
            let known = ["yes", "no", "true", "false", "1", "0"]
            try requireKnown(texts, among: known, column: name, in: follow) { $0.lowercased() }
            return rows.map { row in row.flatMap { texts[$0] }.map { ["yes", "true", "1"].contains($0.lowercased()) } }
          } catch {
            throw StudyError(error)
          }
        } ?? []
    }
    guard problems.isEmpty else { throw StudyError(problems) }
  }
}
