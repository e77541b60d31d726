import BolavenNumerics

/// How values of several periods make one.
///
/// Source: formula D1 of the method pages.
public enum IndicatorAggregation: String, Sendable, Hashable, CaseIterable {
  /// Σ of the periods; of percentages Σ numerators / Σ denominators.
  case sum
  /// The last value.
  case latest
  /// The last value of a running total, which must never fall.
  case cumulative
  /// Σ numerators / Σ denominators.
  case ratio
  /// Σ denominator · value / Σ denominator.
  case meanWeighted = "mean_weighted"
  /// The greatest value.
  case max
}

extension IndicatorAggregation {
  /// One value out of those of several periods, which come in order and are not empty.
  ///
  /// - Throws: `cumulativeFalls`, `denominatorMissing`.
  func join(
    _ entries: [IndicatorEntry], of definition: IndicatorDefinition, path: String
  ) throws(IndicatorFailure) -> IndicatorNumber? {
    guard let last = entries.last else { return nil }
    switch self {
    case .latest: return last.number
    case .max: return entries.map(\.number).max { $0.value < $1.value }
    case .cumulative:
      try requireRising(entries, of: definition, path: path)
      return last.number
    case .sum:
      if entries.count == 1 { return last.number }
      if definition.isPercentage { return try pooled(entries, of: definition, path: path) }
      return joined(IndicatorNumber(compensatedSum(entries.map(\.number.value))), entries)
    case .ratio, .meanWeighted:
      if entries.count == 1 { return last.number }
      return try pooled(entries, of: definition, path: path)
    }
  }

  private func requireRising(
    _ entries: [IndicatorEntry], of definition: IndicatorDefinition, path: String
  ) throws(IndicatorFailure) {
    for (earlier, later) in zip(entries, entries.dropFirst()) where later.number.value < earlier.number.value {
      throw IndicatorFailure(
        .cumulativeFalls(
          indicator: definition.id, path: path, earlier: earlier.periodValue, later: later.periodValue))
    }
  }

  /// Σ numerators / Σ denominators, where a numerator that is not given is value · denominator.
  private func pooled(
    _ entries: [IndicatorEntry], of definition: IndicatorDefinition, path: String
  ) throws(IndicatorFailure) -> IndicatorNumber {
    let parts = entries.compactMap { entry -> (numerator: Double, denominator: Double)? in
      guard let denominator = entry.number.denominator, denominator > 0 else { return nil }
      return (entry.number.numerator ?? entry.number.value * denominator, denominator)
    }
    guard parts.count == entries.count else {
      let rows = entries.filter { !(($0.number.denominator ?? 0) > 0) }.map(\.row)
      throw IndicatorFailure(
        .denominatorMissing(indicator: definition.id, path: path, aggregation: self, rows: rows))
    }
    let numerator = compensatedSum(parts.map(\.numerator))
    let denominator = compensatedSum(parts.map(\.denominator))
    return joined(
      IndicatorNumber(numerator / denominator, numerator: numerator, denominator: denominator), entries)
  }

  /// The joined value with the periods it spans and the source of the last.
  private func joined(_ number: IndicatorNumber, _ entries: [IndicatorEntry]) -> IndicatorNumber {
    var number = number
    if let first = entries.first?.number.period, let last = entries.last?.number.period {
      number.period = first == last ? first : "\(first) to \(last)"
    }
    number.origin = entries.last?.number.origin
    if case .recorded(let file, _, _)? = entries.last?.number.basis {
      number.basis = .recorded(file: file, rows: entries.map(\.row), self)
    }
    return number
  }
}

/// A value of one period in a file.
struct IndicatorEntry: Sendable {
  let number: IndicatorNumber
  /// The row number that Excel shows.
  let row: Int

  var periodValue: IndicatorProblem.PeriodValue {
    IndicatorProblem.PeriodValue(period: number.period ?? "", value: number.value, row: row)
  }
}

/// One indicator problem, thrown.
struct IndicatorFailure: Error {
  let problem: IndicatorProblem

  init(_ problem: IndicatorProblem) { self.problem = problem }
}
