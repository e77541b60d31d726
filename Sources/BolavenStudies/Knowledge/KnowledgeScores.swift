import BolavenData

/// Test scores of the people who took the test before and after, and how they were found.
public struct KnowledgeScores: Sendable {
  /// One question of the test.
  public struct Item: Sendable, Hashable {
    /// Its name, which is its column in the answer files.
    public let name: String
    /// The part of the course it belongs to, where the key says so.
    public let module: String?
    /// How many options it has, where the key says so.
    public let optionCount: Int?
    /// Points of a right answer.
    public let weight: Double
    /// Right before, one entry a pair; `nil` where the answer counts nothing.
    public let rightBefore: [Bool?]
    /// Right after, one entry a pair; `nil` where the answer counts nothing.
    public let rightAfter: [Bool?]
    /// Points before, one entry a pair; `nil` where the answer counts nothing.
    public let pointsBefore: [Double?]
    /// Points after, one entry a pair; `nil` where the answer counts nothing.
    public let pointsAfter: [Double?]

    /// The answers of the pairs that count both times.
    var answeredTwice: (before: [Bool], after: [Bool]) {
      let both = zip(rightBefore, rightAfter).compactMap { before, after in
        before.flatMap { before in after.map { (before, $0) } }
      }
      return (both.map(\.0), both.map(\.1))
    }

    /// Right answers of those that count in each test; `nil` where one has none.
    var shares: (before: Double, after: Double)? {
      let share = { (right: [Bool?]) -> Double? in
        let counted = right.compactMap { $0 }
        return counted.isEmpty ? nil : Double(counted.count { $0 }) / Double(counted.count)
      }
      return share(rightBefore).flatMap { before in share(rightAfter).map { (before, $0) } }
    }
  }

  /// n scores before.
  public let before: [Double]
  /// n scores after, of the same people.
  public let after: [Double]
  /// The lowest possible score: below 0 where wrong answers take points.
  var minimum: Double { fit?.minimum ?? 0 }
  /// The best possible score.
  public let maximum: Double?
  /// Empty where only totals are known.
  public let items: [Item]
  /// What key and answers say of each other; `nil` where only totals are known.
  let fit: KeyFit?
  /// Whether each pair has one identifier in both files, as they are.
  public let isExact: [Bool]
  /// Who the pairs are and who is left out.
  public let matching: Matching
  /// Rows that took a test and say of themselves that they sum up others.
  let summaryRows: [SummaryRow.InFile]
  /// Where the pairs stand in the files.
  let places: KnowledgePlaces
  /// Both tests as everybody took them, row by row of the files.
  let waves: (before: TestWave, after: TestWave)

  /// How people were matched.
  public struct Matching: Sendable, Hashable {
    /// Rows of people before and after.
    public let rowsBefore: Int
    /// Rows of people after.
    public let rowsAfter: Int
    /// Pairs whose identifiers were the same in both files.
    public let byIdentifier: Int
    /// Pairs that needed a hand correction, with what the file had and the reason given.
    public let byLink: [Link]
    /// People of the file before who are not in the file after.
    public let onlyBefore: [String]
    /// People of the file after who are not in the file before.
    public let onlyAfter: [String]
    /// Excel rows without an identifier and without a correction.
    public let withoutIdentifierBefore: [Int]
    /// The same for the file after.
    public let withoutIdentifierAfter: [Int]

    /// What was found where identifiers are not equal, line by line; empty where nothing was looked for.
    public let lines: [LinkLine]
    /// The columns that people were looked for by; `nil` where they were not.
    public let fields: LinkFields?

    /// Lines of pairs that are used though their identifiers are not equal.
    public var found: [LinkLine] { lines.filter { $0.link.decision == .linked && $0.link.method != .identifier } }
    /// Pairs found by any way.
    public var pairs: Int { byIdentifier + byLink.count + found.count }
  }

  /// A hand correction that was used.
  public struct Link: Sendable, Hashable {
    /// The file it corrects, without its folder.
    public let file: String
    /// The row Excel shows.
    public let row: Int
    /// The identifier that the file has in that row; `nil` for a blank cell.
    public let found: String?
    /// The identifier of the person it is.
    public let person: String
    /// Why, in the words of whoever corrected it.
    public let reason: String?
    /// Whether somebody wrote it; otherwise `data link` found it.
    public let isByHand: Bool
  }
}

// MARK: - Two files and a key

