import BolavenData
import BolavenEstimation

/// What a knowledge analysis was asked for beside its headline, read from the files.
struct KnowledgeCompanions: Sendable {
  /// A self-judged score of each pair for the time before.
  struct Retrospective: Sendable {
    let column: String
    let values: [Double?]
  }

  var followUp: FollowUp?
  var groups: [PairGroups] = []
  var clusters: PairGroups?
  var retrospective: Retrospective?
  var reports = KnowledgeCascade.Reports()

  /// Nothing.
  init() {}

  /// - Throws: every problem of the columns and the third file together.
  init(_ scores: KnowledgeScores, _ settings: KnowledgeSettings, in sources: DataSources) throws(StudyError) {
    var problems: [StudyProblem] = []
    let (before, after) = settings.source.frames(in: sources)
    followUp =
      collecting(&problems) { () throws(StudyError) in try FollowUp(scores, settings, in: sources) } ?? nil
    let column = { (name: ColumnName, problems: inout [StudyProblem]) in
      collecting(&problems) { () throws(StudyError) in
        do throws(DataError) {
          return try PairColumn(name, of: scores, before: before, after: after)
        } catch {
          throw StudyError(error)
        }
      }
    }
    for name in settings.by {
      guard settings.columns.first(where: { $0.name == name })?.isPrivate != true else {
        problems.append(.knowledge(.privateColumn(column: name.text), analysis: settings.id))
        continue
      }
      if let values = column(name, &problems) {
        groups.append(PairGroups(values, limits: settings.bands, plan: settings.columns.first { $0.name == name }))
      }
    }
    if let name = settings.cluster, let values = column(name, &problems) {
      clusters = PairGroups(values, limits: [], plan: nil)
    }
    let follow = scores.places.isOneFile ? before : settings.followUp.map { sources.frame($0) } ?? after
    let thirdTest = followUp
    reports =
      collecting(&problems) { () throws(StudyError) in
        try KnowledgeCascade.Reports(settings, scores, followUp: thirdTest, after: after, follow: follow)
      } ?? reports
    if let name = settings.retrospective {
      retrospective = collecting(&problems) { () throws(StudyError) in
        do throws(DataError) {
          let numbers = try after.numbers(name, within: scores.maximum.map { 0...max(0, $0) })
          return Retrospective(column: name.text, values: scores.places.after.rows.map { numbers[$0] })
        } catch {
          throw StudyError(error)
        }
      }
    }
    for (name, values) in groups.map({ ($0.column, $0.ofPair) })
      + [clusters].compactMap({ $0 }).map({ ($0.column, $0.ofPair) })
    where values.allSatisfy({ $0 == nil }) {
      problems.append(.knowledge(.columnWithoutValues(column: name.text, path: before.source), analysis: settings.id))
    }
    if let retrospective, retrospective.values.allSatisfy({ $0 == nil }) {
      problems.append(
        .knowledge(.columnWithoutValues(column: retrospective.column, path: after.source), analysis: settings.id))
    }
    guard problems.isEmpty else { throw StudyError(problems) }
  }
}

extension PairGroups {
  /// Bands where there are limits and the column holds numbers, else one group a text.
  init(_ values: PairColumn, limits: [Double], plan: DataPlan.Column?) {
    let numbers = values.values.map { $0.flatMap(decimalNumber) }
    let areNumbers = zip(values.values, numbers).allSatisfy { ($0 == nil) == ($1 == nil) }
    if !limits.isEmpty, areNumbers {
      self.init(values.name, numbers: numbers, limits: limits)
    } else {
      self.init(values, plan: plan)
    }
  }
}

extension KnowledgeSettings.Source {
  /// The rows of both tests; one file stands for both.
  func frames(in sources: DataSources) -> (before: DataFrame, after: DataFrame) {
    switch self {
    case .answers(let before, let after, _, _): (sources.frame(before), sources.frame(after))
    case .totals(let file, _, _, _): (sources.frame(file), sources.frame(file))
    }
  }
}

extension FollowUp {
  /// The third test that the settings name; `nil` where they name none.
  ///
  /// - Throws: every problem of the third file; `nobodyTookAllThree`.
  init?(_ pairs: KnowledgeScores, _ settings: KnowledgeSettings, in sources: DataSources) throws(StudyError) {
    guard let follow = settings.followUp else { return nil }
    let id = settings.id
    switch settings.source {
    case .answers(let before, let after, let key, let links):
      let frames = (before: sources.frame(before), after: sources.frame(after), follow: sources.frame(follow))
      let scored = { (other: DataFrame, wave: Int) throws(StudyError) in
        try KnowledgeScores(
          before: other, after: frames.follow, identifier: settings.identifier, key: sources.frame(key),
          links: links.map { sources.frame($0) }, search: settings.search,
          rules: settings.scoring, waves: [settings.waves[wave], settings.waves[2]],
          keyWaves: settings.keyWaves, analysis: id)
      }
      try self.init(
        pairs, fromBefore: scored(frames.before, 0), fromAfter: try? scored(frames.after, 1), source: follow,
        analysis: id)
    case .totals(let file, let before, _, let maximum):
      let scored = try KnowledgeScores(
        totals: sources.frame(file), identifier: settings.identifier, before: before, after: ColumnName(follow),
        maximum: maximum, analysis: id)
      try self.init(pairs, fromBefore: scored, fromAfter: nil, source: follow, analysis: id)
    }
  }
}
