import BolavenData

/// Finds the values of a plan's indicators: in earlier analyses, in data, or written in the plan.
struct IndicatorResolver {
  let sources: DataSources
  let earlier: [String: any StudyFindings]

  /// The indicator with its values; `nil` with problems where one cannot be found.
  func result(_ plan: IndicatorPlan, problems: inout [StudyProblem]) -> IndicatorResult? {
    let before = problems.count
    let baseline = plan.baseline.flatMap { number($0, of: plan.definition, problems: &problems) }
    let target = plan.target.flatMap { number($0, of: plan.definition, problems: &problems) }
    let actual = number(plan.actual, of: plan.definition, problems: &problems)
    guard problems.count == before else { return nil }
    return IndicatorResult(plan.definition, baseline: baseline, target: target, actual: actual)
  }

  private func number(
    _ quantity: IndicatorPlan.Quantity, of definition: IndicatorDefinition, problems: inout [StudyProblem]
  ) -> IndicatorNumber? {
    switch quantity {
    case .notReported: return nil
    case .number(let number): return number
    case .address(let analysis, let key, let line):
      if let measure = earlier[analysis]?.measures[key] {
        return IndicatorNumber(measure, analysis: analysis, key: key)
      }
      problems.append(.indicator(unknown(key, in: analysis, indicator: definition.id, line: line)))
      return nil
    case .data(let measure):
      do throws(DataError) {
        if let number = try measure.number(in: sources.frame(measure.file)) { return number }
        problems.append(.indicator(.nothingToMeasure(indicator: definition.id, path: measure.file)))
      } catch {
        problems += error.problems.map(StudyProblem.data)
      }
      return nil
    }
  }

  /// The nearest addresses: by spelling, else those of the same row, else those of the same column.
  private func unknown(_ key: String, in analysis: String, indicator: String, line: Int) -> IndicatorProblem {
    let known = earlier[analysis].map { $0.measures.keys.sorted() } ?? []
    var nearest = nearestNames(to: key, among: known)
    if nearest.isEmpty {
      let row = key.split(separator: ".").first.map { "\($0)." } ?? key
      nearest = Array(known.filter { $0.hasPrefix(row) }.prefix(3))
    }
    if nearest.isEmpty {
      let column = key.split(separator: ".").last.map { ".\($0)" } ?? key
      nearest = Array(known.filter { $0.hasSuffix(column) }.prefix(3))
    }
    let address = { (name: String) in "\(analysis).\(name)" }
    return .unknownAddress(
      indicator: indicator, address: address(key), line: line, nearest: nearest.map(address),
      known: known.map(address))
  }
}
