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
  /// Three clusters or fewer in an arm and no assignment by lot: no test and no interval.
  case withheld(clustersInSmallerArm: Int)
  /// A single cluster: no standard error.
  case oneCluster(name: String)
  /// The analyst named the covariance.
  case requested
}

/// The clusters of a default choice, before the fit is known.
struct ClusterLevel {
  let groups: TreatmentSample.Groups
  let rule: InferenceRule

  /// Pairs, strata of at most ten units when there are twenty or more, else the units of assignment; `nil` for rows.
  init?(of sample: TreatmentSample) {
    if let strata = sample.strata, sample.strataArePairs {
      groups = strata
      rule = .pairs(count: strata.grouping.groupCount)
    } else if let strata = sample.strata, strata.grouping.groupCount >= 20,
      mostUnits(in: strata.grouping, units: sample.clusters?.grouping) <= 10
    {
      groups = strata
      rule = .strata(count: strata.grouping.groupCount)
    } else if let clusters = sample.clusters {
      groups = clusters
      rule = .clusters(count: clusters.grouping.groupCount)
    } else {
      return nil
    }
  }
}

/// Units of assignment in the largest stratum.
private func mostUnits(in strata: Grouping, units: Grouping?) -> Int {
  guard let units else { return strata.rowsOfGroups.map(\.count).max() ?? 0 }
  return strata.rowsOfGroups.map { rows in Set(rows.map { units.groupOfRow[$0] }).count }.max() ?? 0
}
