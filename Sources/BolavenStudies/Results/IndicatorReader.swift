import BolavenData
import BolavenFormats
import BolavenReports

/// Reads the values and settings of one indicator out of its mapping in a plan.
struct IndicatorReader {
  private let mapping: PlanMapping
  private let plan: StudyPlan

  init(_ mapping: PlanMapping, plan: StudyPlan) {
    self.mapping = mapping
    self.plan = plan
  }

  // MARK: What it is

  func definition(_ id: String, problems: inout PlanProblems) -> IndicatorDefinition {
    var definition = IndicatorDefinition(
      id: id, label: mapping.label("label", problems: &problems) ?? .verbatim(id))
    definition.level = mapping.choice("level", of: IndicatorLevel.self, problems: &problems)
    definition.unit = mapping.label("unit", problems: &problems)
    definition.direction = mapping.choice("direction", of: IndicatorDirection.self, problems: &problems) ?? .up
    definition.aggregation =
      mapping.choice("aggregation", of: IndicatorAggregation.self, problems: &problems) ?? .latest
    definition.source = mapping.text("source", problems: &problems)
    definition.note = mapping.label("note", problems: &problems)
    if let text = mapping.text("status", problems: &problems) {
      if let rule = StatusRule(text) {
        definition.rule = rule
      } else {
        mapping.report(
          .badValue(key: "status", value: text, expected: .oneOf(["100/80/50"], nearest: [])), at: "status",
          problems: &problems)
      }
    }
    let measure = mapping.choice("measure", of: IndicatorMeasure.self, problems: &problems)
    definition.isPercentage =
      measure == .percentage || mapping.has("share")
      || definition.unit.map { IndicatorDefinition.isPercentage(unit: $0(.english)) } ?? false
      || ["value", "baseline", "target"].contains(where: isWrittenInPerCent)
    return definition
  }

  private func isWrittenInPerCent(_ key: String) -> Bool {
    guard let content = mapping.entry(key)?.value.content else { return false }
    switch content {
    case .scalar(let text, _): return text.hasSuffix("%")
    case .mapping(let entries):
      return entries.contains { entry in
        if case .scalar(let text, _) = entry.value.content { return entry.key == "value" && text.hasSuffix("%") }
        return false
      }
    case .sequence: return false
    }
  }

  // MARK: Baseline and target

  /// A number, `{value, year, note}` or `{from: ADDRESS}`.
  func quantity(
    _ key: String, _ definition: IndicatorDefinition, problems: inout PlanProblems
  ) -> IndicatorPlan.Quantity? {
    guard let entry = mapping.entry(key) else { return nil }
    guard case .mapping = entry.value.content else {
      return number(mapping, key, definition, problems: &problems).map { value in
        var number = IndicatorNumber(value)
        number.basis = written([key], in: mapping)
        return .number(number)
      }
    }
    let keys = ["value", "numerator", "denominator", "year", "note", "from"]
    guard let inner = mapping.mapping(key, keys: keys, problems: &problems) else { return nil }
    let ways = Self.ways(["from", "value"], in: inner)
    guard ways.count == 1, let way = ways.first else {
      problems.add(.exactlyOne(of: ["from", "value"], found: ways), line: inner.line, column: inner.column)
      return nil
    }
    if way == "from" { return address(inner, problems: &problems) }
    guard var value = value(inner, definition, problems: &problems) else { return nil }
    value.period = inner.text("year", problems: &problems)
    value.note = inner.label("note", problems: &problems)
    return .number(value)
  }

  // MARK: The actual

  private static let ways = ["from", "value"] + DataMeasure.Kind.allCases.map(\.rawValue)

  /// Keys that say where a value comes from; a numerator and a denominator are a value.
  private static func ways(_ keys: [String], in mapping: PlanMapping) -> [String] {
    keys.filter { key in
      mapping.has(key) || key == "value" && mapping.has("numerator") && mapping.has("denominator")
    }
  }

  func actual(_ definition: IndicatorDefinition, problems: inout PlanProblems) -> IndicatorPlan.Quantity? {
    let found = Self.ways(Self.ways, in: mapping)
    guard found.count == 1, let way = found.first else {
      problems.add(.exactlyOne(of: Self.ways, found: found), line: mapping.line, column: mapping.column)
      return nil
    }
    switch way {
    case "from": return address(mapping, problems: &problems)
    case "value":
      if let text = mapping.has("value") ? mapping.text("value", problems: &problems) : nil,
        ["", "...", "…"].contains(text)
      {
        return .notReported
      }
      return value(mapping, definition, problems: &problems).map { .number($0) }
    default:
      return DataMeasure.Kind(rawValue: way).flatMap { measure($0, problems: &problems) }.map { .data($0) }
    }
  }

