import BolavenEstimation
import BolavenReports

/// How much of the change of people who were chosen for a low score may come from choosing them.
struct KnowledgeSelection: Sendable {
  /// Only people with this score before, or less, were chosen.
  let limit: Double
  /// Positions of their pairs.
  let people: [Int]
  /// The mean score before of everybody who took that test.
  let mean: Double
  /// The reliability of the test: alpha, or without answers the correlation of both tests of everybody.
  let reliability: Double
  let usesCorrelation: Bool
  /// Of the chosen people.
  let regression: RegressionToTheMean
  /// Of everybody with both tests: the correlation of the change with the average of both scores.
  let everybody: RegressionToTheMean

  /// - Returns: `nil` where nobody, or everybody, of those who took the test before was chosen, or where the test has no
  ///   reliability between 0 and 1.
  init?(
    atMost limit: Double, of scores: KnowledgeScores, checks: KnowledgeChecks, level: Double
  ) throws(PairedError) {
    let all = scores.waves.before.scores
    let chosen = scores.before.indices.filter { scores.before[$0] <= limit }
    let mean = all.reduce(0, +) / Double(max(1, all.count))
    guard !chosen.isEmpty, all.contains(where: { $0 > limit }) else { return nil }
    let whole = try PairedTTest(pre: scores.before, post: scores.after, level: level)
    let alpha = checks.reliability.before?.alpha
    guard let reliability = alpha ?? whole.correlation, (0...1).contains(reliability) else { return nil }
    self.limit = limit
    people = chosen
    self.mean = mean
    self.reliability = reliability
    usesCorrelation = alpha == nil
    regression = try RegressionToTheMean(
      pre: chosen.map { scores.before[$0] }, post: chosen.map { scores.after[$0] }, mean: mean,
      reliability: reliability,
      level: level)
    everybody = try RegressionToTheMean(
      pre: scores.before, post: scores.after, mean: mean, reliability: reliability, level: level)
  }

  /// The change, what choosing explains of it, and what is left.
  func table(_ cells: TracedCells, decimals: Int, settings: KnowledgeSettings, files: [String]) -> Table {
    let rows = ValueRows(cells: cells, decimals: decimals, origin: SelectionWording.made)
    let n = regression.count
    return Table(
      id: cells.id, title: SelectionWording.title(limit), stub: ValueRows.stub,
      columns: ValueRows.columns(level: settings.confidence),
      blocks: [
        TableBlock(rows: [
          rows.row("change", SelectionWording.change, n, regression.change, rows.signed),
          rows.row("expected", SelectionWording.expected, n, regression.expectedChange, rows.signed),
          rows.row("net", SelectionWording.net, n, regression.netChange, rows.signed, regression.netInterval, nil),
          rows.row(
            "adjusted", SelectionWording.adjusted, everybody.count, everybody.adjustedGain, rows.signed,
            everybody.adjustedInterval, nil),
          rows.row(
            "oldham", SelectionWording.oldham, everybody.count, everybody.oldhamCorrelation, .fixed(decimals: 2),
            everybody.oldhamInterval, everybody.oldhamPValue),
        ])
      ], notes: SelectionWording.notes(self) + [Note(.source, sourceNote(files))])
  }

  /// The machine form.
  func model(_ sample: EstimationSample) -> ModelRecord {
    let estimate = { (term: String, value: Double?, interval: ClosedRange<Double>?, p: Double?) in
      Estimate(
        term: term, estimate: value, pValue: p, confidenceLow: interval?.lowerBound,
        confidenceHigh: interval?.upperBound)
    }
    return ModelRecord(
      method: "regression-to-the-mean",
      sample: EstimationSample(
        rowCount: sample.observations, observations: people.count,
        losses: sample.observations > people.count ? [Loss(.filter, rows: sample.observations - people.count)] : []),
      estimates: [
        estimate("change", regression.change, nil, nil), estimate("expected", regression.expectedChange, nil, nil),
        estimate("net", regression.netChange, regression.netInterval, nil),
        estimate("adjusted", everybody.adjustedGain, everybody.adjustedInterval, nil),
        estimate("oldham", everybody.oldhamCorrelation, everybody.oldhamInterval, everybody.oldhamPValue),
        estimate("reliability", reliability, nil, nil), estimate("mean", mean, nil, nil),
      ])
  }

  /// Every number of the table once more.
  func addRecalculations(to ways: inout Recalculations, _ tests: PlainTests, settings: KnowledgeSettings, id: String) {
    let pairs = PlainPairs(pre: tests.pre, post: tests.post, level: settings.confidence)
    let plain = PlainSelection(
      pairs: pairs, enrolled: tests.before.totals.compactMap { $0 }, limit: limit,
      reliability: usesCorrelation ? nil : PlainSpread(tests.before, weights: tests.items.map(\.weight)).alpha)
    let at = { (row: String, column: String) in "\(id).\(row).\(column)" }
    for row in ["change", "expected", "net"] {
      ways.add(at(row, "people"), RecalculationWording.count) { Double(plain.chosen.count) }
    }
    for row in ["adjusted", "oldham"] {
      ways.add(at(row, "people"), RecalculationWording.count) { Double(pairs.count) }
    }
    ways.add(at("change", "value"), Wording.mean) { Plain.mean(plain.chosen.changes) }
    ways.add(at("expected", "value"), Wording.line, scale: 1) { plain.expected }
    ways.add(at("net", "value"), Wording.line, scale: 1) { plain.net }
    ways.add(at("net", "interval"), Wording.studentLimits, scale: 1, limits: { plain.netLimits })
    ways.add(at("adjusted", "value"), Wording.line, scale: 1) { plain.adjusted?.gain }
    ways.add(at("adjusted", "interval"), Wording.line, scale: 1, limits: { plain.adjusted?.limits })
    ways.add(at("oldham", "value"), Wording.size, scale: 1) { plain.oldham }
    ways.add(at("oldham", "interval"), Wording.size, scale: 1, limits: { plain.oldhamLimits })
    ways.add(at("oldham", "p"), Wording.studentLimits) { plain.oldhamPValue }
  }

  private typealias Wording = KnowledgeRecalculationWording
}
