public import BolavenNumerics

/// k columns without the effects of factors: x̃ = x − D·coefficients.
///
/// The coefficients are kept, not the columns, which are formed a block of rows at a time.
///
/// Source: Guimarães & Portugal (2010), §2.
public struct AbsorbedColumns: Sendable {
  /// X̃'W X̃, k × k, in the order of the columns.
  public let crossProducts: Matrix
  /// Σ w·(x − x̄)² of each of the k columns before; Σ w·x² where no factor has an effect of its own for each level.
  public let squares: [Double]
  /// How the effects were taken out.
  public let report: AbsorptionReport
  let absorption: Absorption
  let columns: [[Double]]
  /// Subtracted from each column first, so that nothing is lost when its numbers are large and close together.
  let centers: [Double]
  /// For each column of D `lanes` numbers, the largest factor first. Unless they are complete, its coefficients are those
  /// of a column x; what the other factors take from it is not yet in them.
  let coefficients: [Double]
  let isComplete: Bool

  /// k.
  var columnCount: Int { columns.count }

  private var completeCoefficients: [Double] {
    isComplete ? coefficients : absorption.completed(coefficients, columns: columns.count)
  }

  /// The same with complete coefficients, which takes a pass over the rows.
  var completed: AbsorbedColumns {
    AbsorbedColumns(
      crossProducts: crossProducts, squares: squares, report: report, absorption: absorption, columns: columns,
      centers: centers, coefficients: completeCoefficients, isComplete: true)
  }

  /// The columns spanned by the effects, from 0, ascending: ‖x̃‖ ≤ 10⁻⁸ ‖x − x̄‖, in the norm of the weights.
  public var spannedColumns: [Int] {
    squares.indices.filter { crossProducts[$0, $0] <= 1e-16 * squares[$0] }
  }

  /// The residualized columns, n × k, not multiplied by weights, formed a block of rows at a time.
  ///
  /// Asking for them takes a pass over the rows, so keep them.
  public var blocks: BlockedColumns {
    let absorption = absorption
    let coefficients = completeCoefficients
    let (columns, centers) = (columns, centers)
    return BlockedColumns(rowCount: absorption.rowCount, columnCount: columns.count) { rows, target in
      absorption.write(rows, of: columns, centers: centers, minus: coefficients, to: target)
    }
  }

  /// Σ w x̃ᵢ ẽᵢ over the rows i of each cluster, where ẽ = Σ combination · x̃: G × k, in one pass over the rows.
  ///
  /// - Parameters:
  ///   - combination: k numbers.
  ///   - codes: the cluster of each row, from 0.
  ///   - count: G.
  ///   - completed: the same columns with complete coefficients, which are asked for where they are needed.
  func scoreSums(
    _ combination: [Double], by codes: [Int32], count: Int, threads: Int, completed: () -> AbsorbedColumns
  ) -> Matrix {
    absorption.scoreSums(
      columns, centers: centers, minus: coefficients, completed: { completed().coefficients }, combination, by: codes,
      count: count, threads: threads)
  }

  /// The effects and slopes of each factor, in the order of the factors.
  ///
  ///     x = center + Σ effects + Σ slopes · slope variables + x̃
  ///
  /// Effects of overlapping factors are not unique: these are one solution, and only their sum over the factors means
  /// something.
  public var effects: AbsorbedEffects {
    AbsorbedEffects(
      centers: centers,
      coefficients: absorption.effects(completeCoefficients, columns: columns.count))
  }
}

/// Effects and slopes that were taken out of columns.
public struct AbsorbedEffects: Sendable {
  /// What was subtracted from each of the k columns first.
  public let centers: [Double]
  /// For each factor, in their order, a matrix of (levels · effects and slopes of a level) × k: level by level, the
  /// intercept before the slopes.
  public let coefficients: [Matrix]
}
