import BolavenEstimation
import BolavenNumerics
import BolavenReports

extension KnowledgeChecks {
  /// Every number of the table of checks from the answers.
  func addRecalculations(
    to ways: inout Recalculations, _ tests: PlainTests, isEqual: [Bool], level: Double, id: String
  ) {
    let at = { (row: String, column: String) in "\(id).\(row).\(column)" }
    let waves = [("pre", tests.before), ("post", tests.after)]
    for (wave, test) in waves {
      let spread = PlainSpread(test, weights: tests.items.map(\.weight))
      ways.add(at("reliability_\(wave)", "people"), RecalculationWording.count) { Double(spread.totals.count) }
      ways.add(at("reliability_\(wave)", "value"), Wording.size) { spread.alpha }
      ways.add(at("reliability_\(wave)", "interval"), Wording.fisher, limits: { spread.limits(level: level) })
      guard let best = tests.best else { continue }
      let scores = test.totals.compactMap { $0 }
      for (row, end) in [("ceiling", best), ("floor", tests.lowest)] {
        ways.add(at("\(row)_\(wave)", "people"), RecalculationWording.count) { Double(scores.count) }
        guard let end else { continue }
        ways.add(at("\(row)_\(wave)", "value"), Wording.reached) {
          Double(scores.count { (end - $0).magnitude <= Plain.rounding(best) })
        }
      }
    }
    let spread = PlainSpread(tests.before, weights: tests.items.map(\.weight))
    ways.add(at("sem", "people"), RecalculationWording.count) { Double(spread.totals.count) }
    ways.add(at("sem", "value"), Wording.size) { spread.measurementError }
    let equal = isEqual.indices.filter { isEqual[$0] }
    let (pre, post) = (tests.pre, tests.post)
    if pre.count == isEqual.count, post.count == isEqual.count {
      let pairs = PlainPairs(pre: equal.map { pre[$0] }, post: equal.map { post[$0] }, level: level)
      ways.add(at("equal_identifiers", "people"), RecalculationWording.count) { Double(pairs.count) }
      ways.add(at("equal_identifiers", "value"), Wording.mean) { Plain.mean(pairs.changes) }
      ways.add(at("equal_identifiers", "interval"), Wording.studentLimits, limits: { pairs.limits() })
      ways.add(at("equal_identifiers", "p"), Wording.signs) { pairs.signedRankPValue }
    }
    addLosses(to: &ways, PlainLosses(tests, level: level), lowest: tests.lowest, best: tests.best, at: at)
  }

  private func addLosses(
    to ways: inout Recalculations, _ losses: PlainLosses, lowest: Double?, best: Double?,
    at: (String, String) -> String
  ) {
    for row in ["leavers", "worst", "best", "likelihood", "imputed"] {
      ways.add(at(row, "people"), RecalculationWording.count) { Double(losses.enrolled.count) }
    }
    ways.add(at("overlapping", "people"), RecalculationWording.count) {
      Double(losses.enrolled.count + losses.onlyAfter.count)
    }
    let groups = PlainGroups(losses.pairs.pre, losses.onlyBefore, level: losses.pairs.level)
    ways.add(at("leavers", "value"), Wording.mean, scale: 1) { groups.difference }
    ways.add(at("leavers", "interval"), Wording.studentLimits, scale: 1, limits: { groups.limits })
    if groups.isEnumerable { ways.add(at("leavers", "p"), Wording.choices) { groups.permutationPValue } }
    if let best {
      if let lowest {
        let least = min(lowest, (losses.enrolled + losses.pairs.post).min() ?? 0)
        ways.add(at("worst", "value"), Wording.mean, scale: 1) { losses.change(ifMissingAre: least) }
      }
      ways.add(at("best", "value"), Wording.mean, scale: 1) { losses.change(ifMissingAre: best) }
    }
    ways.add(at("likelihood", "value"), Wording.line, scale: 1) { losses.likelihood?.change }
    ways.add(at("likelihood", "interval"), Wording.line, scale: 1, limits: { losses.likelihood?.limits })
    ways.add(at("likelihood", "p"), Wording.line) { losses.likelihood?.pValue }
    // Each imputation looks at everybody for everybody who left: no second way where that takes minutes.
    if let draws = imputed?.draws, losses.enrolled.count * losses.onlyBefore.count <= 100_000 {
      ways.add(at("imputed", "value"), Wording.imputations, scale: 1) { losses.imputed(draws)?.change }
      ways.add(at("imputed", "interval"), Wording.imputations, scale: 1, limits: { losses.imputed(draws)?.limits })
      ways.add(at("imputed", "p"), Wording.imputations) { losses.imputed(draws)?.pValue }
    }
    ways.add(at("overlapping", "value"), Wording.mean, scale: 1) { losses.overlapping?.change }
    ways.add(at("overlapping", "interval"), Wording.studentLimits, scale: 1, limits: { losses.overlapping?.limits })
    ways.add(at("overlapping", "p"), Wording.studentLimits) { losses.overlapping?.pValue }
  }

  private typealias Wording = KnowledgeRecalculationWording
}
