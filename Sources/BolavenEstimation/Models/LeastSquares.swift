import BolavenData
public import BolavenNumerics

/// Coefficients of least squares, before any claim about uncertainty.
///
///     β̂ = argmin Σᵢ wᵢ (yᵢ − xᵢᵀβ − effects)²
///
/// Columns that are combinations of earlier ones, or of the absorbed effects, are dropped and named, independently of
/// the order of the rows. A fit that is exact but for rounding has a residual sum of squares of exactly 0, and
/// residuals of exactly 0 too unless effects were absorbed without dummies.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §5.3-5.5; Lovell (1963) for absorbed effects.
public struct LinearFit: Sendable {
  /// What was fitted.
  public let design: Design
  /// Columns of the design with a coefficient, ascending, counted from 0; k entries.
  public let keptColumns: [Int]
  /// β̂, k entries: one for each kept column.
  public let coefficients: [Double]
  /// (XᵀWX)⁻¹ of the kept columns, absorbed effects partialled out: k × k.
  ///
  /// With instruments, that of `InstrumentalVariables`.
  public let bread: Matrix
  /// What covariances are made of.
  let equations: EstimatingEquations
  /// How the effects were taken out; `nil` without effects.
  public let absorption: AbsorptionSummary?
  /// How the coefficients were found.
  public let solver: Solver
  /// Decimal digits that the coefficients have where the regressors are themselves rounded in their last digit.
  public let supportedDigits: Double

  /// A way to least squares; every one is chosen by the shape and the condition of the data.
  public enum Solver: String, Sendable {
    /// Householder QR with column pivoting and refinement.
    case pivotedQR
    /// Cross products of centered and scaled columns.
    case crossProducts
    /// The same with what rounding loses made up for, in extended precision.
    case refinedCrossProducts
  }

  init(
    design: Design, keptColumns: [Int], coefficients: [Double], bread: Matrix, equations: EstimatingEquations,
    absorption: AbsorptionSummary?, solver: Solver, supportedDigits: Double
  ) {
    self.design = design
    self.keptColumns = keptColumns
    self.coefficients = coefficients
    self.bread = bread
    self.equations = equations
    self.absorption = absorption
    self.solver = solver
    self.supportedDigits = supportedDigits
  }

  /// The fit of a design with n rows.
  ///
  /// - Throws: `emptySample`; `constantOutcome`; `tooFewRows` when there are not more rows than coefficients;
  ///   `numerics` with `notFinite`, the outcome counting as the column behind the regressors; `tooLarge`; with absorbed
  ///   effects `outcomeAbsorbed` and `absorptionNotConverged`.
  public init(_ design: Design, threads: Int = Threads.available) throws(EstimationError) {
    self = try Self.fits([design], threads: threads)[0]
  }

  /// The fits of several outcomes on the same regressors; what does not depend on the outcome is computed once.
  ///
  /// - Parameter designs: at least one; they differ in their outcome only.
  /// - Throws: as for one design.
  public static func fits(
    _ designs: [Design], threads: Int = Threads.available
  ) throws(EstimationError) -> [LinearFit] {
    precondition(!designs.isEmpty && designs.allSatisfy { $0.y.count == designs[0].y.count }, "the rows are the same")
    if designs[0].isSmall {
      for design in designs { try requireUsable(design) }
      return try denseFits(designs)
    }
    // The passes of the others see large numbers without another look at all of them.
    for design in designs { try requireVariation(of: design.y) }
    return designs[0].absorbed.isEmpty
      ? try blockedFits(designs, threads: threads) : try absorbedFits(designs, threads: threads)
  }

  /// y − Xβ̂ without the absorbed effects, n entries, on the scale of the outcome.
  public var residuals: [Double] {
    let scaled = equations.residuals
    guard let weights = design.weights?.values else { return scaled }
    return zip(scaled, weights).map { $0 / $1.squareRoot() }
  }

