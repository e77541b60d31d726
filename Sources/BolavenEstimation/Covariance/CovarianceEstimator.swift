import BolavenNumerics

/// How uncertainty is measured: one case, and one file with its method, each.
///
/// B is the bread; x̃ᵢ and ẽᵢ are the regressors and residuals of a row as they enter the normal equations, multiplied
/// by √w and without absorbed effects; s_g = Σ_{i∈g} x̃ᵢẽᵢ are the scores of a cluster. n are the observations, K the
/// coefficients and effects, G the clusters. Every covariance is k × k.
public enum CovarianceEstimator: String, Sendable, CaseIterable {
  // The names in plans, on the command line, in tables and in machine output.
  /// σ̂²B, σ̂² = Σẽ²/(n − K): independent errors of one variance.
  ///
  /// Source: Greene (2018), *Econometric Analysis*, §4.3.
  case classical = "iid"
  /// B (Σ x̃ᵢx̃ᵢᵀẽᵢ²) Bᵀ: independent errors, each of its own variance.
  ///
  /// Source: White (1980).
  case hc0 = "HC0"
  /// HC0 · n/(n − K).
  ///
  /// Source: MacKinnon & White (1985), §2.
  case hc1 = "HC1"
  /// HC0 with ẽᵢ²/(1 − hᵢ), hᵢ the leverage of the row.
  ///
  /// Source: MacKinnon & White (1985), §2.
  case hc2 = "HC2"
  /// HC0 with ẽᵢ²/(1 − hᵢ)².
  ///
  /// Source: Davidson & MacKinnon (1993), *Estimation and Inference in Econometrics*, §16.3.
  case hc3 = "HC3"
  /// B (Σ_g s_g s_gᵀ) Bᵀ: errors that are correlated within clusters.
  ///
  /// Source: Liang & Zeger (1986).
  case cr0 = "CR0"
  /// CR0 · G/(G − 1).
  ///
  /// Source: Cameron & Miller (2015), §II.C.
  case cr1 = "CR1"
  /// CR0 · G/(G − 1) · (n − 1)/(n − K); `CoefficientCount` says which effects K holds.
  ///
  /// Source: Cameron & Miller (2015), §II.C.
  case cr1s = "CR1S"
  /// CR0 with the residuals of each cluster multiplied by (I − H_gg)^(−1/2), H_gg its block of the hat matrix.
  ///
  /// Source: Bell & McCaffrey (2002), §3; Pustejovsky & Tipton (2018), §2.
  case cr2 = "CR2"
  /// CR0 with (I − H_gg)⁻¹ in its place, without a factor.
  ///
  /// Source: Bell & McCaffrey (2002), §3.
  case cr3 = "CR3"
  /// CR3 · (G − 1)/G: the cluster jackknife.
  ///
  /// Source: MacKinnon, Nielsen & Webb (2023), §3.
  case cr3j = "CR3J"
  /// B (Γ₀ + Σ_l (1 − l/(L + 1))(Γ_l + Γ_lᵀ)) Bᵀ · n/(n − K), Γ_l from the scores of rows l periods apart in a series.
  ///
  /// Source: Newey & West (1987), eq. 5.
  case neweyWest = "NW"
  /// The same with Γ_l from the sums of scores over all rows of a period.
  ///
  /// Source: Driscoll & Kraay (1998), eq. 8.
  case driscollKraay = "DK"

  var method: any CovarianceMethod {
    switch self {
    case .classical: ClassicalCovariance()
    case .hc0: HeteroskedasticityRobust(.none)
    case .hc1: HeteroskedasticityRobust(.none, hasFactor: true)
    case .hc2: HeteroskedasticityRobust(.halved)
    case .hc3: HeteroskedasticityRobust(.full)
    case .cr0: ClusterRobust(factor: .none)
    case .cr1: ClusterRobust(factor: .clusters)
    case .cr1s: ClusterRobust(factor: .clustersAndRows)
    case .cr2: BiasReducedCluster(.halved)
    case .cr3: BiasReducedCluster(.full)
    case .cr3j: BiasReducedCluster(.full, factor: .jackknife)
    case .neweyWest: NeweyWest()
    case .driscollKraay: DriscollKraay()
    }
  }

  /// What errors of different rows may have to do with each other.
  public var errors: ErrorStructure { method.errors }
  /// Whether residuals are adjusted for the leverage of their row or cluster.
  public var usesLeverages: Bool { method.usesLeverages }
  /// The name of its authors where it goes by that, as `Newey-West`; `nil` otherwise.
  public var authors: String? { method.authors }
  /// M of the variance B M Bᵀ, as a formula in plain letters: e are residuals, h leverages, n rows, K coefficients, G clusters.
  public var middle: String { method.middle }
}

/// What errors of different rows may have to do with each other.
public enum ErrorStructure: Sendable {
  /// Independent, of one variance.
  case identical
  /// Independent, each of its own variance.
  case independent
  /// Correlated within clusters.
  case clustered
  /// Correlated over time within a series.
  case serial
  /// Correlated over time and between the units of a period.
  case serialAndCrossSectional

  /// Whether the order of rows in time matters.
  public var isOrdered: Bool {
    switch self {
    case .serial, .serialAndCrossSectional: true
    case .identical, .independent, .clustered: false
    }
  }
}

/// How the degrees of freedom of the t distribution are found.
public enum DegreesOfFreedomRule: String, Sendable, CaseIterable {
  /// Two moments of the variance estimator under a homoskedastic working model (Bell & McCaffrey 2002, §4).
  case satterthwaite
  /// The same under a working model with one correlation within clusters (Imbens & Kolesár 2016, §4); without clusters
  /// `satterthwaite`.
  case imbensKolesar = "imbens-kolesar"
  /// Clusters − 1, the fewest where there are several ways; periods − 1 for Driscoll-Kraay; observations less
  /// coefficients and effects otherwise.
  case residual
}

/// Whether effects nested in the clusters count among the K coefficients of CR1S.
public enum CoefficientCount: String, Sendable, CaseIterable {
  /// Effects nested in the clusters are not counted, but their slopes are (reghdfe, fixest).
  case nested
  /// Every coefficient is counted.
  case full
  /// No absorbed effect is counted, nor the constant that they hold (fixest).
  case none
}

/// Which G the factor G/(G−1) takes with several ways of clustering.
public enum MultiwayFactor: String, Sendable, CaseIterable {
  /// Every part its own (Cameron, Gelbach & Miller 2011; sandwich, Stata's cgmreg).
  case each
  /// The fewest clusters for all parts (fixest, reghdfe).
  case min
  /// No factor.
  case none
}
