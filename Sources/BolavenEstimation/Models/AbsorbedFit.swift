import BolavenNumerics
import Glibc

/// Least squares with effects taken out of every column: the coefficients are those of the columns without the effects.
///
/// A column that the effects span is dropped, and of a set that is collinear without the effects the later ones are.
///
/// Source: Lovell (1963), *Seasonal adjustment of economic time series*, §3; Guimarães & Portugal (2010), §2.
///
/// - Parameter designs: several outcomes of the same regressors, from which the effects are taken in one go.
func absorbedFits(_ designs: [Design], threads: Int) throws(EstimationError) -> [LinearFit] {
  let design = designs[0]
  let absorption = try Absorption(
    design.absorbed, rowCount: design.rowCount, weights: design.weights?.values, threads: threads)
  let columns = try residualized(designs, by: absorption)
  let completed = Deferred(by: { columns.completed })
  let shared = AbsorbedRegressors(
    absorption: absorption, columns: columns, completed: completed, blocks: Deferred(by: { completed.value.blocks }),
    parameters: absorbedParameters(design.absorbed), threads: threads)
  var fits: [LinearFit] = []
  for (position, design) in designs.enumerated() { fits.append(try shared.fit(design, outcome: position)) }
  return fits
}

/// Regressors and outcomes without the effects.
private struct AbsorbedRegressors {
  let absorption: Absorption
  /// The regressors and, behind them, the outcomes.
  let columns: AbsorbedColumns
  let completed: Deferred<AbsorbedColumns>
  let blocks: Deferred<BlockedColumns>
  /// Parameters of the effects.
  let parameters: Int
  let threads: Int

  func fit(_ design: Design, outcome position: Int) throws(EstimationError) -> LinearFit {
    let k = design.columns.count
    let outcome = k + position
    let weights = design.weights?.values
    let spanned = Set(columns.spannedColumns)
    guard !spanned.contains(outcome) else { throw .outcomeAbsorbed }
    let own = Array(0..<k) + [outcome]
    let solution = CrossProductSolution(
      columns.crossProducts.selectingRows(own).selectingColumns(own), without: spanned.filter { $0 < k })
    let within = columns.crossProducts[outcome, outcome]
    let isClear =
      !solution.isDoubtful && solution.magnification < 30 && solution.residualSumOfSquares > 1e-4 * within
    var solver = LinearFit.Solver.crossProducts
    var kept = solution.keptColumns
    var coefficients = solution.coefficients
    var bread = solution.inverseGram
    var residualSquares = solution.residualSumOfSquares
    if !isClear {
      let candidates = (0..<k).filter { !spanned.contains($0) }
      let refined: BlockedLeastSquares
      do throws(NumericsError) {
        refined = try BlockedLeastSquares(
          regressors: blocks.value.selectingColumns(candidates), responses: blocks.value.selectingColumns([outcome]),
          weights: weights, threads: threads, relativeTolerance: 1e-8)
      } catch {
        throw .numerics(error)
      }
      kept = refined.keptColumns.map { candidates[$0] }
      coefficients = refined.coefficients[0]
      bread = refined.inverseGram
      residualSquares = refined.residualSumsOfSquares[0]
      solver = .refinedCrossProducts
    }
    // A residual of rounding noise is none.
    let isExact = residualSquares <= 1e-26 * columns.squares[outcome]
    if isExact { residualSquares = 0 }
    guard design.observations > Double(kept.count + parameters) else {
      throw .tooFewRows(observations: Int(design.observations), coefficients: kept.count + parameters)
    }
    let roots = weights.map { $0.map { $0.squareRoot() } }
    let scored = Deferred(by: { [blocks, kept, coefficients] in
      scoredColumns(
        blocks.value, kept: kept, coefficients: coefficients, outcome: isExact ? nil : outcome, roots: roots)
    })
    let rank = kept.count
    var combination = [Double](repeating: 0, count: columns.columnCount)
    combination[outcome] = 1
    for (place, j) in kept.enumerated() { combination[j] = -coefficients[place] }
    let clusterScores = {
      @Sendable [columns, completed, kept, combination] (clusters: Clusters, threads: Int) -> Matrix in
      columns.scoreSums(
        combination, by: clusters.codes, count: clusters.count, threads: threads, completed: { completed.value }
      ).selectingColumns(kept)
    }
    let equations = EstimatingEquations(
      bread: bread, residualSumOfSquares: residualSquares, basis: nil,
      partialBasis: kept.isEmpty ? nil : orthonormalized(scored, rowCount: design.rowCount, inverseGram: bread),
      effectLeverages: Deferred(by: { [absorption] in absorption.leverages }),
      multiplicities: design.weights.flatMap { $0.type == .frequency ? $0.values : nil },
      clusterScores: isExact ? nil : clusterScores,
      regressors: Deferred(by: { scored.value.selectingColumns(Array(0..<rank)) }),
      residuals: Deferred(by: { scored.value.selectingColumns([rank]).matrix.storage }), scored: scored)
    return LinearFit(
      design: design, keptColumns: kept, coefficients: coefficients, bread: bread, equations: equations,
      absorption: AbsorptionSummary(
        rank: parameters, solver: columns.report.solver.rawValue, iterations: columns.report.iterations,
        relativeResidual: columns.report.relativeResidual, withinSumOfSquares: within),
      solver: solver, supportedDigits: 15.9 - log10(max(1, solution.magnification)))
  }
}