  /// k, coefficients in the model: columns kept.
  public var rank: Int { keptColumns.count }
  /// Coefficients and absorbed effects.
  public var parameters: Int { rank + (absorption?.rank ?? 0) }
  /// n, rows; a frequency weight counts its row once.
  public var observations: Int { design.y.count }
  /// Observations, frequency weights counted, less parameters.
  public var residualDegreesOfFreedom: Double { design.observations - Double(parameters) }
  /// Names of the columns that have a coefficient, k of them.
  public var terms: [String] { keptColumns.map { design.columns[$0].term } }
  /// Names of the columns that are combinations of earlier ones or of the effects.
  public var droppedTerms: [String] {
    design.columns.indices.filter { !keptColumns.contains($0) }.map { design.columns[$0].term }
  }

  /// Where a term stands among the coefficients, from 0.
  ///
  /// - Throws: `collinear` when it has no coefficient.
  public func position(of term: String) throws(EstimationError) -> Int {
    guard let position = terms.firstIndex(of: term) else { throw .collinear(term: term) }
    return position
  }

  /// Refuses a coefficient that owes its place to another column being dropped.
  ///
  /// - Throws: `collinear` when the term's column is a combination of all others, those that were dropped included.
  func requireIdentified(_ term: String) throws(EstimationError) {
    let terms = design.terms
    guard rank < terms.count, let column = terms.firstIndex(of: term) else { return }
    let x = design.x
    let others = try factorize(x.selectingColumns(terms.indices.filter { $0 != column }))
    let values = x.column(column)
    let squares = { (values: [Double]) in compensatedSum(values.lazy.map { $0 * $0 }) }
    let distance = (squares(others.solve(values).residuals) / squares(values)).squareRoot()
    guard distance > PivotedQR.collinearity else { throw .collinear(term: term) }
  }

  /// Fit measures: residual standard deviation, R² and the likelihood.
  public var statistics: FitStatistics { FitStatistics(self) }
}

extension Design {
  /// Whether a factorization of the whole, effects as dummies, costs nothing worth saving.
  var isSmall: Bool {
    let width = Double(columns.count + absorbed.reduce(0) { $0 + $1.coefficientCount })
    return Double(rowCount) * width * width <= 1e7
  }
}

/// What is known about absorbed effects.
public struct AbsorptionSummary: Sendable, Hashable {
  /// Parameters that they stand for, each set of connected levels one less for every further effect.
  public let rank: Int
  /// How they were taken out: `dummies`, or the solver of `AbsorptionReport`.
  public let solver: String
  /// Steps of an iterative solver; 0 for an exact one.
  public let iterations: Int
  /// ‖D′Wr‖/‖D′Wx‖ of the normal equations of the effects, the largest of the columns; 0 for dummies.
  public let relativeResidual: Double
  /// Σwỹ²: what is left of the outcome without the effects; 0 where nothing is.
  public let withinSumOfSquares: Double
}

/// Numbers whose squares are numbers, an outcome that varies.
func requireUsable(_ design: Design) throws(EstimationError) {
  try requireVariation(of: design.y)
  try requireMagnitudes(design)
}

/// - Throws: `emptySample`, `constantOutcome`.
func requireVariation(of y: [Double]) throws(EstimationError) {
  guard let first = y.first else { throw .emptySample([]) }
  if y.allSatisfy({ $0 == first }) { throw .constantOutcome(value: first) }
}

/// What numbers may be at most, so that products of their squares are numbers.
let largestUsable = 1e100

/// - Throws: `notFinite` with the place of the first number that is not, the outcome behind the regressors; `tooLarge`.
func requireMagnitudes(_ design: Design) throws(EstimationError) {
  for (position, values) in (design.columns.map(\.values) + [design.y] + design.instruments.map(\.values)).enumerated()
  {
    var largest = 0.0
    var isFinite = true
    values.withUnsafeBufferPointer { values in
      for x in values {
        if x.magnitude > largest { largest = x.magnitude }
        if !x.isFinite { isFinite = false }
      }
    }
    if !isFinite, let row = values.firstIndex(where: { !$0.isFinite }) {
      throw .numerics(.notFinite(row: row, column: position))
    }
    if largest > largestUsable, let value = values.first(where: { $0.magnitude > largestUsable }) {
      throw .tooLarge(value: value)
    }
  }
}

/// The factorization, with its error in the words of this floor.
func factorize(_ matrix: Matrix, remainders: Matrix? = nil) throws(EstimationError) -> PivotedQR {
  do throws(NumericsError) { return try PivotedQR(matrix, remainders: remainders) } catch { throw .numerics(error) }
}
