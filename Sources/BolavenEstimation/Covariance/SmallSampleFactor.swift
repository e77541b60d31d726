import BolavenData

/// Factors that make up for residuals being smaller than errors.
struct SmallSampleFactor {
  /// How absorbed and dummy effects count among the K coefficients.
  var counting = CoefficientCount.nested
  /// Which G counts with several ways of clustering.
  var multiway = MultiwayFactor.each

  /// The factor of a cluster estimator by what is counted.
  enum ClusterFactor: Sendable {
    /// 1.
    case none
    /// G/(G−1).
    case clusters
    /// G/(G−1)·(n−1)/(n−K).
    case clustersAndRows
    /// (G−1)/G.
    case jackknife

    /// The factor in plain letters, in front of what it multiplies.
    var formula: String {
      switch self {
      case .none: ""
      case .clusters: "G / (G - 1) * "
      case .clustersAndRows: "G / (G - 1) * (n - 1) / (n - K) * "
      case .jackknife: "(G - 1) / G * "
      }
    }
  }

  /// n/(n−K).
  func rows(_ fit: LinearFit) -> Double {
    fit.design.observations / fit.residualDegreesOfFreedom
  }

  /// The factor that is named for ways of clustering: that of the fewest clusters, or of the first way where every part
  /// has its own.
  func clusters(_ kind: ClusterFactor, ways: [Clusters], fit: LinearFit) -> Double {
    switch multiway {
    case .none: 1
    case .min: clusters(kind, count: ways.map(\.count).min() ?? 1, fit: fit, clusters: ways)
    case .each: clusters(kind, count: ways[0].count, fit: fit, clusters: ways)
    }
  }

  /// The factor for G clusters.
  func clusters(_ kind: ClusterFactor, count: Int, fit: LinearFit, clusters: [Clusters]) -> Double {
    let groups = Double(count)
    switch kind {
    case .none: return 1
    case .clusters: return groups / (groups - 1)
    case .jackknife: return (groups - 1) / groups
    case .clustersAndRows:
      let n = fit.design.observations
      return groups / (groups - 1) * (n - 1) / (n - Double(parameters(fit, clusters: clusters)))
    }
  }

  /// K: coefficients and the effects that count.
  func parameters(_ fit: LinearFit, clusters: [Clusters]) -> Int {
    let dummies = fit.design.effects.map { effects in fit.keptColumns.count { effects.columns.contains($0) } } ?? 0
    switch counting {
    case .full: return fit.parameters
    case .none: return fit.rank - dummies
    case .nested:
      var count = fit.rank
      if let effects = fit.design.effects, dummies > 0 {
        let levels = Clusters(name: effects.name, effects.groups)
        if clusters.contains(where: { levels.isNested(in: $0) }) { count -= dummies }
      }
      return count + fit.absorbedParameters(outside: clusters)
    }
  }
}

extension LinearFit {
  /// Parameters of the absorbed effects that are not nested in one of the clusterings; one for the constant at least where
  /// some effect has intercepts.
  func absorbedParameters(outside clusters: [Clusters]) -> Int {
    guard let absorption else { return 0 }
    let isNested = design.absorbed.map { effect in clusters.contains { effect.clusters.isNested(in: $0) } }
    guard isNested.contains(true) else { return absorption.rank }
    // The nested ones leave the constant, which the others share.
    let constant = design.absorbed.contains(where: \.hasIntercept) ? 1 : 0
    return zip(design.absorbed, isNested).reduce(constant) { sum, pair -> Int in
      // The slopes of a nested effect count, as fixest has it.
      let intercepts = pair.1 ? pair.0.levels.levelCount : 1
      return sum + pair.0.coefficientCount - (pair.0.hasIntercept ? intercepts : 0)
    }
  }
}
