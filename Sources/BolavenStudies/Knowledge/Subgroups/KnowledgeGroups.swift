import BolavenData
import BolavenEstimation
import BolavenReports

/// The pairs by what a column says of them: a text, or a band of numbers.
struct PairGroups: Sendable {
  let column: ColumnName
  /// In the order of the plan, of the bands, or of the first appearance; each has a pair.
  let names: [String]
  let labels: [LocalizedText]
  /// The group of each pair; `nil` where the column says nothing.
  let ofPair: [Int?]

  /// Groups by the texts of a column.
  ///
  /// - Parameter plan: what the plan says of the column; `nil` without a plan.
  init(_ values: PairColumn, plan: DataPlan.Column?) {
    column = values.name
    let found = values.values.compactMap { $0 }
    let planned = plan?.values ?? []
    var order = planned.filter(found.contains)
    for text in found where !order.contains(text) { order.append(text) }
    // Without a plan the order must not depend on the order of the rows.
    if planned.isEmpty { order.sort() }
    names = order
    labels = order.map { text in plan?.valueLabels[text].map(LocalizedText.init) ?? .verbatim(text) }
    let position = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    ofPair = values.values.map { $0.flatMap { position[$0] } }
  }

  /// Groups by bands of numbers: below the first limit, from each limit to below the next, from the last on.
  init(_ column: ColumnName, numbers: [Double?], limits: [Double]) {
    self.column = column
    let band = { (x: Double) in limits.count { $0 <= x } }
    let present = Set(numbers.compactMap { $0.map(band) }).sorted()
    let text = { (x: Double) in plain(x, decimals: x == x.rounded() ? 0 : 1) }
    let isWhole = limits.allSatisfy { $0 == $0.rounded() }
    let label = { (band: Int) -> (name: String, label: LocalizedText) in
      if band == 0 {
        let limit = text(limits[0])
        return ("under-\(limit)", .draft("under \(limit)", lo: "ຕໍ່າກວ່າ \(limit)", ja: "\(limit)未満"))
      }
      let low = text(limits[band - 1])
      guard band < limits.count else {
        return ("\(low)-up", .draft("\(low) and more", lo: "\(low) ຂຶ້ນໄປ", ja: "\(low)以上"))
      }
      let high = text(isWhole ? limits[band] - 1 : limits[band])
      return ("\(low)-\(high)", .verbatim("\(low)-\(high)"))
    }
    names = present.map { label($0).name }
    labels = present.map { label($0).label }
    ofPair = numbers.map { $0.flatMap { present.firstIndex(of: band($0)) } }
  }

  /// Positions of the pairs that have a group, ascending.
  var grouped: [Int] { ofPair.indices.filter { ofPair[$0] != nil } }
  /// Pairs without a group.
  var without: Int { ofPair.count { $0 == nil } }
}

/// Whether the change differs between groups of people.
struct KnowledgeGroups: Sendable {
  let groups: PairGroups
  /// Positions of the pairs of each group.
  let members: [[Int]]
  let pre: [Double]
  let post: [Double]
  /// The number of the group of each of these pairs.
  let numbers: [Int]
  /// `nil` with fewer than two groups.
  let changes: SubgroupChanges?
  /// Of the changes of two groups.
  let ranks: MannWhitney?
  /// Whether each group is hidden: too small itself, or needed to keep one from being told by a total.
  let isHidden: [Bool]

  init(_ groups: PairGroups, of scores: KnowledgeScores, settings: KnowledgeSettings) throws(PairedError) {
    self.groups = groups
    let people = groups.grouped
    let numbers = people.compactMap { groups.ofPair[$0] }
    let (pre, post) = (people.map { scores.before[$0] }, people.map { scores.after[$0] })
    (self.numbers, self.pre, self.post) = (numbers, pre, post)
    let members = groups.names.indices.map { group in people.filter { groups.ofPair[$0] == group } }
    self.members = members
    isHidden = Self.hidden(members.map(\.count), rest: groups.without)
    guard groups.names.count > 1 else {
      (changes, ranks) = (nil, nil)
      return
    }
    changes = try SubgroupChanges(
      pre: pre, post: post, groups: numbers, groupCount: groups.names.count, level: settings.confidence,
      draws: Draws(count: Draws.standard.count, seed: settings.seed))
    let difference = { (group: Int) in members[group].map { scores.after[$0] - scores.before[$0] } }
    ranks = groups.names.count == 2 ? try MannWhitney(difference(0), difference(1)) : nil
  }

  /// Groups below the minimum, and the next smallest until those hidden hold a minimum of people together and are at
  /// least two: the headline is their total, and would tell them.
  static func hidden(_ counts: [Int], rest: Int) -> [Bool] {
    let rule = SampleRule.subgroupMean
    var hidden = counts.map { !rule.isMet(by: $0) }
    guard hidden.contains(true) else { return hidden }
    while hidden.contains(false) {
      let people = zip(counts, hidden).reduce(rest) { $0 + ($1.1 ? $1.0 : 0) }
      let parts = hidden.count { $0 } + (rest > 0 ? 1 : 0)
      if parts > 1, rule.isMet(by: people) { break }
      guard let next = hidden.indices.filter({ !hidden[$0] }).min(by: { (counts[$0], $0) < (counts[$1], $1) }) else {
        break
      }
      hidden[next] = true
    }
    return hidden
  }
}
