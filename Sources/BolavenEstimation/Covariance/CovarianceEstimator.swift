import BolavenNumerics

/// How uncertainty is measured: one case, and one file with its method, each.
public enum CovarianceEstimator: String, Sendable, CaseIterable {
  // The names in plans, on the command line, in tables and in machine output.
  case classical = "iid"
  case hc0 = "HC0"
  case hc1 = "HC1"
  case hc2 = "HC2"
  case hc3 = "HC3"
  case cr0 = "CR0"
  case cr1 = "CR1"
  case cr1s = "CR1S"
  case cr2 = "CR2"
  case cr3 = "CR3"
  case cr3j = "CR3J"
  case neweyWest = "NW"
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
  /// The name of its authors where it goes by that.
  public var authors: String? { method.authors }
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
