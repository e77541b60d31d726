import BolavenData
import BolavenNumerics

/// The treatment coefficient with its uncertainty, and the reason for the way it was measured.
///
/// Without clusters HC2. Within pairs CR2 on the pair, within at least 20 strata of at most 10 units each CR2 on the
/// stratum. Otherwise CR2 on the cluster, except for a treatment that is constant within clusters where they are fewer
/// than 50, the largest has more than 4 times the rows of the smallest, or Satterthwaite's degrees of freedom are below
/// 0.6 (G − 1): then a t test on cluster means and a CR3 interval. With at most 3 clusters in an arm and no assignment
/// by lot there is neither test nor interval. Degrees of freedom are Satterthwaite's unless asked otherwise.
///
/// Source: Pustejovsky & Tipton (2018), §3; Imbens & Kolesár (2016), §4; de Chaisemartin & Ramirez-Cuellar (2024), §3.
public struct EffectInference: Sendable {
  /// The row of the results table.
  public let estimate: Estimate
  /// Why this covariance was chosen.
  public let rule: InferenceRule
  /// `nil` where none was formed: a single cluster, or a single one in an arm.
  public let covariance: CovarianceEstimator?
  /// The grouping within which rows may be correlated; `nil` for independent rows.
  public let clusterName: String?
  /// Groups of that grouping; `nil` for independent rows.
  public let clusterCount: Int?
  /// The factor on the covariance, 1 for estimators without one; `nil` without a covariance.
  public let smallSampleFactor: Double?
  /// How the degrees of freedom of the covariance were found.
  public let degreesOfFreedomRule: DegreesOfFreedomRule
  /// The degrees of freedom of the interval, which a test on cluster means does not share.
  public let intervalDegreesOfFreedom: Double?
  /// The t test on cluster means, where that is the headline: least squares on the means of G clusters that weigh
  /// equally, with G less its coefficients as degrees of freedom.
  public let clusterMeansTest: Estimate?
  /// The effect that would be found in 80% of studies like this, in units of the outcome; `nil` without an interval.
  ///
  ///     (t_{ν,0.8} + t_{ν,(1+confidence)/2}) · standard error
  ///
  /// Source: Bloom (1995), *Minimum detectable effects*.
  public let minimumDetectableEffect: Double?

  /// - Throws: `collinear` when the treatment has no coefficient of its own, `tooFewUnits`, `numerics`.
  init(of fit: LinearFit, sample: TreatmentSample, request: InferenceRequest) throws(EstimationError) {
    let position = try fit.position(of: sample.treatmentName)
    let choice = try Choice(fit: fit, position: position, sample: sample, request: request)
    let value = fit.coefficients[position]
    let standardError = choice.sandwich.map { $0.standardError(at: position) }.flatMap { error in
      // With an arm of one cluster the cluster scores cancel: what is left is rounding. A fit without error is another thing.
      error > 1e-10 * value.magnitude || fit.residuals.allSatisfy { $0 == 0 } ? error : nil
    }
    let freedom = choice.sandwich.flatMap { $0.degreesOfFreedom(at: position, request.degreesOfFreedom) }
    rule = choice.rule
    covariance = choice.sandwich?.estimator
    clusterName = choice.groups?.name
    clusterCount = choice.groups?.grouping.groupCount
    smallSampleFactor = choice.sandwich?.smallSampleFactor
    degreesOfFreedomRule = request.degreesOfFreedom
    clusterMeansTest = choice.clusterMeansTest
    let uncertainty = Uncertainty(
      estimate: value, standardError: standardError, degreesOfFreedom: freedom, confidence: request.confidence)
    guard choice.rule.allowsClaims else {
      // The variance of an arm of one cluster cannot be seen.
      let isMeasured = choice.rule != .withheld(clustersInSmallerArm: 1)
      estimate = Estimate(
        term: sample.treatmentName, estimate: value, standardError: isMeasured ? standardError : nil)
      intervalDegreesOfFreedom = nil
      minimumDetectableEffect = nil
      return
    }
    let test = choice.clusterMeansTest
    estimate = Estimate(
      term: sample.treatmentName, estimate: value, standardError: standardError,
      statistic: test?.statistic ?? uncertainty.statistic,
      degreesOfFreedom: test?.degreesOfFreedom ?? uncertainty.degreesOfFreedom,
      pValue: test?.pValue ?? uncertainty.pValue,
      confidenceLow: uncertainty.low, confidenceHigh: uncertainty.high)
    intervalDegreesOfFreedom = uncertainty.degreesOfFreedom
    minimumDetectableEffect = uncertainty.minimumDetectableEffect
  }
}

