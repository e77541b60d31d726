import BolavenData

/// Why uncertainty is measured the way it is.
///
/// Source: Pustejovsky & Tipton (2018), §3; de Chaisemartin & Ramirez-Cuellar (2024), §3, on pairs and small strata.
public enum InferenceRule: Sendable, Hashable {
  /// Rows are independent: HC2.
  case independentRows
  /// Assigned within pairs: CR2 on the pair.
  case pairs(count: Int)
  /// Many small strata: CR2 on the stratum.
  case strata(count: Int)
  /// Enough balanced clusters, or a treatment that varies within them: CR2 on the cluster.
  case clusters(count: Int)
  /// Few or unequal clusters and a treatment constant within them: the test is on cluster means, the interval CR3.
  case clusterMeans(count: Int, largestToSmallest: Double)
  /// A single cluster in an arm that was drawn by lot: the test is on cluster means; the one cluster has no variance of
  /// its own, so that persons have neither standard error nor interval.
  case clusterMeansOnly(count: Int)
  /// Three clusters or fewer in an arm and no assignment by lot: no test and no interval.
  case withheld(clustersInSmallerArm: Int)
  /// The test on cluster means that the rule asks for cannot be formed, because there are not more clusters than
  /// coefficients or no variation between them: no test and no interval.
  case noClusterTest(clusters: Int)
  /// A single cluster: no standard error.
  case oneCluster(name: String)
  /// The analyst named the covariance.
  case requested
}

/// The clusters of a default choice, before the fit is known.
struct ClusterLevel {
  let groups: TreatmentSample.Groups
  let rule: InferenceRule

  /// The grouping that was asked for; else pairs, strata of at most ten units when there are twenty or more, or the units
  /// of assignment; `nil` for rows.
  ///
  /// Strata of two units each are pairs, whatever they are called.
  ///
  /// - Throws: `tooFewClusters` when a grouping was asked for that the sample does not have.
  init?(of sample: TreatmentSample, asked level: InferenceRequest.Level? = nil) throws(EstimationError) {
    let units = sample.strata.map { unitCounts(in: $0.grouping, units: sample.clusters?.grouping) } ?? []
    let arePairs = sample.strataArePairs || (!units.isEmpty && units.allSatisfy { $0 == 2 })
    let areSmall = units.count >= 20 && units.allSatisfy { $0 <= 10 }
    if let strata = sample.strata, level == .strata || (level == nil && (arePairs || areSmall)) {
      groups = strata
      rule = arePairs ? .pairs(count: units.count) : .strata(count: units.count)
    } else if let clusters = sample.clusters, level != .strata {
      groups = clusters
      rule = .clusters(count: clusters.grouping.groupCount)
    } else if let level {
      throw .tooFewClusters(name: level.rawValue, count: 0)
    } else {
      return nil
    }
  }
}

/// Units of assignment in each stratum.
private func unitCounts(in strata: Grouping, units: Grouping?) -> [Int] {
  strata.rowsOfGroups.map { rows in units.map { units in Set(rows.map { units.groupOfRow[$0] }).count } ?? rows.count }
}
