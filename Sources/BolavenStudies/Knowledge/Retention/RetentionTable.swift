import BolavenEstimation
import BolavenReports

extension KnowledgeRetention {
  /// Scores of three tests, what changed between them, and what was retained.
  func table(_ cells: TracedCells, decimals: Int, settings: KnowledgeSettings, files: [String]) -> Table {
    let made = RetentionWording.made
    let mean = NumberStyle.fixed(decimals: decimals)
    let waves = { (id: String, label: LocalizedText, indent: Int, style: NumberStyle, values: [Double?], p: Cell) in
      TableRow(
        id: id, label: label, indent: indent,
        cells: zip(Self.waves, values).map { cells.number($1, style, id, $0, made(id, $0)) } + [.empty, .empty, p])
    }
    var scores = [
      waves(
        "all", .glossary(.score), 0, mean, [self.scores.preMean, self.scores.postMean, self.scores.followMean], .empty),
      waves(
        "deviation", .glossary(.standardDeviation), 1, .parenthesized(decimals: decimals),
        [gain.preStandardDeviation, gain.postStandardDeviation, self.scores.loss.postStandardDeviation], .empty),
    ]
    if let mastery, let share = settings.mastery {
      scores.append(
        waves(
          "mastery", KnowledgeWording.mastery(share), 0, .percent(decimals: 1), mastery.shares,
          cells.number(mastery.exactPValue ?? mastery.asymptoticPValue, .pValue, "mastery", "p", made("mastery", "p"))))
    }
    let changed = { (id: String, label: LocalizedText, test: PairedTTest, ranks: SignedRank) in
      TableRow(
        id: id, label: label,
        cells: [
          .empty, .empty, .empty,
          cells.number(test.change, .signed(decimals: decimals), id, "change", made(id, "change")),
          cells.interval(test.interval, mean, id, made(id, "interval")),
          cells.number(ranks.pValue, .pValue, id, "p", made(id, "p")),
        ])
    }
    var retainedMade = made("retained", "interval")
    if isUnbounded { retainedMade.seed = settings.seed }
    let retained = TableRow(
      id: "retained", label: RetentionWording.retained,
      cells: [
        .empty, .empty, .empty,
        cells.number(self.scores.retained, .percent(decimals: 0), "retained", "change", made("retained", "change")),
        cells.interval(interval, .percent(decimals: 0), "retained", retainedMade), .empty,
      ])
    return Table(
      id: cells.id, title: RetentionWording.title(self.scores.count), stub: KnowledgeWording.stub,
      columns: [
        TableColumn(id: "pre", header: KnowledgeWording.pre), TableColumn(id: "post", header: KnowledgeWording.post),
        TableColumn(id: "follow", header: RetentionWording.follow),
        TableColumn(id: "change", header: .glossary(.change)),
        TableColumn(id: "interval", header: intervalHeader(settings.confidence)),
        TableColumn(id: "p", header: .verbatim("p")),
      ],
      blocks: [
        TableBlock(rows: scores),
        TableBlock(
          label: RetentionWording.changes,
          rows: [
            changed("gain", RetentionWording.gain, gain, gainRanks),
            changed("loss", RetentionWording.loss, self.scores.loss, self.scores.lossRanks),
            changed("lasting", RetentionWording.lasting, self.scores.lasting, lastingRanks), retained,
          ]),
      ], notes: RetentionWording.notes(self, settings) + [Note(.source, sourceNote(files))])
  }

  private static let waves = ["pre", "post", "follow"]

  /// The machine form.
  func model(_ sample: EstimationSample) -> ModelRecord {
    let change = { (term: String, test: PairedTTest) in
      Estimate(
        term: term, estimate: test.change, standardError: test.standardError, statistic: test.statistic,
        degreesOfFreedom: test.degreesOfFreedom, pValue: test.pValue, confidenceLow: test.interval?.lowerBound,
        confidenceHigh: test.interval?.upperBound)
    }
    var model = ModelRecord(
      method: "retention",
      sample: EstimationSample(
        rowCount: sample.observations, observations: scores.count,
        losses: sample.observations > scores.count
          ? [Loss(.unmatched, rows: sample.observations - scores.count)] : []),
      estimates: [
        Estimate(term: "pre", estimate: scores.preMean), Estimate(term: "post", estimate: scores.postMean),
        Estimate(term: "follow", estimate: scores.followMean), change("gain", gain), change("loss", scores.loss),
        change("lasting", scores.lasting),
        Estimate(
          term: "retained", estimate: scores.retained, confidenceLow: scores.interval?.limits?.lowerBound,
          confidenceHigh: scores.interval?.limits?.upperBound),
        Estimate(
          term: "retained.bootstrap", estimate: scores.retained, standardError: scores.bootstrap?.standardError,
          confidenceLow: scores.bootstrap?.interval?.lowerBound, confidenceHigh: scores.bootstrap?.interval?.upperBound),
      ])
    model.tests = [
      ModelRecord.Test("loss_wilcoxon", statistic: scores.lossRanks.positiveRankSum, pValue: scores.lossRanks.pValue)
    ]
    if let mastery {
      model.tests += [
        ModelRecord.Test(
          "cochran_q", statistic: mastery.statistic, degreesOfFreedom1: mastery.degreesOfFreedom,
          pValue: mastery.asymptoticPValue), ModelRecord.Test("cochran_q_exact", pValue: mastery.exactPValue),
      ]
    }
    return model
  }
}
