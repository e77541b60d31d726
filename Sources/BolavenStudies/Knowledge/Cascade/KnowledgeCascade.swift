import BolavenEstimation
import BolavenReports

/// What people thought of the training and what they did with it: the first and the third level of Kirkpatrick.
struct KnowledgeCascade: Sendable {
  /// Answers and reports of the pairs, read from the files.
  struct Reports: Sendable {
    /// The step that each pair chose; empty where no column was named.
    var reactions: [Int?] = []
    /// How many others each pair trained, `nil` where the person was not traced; empty where no column was named.
    var trained: [Int?] = []
    /// Whether each pair applied something; empty where no column was named.
    var applied: [Bool?] = []
    var isEmpty: Bool { reactions.isEmpty && trained.isEmpty && applied.isEmpty }
  }

  /// The steps of the scale of reactions.
  static let steps = 5

  let reports: Reports
  let reaction: Reaction?
  /// `nil` where nothing was asked of what people did.
  let cascade: Cascade?
  private let level: Double

  init(_ reports: Reports, settings: KnowledgeSettings) throws(PairedError) {
    self.reports = reports
    level = settings.confidence
    reaction =
      reports.reactions.isEmpty
      ? nil : try Reaction(reports.reactions, steps: Self.steps, level: settings.confidence)
    // A person who says whether they applied something was traced, even if nobody asked whom they trained.
    let trained = reports.trained.isEmpty ? reports.applied.map { _ in Int?.none } : reports.trained
    cascade =
      trained.isEmpty
      ? nil
      : try Cascade(
        trained: trained, applied: reports.applied, level: settings.confidence,
        draws: Draws(count: Draws.standard.count, seed: settings.seed))
  }

  /// Reactions, then what was done.
  func table(_ cells: TracedCells, settings: KnowledgeSettings, files: [String]) -> Table {
    let rows = ValueRows(cells: cells, decimals: 2, origin: CascadeWording.made)
    return Table(
      id: cells.id, title: CascadeWording.title, stub: ValueRows.stub,
      columns: ValueRows.columns(level: level),
      blocks: [(CascadeWording.reactionBlock, reactionRows(rows)), (CascadeWording.actionBlock, actionRows(rows))]
        .filter { !$0.1.isEmpty }.map { TableBlock(label: $0.0, rows: $0.1) },
      notes: CascadeWording.notes(self) + [Note(.source, sourceNote(files))])
  }

  private func share(_ rows: ValueRows, _ id: String, _ label: LocalizedText, _ share: ProportionInterval?) -> TableRow
  {
    rows.row(
      id, label, share?.trials ?? 0, share?.estimate, .percent(decimals: 0), share.map { $0.low...$0.high }, nil)
  }

  private func reactionRows(_ rows: ValueRows) -> [TableRow] {
    guard let reaction else { return [] }
    return [
      rows.row("reaction", CascadeWording.reaction, reaction.answeredCount, reaction.mean, .fixed(decimals: 2)),
      share(rows, "top_two", CascadeWording.topTwo, reaction.topTwo),
      share(rows, "answered", CascadeWording.answered, reaction.responseRate),
    ]
  }

  private func actionRows(_ rows: ValueRows) -> [TableRow] {
    guard let cascade else { return [] }
    var list: [TableRow] = []
    if !reports.trained.isEmpty {
      list = [
        share(rows, "traced", CascadeWording.traced, cascade.traced),
        share(rows, "active", CascadeWording.active, cascade.activeTrainers),
        rows.row(
          "ratio", CascadeWording.ratio, cascade.activeTrainers?.trials ?? 0, cascade.cascadeRatio?.estimate,
          .fixed(decimals: 1), cascade.cascadeRatio?.interval, nil, seed: cascade.cascadeRatio?.draws.seed),
      ]
    }
    if !reports.applied.isEmpty { list.append(share(rows, "applied", CascadeWording.applied, cascade.applied)) }
    return list
  }

  /// The machine form.
  func model(_ sample: EstimationSample) -> ModelRecord {
    let share = { (term: String, share: ProportionInterval?) in
      Estimate(term: term, estimate: share?.estimate, confidenceLow: share?.low, confidenceHigh: share?.high)
    }
    var estimates: [Estimate] = []
    if let reaction {
      estimates += [
        Estimate(term: "reaction.mean", estimate: reaction.mean),
        Estimate(term: "reaction.median", estimate: reaction.median), share("reaction.top_two", reaction.topTwo),
        share("reaction.answered", reaction.responseRate),
      ]
    }
    if let cascade {
      if !reports.trained.isEmpty {
        estimates += [
          share("traced", cascade.traced), share("active_trainers", cascade.activeTrainers),
          Estimate(
            term: "cascade_ratio", estimate: cascade.cascadeRatio?.estimate,
            standardError: cascade.cascadeRatio?.standardError,
            confidenceLow: cascade.cascadeRatio?.interval?.lowerBound,
            confidenceHigh: cascade.cascadeRatio?.interval?.upperBound),
        ]
      }
      if !reports.applied.isEmpty { estimates.append(share("applied", cascade.applied)) }
    }
    return ModelRecord(method: "cascade", sample: sample, estimates: estimates)
  }

  /// Every number but the interval by resampling once more.
  func addRecalculations(to ways: inout Recalculations, id: String) {
    let at = { (row: String, column: String) in "\(id).\(row).\(column)" }
    let counted = { (ways: inout Recalculations, row: String, hits: Int, of: Int) in
      ways.add(at(row, "people"), RecalculationWording.count) { Double(of) }
      guard of > 0 else { return }
      ways.add(at(row, "value"), RecalculationWording.count) { Double(hits) / Double(of) }
      ways.add(at(row, "interval"), RecalculationWording.exactShare, scale: 1) { [level] in
        Plain.clopperPearson(hits, of: of, level: level)
      }
    }
    let answers = reports.reactions.compactMap { $0 }
    ways.add(at("reaction", "people"), RecalculationWording.count) { Double(answers.count) }
    ways.add(at("reaction", "value"), KnowledgeRecalculationWording.mean) { Plain.mean(answers.map(Double.init)) }
    counted(&ways, "top_two", answers.count { $0 > Self.steps - 2 }, answers.count)
    counted(&ways, "answered", answers.count, reports.reactions.count)
    let known = reports.trained.compactMap { $0 }
    counted(&ways, "traced", known.count, reports.trained.count)
    counted(&ways, "active", known.count { $0 > 0 }, known.count)
    ways.add(at("ratio", "people"), RecalculationWording.count) { Double(known.count) }
    ways.add(at("ratio", "value"), KnowledgeRecalculationWording.mean) { Plain.mean(known.map(Double.init)) }
    let said = reports.applied.compactMap { $0 }
    counted(&ways, "applied", said.count { $0 }, said.count)
  }
}