/// A t statistic, its p-value, interval and detectable effect; all `nil` without a positive standard error.
struct Uncertainty {
  var statistic: Double?
  var degreesOfFreedom: Double?
  var pValue: Double?
  var low: Double?
  var high: Double?
  var minimumDetectableEffect: Double?

  init(estimate: Double, standardError: Double?, degreesOfFreedom: Double?, confidence: Double) {
    guard let standardError, standardError > 0, standardError.isFinite, let degreesOfFreedom, degreesOfFreedom > 0
    else { return }
    let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
    let t = estimate / standardError
    let critical = distribution.quantile((1 + confidence) / 2)
    statistic = t
    self.degreesOfFreedom = degreesOfFreedom
    pValue = twoSidedPValue(tail: distribution.upperTail(t.magnitude))
    guard critical.isFinite else { return }
    low = estimate - critical * standardError
    high = estimate + critical * standardError
    minimumDetectableEffect = (distribution.quantile(0.8) + critical) * standardError
  }
}

/// The covariance that the rule or the analyst chose.
private struct Choice {
  var rule: InferenceRule
  var sandwich: SandwichCovariance?
  var groups: TreatmentSample.Groups?
  var clusterMeansTest: Estimate?

  init(fit: LinearFit, position: Int, sample: TreatmentSample, request: InferenceRequest) throws(EstimationError) {
    if let covariance = request.covariance {
      self = try Choice(asked: covariance, fit: fit, sample: sample, request: request)
      return
    }
    guard let level = try ClusterLevel(of: sample, asked: request.level) else {
      let sizes = sample.armSizes
      guard min(sizes.treated, sizes.comparison) > 1 else {
        throw .tooFewUnits(treated: sizes.treated, comparison: sizes.comparison)
      }
      rule = .independentRows
      sandwich = try SandwichCovariance(of: fit, .hc2)
      return
    }
    let clusters = level.groups.grouping
    groups = level.groups
    guard clusters.groupCount > 1 else {
      rule = .oneCluster(name: level.groups.name)
      return
    }
    rule = level.rule
    let cr2 = try SandwichCovariance(of: fit, .cr2, clusters: Clusters(name: level.groups.name, clusters))
    sandwich = cr2
    let arms = ClusterArms(treatment: sample.treatment, clusters: clusters)
    // Clusters that hold both arms, as pairs do, are clusters of either.
    let smallerArm = arms?.smallerArm ?? clusters.groupCount
    if smallerArm <= 3, !sample.isRandomised {
      rule = .withheld(clustersInSmallerArm: smallerArm)
      return
    }
    let freedom = cr2.satterthwaiteDegreesOfFreedom(at: position) ?? 0
    guard case .clusters(let count) = level.rule, let arms,
      count < 50 || arms.largestToSmallest > 4 || freedom < 0.6 * Double(count - 1)
    else { return }
    guard let test = testOnClusterMeans(of: sample, fit: fit, clusters: clusters, confidence: request.confidence) else {
      rule = .noClusterTest(clusters: count)
      return
    }
    clusterMeansTest = test
    guard arms.smallerArm > 1 else {
      rule = .clusterMeansOnly(count: count)
      sandwich = nil
      return
    }
    rule = .clusterMeans(count: count, largestToSmallest: arms.largestToSmallest)
    sandwich = try SandwichCovariance(of: fit, .cr3, clusters: Clusters(name: level.groups.name, clusters))
  }

