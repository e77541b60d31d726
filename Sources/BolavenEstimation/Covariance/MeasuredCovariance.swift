import BolavenData
import BolavenNumerics

/// One way of measuring the covariance of coefficients.
protocol CovarianceMethod: Sendable {
  /// What errors of different rows may have to do with each other.
  var errors: ErrorStructure { get }
  /// Whether residuals are adjusted for leverage; Satterthwaite's degrees of freedom are then the usual ones, and there is
  /// one way of clustering.
  var usesLeverages: Bool { get }
  /// The name of its authors where it goes by that.
  var authors: String? { get }
  /// M of the variance B M Bᵀ, as a formula in plain letters: e are residuals, h leverages, G clusters.
  var middle: String { get }
  /// - Throws: `tooFewClusters`, `leveragesNotAvailable`, `repeatedPeriod`, `numerics`.
  func measure(_ context: CovarianceContext) throws(EstimationError) -> MeasuredCovariance
}

extension CovarianceMethod {
  var usesLeverages: Bool { false }
  var authors: String? { nil }
}

/// What a covariance is measured from.
struct CovarianceContext {
  let fit: LinearFit
  /// The name of the estimator, for messages.
  let name: String
  let settings: SandwichCovariance.Settings

  var equations: EstimatingEquations { fit.equations }
  var factor: SmallSampleFactor {
    SmallSampleFactor(counting: settings.coefficientCount, multiway: settings.multiwayFactor)
  }
  /// Whether factors for small samples apply.
  var hasFactor: Bool { settings.multiwayFactor != .none }
  /// n/(n−K), or 1 where factors do not apply.
  var rowFactor: Double { hasFactor ? factor.rows(fit) : 1 }
}

/// A covariance with what is known of its quality.
struct MeasuredCovariance {
  /// k × k, factor included.
  let matrix: Matrix
  /// The factor on the covariance.
  var factor = 1.0
  /// Clusters of each way, or periods.
  var clusterCounts: [(name: String, count: Int)] = []
  /// Clusters or periods − 1; `nil` for rows − coefficients.
  var residualDegreesOfFreedom: Double?
  /// Whether negative eigenvalues were set to zero.
  var wasRepaired = false
  var rowWeights = RowWeights.unknown
}

/// The weights of rows in coefficients, of which the variance estimator of a coefficient is a quadratic form.
enum RowWeights: Sendable {
  /// The residual degrees of freedom are exact under the estimator's own model.
  case exact
  /// The quadratic form is not known.
  case unknown
  /// Those of the estimating equations; rows of a cluster are summed.
  case plain(BlockedColumns?, Clusters?)
  /// Those of the equations times a number for each row.
  case scaled([Double], BlockedColumns?)
  /// n × k, rows of a cluster summed.
  case adjusted(Matrix, BlockedColumns?, Clusters)
}
