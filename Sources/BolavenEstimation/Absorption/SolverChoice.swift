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
      system = DenseSystem(
        SchurComplement.fromTable(leading: leading, others: others, weights: weights, threads: threads),
        diagonal: diagonal)
      return
    }
    let rows = GroupedRows(
      leading: leading, others: others, weights: weights, starts: starts, isOrdered: isOrdered, threads: threads)
    switch forced {
    case .dense: system = DenseSystem(SchurComplement.fromGroups(rows, threads: threads), diagonal: diagonal)
    case .conjugateGradients: system = ConjugateGradients(rows, threads: threads)
    case .banded, .onePass, nil:
      if forced == nil, size <= Self.denseSize {
        system = DenseSystem(SchurComplement.fromGroups(rows, threads: threads), diagonal: diagonal)
      } else if let banded = BandedSystem(rows, threads: threads) {
        system = banded
      } else {
        system = ConjugateGradients(rows, threads: threads)
      }
    }
  }
}
