import BolavenData
import BolavenEstimation

/// Whether items work differently in two groups of people who know equally much.
struct GroupFunctioning: Sendable {
  let column: ColumnName
  /// What the other group is compared with: the larger one.
  let reference: String
  let focal: String
  /// Positions of the items that somebody was asked; those of the results below.
  let items: [Int]
  let functioning: DifferentialFunctioning
  /// By logistic regression on the score; `nil` where it cannot be had.
  let logistic: [LogisticFunctioning?]
  /// Rows of the first test with a group and every answer, and whether they are of the focal group.
  let rows: [Int]
  let isFocal: [Bool]
  /// People without a group.
  let withoutGroup: Int

  /// Groups with fewer people are not shown.
  static let leastGroup = SampleRule.subgroupMean.minimum

  init(_ test: TestAnswers, _ column: ColumnName, _ settings: ItemsSettings, in frame: DataFrame) throws(StudyError) {
    let fail = { (problem: ItemsProblem) in StudyError([.items(problem, analysis: settings.id)]) }
    guard !settings.hidden.contains(column) else {
      throw fail(.privateColumn(path: frame.source, column: column.text))
    }
    let texts: Categories
    do throws(DataError) { texts = try frame.levels(column) } catch { throw StudyError(error) }
    let known = test.before.rows.filter { texts[$0] != nil }
    var counts: [String: Int] = [:]
    for row in known { counts[texts[row] ?? "", default: 0] += 1 }
    let levels = counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
    guard levels.count == 2 else {
      throw fail(.groupsNotTwo(path: frame.source, column: column.text, found: levels.sorted()))
    }
    for level in levels where (counts[level] ?? 0) < Self.leastGroup {
      throw fail(
        .groupTooSmall(
          path: frame.source, column: column.text, group: level, count: counts[level] ?? 0, needed: Self.leastGroup))
    }
    let asked = test.items.indices.filter { item in known.contains { test.before.answers.isRight(item, $0) != nil } }
    let responses = test.responses(test.before, known).selectingItems(asked)
    let places = known.indices.filter { responses.answerCount(of: $0) == responses.itemCount }
    let focal = known.map { texts[$0] == levels[1] }
    do throws(ItemError) {
      functioning = try DifferentialFunctioning(responses, isFocal: focal)
    } catch {
      throw fail(.estimation(error, items: asked.map { test.items[$0].name }))
    }
    rows = places.map { known[$0] }
    isFocal = places.map { focal[$0] }
    let scores = places.map { Double(responses.score(of: $0)) }
    let focals = isFocal
    items = asked
    logistic = asked.indices.map { item in
      try? LogisticFunctioning(right: places.map { responses[$0, item] == true }, scores: scores, isFocal: focals)
    }
    self.column = column
    reference = levels[0]
    self.focal = levels[1]
    withoutGroup = test.before.rows.count - known.count
  }
}
