import BolavenEstimation

extension KnowledgeChecks {
  /// Reliability, the ends of the scale and the people who left, as models of the machine output.
  func models(_ sample: EstimationSample) -> [ModelRecord] {
    let model = { (method: String, estimates: [Estimate]) in
      estimates.isEmpty ? nil : ModelRecord(method: method, sample: sample, estimates: estimates)
    }
    return [
      model("reliability", reliabilityEstimates), model("scale-ends", endEstimates), model("attrition", lossEstimates),
    ].compactMap { $0 }
  }

  private var reliabilityEstimates: [Estimate] {
    let alpha = { (term: String, reliability: Reliability?) in
      reliability.map {
        Estimate(
          term: term, estimate: $0.alpha, confidenceLow: $0.interval?.lowerBound,
          confidenceHigh: $0.interval?.upperBound)
      }
    }
    var estimates = [alpha("alpha.pre", reliability.before), alpha("alpha.post", reliability.after)].compactMap { $0 }
    if let before = reliability.before {
      estimates.append(Estimate(term: "measurement_error", estimate: before.standardErrorOfMeasurement))
    }
    if let reliableChange, let reliablyImproved, let reliablyWorse {
      estimates += [
        Estimate(term: "reliable_change", estimate: reliableChange),
        Estimate(term: "reliably_improved", estimate: Double(reliablyImproved)),
        Estimate(term: "reliably_worse", estimate: Double(reliablyWorse)),
      ]
    }
    return estimates
  }

  private var endEstimates: [Estimate] {
    guard let ends else { return [] }
    return [("pre", ends.before), ("post", ends.after)].flatMap { wave, ends in
      [
        Estimate(term: "floor.\(wave)", estimate: Double(ends.atMinimum)),
        Estimate(term: "ceiling.\(wave)", estimate: Double(ends.atMaximum)),
        Estimate(term: "relative_mean.\(wave)", estimate: ends.relativeMean),
      ]
    }
  }

  private var lossEstimates: [Estimate] {
    var estimates: [Estimate] = []
    if let leavers {
      estimates += [
        Estimate(term: "loss", estimate: leavers.lossShare),
        Estimate(
          term: "stayed_less_left", estimate: leavers.test.difference, standardError: leavers.test.standardError,
          statistic: leavers.test.statistic, degreesOfFreedom: leavers.test.degreesOfFreedom,
          pValue: leavers.permutation.pValue, confidenceLow: leavers.test.interval?.lowerBound,
          confidenceHigh: leavers.test.interval?.upperBound),
      ]
    }
    if let bounds {
      estimates += [
        Estimate(
          term: "worst", estimate: bounds.bounds.lowerBound, confidenceLow: bounds.interval?.lowerBound,
          confidenceHigh: nil),
        Estimate(
          term: "best", estimate: bounds.bounds.upperBound, confidenceLow: nil,
          confidenceHigh: bounds.interval?.upperBound),
      ]
    }
    if let likelihood {
      estimates.append(
        Estimate(
          term: "likelihood", estimate: likelihood.change, standardError: likelihood.standardError,
          statistic: likelihood.standardError.map { likelihood.change / $0 },
          degreesOfFreedom: likelihood.degreesOfFreedom, pValue: likelihood.pValue,
          confidenceLow: likelihood.interval?.lowerBound, confidenceHigh: likelihood.interval?.upperBound))
    }
    if let pooled = imputed?.pooled {
      estimates.append(
        Estimate(
          term: "imputed", estimate: pooled.estimate, standardError: pooled.standardError,
          statistic: pooled.estimate / pooled.standardError, degreesOfFreedom: pooled.degreesOfFreedom,
          pValue: pooled.pValue, confidenceLow: pooled.interval?.lowerBound, confidenceHigh: pooled.interval?.upperBound
        ))
    }
    if let overlapping {
      estimates.append(
        Estimate(
          term: "partially_overlapping", estimate: overlapping.change, standardError: overlapping.standardError,
          statistic: overlapping.statistic, degreesOfFreedom: overlapping.degreesOfFreedom, pValue: overlapping.pValue,
          confidenceLow: overlapping.interval?.lowerBound, confidenceHigh: overlapping.interval?.upperBound))
    }
    return estimates
  }
}
