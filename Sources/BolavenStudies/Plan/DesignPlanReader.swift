import BolavenData
import BolavenFormats

extension DesignPlan {
  /// Reads one member of `design`.
  init?(_ entry: YAMLEntry, data: [DataPlan], problems: inout PlanProblems) {
    let keys = [
      "kind", "data", "before", "after", "follow", "treatment", "treated", "take_up", "assignment", "cluster", "pairs",
      "strata",
      "weights",
    ]
    guard let mapping = PlanMapping(entry.value, path: "design.\(entry.key)", keys: keys, problems: &problems) else {
      return nil
    }
    if !mapping.has("kind") {
      problems.add(.missingKey("kind", inside: mapping.path), line: entry.line, column: entry.column)
    }
    let kind = mapping.choice("kind", of: Kind.self, problems: &problems)
    let name = mapping.reference("data", among: data.map(\.name), problems: &problems)
    let column = { (key: String, problems: inout PlanProblems) in
      mapping.text(key, problems: &problems).map { ColumnName($0) }
    }
    let design = DesignPlan(
      name: entry.key, kind: kind ?? .panel, data: name ?? "", before: mapping.text("before", problems: &problems),
      after: mapping.text("after", problems: &problems),
      follow: kind == .prePost ? mapping.text("follow", problems: &problems) : nil,
      treatment: column("treatment", &problems),
      treated: mapping.text("treated", problems: &problems) ?? "1", takeUp: column("take_up", &problems),
      assignment: mapping.choice("assignment", of: Assignment.self, problems: &problems)
        ?? (kind == .randomised ? .random : .chosen),
      cluster: column("cluster", &problems), pairs: column("pairs", &problems), strata: column("strata", &problems),
      weights: column("weights", &problems))
    guard let kind, let source = data.first(where: { $0.name == name }) else { return nil }
    if kind != .prePost, let follow = mapping.entry("follow") {
      problems.add(.unknownKey("follow", nearest: []), line: follow.line, column: follow.column)
    }
    let needed = kind == .prePost ? ["before", "after"] : ["treatment"]
    for key in needed where !mapping.has(key) {
      problems.add(.missingKey(key, inside: mapping.path), line: entry.line, column: entry.column)
    }
    guard needed.allSatisfy(mapping.has), Self.checkWaves(design, of: source, in: mapping, &problems) else {
      return nil
    }
    self = design
  }

  /// Whether `before` and `after` are two waves of the data, where the plan names its waves.
  private static func checkWaves(
    _ design: DesignPlan, of source: DataPlan, in mapping: PlanMapping, _ problems: inout PlanProblems
  ) -> Bool {
    let names = source.waveNames
    var isRight = true
    for (key, wave) in [("before", design.before), ("after", design.after), ("follow", design.follow)] {
      guard let wave else { continue }
      if names.isEmpty, source.waveColumn == nil, design.kind != .prePost {
        mapping.report(.missingKey("wave", inside: "data.\(source.name)"), at: key, problems: &problems)
        isRight = false
      } else if !names.isEmpty, !names.contains(wave) {
        mapping.report(
          .unknownReference(key: key, name: wave, nearest: nearestNames(to: wave, among: names), known: names),
          at: key, problems: &problems)
        isRight = false
      }
    }
    if let before = design.before, before == design.after, isRight {
      let others = names.filter { $0 != before }
      mapping.report(
        .badValue(key: "after", value: before, expected: .oneOf(others, nearest: [])), at: "after", problems: &problems)
      return false
    }
    if let follow = design.follow, isRight, [design.before, design.after].contains(follow) {
      let others = names.filter { $0 != design.before && $0 != design.after }
      mapping.report(
        .badValue(key: "follow", value: follow, expected: .oneOf(others, nearest: [])), at: "follow",
        problems: &problems)
      return false
    }
    return isRight
  }
}
