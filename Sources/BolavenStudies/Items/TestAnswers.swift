import BolavenData
import BolavenEstimation

/// The scored answers of one or two tests with who took both.
struct TestAnswers: Sendable {
  /// One wave.
  struct Wave: Sendable {
    let file: String
    let answers: ScoredAnswers
    /// Rows of people who answered something that counts.
    let rows: [Int]
    /// The same by the numbers that Excel shows.
    let excelRows: [Int]
    /// Rows of people who answered nothing that counts, by the numbers that Excel shows.
    let blankRows: [Int]
  }

  let before: Wave
  /// `nil` where the test was taken once.
  let after: Wave?
  /// Rows of the same people; empty where the test was taken once.
  let pairs: [(before: Int, after: Int)]
  /// How they were found; `nil` where the test was taken once.
  let matching: KnowledgeScores.Matching?
  /// Where the pairs stand in the files.
  let places: KnowledgePlaces?
  /// What key and answers say of each other.
  let fit: KeyFit
  /// The column that names the person, where one is known.
  let identifier: ColumnName?

  var items: [AnswerKey.Item] { before.answers.items }
  /// What the tables of items are about: the people with both tests, or all with the only one.
  var rowsBefore: [Int] { after == nil ? before.rows : pairs.map(\.before) }

  /// - Throws: every problem of the files together.
  init(_ settings: ItemsSettings, in sources: DataSources) throws(StudyError) {
    var problems: [StudyProblem] = []
    let frames = [settings.before, settings.after].compactMap { $0.map(sources.frame) }
    let key = collecting(&problems) { () throws(StudyError) in
      let key = try AnswerKey(sources.frame(settings.key))
      try key.requireWaves(settings.keyWaves)
      return key
    }
    let identifier = collecting(&problems) { () throws(StudyError) in try Self.identifier(settings, in: frames) } ?? nil
    let links =
      collecting(&problems) { () throws(StudyError) in
        guard let file = settings.links, let identifier else { return LinkTable?.none }
        let table = try LinkTable(sources.frame(file), identifier: identifier)
        try table.requirePeople(in: frames, identifier: identifier, analysis: settings.id)
        return table
      } ?? nil
    var people: [People] = []
    var waves: [Wave] = []
    for (position, frame) in frames.enumerated() {
      if let identifier,
        let found = collecting(
          &problems,
          { () throws(StudyError) in
            try People(frame, identifier: identifier, links: links?.links(for: frame) ?? [], analysis: settings.id)
          })
      {
        people.append(found)
      }
      guard let key,
        let answers = collecting(
          &problems,
          { () throws(StudyError) in
            try key.score(frame, wave: settings.waves[position], rules: settings.scoring)
          })
      else { continue }
      let rows = (0..<frame.rowCount).filter { answers.total($0) != nil }
      let used = Set(rows)
      waves.append(
        Wave(
          file: position == 0 ? settings.before : settings.after ?? "", answers: answers, rows: rows,
          excelRows: rows.map(frame.excelRow),
          blankRows: (0..<frame.rowCount).filter { !used.contains($0) }.map(frame.excelRow)))
    }
    guard problems.isEmpty, waves.count == frames.count, let key, let first = waves.first else {
      throw StudyError(problems)
    }
    self.identifier = identifier
    before = first
    after = waves.dropFirst().first
    guard let second = after, let identifier, people.count == 2 else {
      (pairs, matching, places) = ([], nil, nil)
      fit = try KeyFit(key, waves.map(\.answers), frames: frames)
      return
    }
    for (position, wave) in [first, second].enumerated() {
      let used = Set(wave.rows)
      people[position].absent = Set((0..<frames[position].rowCount).filter { !used.contains($0) })
    }
    var found: PersonLinks?
    if settings.links == nil, let fields = settings.search.fields(in: frames, identifier: identifier) {
      do throws(DataError) {
        found = try PersonLinks(before: frames[0], after: frames[1], fields: fields)
      } catch {
        throw StudyError(error)
      }
    }
    let matched = try Matched(
      before: people[0], after: people[1], frames: (frames[0], frames[1]), identifier: identifier, found: found)
    pairs = matched.rows
    matching = matched.matching
    fit = try KeyFit(key, waves.map(\.answers), frames: frames, pairs: matched.rows)
    places = KnowledgePlaces(matched.rows, frames: (frames[0], frames[1]), people: (people[0], people[1]))
  }

  /// The column that names the person: the one asked for, or the only one of all files whose name says so.
  ///
  /// - Returns: `nil` for a single test without one.
  private static func identifier(_ settings: ItemsSettings, in frames: [DataFrame]) throws(StudyError) -> ColumnName? {
    if let identifier = settings.identifier {
      for frame in frames {
        do throws(DataError) { _ = try frame.column(identifier) } catch { throw StudyError(error) }
      }
      return identifier
    }
    guard frames.count > 1 else { return nil }
    let candidates = frames[0].names.filter { name in
      let text = name.text.lowercased()
      return frames.allSatisfy { $0.has(name) } && (idWords.contains(text) || text.hasSuffix("_id"))
    }
    guard candidates.count == 1 else {
      throw StudyError([
        .items(
          .identifierUnknown(path: frames[0].source, candidates: candidates.map(\.text)), analysis: settings.id)
      ])
    }
    return candidates[0]
  }

  private static let idWords: Set = ["id", "pid", "participant", "code", "person", "ລະຫັດ", "番号"]

  /// Answers of some rows as right, wrong or not given.
  func responses(_ wave: Wave, _ rows: [Int]) -> ItemResponses { wave.answers.responses(rows: rows) }

  /// The items with the answers of the people of both tests; `nil` where the test was taken once.
  var pairedItems: [KnowledgeScores.Item]? {
    guard let after else { return nil }
    return items.enumerated().map { position, item in
      KnowledgeScores.Item(
        name: item.name, module: item.module, optionCount: item.optionCount, weight: item.weight,
        rightBefore: pairs.map { before.answers.isRight(position, $0.before) },
        rightAfter: pairs.map { after.answers.isRight(position, $0.after) },
        pointsBefore: pairs.map { before.answers.points(position, $0.before) },
        pointsAfter: pairs.map { after.answers.points(position, $0.after) })
    }
  }

  /// Points without correction for guessing of the rows that have all items: one column for each item that gives points
  /// and was administered to somebody.
  func completePoints(_ wave: Wave, _ rows: [Int]) -> CompletePoints {
    let used = items.indices.filter { item in
      items[item].weight > 0 && rows.contains { wave.answers.isRight(item, $0) != nil }
    }
    let complete = rows.filter { row in used.allSatisfy { wave.answers.isRight($0, row) != nil } }
    return CompletePoints(
      items: used, columns: used.map { item in complete.map { wave.answers.credit(item, $0) } },
      maxima: used.map { items[$0].weight }, rows: complete)
  }
}

/// Points of the rows that have all of some items.
struct CompletePoints: Sendable {
  /// Positions of the items in the key.
  let items: [Int]
  /// One column an item, one entry a row.
  let columns: [[Double]]
  /// Points of a right answer, one an item.
  let maxima: [Double]
  let rows: [Int]

  /// Σ points of a row, by its place among the rows.
  func total(_ place: Int) -> Double { columns.reduce(0) { $0 + $1[place] } }
}
