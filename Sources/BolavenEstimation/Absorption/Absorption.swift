internal import BolavenData
public import BolavenNumerics

/// The least-squares projection of columns off the effects of factors, without a column for each level.
///
///     x̃ = x − D (D'WD)⁻ D'W x
///
/// where D, n rows, has a column for each level of each factor, and for each slope of a level. The largest factor is
/// eliminated exactly, row by row; for what is left a solver is chosen by the structure of the factors. Nothing is
/// iterated unless nothing else is affordable or exact enough, and then to a residual of 10⁻¹².
///
/// Source: Guimarães & Portugal (2010), §2, for the elimination; Abowd, Creecy & Kramarz (2002) for conjugate gradients.
public struct Absorption: Sendable {
  /// As they were given.
  public let factors: [AbsorbedFactor]
  /// n.
  public let rowCount: Int
  let weightRoots: [Double]?
  let totalWeight: Double
  /// The largest factor first.
  let terms: [FactorTerms]
  /// Where each of the terms stands among the factors.
  let places: [Int]
  let starts: [Int32]?
  let system: any ReducedSystem
  let threads: Int

  /// The effects of factors over n rows.
  ///
  /// - Parameters:
  ///   - factors: at least one, n levels each.
  ///   - rowCount: n.
  ///   - weights: n positive numbers; `nil` for equal ones.
  /// - Throws: `emptySample`, `numerics` for weights or slopes that are not finite.
  public init(
    _ factors: [AbsorbedFactor], rowCount: Int, weights: [Double]? = nil, threads: Int = Threads.available
  ) throws(EstimationError) {
    try self.init(factors, rowCount: rowCount, weights: weights, solver: nil, threads: threads)
  }

  /// - Parameter solver: what to use in place of what fits the structure.
  init(
    _ factors: [AbsorbedFactor], rowCount: Int, weights: [Double]?, solver: AbsorptionReport.Solver?,
    threads: Int
  ) throws(EstimationError) {
    precondition(!factors.isEmpty, "there is a factor to absorb")
    precondition(factors.allSatisfy { $0.levels.rowCount == rowCount }, "one level a row")
    precondition(weights.map { $0.count == rowCount } ?? true, "one weight a row")
    guard rowCount > 0 else { throw .emptySample([]) }
    for (position, column) in ([weights ?? []] + factors.flatMap(\.slopes)).enumerated() {
      if let row = column.firstIndex(where: { !$0.isFinite }) {
        throw .numerics(.notFinite(row: row, column: position))
      }
    }
    let order = factors.indices.sorted { (factors[$0].coefficientCount, $1) > (factors[$1].coefficientCount, $0) }
    let terms = order.map { FactorTerms(factors[$0], weights: weights) }
    let others = Array(terms.dropFirst())
    let starts = levelStarts(factors[order[0]].levels.counts)
    let isOrdered = isAscending(terms[0].codes, threads: threads)
    let choice = SolverChoice(
      leading: terms[0], others: others, weights: weights, starts: starts, isOrdered: isOrdered, forced: solver,
      threads: threads)
    system = choice.system
    self.factors = factors
    self.rowCount = rowCount
    self.terms = terms
    self.threads = threads
    places = order
    self.starts = isOrdered ? starts : nil
    weightRoots = weights.map { $0.map { $0.squareRoot() } }
    totalWeight = weights.map { $0.reduce(0, +) } ?? Double(rowCount)
  }

  /// Columns without the effects of the factors.
  ///
  /// - Parameter columns: k of them, n values each.
  /// - Returns: k columns of n rows, with their cross products.
  /// - Throws: `absorptionNotConverged`; `numerics` for what is not finite; `tooLarge` for values whose squares are not.
  public func residualized(_ columns: [[Double]]) throws(EstimationError) -> AbsorbedColumns {
    precondition(columns.allSatisfy { $0.count == rowCount }, "columns have one value a row")
    switch laneCount(for: columns.count) {
    case 2: return try residualized(columns, Lanes2.self)
    case 4: return try residualized(columns, Lanes4.self)
    default: return try residualized(columns, Lanes8.self)
    }
  }
}
