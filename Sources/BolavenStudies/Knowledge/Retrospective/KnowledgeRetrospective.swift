import BolavenEstimation
import BolavenReports

/// What people said after the training of what they had known before, beside what they had shown.
struct KnowledgeRetrospective: Sendable {
  /// The column of the scores that people gave themselves for the time before.
  let column: String
  /// Positions of the pairs that have one.
  let people: [Int]
  let retrospective: [Double]
  let shift: ResponseShift
  /// The exact tests of the two gains.
  let actualRanks: SignedRank
  let perceivedRanks: SignedRank
  /// Pairs without one.
  let without: Int

  /// - Parameter values: one score a pair, `nil` where none was given; at least one.
  init(_ column: String, _ values: [Double?], of scores: KnowledgeScores, level: Double) throws(PairedError) {
    self.column = column
    people = values.indices.filter { values[$0] != nil }
    retrospective = values.compactMap { $0 }
    without = values.count - people.count
    let (pre, post) = (people.map { scores.before[$0] }, people.map { scores.after[$0] })
    shift = try ResponseShift(pre: pre, retrospective: retrospective, post: post, level: level)
    actualRanks = try SignedRank(pre: pre, post: post, zeros: .dropped)
    perceivedRanks = try SignedRank(pre: retrospective, post: post, zeros: .dropped)
  }

  /// The three comparisons: their tests, exact tests and sizes, by the id of their column.
  private var comparisons: [(id: String, test: PairedTTest, ranks: SignedRank, size: StandardizedChange?)] {
    [
      ("actual", shift.actualGain, actualRanks, shift.actualSize),
      ("perceived", shift.perceivedGain, perceivedRanks, shift.perceivedSize),
      ("shift", shift.shift, shift.shiftRanks, nil),
    ]
  }

  /// Actual and perceived gain in columns of their own, never pooled.
  func table(_ cells: TracedCells, decimals: Int, settings: KnowledgeSettings, files: [String]) -> Table {
    let mean = NumberStyle.fixed(decimals: decimals)
    let made = RetrospectiveWording.made
    let all = comparisons
    let row = { (id: String, label: LocalizedText, cell: (String) -> Cell) in
      TableRow(id: id, label: label, cells: all.map { cell($0.id) })
    }
    let find = { (id: String) in all.first { $0.id == id } ?? all[0] }
    return Table(
      id: cells.id, title: RetrospectiveWording.title(people.count), stub: KnowledgeWording.stub,
      columns: [
        TableColumn(id: "actual", header: RetrospectiveWording.actual),
        TableColumn(id: "perceived", header: RetrospectiveWording.perceived),
        TableColumn(id: "shift", header: RetrospectiveWording.shift),
      ],
      blocks: [
        TableBlock(rows: [
          row("from", RetrospectiveWording.from) {
            cells.number(find($0).test.preMean, mean, "from", $0, made("from", $0))
          },
          row("to", RetrospectiveWording.to) { cells.number(find($0).test.postMean, mean, "to", $0, made("to", $0)) },
          row("change", .glossary(.change)) {
            cells.number(find($0).test.change, .signed(decimals: decimals), "change", $0, made("change", $0))
          },
          row("interval", intervalHeader(settings.confidence)) {
            cells.interval(find($0).test.interval, mean, "interval", made("interval", $0), column: $0)
          },
          row("p", .verbatim("p")) { cells.number(find($0).ranks.pValue, .pValue, "p", $0, made("p", $0)) },
          row("g_av", .verbatim("g_av")) { id in
            find(id).size.map { cells.number($0.gav, .fixed(decimals: 2), "g_av", id, made("g_av", id)) } ?? .empty
          },
        ])
      ], notes: RetrospectiveWording.notes(self) + [Note(.source, sourceNote(files))])
  }

  /// The machine form.
  func model(_ sample: EstimationSample) -> ModelRecord {
    var model = ModelRecord(
      method: "retrospective",
      sample: EstimationSample(
        rowCount: sample.observations, observations: people.count,
        losses: without > 0 ? [Loss(.missing, column: column, rows: without)] : []),
      estimates: comparisons.flatMap { comparison in
        [
          Estimate(
            term: comparison.id, estimate: comparison.test.change, standardError: comparison.test.standardError,
            statistic: comparison.test.statistic, degreesOfFreedom: comparison.test.degreesOfFreedom,
            pValue: comparison.test.pValue, confidenceLow: comparison.test.interval?.lowerBound,
            confidenceHigh: comparison.test.interval?.upperBound)
        ]
          + [comparison.size].compactMap { $0 }.map { Estimate(term: "\(comparison.id).g_av", estimate: $0.gav) }
      })
    model.tests = comparisons.map {
      ModelRecord.Test("\($0.id)_wilcoxon", statistic: $0.ranks.positiveRankSum, pValue: $0.ranks.pValue)
    }
    return model
  }

  /// Every number of the table once more.
  ///
  /// - Parameter again: scores for the time before, one a pair, read once more.
  func addRecalculations(
    to ways: inout Recalculations, _ tests: PlainTests, again: [Double?], settings: KnowledgeSettings, id: String
  ) {
    let (allPre, allPost) = (tests.pre, tests.post)
    let known = again.indices.filter { again[$0] != nil }
    let (pre, post) = (known.map { allPre[$0] }, known.map { allPost[$0] })
    let said = again.compactMap { $0 }
    for (column, from, to) in [("actual", pre, post), ("perceived", said, post), ("shift", pre, said)] {
      let pairs = PlainPairs(pre: from, post: to, level: settings.confidence)
      let at = { (row: String) in "\(id).\(row).\(column)" }
      ways.add(at("from"), Wording.mean) { Plain.mean(from) }
      ways.add(at("to"), Wording.mean) { Plain.mean(to) }
      ways.add(at("change"), Wording.mean, scale: 1) { Plain.mean(pairs.changes) }
      ways.add(at("interval"), Wording.studentLimits, scale: 1, limits: { pairs.limits() })
      ways.add(at("p"), Wording.signs) { pairs.signedRankPValue }
      ways.add(at("g_av"), Wording.size) { pairs.gAverage }
    }
  }

  private typealias Wording = KnowledgeRecalculationWording
}
