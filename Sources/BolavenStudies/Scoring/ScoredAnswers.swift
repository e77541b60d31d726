import BolavenData
import BolavenEstimation

/// One file of answers with what became of each.
struct ScoredAnswers: Sendable {
  /// In the order of the key.
  let items: [AnswerKey.Item]
  let rules: ScoringRules
  let rowCount: Int
  /// What became of each answer, by item and row.
  let outcomes: [[AnswerOutcome]]
  /// The part of the item's points that an answer has, between 0 and 1, by item and row.
  private let shares: [[Double]]
  /// Codes answered, by item and row; `nil` for a blank, and for an item that the file does not have.
  let answers: [[Set<String>?]]
  /// What the people of each form were given, in the order of the key.
  let given: [GivenItems]
  /// Codes that can be given, one list an item.
  let options: [[String]]
  /// The right codes, one set an item; empty for an item that the file does not have.
  let keys: [Set<String>]
  /// Whether any answer may stand, one an item; no for an item that the file does not have.
  let isOpen: [Bool]

  /// Σ of the points of all items.
  var maximum: Double { items.reduce(0) { $0 + $1.weight } }

  /// Right or wrong; `nil` where the answer counts nothing. Partly right is wrong.
  func isRight(_ item: Int, _ row: Int) -> Bool? {
    ItemScoring.response(outcomes[item][row], notReachedIsWrong: rules.notReached == .wrong)
  }

  /// Points of an answer; `nil` where it counts nothing. A wrong one may take points, where guessing is corrected.
  func points(_ item: Int, _ row: Int) -> Double? {
    guard isRight(item, row) != nil else { return nil }
    let key = items[item]
    if rules.correctsForGuessing, outcomes[item][row] == .wrong, let options = key.optionCount {
      return -key.weight / Double(options - 1)
    }
    return credit(item, row)
  }

  /// Points of an answer without correction for guessing; 0 for a blank and for an item that was not administered.
  func credit(_ item: Int, _ row: Int) -> Double { items[item].weight * shares[item][row] }

  /// Σ points over the items that count for the person, as a part of their points and times those of all items; `nil`
  /// where none counts. Where all count it is the plain sum.
  func total(_ row: Int, of selection: [Int]? = nil) -> Double? {
    let chosen = selection ?? Array(items.indices)
    var (points, possible, all) = (0.0, 0.0, 0.0)
    for item in chosen {
      all += items[item].weight
      guard let own = self.points(item, row) else { continue }
      points += own
      possible += items[item].weight
    }
    guard possible > 0 else { return nil }
    return possible == all ? points : points * all / possible
  }

  /// The answers as right, wrong or not given, of some rows, for models of items.
  func responses(rows: [Int]) -> ItemResponses {
    ItemResponses(personCount: rows.count, itemCount: items.count) { isRight($1, rows[$0]) }
  }
}

extension AnswerKey {
  /// What became of each answer of a file. A blank is wrong, or not reached where every later item is blank; an item that
  /// the key keeps out of the person's form, or of the wave, was not administered.
  ///
  /// - Parameters:
  ///   - wave: its name in the column `wave` of the key; `nil` where it has none.
  ///   - mayLackItems: whether an item without a column was not administered; otherwise the key does not fit.
  /// - Throws: every problem of the file together.
  func score(
    _ frame: DataFrame, wave: String? = nil, rules: ScoringRules = ScoringRules(), mayLackItems: Bool = false
  ) throws(StudyError) -> ScoredAnswers {
    var problems: [StudyProblem] = []
    let isAsked = items.map { item in
      wave.map { item.waves.isEmpty || item.waves.contains(normalised($0)) } ?? true
    }
    if let wave, !isAsked.contains(true) {
      throw StudyError([.scoring(.noItems(path: frame.source, key: source, wave: wave))])
    }
    let rowForms = collecting(&problems) { () throws(StudyError) in try formOfRows(frame) } ?? nil
    var answers: [ItemAnswers?] = []
    var isWithoutColumn = [Bool](repeating: false, count: items.count)
    for (position, item) in items.enumerated() {
      guard isAsked[position] else {
        answers.append(nil)
        continue
      }
      let found = collecting(&problems) { () throws(StudyError) -> ItemAnswers? in
        do throws(DataError) { return try ItemAnswers(item, of: self, in: frame) } catch { throw StudyError(error) }
      }
      if case .some(nil) = found { isWithoutColumn[position] = true }
      answers.append(found ?? nil)
    }
    if !mayLackItems || !answers.contains(where: { $0 != nil }) {
      collecting(&problems) { () throws(StudyError) in try requireColumns(frame, isWithoutColumn, rowForms) }
    }
    let guessable =
      items.filter { item in
        rules.correctsForGuessing && (item.optionCount ?? 0) < 2
      }.map(\.name)
      + zip(items, answers).filter { item, found in
        rules.correctsForGuessing && (item.optionCount ?? 0) > 1 && (found?.keys.count ?? 1) > 1
      }.map(\.0.name)
    if !guessable.isEmpty { problems.append(.scoring(.guessingUnknown(key: source, items: guessable))) }
    guard problems.isEmpty else { throw StudyError(problems) }
    let isAdministered = items.indices.map { position in
      (0..<frame.rowCount).map { row in
        answers[position] != nil && (rowForms.map { isItem(position, ofForm: $0[row]) } ?? true)
      }
    }
    let taken = rowForms.map { Set($0.compactMap { $0 }) }
    let best = items.reduce(0) { $0 + $1.weight }
    let given = (taken.map { taken in forms.filter(taken.contains).map(Optional.some) } ?? [nil]).map { form in
      let positions = items.indices.filter { answers[$0] != nil && (form == nil || isItem($0, ofForm: form)) }
      return GivenItems(positions.map { items[$0] }, form: form, best: best, rules: rules)
    }
    let scored = ScoredAnswers(items, rules, answers, isAdministered, given, rowCount: frame.rowCount)
    guard frame.rowCount == 0 || scored.answers.contains(where: { $0.contains { $0 != nil } }) else {
      throw StudyError([.scoring(.noAnswers(path: frame.source))])
    }
    return scored
  }

