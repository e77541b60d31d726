import BolavenData

/// What a key and the answers say of each other: which items were given to whom, which right answers nobody gave, and
/// which columns the key leaves out.
struct KeyFit: Sendable, Hashable {
  /// What was given in each test, form by form.
  let given: [[GivenItems]]
  let itemCount: Int
  /// Σ of the points of all items.
  let maximum: Double
  /// Items that were answered, but never as the key has it, where neither the form nor the key says what can be answered.
  let neverRight: [String]
  /// Columns that are named as the items are, and are none.
  let unscored: [String]
  /// Whether everybody gave the same answers in both tests.
  let isRepeated: Bool

  /// - Parameter pairs: rows of the same people in both tests; empty for other files than two tests.
  /// - Throws: `keyNeverRight` where nobody gave any answer that the key knows.
  init(
    _ key: AnswerKey, _ waves: [ScoredAnswers], frames: [DataFrame], pairs: [(before: Int, after: Int)] = []
  ) throws(StudyError) {
    given = waves.map(\.given)
    itemCount = key.items.count
    maximum = key.items.reduce(0) { $0 + $1.weight }
    let answers = key.items.indices.map { item in
      waves.reduce(into: Set<String>()) { codes, wave in
        for case let own? in wave.answers[item] { codes.formUnion(own) }
      }
    }
    let right = key.items.indices.map { item in waves.reduce(into: Set<String>()) { $0.formUnion($1.keys[item]) } }
    let never = key.items.indices.filter { item in
      waves.contains { $0.isOpen[item] } && !answers[item].isEmpty && answers[item].isDisjoint(with: right[item])
    }
    neverRight = never.map { key.items[$0].name }
    let known = Set(right.joined())
    let seen = Set(answers.joined())
    // A person may have every answer wrong; another key has other codes altogether.
    if never.count == answers.count(where: { !$0.isEmpty }), !never.isEmpty, known.isDisjoint(with: seen) {
      throw StudyError([
        .scoring(
          .keyNeverRight(
            paths: frames.map(\.source), key: key.source, itemCount: itemCount, found: seen.sorted().map(Self.shown),
            expected: known.sorted().map(Self.shown)))
      ])
    }
    unscored = Self.unscored(key, in: frames)
    isRepeated =
      waves.count == 2 && pairs.count > 1
      && pairs.allSatisfy { pair in
        key.items.indices.allSatisfy { waves[0].answers[$0][pair.before] == waves[1].answers[$0][pair.after] }
      }
  }

  /// A code as forms write it: letters are capitals.
  private static func shown(_ code: String) -> String { code.count == 1 ? code.uppercased() : code }

  /// The lowest possible score: below 0 where wrong answers take points.
  var minimum: Double { given.joined().map(\.lowest).min() ?? 0 }

  /// Whether everybody was given every item that gives points.
  var isComplete: Bool { given.joined().allSatisfy { $0.points >= maximum } }

  /// `q3` beside the items `q1` and `q2`: the same letters before another number.
  private static func unscored(_ key: AnswerKey, in frames: [DataFrame]) -> [String] {
    let own = Set(key.items.map(\.name))
    let stems = Set(key.items.compactMap { numbered($0.name)?.stem })
    var found: [String] = []
    for name in frames.flatMap({ $0.names.map(\.text) }) where !own.contains(name) && !found.contains(name) {
      if let stem = numbered(name)?.stem, stems.contains(stem) { found.append(name) }
    }
    return found
  }

  /// A name that ends with a number; `nil` for another.
  static func numbered(_ name: String) -> (stem: Substring, number: Int)? {
    guard let last = name.lastIndex(where: { !("0"..."9").contains($0) }) else { return nil }
    let digits = name[name.index(after: last)...]
    return Int(digits).map { (name[...last], $0) }
  }
}
