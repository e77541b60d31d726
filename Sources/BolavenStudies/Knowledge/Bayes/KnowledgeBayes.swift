import BolavenEstimation
import BolavenReports

/// How probable a change is, given the scores: the Bayes factor of Jeffreys, Zellner and Siow, and posteriors.
struct KnowledgeBayes: Sendable {
  /// `nil` where the changes have no spread, or t is too large.
  let factor: BayesFactor?
  /// `nil` without a mastery score.
  let mastery: MasteryPosterior?

  init(test: PairedTTest, mastery: McNemar?, level: Double) {
    factor = BayesFactor(test, level: level)
    self.mastery = mastery.map(MasteryPosterior.init)
  }

  /// Rows of the headline: value and interval by the id of the row.
  var rows: [(id: String, label: LocalizedText, value: Double?, style: NumberStyle, interval: ClosedRange<Double>?)] {
    let size = NumberStyle.fixed(decimals: 2)
    // Beyond e^700 the factor itself has no digits to print; its logarithm has.
    let factor: (String, LocalizedText, Double?, NumberStyle) =
      self.factor.map { $0.value == nil } ?? false
      ? ("bayes_factor_log", BayesWording.logarithm, self.factor?.logarithm, .fixed(decimals: 1))
      : (
        "bayes_factor", BayesWording.factor, self.factor?.value,
        (self.factor?.value ?? 0) >= 100 ? .fixed(decimals: 0) : size
      )
    var rows = [
      (factor.0, factor.1, factor.2, factor.3, ClosedRange<Double>?.none),
      ("posterior_size", BayesWording.size, self.factor?.posteriorMedian, size, self.factor?.credibleInterval),
    ]
    if let mastery {
      rows.append(
        ("posterior_mastery", BayesWording.mastery, mastery.probabilityOfIncrease, .chance, nil))
    }
    return rows.map { (id: $0.0, label: $0.1, value: $0.2, style: $0.3, interval: $0.4) }
  }

  /// The machine form.
  func model(_ sample: EstimationSample) -> ModelRecord {
    ModelRecord(
      method: "bayes", sample: sample,
      estimates: [
        Estimate(term: "bayes_factor", estimate: factor?.value),
        Estimate(term: "bayes_factor.log", estimate: factor?.logarithm),
        Estimate(
          term: "posterior.size", estimate: factor?.posteriorMedian,
          confidenceLow: factor?.credibleInterval?.lowerBound, confidenceHigh: factor?.credibleInterval?.upperBound),
        Estimate(term: "posterior.increase", estimate: factor?.probabilityOfIncrease),
        Estimate(term: "posterior.mastery_increase", estimate: mastery?.probabilityOfIncrease),
        Estimate(term: "posterior.mastery_change", estimate: mastery?.meanDifference),
      ])
  }

  /// The rows once more.
  func addRecalculations(to ways: inout Recalculations, _ tests: PlainTests, settings: KnowledgeSettings, id: String) {
    let pairs = PlainPairs(pre: tests.pre, post: tests.post, level: settings.confidence)
    let plain = PlainBayes(pairs)
    ways.add("\(id).bayes_factor.change", BayesWording.integral) { plain.factor }
    ways.add("\(id).bayes_factor_log.change", BayesWording.integral) { plain.logarithm }
    ways.add("\(id).posterior_size.change", BayesWording.grid) { plain.quantile(0.5) }
    ways.add(
      "\(id).posterior_size.interval", BayesWording.grid,
      limits: {
        let tail = (1 - settings.confidence) / 2
        return plain.quantile(tail).flatMap { low in plain.quantile(1 - tail).map { (low, $0) } }
      })
    guard let share = settings.mastery, let best = tests.best else { return }
    let (pre, post) = pairs.reached(share * best)
    ways.add("\(id).posterior_mastery.change", BayesWording.integral) {
      PlainBayes.increase(
        gained: Double(zip(pre, post).count { !$0 && $1 }) + 0.5, lost: Double(zip(pre, post).count { $0 && !$1 }) + 0.5
      )
    }
  }
}