  /// The form of each row; `nil` where the key knows one form only.
  private func formOfRows(_ frame: DataFrame) throws(StudyError) -> [String?]? {
    guard !forms.isEmpty else { return nil }
    guard frame.has("form") else {
      guard forms.count > 1 else { return nil }
      throw StudyError([.scoring(.formUnknown(path: frame.source, key: source, forms: forms))])
    }
    do throws(DataError) {
      let texts = try frame.levels("form")
      try requireNoBlank(texts, column: "form", in: frame)
      try requireKnown(texts, among: forms, column: "form", in: frame, normalised: normalised)
      let known = Dictionary(forms.map { (normalised($0), $0) }, uniquingKeysWith: { first, _ in first })
      return (0..<frame.rowCount).map { texts[$0].flatMap { known[normalised($0)] } }
    } catch {
      throw StudyError(error)
    }
  }

  private func isItem(_ item: Int, ofForm form: String?) -> Bool {
    items[item].forms.isEmpty || form.map(items[item].forms.contains) ?? false
  }

  /// - Throws: `keyDoesNotFit` where an item that somebody was to answer has no column.
  private func requireColumns(
    _ frame: DataFrame, _ isWithoutColumn: [Bool], _ rowForms: [String?]?
  ) throws(StudyError) {
    let taken = rowForms.map { Set($0.compactMap { $0 }) }
    let missing = items.indices.filter { position in
      isWithoutColumn[position]
        && (taken.map { forms in items[position].forms.isEmpty || !forms.isDisjoint(with: items[position].forms) }
          ?? true)
    }.map { items[$0].name }
    guard !missing.isEmpty else { return }
    let known = Set(items.map(\.name))
    var others: [String] = []
    for name in missing {
      for near in nearestNames(to: name, among: frame.names.map(\.text)) where !known.contains(near) {
        if !others.contains(near) { others.append(near) }
      }
    }
    throw StudyError([
      .scoring(
        .keyDoesNotFit(
          path: frame.source, key: source, missing: missing, itemCount: items.count, others: others))
    ])
  }
}

extension ScoredAnswers {
  fileprivate init(
    _ items: [AnswerKey.Item], _ rules: ScoringRules, _ found: [ItemAnswers?], _ isAdministered: [[Bool]],
    _ given: [GivenItems], rowCount: Int
  ) {
    let answers = found.enumerated().map { position, answers in
      (0..<rowCount).map { row in isAdministered[position][row] ? answers?.given[row] : nil }
    }
    let keys = found.map { $0?.keys ?? [] }
    let byRow = (0..<rowCount).map { row in
      ItemScoring.outcomes(
        answers: answers.map { $0[row] }, key: keys, administered: isAdministered.map { $0[row] })
    }
    self.items = items
    self.rules = rules
    self.rowCount = rowCount
    self.answers = answers
    self.given = given
    self.keys = keys
    options = found.map { $0?.options ?? [] }
    isOpen = found.map { $0?.isOpen ?? false }
    let outcomes = items.indices.map { item in byRow.map { $0[item] } }
    self.outcomes = outcomes
    shares = items.indices.map { item in
      (0..<rowCount).map { row in
        if outcomes[item][row] == .right { return 1 }
        guard rules.givesPartialCredit, keys[item].count > 1, let chosen = answers[item][row] else { return 0 }
        return ItemScoring.partialCredit(chosen: chosen, correct: keys[item])
      }
    }
  }
}
