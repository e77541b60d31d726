import BolavenData
import BolavenEstimation
import BolavenReports

extension KnowledgeFindings {
  /// The paired t test of the change; descriptions, other tests, effect sizes, gains, mastery and items inside.
  public var record: ModelRecord {
    let sample = EstimationSample(
      rowCount: scores.matching.rowsBefore, observations: test.count,
      losses: scores.matching.rowsBefore > test.count
        ? [Loss(.unmatched, column: settings.identifier.text, rows: scores.matching.rowsBefore - test.count)] : [])
    let change = Estimate(
      term: "change", estimate: test.change, standardError: test.standardError, statistic: test.statistic,
      degreesOfFreedom: test.degreesOfFreedom, pValue: test.pValue, confidenceLow: test.interval?.lowerBound,
      confidenceHigh: test.interval?.upperBound)
    var record = ModelRecord(method: "paired t", sample: sample, estimates: [change])
    let model = { (method: String, estimates: [Estimate]) in
      ModelRecord(method: method, sample: sample, estimates: estimates)
    }
    // The p-value of the table is that of this test; the t test has its own beside the change.
    record.tests = [ModelRecord.Test("wilcoxon", statistic: wilcoxon.positiveRankSum, pValue: wilcoxon.pValue)]
    record.notes =
      ["the table's p-value is that of the test wilcoxon; the estimate 'change' carries the paired t"]
      + KnowledgeWording.cautions(self).map(\.english)
    record.models.append(model("description", description))
    var ranks = model("signed-rank", [ranked("wilcoxon", wilcoxon), ranked("pratt", pratt), shiftEstimate])
    ranks.tests = [
      ModelRecord.Test("wilcoxon_asymptotic", statistic: wilcoxon.z, pValue: wilcoxon.asymptoticPValue),
      ModelRecord.Test("pratt_asymptotic", statistic: pratt.z, pValue: pratt.asymptoticPValue),
    ]
    record.models.append(ranks)
    record.models.append(
      model("sign-flip", [Estimate(term: "sign_flip", estimate: test.change, pValue: signFlip.pValue)]))
    record.models.append(model("effect-size", sizes))
    record.models += checks.models(sample)
    if let modules { record.models.append(model("modules", modules.estimates)) }
    record.models += [retention?.model(sample)].compactMap { $0 } + groups.map { $0.model(sample) }
    record.models += [
      clusters?.model(sample), retrospective?.model(sample), selection?.model(sample), bayes?.model(sample),
      cascade?.model(sample),
    ].compactMap { $0 }
    if let equal = checks.equalIdentifiers {
      let (test, wilcoxon) = (equal.test, equal.ranks)
      let others = sample.rowCount - test.count
      var equal = ModelRecord(
        method: "equal-identifiers",
        sample: EstimationSample(
          rowCount: sample.rowCount, observations: test.count,
          losses: [Loss(.unmatched, column: settings.identifier.text, rows: others)]),
        estimates: [
          Estimate(
            term: "change", estimate: test.change, standardError: test.standardError, statistic: test.statistic,
            degreesOfFreedom: test.degreesOfFreedom, pValue: test.pValue, confidenceLow: test.interval?.lowerBound,
            confidenceHigh: test.interval?.upperBound)
        ])
      equal.tests = [ModelRecord.Test("wilcoxon", statistic: wilcoxon.positiveRankSum, pValue: wilcoxon.pValue)]
      record.models.append(equal)
    }
    if let gain { record.models.append(model("normalised-gain", gains(gain))) }
    if let mastery {
      record.models.append(model("mastery", [estimate("mastery_change", mastery)]))
    }
    if !items.isEmpty {
      record.models.append(model("items", items.flatMap { itemEstimates($0.item.name, $0.change) }))
    }
    return record
  }

  private var description: [Estimate] {
    [
      Estimate(term: "pre", estimate: test.preMean), Estimate(term: "pre.sd", estimate: test.preStandardDeviation),
      Estimate(term: "post", estimate: test.postMean), Estimate(term: "post.sd", estimate: test.postStandardDeviation),
      Estimate(term: "change.sd", estimate: test.changeStandardDeviation),
      Estimate(term: "correlation", estimate: test.correlation),
    ]
  }

  private func ranked(_ term: String, _ test: SignedRank) -> Estimate {
    Estimate(term: term, estimate: test.rankBiserial, statistic: test.positiveRankSum, pValue: test.pValue)
  }

  private var shiftEstimate: Estimate {
    Estimate(
      term: "hodges_lehmann", estimate: shift.estimate, confidenceLow: shift.interval?.lowerBound,
      confidenceHigh: shift.interval?.upperBound)
  }

  private var sizes: [Estimate] {
    [
      Estimate(
        term: "g_av", estimate: size.gav, standardError: size.gav == nil ? nil : size.davStandardError,
        confidenceLow: size.gavInterval?.lowerBound, confidenceHigh: size.gavInterval?.upperBound),
      Estimate(
        term: "d_z", estimate: size.dz, confidenceLow: size.dzInterval?.lowerBound,
        confidenceHigh: size.dzInterval?.upperBound),
      Estimate(
        term: "d_av", estimate: size.dav, standardError: size.davStandardError,
        confidenceLow: size.davInterval?.lowerBound, confidenceHigh: size.davInterval?.upperBound),
      Estimate(term: "g_z", estimate: size.gz),
      Estimate(term: "hedges_factor", estimate: size.correction),
    ]
  }

  private func gains(_ gain: NormalizedGain) -> [Estimate] {
    [
      Estimate(
        term: "gain_class", estimate: gain.classGain, standardError: gain.classStandardError,
        confidenceLow: gain.classInterval?.lowerBound, confidenceHigh: gain.classInterval?.upperBound),
      Estimate(term: "gain_individual", estimate: gain.individualGain),
      Estimate(term: "normalised_change", estimate: gain.normalizedChange),
    ]
  }

  private func estimate(_ term: String, _ change: McNemar) -> Estimate {
    Estimate(
      term: term, estimate: change.difference, pValue: change.exactPValue,
      confidenceLow: change.differenceInterval?.lowerBound,
      confidenceHigh: change.differenceInterval?.upperBound)
  }

  private func itemEstimates(_ name: String, _ change: McNemar) -> [Estimate] {
    [
      estimate("item.\(name)", change),
      Estimate(term: "item.\(name).wrong_to_right", estimate: Double(change.wrongToRight)),
      Estimate(term: "item.\(name).right_to_wrong", estimate: Double(change.rightToWrong)),
    ]
  }
}
