/// The items that the people of one form were given in one test.
struct GivenItems: Sendable, Hashable {
  /// As the key names it; `nil` where it knows one form only.
  let form: String?
  let count: Int
  /// Σ of the points of right answers.
  let points: Double
  /// The lowest score on the scale of all items: below 0 where wrong answers take points.
  let lowest: Double

  /// - Parameter best: Σ of the points of all items of the key.
  init(_ items: [AnswerKey.Item], form: String?, best: Double, rules: ScoringRules) {
    self.form = form
    count = items.count
    let points = items.reduce(0) { $0 + $1.weight }
    self.points = points
    let taken = items.reduce(0) { $0 + $1.weight / Double(max(2, $1.optionCount ?? 2) - 1) }
    lowest = rules.correctsForGuessing && points > 0 ? -taken * best / points : 0
  }
}
