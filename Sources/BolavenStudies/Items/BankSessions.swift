import BolavenData
import BolavenEstimation

/// The scored answers of many sessions.
struct BankSessions: Sendable {
  /// One session.
  struct Session: Sendable {
    let name: String
    let file: String
    /// Rows of people who answered something that counts, by the numbers that Excel shows.
    let excelRows: [Int]
    /// Positions in the key of the items that somebody was asked.
    let items: [Int]
    /// Answers to these items.
    let responses: ItemResponses
    /// The identifier of each row; empty where no column names the person.
    let people: [String?]
  }

  let items: [AnswerKey.Item]
  let sessions: [Session]
  /// What key and answers say of each other.
  let fit: KeyFit

  /// Rows of answers.
  var sheetCount: Int { sessions.reduce(0) { $0 + $1.responses.personCount } }

  /// Rows of several sessions that do not name their person though others do.
  var namelessCount: Int { sessions.count > 1 ? sessions.flatMap(\.people).count { $0 == nil } : 0 }

  /// People who answered: those of one session, or of several as identifiers tell, each row without one being another
  /// person; `nil` where no column names the person.
  var personCount: Int? {
    guard sessions.count > 1 else { return sheetCount }
    let people = sessions.flatMap(\.people)
    return people.count == sheetCount ? Set(people.compactMap { $0 }).count + namelessCount : nil
  }

  /// - Throws: every problem of the files together.
  init(_ settings: ItemBankSettings, in sources: DataSources) throws(StudyError) {
    var problems: [StudyProblem] = []
    let key = collecting(&problems) { () throws(StudyError) in try AnswerKey(sources.frame(settings.key)) }
    var sessions: [Session] = []
    var waves: [ScoredAnswers] = []
    for file in settings.files {
      let frame = sources.frame(file)
      collecting(&problems) { () throws(StudyError) in
        guard let key else { return }
        // An item that a session did not have is not administered in it.
        let answers = try key.score(frame, rules: settings.scoring, mayLackItems: true)
        waves.append(answers)
        for (name, rows) in try Self.parts(of: frame, settings) {
          let people = try Self.people(rows, in: frame, settings)
          let used = rows.filter { answers.total($0) != nil }
          let items = key.items.indices.filter { item in used.contains { answers.isRight(item, $0) != nil } }
          sessions.append(
            Session(
              name: name ?? file, file: file, excelRows: used.map(frame.excelRow), items: items,
              responses: answers.responses(rows: used).selectingItems(items),
              people: people.map { names in used.map { names[$0] ?? nil } } ?? []))
        }
      }
    }
    guard problems.isEmpty, let key else { throw StudyError(problems) }
    items = key.items
    fit = try KeyFit(key, waves, frames: settings.files.map { sources.frame($0) })
    self.sessions = sessions.filter { $0.responses.personCount > 0 && !$0.items.isEmpty }
  }

  /// Rows by session, in the order in which sessions appear; the name is `nil` for a whole file.
  private static func parts(
    of frame: DataFrame, _ settings: ItemBankSettings
  ) throws(StudyError) -> [(name: String?, rows: [Int])] {
    guard let column = settings.session else { return [(nil, Array(0..<frame.rowCount))] }
    let texts: Categories
    do throws(DataError) {
      texts = try frame.levels(column)
      try requireNoBlank(texts, column: column, in: frame)
    } catch {
      throw StudyError(error)
    }
    var rows: [String: [Int]] = [:]
    var order: [String] = []
    for row in 0..<frame.rowCount {
      guard let name = texts[row] else { continue }
      if rows[name] == nil { order.append(name) }
      rows[name, default: []].append(row)
    }
    return order.map { ($0, rows[$0] ?? []) }
  }

  /// The identifier of each row of a session; `nil` where no column names the person.
  ///
  /// - Throws: a person on two rows of the session.
  private static func people(
    _ rows: [Int], in frame: DataFrame, _ settings: ItemBankSettings
  ) throws(StudyError) -> [Int: String?]? {
    guard let identifier = settings.identifier else { return nil }
    let people = try People(frame.rows(rows), identifier: identifier, links: [], analysis: settings.id)
    return Dictionary(uniqueKeysWithValues: zip(rows, people.personOfRow))
  }
}