/// The regressors and, behind them, the outcomes without the effects.
private func residualized(
  _ designs: [Design], by absorption: Absorption
) throws(EstimationError) -> AbsorbedColumns {
  let columns: AbsorbedColumns
  do throws(EstimationError) {
    columns = try absorption.residualized(designs[0].columns.map(\.values) + designs.map(\.y))
  } catch {
    for design in designs { try requireMagnitudes(design) }
    throw error
  }
  // The center is one of the numbers or between them, and two of them are √(2Σ(x − x̄)²) apart at most. A small weight
  // would hide a large number.
  let mayBeLarge = columns.squares.indices.contains {
    columns.centers[$0].magnitude + (2 * columns.squares[$0]).squareRoot() > largestUsable
  }
  if mayBeLarge || designs[0].weights != nil {
    for design in designs { try requireMagnitudes(design) }
  }
  return columns
}

/// √w x̃ of the kept columns and, behind them, √w(ỹ − x̃ᵀβ̂); 0 without an outcome.
private func scoredColumns(
  _ columns: BlockedColumns, kept: [Int], coefficients: [Double], outcome: Int?, roots: [Double]?
) -> BlockedColumns {
  let width = columns.columnCount
  let scored = BlockedColumns(rowCount: columns.rowCount, columnCount: kept.count + 1) { rows, target in
    let n = rows.count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, n * width)) { room in
      room.initialize(repeating: 0)
      columns.write(rows, to: UnsafeMutableBufferPointer(rebasing: room[..<(n * width)]))
      let residual = kept.count * n
      for i in 0..<n { target[residual &+ i] = outcome.map { room[$0 &* n &+ i] } ?? 0 }
      for (place, j) in kept.enumerated() {
        let coefficient = coefficients[place]
        for i in 0..<n {
          let x = room[j &* n &+ i]
          target[place &* n &+ i] = x
          if outcome != nil { target[residual &+ i] -= coefficient * x }
        }
      }
    }
  }
  return roots.map(scored.scalingRows) ?? scored
}

/// An orthonormal basis of the columns in front of the last, formed block by block: X̃C with CCᵀ = (X̃ᵀX̃)⁻¹.
private func orthonormalized(
  _ scored: Deferred<BlockedColumns>, rowCount: Int, inverseGram: Matrix
) -> BlockedColumns? {
  guard let eigen = try? SymmetricEigen(inverseGram) else { return nil }
  let k = inverseGram.rows
  var factor = eigen.vectors
  for j in 0..<k {
    let root = max(0, eigen.values[j]).squareRoot()
    for i in 0..<k { factor[i, j] *= root }
  }
  let combination = factor
  return BlockedColumns(rowCount: rowCount, columnCount: k) { rows, target in
    let n = rows.count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, n * (k + 1))) { room in
      room.initialize(repeating: 0)
      scored.value.write(rows, to: UnsafeMutableBufferPointer(rebasing: room[..<(n * (k + 1))]))
      for j in 0..<k {
        for i in 0..<n { target[j &* n &+ i] = 0 }
        for l in 0..<k {
          let weight = combination[l, j]
          for i in 0..<n { target[j &* n &+ i] += weight * room[l &* n &+ i] }
        }
      }
    }
  }
}
