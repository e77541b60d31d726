public import BolavenData

/// The people of two files, each row with the row that is the same person.
///
/// Equal identifiers are linked first. The rows that are left are weighed against each other by all fields, each given at
/// most one partner so that the sum of the weights is largest, and linked where the weight and the distance to the second
/// best are large enough and nothing speaks against it; where something does, somebody has to look. People who may be two
/// are never linked: names that differ in Lao letters, or in more than their romanisation, and identifiers that are not
/// near only lead to a review.
public struct PersonLinks: Sendable, Hashable {
  /// In the order of the file before, then the rows of the file after that found nobody.
  public let links: [PersonLink]
  /// What the rows were compared by.
  public let fields: LinkFields
  /// From which weight on.
  public let rules: LinkRules

  /// Links the rows of two files.
  ///
  /// - Throws: columns that are missing, an identifier on two rows of one file, more near pairs than can be looked at.
  public init(
    before: DataFrame, after: DataFrame, fields: LinkFields, rules: LinkRules = LinkRules()
  ) throws(DataError) {
    var problems: [DataProblem] = []
    var records: [[LinkRecord]] = []
    for frame in [before, after] {
      do throws(DataError) {
        let read = try LinkRecord.records(frame, fields)
        records.append(read)
        if let identifier = fields.identifier {
          problems += repetitions(of: read.map { $0.identifier?.text }, columns: [identifier], in: frame) { $0 }
        }
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty, records.count == 2 else { throw DataError(problems) }
    guard let links = Self.links(before: records[0], after: records[1], rules) else {
      throw DataError([.tooManyCandidates(path: before.source, secondPath: after.source, limit: LinkCandidates.most)])
    }
    self.links = links
    self.fields = fields
    self.rules = rules
  }

  /// Pairs of rows that are one person.
  public var linked: [PersonLink] { links.filter { $0.decision == .linked } }
  /// Pairs that somebody has to look at.
  public var reviewed: [PersonLink] { links.filter { $0.decision == .review } }
  /// Links that needed more than equal identifiers.
  public var found: [PersonLink] { linked.filter { $0.method != .identifier } }

  static func links(before: [LinkRecord], after: [LinkRecord], _ rules: LinkRules) -> [PersonLink]? {
    var rowOfIdentifier: [String: Int] = [:]
    for (row, record) in after.enumerated() {
      if let identifier = record.identifier { rowOfIdentifier[identifier.text] = row }
    }
    var ofBefore = [PersonLink?](repeating: nil, count: before.count)
    var isTaken = [Bool](repeating: false, count: after.count)
    for (row, record) in before.enumerated() {
      guard let identifier = record.identifier, let match = rowOfIdentifier[identifier.text] else { continue }
      isTaken[match] = true
      ofBefore[row] = PersonLink(
        rowBefore: row, rowAfter: match, decision: .linked, method: .identifier, reason: .sameIdentifier, weight: nil,
        secondBest: nil, differing: record.agreement(with: after[match]).differing)
    }
    let left = (before: before.indices.filter { ofBefore[$0] == nil }, after: after.indices.filter { !isTaken[$0] })
    var ofAfter: [Int: PersonLink] = [:]
    guard
      let candidates = LinkCandidates(
        before: left.before.map { before[$0] }, after: left.after.map { after[$0] },
        weights: { LinkWeights(before: before, after: after) })
    else { return nil }
    for link in Self.weighed(candidates, left: left, rules) {
      if let row = link.rowBefore { ofBefore[row] = link } else if let row = link.rowAfter { ofAfter[row] = link }
      if let row = link.rowAfter, link.rowBefore != nil { isTaken[row] = true }
    }
    return ofBefore.compactMap { $0 } + after.indices.filter { !isTaken[$0] }.compactMap { ofAfter[$0] }
  }

  /// A line for every row that is left.
  private static func weighed(
    _ candidates: LinkCandidates, left: (before: [Int], after: [Int]), _ rules: LinkRules
  ) -> [PersonLink] {
    let pairs = candidates.pairs
    let possible = pairs.indices.filter { pairs[$0].weight >= max(rules.reviewedWeight, .leastNormalMagnitude) }
    let chosen = Assignment.maximising(
      possible.map { (row: pairs[$0].before, column: pairs[$0].after, gain: pairs[$0].weight) }
    ).map { possible[$0] }
    let ofRow = (
      before: Dictionary(grouping: pairs.indices) { pairs[$0].before },
      after: Dictionary(grouping: pairs.indices) { pairs[$0].after }
    )
    var links: [PersonLink] = []
    var rowPairs = left.before.count * left.after.count
    var isDone = (before: Set<Int>(), after: Set<Int>())
    // Pairs with a name, or with an identifier that is only written otherwise, come first: what they leave counts.
    let (named, nameless) = chosen.reduce(into: ([Int](), [Int]())) { parts, position in
      let agreement = pairs[position].agreement
      if agreement.name != nil || agreement.identifier == .written {
        parts.0.append(position)
      } else {
        parts.1.append(position)
      }
    }
    for (number, position) in (named + nameless).enumerated() {
      if number == named.count {
        let linked = links.count { $0.decision == .linked }
        rowPairs = (left.before.count - linked) * (left.after.count - linked)
      }
      let pair = pairs[position]
      let others = ((ofRow.before[pair.before] ?? []) + (ofRow.after[pair.after] ?? [])).filter { $0 != position }
      let secondBest = others.map { pairs[$0].weight }.max()
      let (decision, reason) = PersonLink.decision(
        on: pair.agreement, weight: pair.weight, secondBest: secondBest, rowPairs: rowPairs, rules)
      links.append(
        PersonLink(
          rowBefore: left.before[pair.before], rowAfter: left.after[pair.after], decision: decision,
          method: PersonLink.method(of: pair.agreement), reason: reason, weight: pair.weight, secondBest: secondBest,
          differing: pair.agreement.differing))
      isDone.before.insert(pair.before)
      isDone.after.insert(pair.after)
    }
    let alone = { (weights: [Double], before: Int?, after: Int?) in
      let best = weights.max()
      let reason: PersonLink.Reason =
        best.map { $0 >= rules.reviewedWeight ? .takenByOthers : .weightLow } ?? .nobodyNear
      return PersonLink(
        rowBefore: before, rowAfter: after, decision: .unmatched, method: .none, reason: reason, weight: best,
        secondBest: nil, differing: [])
    }
    for (position, row) in left.before.enumerated() where !isDone.before.contains(position) {
      links.append(alone((ofRow.before[position] ?? []).map { pairs[$0].weight }, row, nil))
    }
    for (position, row) in left.after.enumerated() where !isDone.after.contains(position) {
      links.append(alone((ofRow.after[position] ?? []).map { pairs[$0].weight }, nil, row))
    }
    return links
  }
}