extension KnowledgeScores {
  /// Scores the answers of two files by a key; an omitted answer is wrong, and one who answered nothing that counts is
  /// left out.
  ///
  /// People whose identifiers are not equal are looked for unless corrections are given.
  ///
  /// - Parameters:
  ///   - waves: what the two tests are called in the key.
  ///   - keyWaves: every wave that the key may name; empty where any.
  /// - Throws: every problem of the four files together.
  init(
    before: DataFrame, after: DataFrame, identifier: ColumnName, key: DataFrame, links: DataFrame?,
    search: LinkSearch = .foundColumns, rules: ScoringRules = ScoringRules(), waves: [String?] = [nil, nil],
    keyWaves: [String] = [], analysis: String
  ) throws(StudyError) {
    var problems: [StudyProblem] = []
    let answerKey = collecting(&problems) { () throws(StudyError) in
      let answerKey = try AnswerKey(key)
      try answerKey.requireWaves(keyWaves)
      return answerKey
    }
    let corrections = collecting(&problems) { () throws(StudyError) in
      try links.map { frame throws(StudyError) in try LinkTable(frame, identifier: identifier) }
    }
    let people = [before, after].map { frame in
      collecting(&problems) { () throws(StudyError) in
        try People(
          frame, identifier: identifier, links: (corrections ?? nil)?.links(for: frame) ?? [],
          analysis: analysis)
      }
    }
    var answers: [ScoredAnswers] = []
    if let answerKey {
      for (frame, wave) in zip([before, after], waves) {
        if let scored = collecting(
          &problems, { () throws(StudyError) in try answerKey.score(frame, wave: wave, rules: rules) })
        {
          answers.append(scored)
        }
      }
    }
    guard problems.isEmpty, let answerKey, var first = people[0], var second = people[1], answers.count == 2 else {
      throw StudyError(problems)
    }
    first.absent = Set((0..<before.rowCount).filter { answers[0].total($0) == nil })
    second.absent = Set((0..<after.rowCount).filter { answers[1].total($0) == nil })
    var found: PersonLinks?
    if links == nil, let fields = search.fields(in: [before, after], identifier: identifier) {
      do throws(DataError) {
        found = try PersonLinks(before: before, after: after, fields: fields)
      } catch {
        throw StudyError(error)
      }
    }
    let matched = try Matched(
      before: first, after: second, frames: (before, after), identifier: identifier, found: found)
    isExact = matched.isExact
    fit = try KeyFit(answerKey, answers, frames: [before, after], pairs: matched.rows)
    let totals = matched.rows.map { (answers[0].total($0.before), answers[1].total($0.after)) }
    items = answerKey.items.enumerated().map { position, item in
      Item(
        name: item.name, module: item.module, optionCount: item.optionCount, weight: item.weight,
        rightBefore: matched.rows.map { answers[0].isRight(position, $0.before) },
        rightAfter: matched.rows.map { answers[1].isRight(position, $0.after) },
        pointsBefore: matched.rows.map { answers[0].points(position, $0.before) },
        pointsAfter: matched.rows.map { answers[1].points(position, $0.after) })
    }
    self.before = totals.map { $0.0 ?? 0 }
    self.after = totals.map { $0.1 ?? 0 }
    self.waves = (TestWave(answers[0]), TestWave(answers[1]))
    summaryRows = zip([before, after], answers).flatMap { frame, scored in
      SummaryRow.inFile(frame, at: identifier) { scored.total($0) != nil }
    }
    maximum = answers[0].maximum
    matching = matched.matching
    places = KnowledgePlaces(matched.rows, frames: (before, after), people: (first, second))
  }
}

// MARK: - One file of totals

extension KnowledgeScores {
  /// Reads two score columns of one file; a person without both is left out and counted.
  init(
    totals frame: DataFrame, identifier: ColumnName, before: ColumnName, after: ColumnName, maximum: Double?,
    analysis: String
  ) throws(StudyError) {
    var problems: [StudyProblem] = []
    let range = maximum.map { 0...max(0, $0) }
    let people = collecting(&problems) { () throws(StudyError) in
      try People(frame, identifier: identifier, links: [], analysis: analysis)
    }
    let columns = [before, after].map { name in
      collecting(&problems) { () throws(StudyError) in
        do throws(DataError) { return try frame.numbers(name, within: range) } catch { throw StudyError(error) }
      }
    }
    guard problems.isEmpty, let people, let pre = columns[0], let post = columns[1] else { throw StudyError(problems) }
    let rows = 0..<frame.rowCount
    let pairs = rows.filter { pre[$0] != nil && post[$0] != nil && people.personOfRow[$0] != nil }
    let names = { (selection: [Int]) in selection.compactMap { people.personOfRow[$0] } }
    self.before = pairs.compactMap { pre[$0] }
    self.after = pairs.compactMap { post[$0] }
    self.maximum = maximum
    waves = (
      TestWave(totals: rows.map { pre[$0] }, items: []), TestWave(totals: rows.map { post[$0] }, items: [])
    )
    summaryRows = SummaryRow.inFile(frame, at: identifier) { pre[$0] != nil || post[$0] != nil }
    items = []
    fit = nil
    isExact = pairs.map { _ in true }
    places = KnowledgePlaces(pairs, in: frame, people: people, pre: pre, post: post)
    matching = Matching(
      rowsBefore: rows.count { pre[$0] != nil }, rowsAfter: rows.count { post[$0] != nil }, byIdentifier: pairs.count,
      byLink: [], onlyBefore: names(rows.filter { pre[$0] != nil && post[$0] == nil }),
      onlyAfter: names(rows.filter { pre[$0] == nil && post[$0] != nil }),
      withoutIdentifierBefore: people.rowsWithoutPerson.map(frame.excelRow), withoutIdentifierAfter: [], lines: [],
      fields: nil)
  }
}
