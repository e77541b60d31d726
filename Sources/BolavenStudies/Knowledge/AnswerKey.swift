import BolavenData

/// The right answers of a test: one row an item, with columns `item`, `correct` and perhaps `module` and `options`.
struct AnswerKey {
  struct Item {
    let name: String
    let module: String?
    let correct: String
    /// Answers that can be given, A to the number of options; empty where it is not known.
    let options: [String]
  }

  let items: [Item]

  /// - Throws: blank, repeated and impossible entries; a right answer that is not one of the options.
  init(_ frame: DataFrame) throws(StudyError) {
    do throws(DataError) {
      let names = try frame.categories("item")
      let correct = try frame.categories("correct")
      let modules = frame.has("module") ? try frame.categories("module") : nil
      let options = frame.has("options") ? try frame.numbers("options", within: 1...26) : nil
      try requireNoBlank(names, column: "item", in: frame)
      try requireNoBlank(correct, column: "correct", in: frame)
      if let options { try requireWhole(options, column: "options", in: frame) }
      try requireUnique(names, column: "item", in: frame)
      let items = (0..<frame.rowCount).map { row in
        Item(
          name: names[row] ?? "", module: modules?[row], correct: correct[row] ?? "",
          options: letters(options?[row]))
      }
      var impossible: [DataProblem] = []
      for (row, item) in items.enumerated() {
        do throws(DataError) {
          let answer = correct.rows([row])
          try requireKnown(answer, among: item.options, column: "correct", in: frame.rows([row]))
        } catch {
          impossible += error.problems
        }
      }
      guard impossible.isEmpty else { throw DataError(impossible) }
      self.items = items
    } catch {
      throw StudyError(error)
    }
  }

  /// Whether each answer is right, by item and row. An answer that is not one of the options is a problem.
  func score(_ frame: DataFrame) throws(StudyError) -> [[Bool]] {
    var problems: [DataProblem] = []
    var right: [[Bool]] = []
    for item in items {
      do throws(DataError) {
        let answers = try frame.categories(ColumnName(item.name))
        let read = Categories((0..<frame.rowCount).map { answers[$0].map(normalised) })
        let correct = normalised(item.correct)
        right.append((0..<frame.rowCount).map { read[$0] == correct })
        try requireKnown(
          answers, among: item.options, column: ColumnName(item.name), in: frame, normalised: normalised)
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw StudyError(DataError(problems)) }
    return right
  }
}

/// An answer without blanks around it, in small letters: `B`, `b ` and `b` are the same answer.
private func normalised(_ answer: String) -> String {
  let scalars = answer.unicodeScalars
  guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(scalars[first...last]).lowercased()
}

/// The first letters of the alphabet, as many as a question has options.
private func letters(_ count: Double?) -> [String] {
  guard let count else { return [] }
  return (0..<UInt8(count)).map { String(UnicodeScalar(65 + $0)) }
}
