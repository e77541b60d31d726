/// Picks the solver of the reduced equations by the structure of the factors.
struct SolverChoice {
  let system: any ReducedSystem

  /// Levels up to which all pairs of them are counted in a table.
  static let tableSize = 500
  /// Coefficients of the other factors up to which S is kept as a whole.
  static let denseSize = 2000

  init(
    leading: FactorTerms, others: [FactorTerms], weights: [Double]?, starts: [Int32], isOrdered: Bool,
    forced: AbsorptionReport.Solver?, threads: Int
  ) {
    guard !others.isEmpty else {
      system = EmptySystem()
      return
    }
    let size = others.coefficientCount
    let diagonal = others.flatMap(\.diagonal)
    if forced == nil, leading.coefficientCount + size <= Self.tableSize {
      let matrix = SchurComplement.fromTable(leading: leading, others: others, weights: weights, threads: threads)
      system = RefinedSystem(
        direct: DenseSystem(matrix, diagonal: diagonal), equations: DenseOperator(matrix: matrix, size: size))
      return
    }
    let rows = GroupedRows(
      leading: leading, others: others, weights: weights, starts: starts, isOrdered: isOrdered, threads: threads)
    let direct: (any DirectSolver)? =
      switch forced {
      case .dense: DenseSystem(SchurComplement.fromGroups(rows, threads: threads), diagonal: diagonal)
      case nil where size <= Self.denseSize:
        DenseSystem(SchurComplement.fromGroups(rows, threads: threads), diagonal: diagonal)
      case .conjugateGradients: nil
      case .banded, .onePass, nil: BandedSystem(rows, threads: threads)
      }
    system =
      direct.map { RefinedSystem(direct: $0, equations: rows) as any ReducedSystem }
      ?? ConjugateGradients(rows, threads: threads)
  }
}
