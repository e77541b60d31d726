/// How uncertainty is measured. Closed on purpose: every case needs a name in a plan, a label in a table, a source.
public enum CovarianceEstimator: Sendable, Hashable {
  case heteroskedasticityRobust(Heteroskedasticity)
  case clusterRobust(Cluster, by: String)

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
  /// CR3 (I−H_gg)⁻¹ without a factor.
  ///
  /// Source: Cameron & Miller (2015), §VI.B; Pustejovsky & Tipton (2018), §2.
  public enum Cluster: String, Sendable, CaseIterable {
    case cr0 = "CR0"
    case cr1 = "CR1"
    case cr1s = "CR1S"
    case cr2 = "CR2"
    case cr3 = "CR3"
  }

  /// The name in plans, tables and machine output.
  public var name: String {
    switch self {
    case .heteroskedasticityRobust(let kind): kind.rawValue
    case .clusterRobust(let kind, _): kind.rawValue
    }
  }
}

/// How the degrees of freedom of the t distribution are found.
public enum DegreesOfFreedomRule: String, Sendable, CaseIterable {
  /// Two moments of the variance estimator under a homoskedastic working model (Bell & McCaffrey 2002).
  case satterthwaite
  /// Clusters − 1; rows − coefficients without clusters.
  case residual
}

/// Whether effects nested in the clusters count among the K coefficients of CR1S.
public enum CoefficientCount: String, Sendable, CaseIterable {
  /// Effects nested in the clusters are not counted (reghdfe, fixest).
  case nested
  /// Every coefficient is counted.
  case full
}
