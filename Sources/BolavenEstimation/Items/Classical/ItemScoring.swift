/// What became of one item for one person.
public enum AnswerOutcome: UInt8, Sendable, Hashable {
  /// The key's answer.
  case right
  /// Another answer.
  case wrong
  /// Shown and left blank, with a later item answered: counts as wrong.
  case omitted
  /// Blank, as is every later item shown: the person ran out of time.
  case notReached
  /// Not in this person's form.
  case notAdministered
}

/// Points from answers by a key.
public enum ItemScoring {
  /// Outcomes of one person's answers, in the order in which the items were shown.
  ///
  /// - Parameters:
  ///   - answers: one an item; `nil` where blank.
  ///   - key: the right answer of each item.
  ///   - administered: whether each item was in the form.
  public static func outcomes<Answer: Equatable>(
    answers: [Answer?], key: [Answer], administered: [Bool]? = nil
  ) -> [AnswerOutcome] {
    precondition(answers.count == key.count, "every item has a right answer")
    precondition(administered.map { $0.count == key.count } ?? true, "every item was in the form or not")
    let last = answers.indices.last { (administered?[$0] ?? true) && answers[$0] != nil } ?? -1
    return answers.indices.map { item in
      guard administered?[item] ?? true else { return .notAdministered }
      guard let answer = answers[item] else { return item > last ? .notReached : .omitted }
      return answer == key[item] ? .right : .wrong
    }
  }

  /// Outcomes as answers to a model: an omitted answer is wrong, one that was not administered carries nothing.
  ///
  /// - Parameter notReachedIsWrong: whether items that were not reached count as wrong; otherwise they carry nothing.
  public static func response(_ outcome: AnswerOutcome, notReachedIsWrong: Bool = false) -> Bool? {
    switch outcome {
    case .right: true
    case .wrong, .omitted: false
    case .notReached: notReachedIsWrong ? false : nil
    case .notAdministered: nil
    }
  }

  /// max(0, (hits − false alarms)/keys): partial credit for an item with several right options, between 0 and 1.
  ///
  /// - Parameters:
  ///   - chosen: options chosen.
  ///   - correct: options that are right, at least one.
  public static func partialCredit<Option: Hashable>(chosen: Set<Option>, correct: Set<Option>) -> Double {
    precondition(!correct.isEmpty, "an item has a right option")
    let hits = chosen.intersection(correct).count
    return Double(max(0, hits - (chosen.count - hits))) / Double(correct.count)
  }

  /// S = R − Σ 1/(k − 1) over the wrong answers: the score that guessing leaves at 0 on average; omitted answers count 0.
  ///
  /// - Parameters:
  ///   - outcomes: one an item.
  ///   - options: k of each item, at least 2.
  ///
  /// Source: Thurstone (1919); Lord & Novick (1968), §14.
  public static func formulaScore(_ outcomes: [AnswerOutcome], options: [Int]) -> Double {
    precondition(outcomes.count == options.count && options.allSatisfy { $0 > 1 }, "every item has two options or more")
    return zip(outcomes, options).reduce(0) { sum, item in
      switch item.0 {
      case .right: sum + 1
      case .wrong: sum - 1 / Double(item.1 - 1)
      case .omitted, .notReached, .notAdministered: sum
      }
    }
  }

  /// 100 · Σ w u/Σ w over the items administered and reached; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - weights: one an item, not negative; all 1 where left out.
  public static func percentage(
    _ outcomes: [AnswerOutcome], weights: [Double]? = nil, notReachedIsWrong: Bool = false
  ) -> Double? {
    var (points, possible) = (0.0, 0.0)
    for (item, outcome) in outcomes.enumerated() {
      guard let isRight = response(outcome, notReachedIsWrong: notReachedIsWrong) else { continue }
      let weight = weights?[item] ?? 1
      possible += weight
      if isRight { points += weight }
    }
    return possible > 0 ? 100 * points / possible : nil
  }
}