  private init(
    asked covariance: CovarianceEstimator, fit: LinearFit, sample: TreatmentSample, request: InferenceRequest
  ) throws(EstimationError) {
    rule = .requested
    guard covariance.errors == .clustered else {
      sandwich = try SandwichCovariance(of: fit, covariance)
      return
    }
    groups = try ClusterLevel(of: sample, asked: request.level)?.groups
    guard groups?.grouping.groupCount ?? 2 > 1 else {
      rule = .oneCluster(name: groups?.name ?? "")
      return
    }
    sandwich = try SandwichCovariance(
      of: fit, covariance, clusters: groups.map { Clusters(name: $0.name, $0.grouping) },
      coefficientCount: request.coefficientCount)
  }
}

extension InferenceRule {
  /// Whether a test and an interval may stand beside the estimate.
  fileprivate var allowsClaims: Bool {
    switch self {
    case .withheld, .noClusterTest: false
    case .independentRows, .pairs, .strata, .clusters, .clusterMeans, .clusterMeansOnly, .oneCluster, .requested: true
    }
  }
}

/// Clusters by arm, for a treatment that is constant within clusters.
private struct ClusterArms {
  let smallerArm: Int
  let largestToSmallest: Double

  /// `nil` where the treatment varies within a cluster.
  init?(treatment: [Double], clusters: Grouping) {
    let rows = clusters.rowsOfGroups
    var treated = 0
    for members in rows {
      guard let first = members.first, members.allSatisfy({ treatment[$0] == treatment[first] }) else { return nil }
      if treatment[first] == 1 { treated += 1 }
    }
    smallerArm = min(treated, rows.count - treated)
    let sizes = rows.map(\.count)
    largestToSmallest = Double(sizes.max() ?? 1) / Double(max(1, sizes.min() ?? 1))
  }
}

/// The t test on cluster means: least squares of the mean response on the means of the regressors, one row a cluster.
///
/// Clusters weigh equally; within them rows weigh as in the fit. Degrees of freedom are clusters less coefficients: G − 2
/// without covariates. `nil` where the means leave no degrees of freedom or do not vary.
private func testOnClusterMeans(
  of sample: TreatmentSample, fit: LinearFit, clusters: Grouping, confidence: Double
) -> Estimate? {
  let design = fit.design
  let rows = clusters.rowsOfGroups
  let means = { (values: [Double]) in
    rows.map { members in
      let weights = members.map { design.weights?.values[$0] ?? 1 }
      return compensatedSum(zip(members, weights).lazy.map { values[$0] * $1 }) / compensatedSum(weights)
    }
  }
  let regressors = fit.keptColumns.dropFirst().map { (term: design.terms[$0], values: means(design.x.column($0))) }
  do throws(EstimationError) {
    let meansFit = try LinearFit(Design(y: means(design.y), regressors: regressors))
    try meansFit.requireIdentified(sample.treatmentName)
    let position = try meansFit.position(of: sample.treatmentName)
    let standardError =
      meansFit.statistics.residualStandardDeviation * meansFit.bread[position, position].squareRoot()
    let value = meansFit.coefficients[position]
    let uncertainty = Uncertainty(
      estimate: value, standardError: standardError, degreesOfFreedom: Double(rows.count - meansFit.rank),
      confidence: confidence)
    guard uncertainty.pValue != nil else { return nil }
    return Estimate(
      term: sample.treatmentName, estimate: value, standardError: standardError, statistic: uncertainty.statistic,
      degreesOfFreedom: uncertainty.degreesOfFreedom, pValue: uncertainty.pValue, confidenceLow: uncertainty.low,
      confidenceHigh: uncertainty.high)
  } catch {
    return nil
  }
}
