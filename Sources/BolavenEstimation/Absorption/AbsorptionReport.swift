/// How the effects were taken out, and how exactly.
public struct AbsorptionReport: Sendable, Hashable {
  /// The ways to solve for the effects; chosen by the structure of the factors.
  public enum Solver: String, Sendable, Hashable, CaseIterable {
    /// One factor: means of its levels.
    case onePass = "one pass"
    /// The largest factor is eliminated, the equations of the others are solved by a dense Cholesky factorization.
    case dense = "dense Cholesky"
    /// As `dense`, but the equations of the second largest factor are a band.
    case banded = "banded Cholesky"
    /// The largest factor is eliminated, the equations of the others are solved by conjugate gradients.
    case conjugateGradients = "conjugate gradients"
  }

  /// What was used.
  public let solver: Solver
  /// Steps of conjugate gradients; 0 for a direct solution that needed none.
  public let iterations: Int
  /// The largest ‖D'W r‖ / ‖D'W x‖ of the columns, r being what is left of the column x.
  public let relativeResidual: Double
}