  /// `from: analysis.row.column`, whose analysis the plan must have.
  private func address(_ mapping: PlanMapping, problems: inout PlanProblems) -> IndicatorPlan.Quantity? {
    guard let text = mapping.requiredText("from", problems: &problems) else { return nil }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let known = plan.analyses.map(\.id)
    guard known.contains(parts[0]), parts.count == 2 else {
      mapping.report(
        .unknownReference(key: "from", name: text, nearest: nearestNames(to: parts[0], among: known), known: known),
        at: "from", problems: &problems)
      return nil
    }
    return .address(analysis: parts[0], key: parts[1], line: mapping.place(of: "from").line)
  }

  /// A value, a numerator and a denominator, or all three.
  private func value(
    _ mapping: PlanMapping, _ definition: IndicatorDefinition, problems: inout PlanProblems
  ) -> IndicatorNumber? {
    let numerator = mapping.number("numerator", problems: &problems)
    let denominator = mapping.number("denominator", problems: &problems)
    if let denominator, denominator <= 0 {
      mapping.report(
        .badValue(key: "denominator", value: "\(denominator)", expected: .number), at: "denominator",
        problems: &problems)
      return nil
    }
    if mapping.has("value") {
      guard let written = number(mapping, "value", definition, problems: &problems) else { return nil }
      var number = IndicatorNumber(written, numerator: numerator, denominator: denominator)
      number.basis = self.written(["value"], in: mapping)
      return number
    }
    guard let numerator, let denominator else { return nil }
    var number = IndicatorNumber(numerator / denominator, numerator: numerator, denominator: denominator)
    number.basis = written(["numerator", "denominator"], in: mapping)
    return number
  }

  /// What the plan has under some keys, letter by letter.
  private func written(_ keys: [String], in mapping: PlanMapping) -> IndicatorBasis {
    .written(
      keys.compactMap { key in
        if case .scalar(let text, _)? = mapping.entry(key)?.value.content { text } else { nil }
      })
  }

  /// `60%`, or a plain number; where the indicator is a percentage a plain number is a share of one.
  private func number(
    _ mapping: PlanMapping, _ key: String, _ definition: IndicatorDefinition, problems: inout PlanProblems
  ) -> Double? {
    guard let text = mapping.text(key, problems: &problems) else { return nil }
    let number =
      text.hasSuffix("%")
      ? perCent(text.withoutBlankBeforeSign) : definition.isPercentage ? parseShare(text) : decimalNumber(text)
    if number == nil {
      mapping.report(
        .badValue(key: key, value: text, expected: definition.isPercentage ? .share : .number), at: key,
        problems: &problems)
    }
    return number
  }

  // MARK: Measures of data

  private func measure(_ kind: DataMeasure.Kind, problems: inout PlanProblems) -> DataMeasure? {
    let key = kind.rawValue
    if case .mapping = mapping.entry(key)?.value.content {
      guard let inner = mapping.mapping(key, keys: ["of", "where"], problems: &problems),
        let file = file(inner, "of", problems: &problems)
      else { return nil }
      let condition = inner.expression("where", problems: &problems)
      switch kind {
      case .count: return DataMeasure(.count, of: file, where: condition)
      case .share:
        guard let condition else { return missing("where", inside: "indicators.\(key)", inner, problems: &problems) }
        return DataMeasure(
          .share, of: file, expression: condition, where: mapping.expression("where", problems: &problems))
      case .mean, .median, .sum:
        mapping.report(.wrongShape(key: key, expected: .value), at: key, problems: &problems)
        return nil
      }
    }
    let condition = mapping.expression("where", problems: &problems)
    if kind == .count {
      return file(mapping, key, problems: &problems).map { DataMeasure(.count, of: $0, where: condition) }
    }
    guard let file = file(mapping, "of", problems: &problems),
      let expression = mapping.expression(key, problems: &problems)
    else { return nil }
    return DataMeasure(kind, of: file, expression: expression, where: condition)
  }

  private func missing(
    _ key: String, inside path: String, _ mapping: PlanMapping, problems: inout PlanProblems
  ) -> DataMeasure? {
    problems.add(.missingKey(key, inside: path), line: mapping.line, column: mapping.column)
    return nil
  }

  /// The file of a source, `households`, or of one of its waves, `training.post`.
  private func file(_ mapping: PlanMapping, _ key: String, problems: inout PlanProblems) -> String? {
    var files: [(name: String, file: String)] = []
    for source in plan.data {
      for wave in source.waves { files.append((wave.name.map { "\(source.name).\($0)" } ?? source.name, wave.file)) }
    }
    guard let name = mapping.reference(key, among: files.map(\.name), problems: &problems) else { return nil }
    return files.first { $0.name == name }?.file
  }
}

extension String {
  fileprivate var withoutBlankBeforeSign: String { hasSuffix(" %") ? dropLast(2) + "%" : self }
}
