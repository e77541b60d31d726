import BolavenData
import BolavenReports

/// The values of indicators in a long file: one row an indicator, kind and period.
///
/// Percentages are written 0 to 100. Where a numerator and a denominator stand, the value is their ratio, and a value
/// written beside them has to agree to half a percentage point. Rows of a disaggregation are left out and counted.
struct IndicatorValues {
  /// What a value is.
  enum Kind: String, Sendable, CaseIterable { case baseline, target, actual }

  /// By indicator and kind, in the order of periods.
  private(set) var entries: [String: [Kind: [IndicatorEntry]]] = [:]
  /// The file.
  let path: String
  /// Rows of parts of an indicator, such as women and men.
  private(set) var disaggregatedRows = 0

  /// - Parameter definitions: every indicator that may have values.
  init(
    _ file: IndicatorFile, of definitions: [IndicatorDefinition], problems: inout [IndicatorProblem]
  ) throws(DataError) {
    path = file.frame.source
    let kinds = try file.frame.categories("kind")
    let periods = try file.text("period", "period_end", "period_start")
    let columns = try Columns(file)
    let known = Dictionary(definitions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var unknown: [String: [Int]] = [:]
    var empty: [Int] = []
    for row in 0..<file.frame.rowCount {
      guard let id = file.ids[row] else { continue }
      let place = file.frame.excelRow(row)
      guard let definition = known[id] else {
        unknown[id, default: []].append(place)
        continue
      }
      guard columns.dimension?[row] == nil else {
        disaggregatedRows += 1
        continue
      }
      guard kinds[row] != nil else {
        problems.append(Self.kindMissing(path: path, row: place))
        continue
      }
      guard let kind = file.word(kinds, "kind", row: row, of: Kind.self, problems: &problems) else { continue }
      guard var number = columns.number(row, definition, path: path, place: place, problems: &problems) else {
        // An actual that is still to come may stand as an empty row.
        if kind != .actual { empty.append(place) }
        continue
      }
      number.period = periods?[row]
      number.basis = .recorded(file: path, rows: [place], .latest)
      entries[id, default: [:]][kind, default: []].append(IndicatorEntry(number: number, row: place))
    }
    if !empty.isEmpty { problems.append(.valueMissing(path: path, rows: empty)) }
    for id in unknown.keys.sorted() {
      problems.append(
        .unknownIndicator(
          indicator: id, path: path, rows: unknown[id] ?? [],
          nearest: nearestNames(to: id, among: definitions.map(\.id))))
    }
    for definition in definitions { sort(definition.id, problems: &problems) }
  }

  private static func kindMissing(path: String, row: Int) -> IndicatorProblem {
    .unknownWord(path: path, column: "kind", row: row, word: "", known: Kind.allCases.map(\.rawValue), nearest: [])
  }

  /// Puts periods in the order of time. One period has one value.
  private mutating func sort(_ id: String, problems: inout [IndicatorProblem]) {
    for kind in Kind.allCases {
      guard let found = entries[id]?[kind] else { continue }
      let periods = Set(found.compactMap(\.number.period))
      let orders = periods.compactMap(periodOrder)
      // A year and a part of it overlap: neither comes first.
      let unknown = periods.filter { period in
        guard let order = periodOrder(period) else { return true }
        return orders.contains { $0.count > order.count && $0.starts(with: order) }
      }.sorted()
      if periods.count > 1, !unknown.isEmpty {
        problems.append(
          .periodOrderUnknown(
            indicator: id, path: path, periods: unknown,
            rows: found.filter { unknown.contains($0.number.period ?? "") }.map(\.row)))
      }
      let order = { (entry: IndicatorEntry) in entry.number.period.flatMap(periodOrder) ?? [] }
      let sorted = found.enumerated().sorted { a, b in
        let (first, second) = (order(a.element), order(b.element))
        return first == second ? a.offset < b.offset : first.lexicographicallyPrecedes(second)
      }.map(\.element)
      entries[id]?[kind] = sorted
      for (first, second) in zip(sorted, sorted.dropFirst()) where first.number.period == second.number.period {
        problems.append(
          .repeatedValue(
            indicator: id, path: path, kind: kind.rawValue, period: first.number.period ?? "",
            rows: [first.row, second.row]))
      }
    }
  }

  /// The one value of a kind. Actuals are joined over periods by the indicator's rule; of baselines the first stands; targets
  /// of sums are summed, of others the last stands.
  func number(
    _ kind: Kind, of definition: IndicatorDefinition, problems: inout [IndicatorProblem]
  ) -> IndicatorNumber? {
    guard let found = entries[definition.id]?[kind], !found.isEmpty else { return nil }
    do throws(IndicatorFailure) {
      switch kind {
      case .baseline: return found.first?.number
      case .target:
        return definition.aggregation == .sum && !definition.isPercentage
          ? try IndicatorAggregation.sum.join(found, of: definition, path: path) : found.last?.number
      case .actual: return try definition.aggregation.join(found, of: definition, path: path)
      }
    } catch {
      problems.append(error.problem)
      return nil
    }
  }
}

/// The columns of values.
private struct Columns {
  let values: NumberColumn?
  let numerators: NumberColumn?
  let denominators: NumberColumn?
  let sources: Categories?
  let dimension: Categories?

  init(_ file: IndicatorFile) throws(DataError) {
    values = try file.numbers("value")
    numerators = try file.numbers("numerator", "num")
    denominators = try file.numbers("denominator", "den", "weight")
    sources = try file.text("source", "evidence_table")
    dimension = try file.text("value_1", "dimension_1")
  }

  /// The number of a row; `nil` without a value.
  func number(
    _ row: Int, _ definition: IndicatorDefinition, path: String, place: Int, problems: inout [IndicatorProblem]
  ) -> IndicatorNumber? {
    let scale: Double = definition.isPercentage ? 100 : 1
    let written = values?[row].map { $0 / scale }
    let numerator = numerators?[row]
    let denominator = denominators?[row]
    var number: IndicatorNumber
    if let numerator, let denominator, denominator > 0, (numerator / denominator).isFinite {
      number = IndicatorNumber(numerator / denominator, numerator: numerator, denominator: denominator)
      if let written, (written - number.value).magnitude > 0.005 * max(1, number.value.magnitude) + 1e-9 {
        problems.append(
          .valueDisagrees(
            indicator: definition.id, path: path, row: place, value: written * scale, numerator: numerator,
            denominator: denominator))
      }
    } else if let written {
      number = IndicatorNumber(written, numerator: numerator, denominator: denominator)
    } else {
      return nil
    }
    number.origin = sources?[row] ?? path
    return number
  }
}
