import BolavenNumerics

/// The covariance of coefficients of independent rows, each with its own variance.
///
///     V̂ = c B (Σᵢ aᵢ² x̃ᵢ x̃ᵢᵀ ẽᵢ²) Bᵀ
///
/// aᵢ is 1 for HC0 and HC1, (1−hᵢ)^(−1/2) for HC2, (1−hᵢ)⁻¹ for HC3; c is n/(n−K) for HC1 and 1 otherwise. hᵢ is the
/// leverage of the row in the whole design, effects included.
///
/// Source: MacKinnon & White (1985), §2.
struct HeteroskedasticityRobust: CovarianceMethod {
  let errors = ErrorStructure.independent
  private let adjustment: BlockedLeastSquares.LeverageAdjustment
  private let hasFactor: Bool

  init(_ adjustment: BlockedLeastSquares.LeverageAdjustment, hasFactor: Bool = false) {
    self.adjustment = adjustment
    self.hasFactor = hasFactor
  }

  var usesLeverages: Bool { adjustment != .none }
  var middle: String {
    let leverage =
      switch adjustment {
      case .none: ""
      case .halved: " / (1 - h)"
      case .full: " / (1 - h)^2"
      }
    return (hasFactor ? "n / (n - K) * " : "") + "sum(x x' e^2\(leverage))"
  }

  func measure(_ context: CovarianceContext) throws(EstimationError) -> MeasuredCovariance {
    let equations = context.equations
    let factor = hasFactor ? context.rowFactor : 1
    let adjustments = usesLeverages ? try self.adjustments(equations, name: context.name) : nil
    let matrix: Matrix
    if let fast = equations.rowSandwich {
      do throws(NumericsError) { matrix = try fast(adjustment) } catch { throw .numerics(error) }
    } else {
      matrix = rowCovariance(equations, adjustments: adjustments)
    }
    return MeasuredCovariance(
      matrix: matrix.scaled(by: factor), factor: factor,
      rowWeights: adjustments.map { .scaled($0, equations.basis) } ?? .plain(equations.basis, nil))
  }

  /// aᵢ.
  private func adjustments(_ equations: EstimatingEquations, name: String) throws(EstimationError) -> [Double] {
    guard let leverages = equations.rowLeverages else { throw .leveragesNotAvailable(covariance: name) }
    return leverages.enumerated().map { row, leverage in
      // A row with leverage 1 is fitted exactly: its residual is 0 and so is its adjustment.
      let free = 1 - leverage / (equations.multiplicities?[row] ?? 1)
      guard free > 1e-10 else { return 0 }
      return adjustment == .halved ? 1 / free.squareRoot() : 1 / free
    }
  }
}

/// B (Σᵢ aᵢ² x̃ᵢ x̃ᵢᵀ ẽᵢ²) Bᵀ.
///
/// - Parameter adjustments: aᵢ; `nil` where every one is 1.
func rowCovariance(_ equations: EstimatingEquations, adjustments: [Double]? = nil) -> Matrix {
  var residuals = equations.residuals
  if let adjustments { for i in residuals.indices { residuals[i] *= adjustments[i] } }
  // A row that stands for f equal ones has f scores, not one of f times the size.
  if let counts = equations.multiplicities { for i in residuals.indices { residuals[i] /= counts[i].squareRoot() } }
  return equations.sandwich(meat(of: equations.regressors, residuals: residuals))
}

/// hᵢ: the row sums of squares of an orthonormal basis.
func leverages(_ basis: BlockedColumns) -> [Double] {
  var sums = [Double](repeating: 0, count: basis.rowCount)
  forEachBlock(basis.rowCount) { rows in
    var block = [Double](repeating: 0, count: rows.count * basis.columnCount)
    block.withUnsafeMutableBufferPointer { basis.write(rows, to: $0) }
    for j in 0..<basis.columnCount {
      for i in 0..<rows.count {
        let q = block[j * rows.count + i]
        sums[rows.lowerBound + i] += q * q
      }
    }
  }
  return sums
}
