/// How uncertainty is measured. Closed on purpose: every case needs a name in a plan, a label in a table, a source.
public enum CovarianceEstimator: Sendable, Hashable {
  /// Independent errors of one variance: σ̂²(XᵀWX)⁻¹.
  case classical
  case heteroskedasticityRobust(Heteroskedasticity)
  /// Errors correlated within clusters; several columns cluster in several ways at once.
  case clusterRobust(Cluster, by: [String])
  /// Errors correlated over time within a series, up to a number of lags.
  case neweyWest(lags: Int)
  /// Errors correlated over time and between the units of a period, up to a number of lags.
  case driscollKraay(lags: Int)

  /// Sandwich estimators for independent rows, with leverage hᵢ: weights on êᵢ² are
  /// HC0 1, HC1 n/(n−k), HC2 1/(1−hᵢ), HC3 1/(1−hᵢ)².
  ///
  /// Source: MacKinnon & White (1985), §2.
  public enum Heteroskedasticity: String, Sendable, CaseIterable {
    case hc0 = "HC0"
    case hc1 = "HC1"
    case hc2 = "HC2"
    case hc3 = "HC3"
  }

  /// Sandwich estimators for rows that may be correlated within clusters, by the adjustment A_g of a cluster's residuals.
  ///
  /// CR0 I; CR1 √(G/(G−1)); CR1S √(G/(G−1)·(n−1)/(n−K)), the factor of Stata and fixest; CR2 (I−H_gg)^(−1/2);
  /// CR3 (I−H_gg)⁻¹ without a factor; CR3J the cluster jackknife, CR3 times (G−1)/G in variance.
  ///
  /// Source: Cameron & Miller (2015), §VI.B; Pustejovsky & Tipton (2018), §2; MacKinnon, Nielsen & Webb (2023), §3.
  public enum Cluster: String, Sendable, CaseIterable {
    case cr0 = "CR0"
    case cr1 = "CR1"
    case cr1s = "CR1S"
    case cr2 = "CR2"
    case cr3 = "CR3"
    case cr3j = "CR3J"
  }

  /// The name in plans, tables and machine output.
  public var name: String {
    switch self {
    case .classical: "iid"
    case .heteroskedasticityRobust(let kind): kind.rawValue
    case .clusterRobust(let kind, _): kind.rawValue
    case .neweyWest: "NW"
    case .driscollKraay: "DK"
    }
  }
}

/// How the degrees of freedom of the t distribution are found.
public enum DegreesOfFreedomRule: String, Sendable, CaseIterable {
  /// Two moments of the variance estimator under a homoskedastic working model (Bell & McCaffrey 2002).
  case satterthwaite
  /// The same under a working model with one correlation within clusters (Imbens & Kolesár 2016).
  case imbensKolesar = "imbens-kolesar"
  /// Clusters − 1, the fewest where there are several ways; rows − coefficients without clusters.
  case residual
}

/// Whether effects nested in the clusters count among the K coefficients of CR1S.
public enum CoefficientCount: String, Sendable, CaseIterable {
  /// Effects nested in the clusters are not counted (reghdfe, fixest).
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
