import BolavenEstimation

/// Who chose which option of one item.
struct OptionChoices: Sendable {
  /// The item, by its position in the key.
  let item: Int
  /// As the form or the key writes them, in small letters.
  let options: [String]
  let table: DistractorTable
  /// The share of each option in the second test; `nil` without one, or without answers.
  let after: [Double?]

  /// `nil` for an item with several right answers, and for one that nobody answered or of which one option is known only.
  init?(_ test: TestAnswers, item: Int) {
    let answers = test.before.answers
    guard let key = answers.keys[item].first, answers.keys[item].count == 1 else { return nil }
    let options = answers.options[item]
    guard options.count > 1, let position = options.firstIndex(of: key) else { return nil }
    let points = test.completePoints(test.before, test.rowsBefore)
    guard let column = points.items.firstIndex(of: item) else { return nil }
    let choice = { (answers: ScoredAnswers, row: Int) in
      answers.answers[item][row].flatMap { $0.count == 1 ? $0.first : nil }.flatMap { options.firstIndex(of: $0) }
    }
    let rest = points.rows.indices.map { points.total($0) - points.columns[column][$0] }
    // The rest counts in points of this item, so that thirds by rest and key are thirds by total.
    let scale = points.maxima[column]
    guard
      let table = try? DistractorTable(
        choices: points.rows.map { choice(answers, $0) }, key: position, optionCount: options.count,
        rest: rest.map { $0 / scale })
    else { return nil }
    self.item = item
    self.options = options
    self.table = table
    after =
      test.after.map { wave in
        let rows = test.pairs.map(\.after).filter { wave.answers.isRight(item, $0) != nil }
        return options.indices.map { option in
          rows.isEmpty ? nil : Double(rows.count { choice(wave.answers, $0) == option }) / Double(rows.count)
        }
      } ?? options.map { _ in nil }
  }

  /// Whether a wrong option has more people than the right one in the last test.
  var isBeaten: Bool {
    let shares = table.options.enumerated().map { after[$0] ?? $1.share }
    guard let key = table.options.firstIndex(where: \.isKey) else { return false }
    return shares.indices.contains { $0 != key && shares[$0] > shares[key] }
  }
}
