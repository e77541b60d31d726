import BolavenData
import BolavenEstimation
import BolavenReports

/// The change of people who were trained together, by session or by trainer.
struct KnowledgeClusters: Sendable {
  let groups: PairGroups
  /// Positions of the pairs whose cluster is known, with the number of it.
  let people: [Int]
  let numbers: [Int]
  let change: ClusteredChange

  /// Whether there are clusters enough for a standard error.
  var hasCovariance: Bool { groups.names.count > 1 }

  init(_ groups: PairGroups, of scores: KnowledgeScores, settings: KnowledgeSettings) throws(PairedError) {
    self.groups = groups
    people = groups.grouped
    numbers = people.compactMap { groups.ofPair[$0] }
    change = try ClusteredChange(
      pre: people.map { scores.before[$0] }, post: people.map { scores.after[$0] }, clusters: numbers,
      clusterCount: groups.names.count, level: settings.confidence,
      draws: Draws(count: Draws.standard.count, seed: settings.seed))
  }

  /// The mean change with the uncertainty of clusters.
  func table(_ cells: TracedCells, decimals: Int, settings: KnowledgeSettings, files: [String]) -> Table {
    let rows = ValueRows(cells: cells, decimals: decimals, origin: ClusterWording.made)
    let n = change.count
    return Table(
      id: cells.id, title: ClusterWording.title(groups.column.text), stub: ValueRows.stub,
      columns: ValueRows.columns(level: settings.confidence),
      blocks: [
        TableBlock(rows: [
          rows.row("change", ClusterWording.change, n, change.change, rows.signed, change.interval, change.pValue),
          rows.test(
            "sign_flip", ClusterWording.signFlip, n, change.signFlip.pValue, seed: change.signFlip.sampled?.draws.seed),
          rows.row("clusters", ClusterWording.clusters, n, Double(change.clusterCount), .count),
          rows.row("icc", ClusterWording.icc, n, change.intraclassCorrelation, .fixed(decimals: 2)),
          rows.row("design_effect", ClusterWording.designEffect, n, change.designEffect, .fixed(decimals: 2)),
        ])
      ], notes: ClusterWording.notes(self) + [Note(.source, sourceNote(files))])
  }

  /// The machine form.
  func model(_ sample: EstimationSample) -> ModelRecord {
    var model = ModelRecord(
      method: "clusters",
      sample: EstimationSample(
        rowCount: sample.observations, observations: change.count,
        losses: groups.without > 0 ? [Loss(.missing, column: groups.column.text, rows: groups.without)] : []),
      estimates: [
        Estimate(
          term: "change", estimate: change.change, standardError: change.standardError, statistic: change.statistic,
          degreesOfFreedom: change.degreesOfFreedom, pValue: change.pValue, confidenceLow: change.interval?.lowerBound,
          confidenceHigh: change.interval?.upperBound),
        Estimate(term: "icc", estimate: change.intraclassCorrelation),
        Estimate(term: "design_effect", estimate: change.designEffect),
      ])
    model.clusters = [(groups.column.text, groups.names.count)]
    model.covariance = ModelRecord.Covariance(
      type: change.standardError == nil ? nil : "CR2", clusters: groups.column.text,
      degreesOfFreedomRule: "satterthwaite")
    model.tests = [
      ModelRecord.Test("sign_flip_clusters", statistic: change.signFlip.sum, pValue: change.signFlip.pValue)
    ]
    return model
  }

  /// Every number of the table once more.
  func addRecalculations(to ways: inout Recalculations, _ tests: PlainTests, settings: KnowledgeSettings, id: String) {
    let (pre, post) = (tests.pre, tests.post)
    let changes = people.map { post[$0] - pre[$0] }
    let plain = PlainClusters(changes: changes, clusters: numbers, level: settings.confidence)
    let at = { (row: String, column: String) in "\(id).\(row).\(column)" }
    for row in ["change", "sign_flip", "clusters", "icc", "design_effect"] {
      ways.add(at(row, "people"), RecalculationWording.count) { Double(changes.count) }
    }
    ways.add(at("change", "value"), Wording.mean) { Plain.mean(changes) }
    ways.add(at("change", "interval"), Wording.groups, limits: { plain.limits })
    ways.add(at("change", "p"), Wording.groups) { plain.pValue }
    if change.signFlip.method == .exact, plain.count <= 16 {
      ways.add(at("sign_flip", "p"), Wording.signs) { plain.signFlipPValue }
    }
    ways.add(at("clusters", "value"), RecalculationWording.count) { Double(plain.count) }
    ways.add(at("icc", "value"), Wording.groups, scale: 1) { plain.correlation?.value }
    ways.add(at("design_effect", "value"), Wording.groups) {
      plain.correlation.map { max(1, 1 + ($0.size - 1) * $0.value) }
    }
  }

  private typealias Wording = KnowledgeRecalculationWording
}
