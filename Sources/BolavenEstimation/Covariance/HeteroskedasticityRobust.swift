import BolavenNumerics

/// The covariance of coefficients of independent rows, each with its own variance.
///
///     V̂ = c B (Σᵢ aᵢ² x̃ᵢ x̃ᵢᵀ ẽᵢ²) Bᵀ
///
/// aᵢ is 1 for HC0 and HC1, (1−hᵢ)^(−1/2) for HC2, (1−hᵢ)⁻¹ for HC3; c is n/(n−K) for HC1 and 1 otherwise. hᵢ is the
/// leverage of the row in the whole design, effects included.
///
/// Source: MacKinnon & White (1985), §2.
struct HeteroskedasticityRobust {
  let kind: CovarianceEstimator.Heteroskedasticity
  /// aᵢ; `nil` where every one is 1.
  let adjustments: [Double]?

  init(_ kind: CovarianceEstimator.Heteroskedasticity, equations: EstimatingEquations) throws(EstimationError) {
    self.kind = kind
    switch kind {
    case .hc0, .hc1: adjustments = nil
    case .hc2, .hc3:
      guard let basis = equations.basis else { throw .leveragesNotAvailable(covariance: kind.rawValue) }
      let leverages = leverages(basis)
      adjustments = leverages.enumerated().map { row, leverage in
        // A row with leverage 1 is fitted exactly: its residual is 0 and so is its adjustment.
        let free = 1 - leverage / (equations.multiplicities?[row] ?? 1)
        guard free > 1e-10 else { return 0 }
        return kind == .hc2 ? 1 / free.squareRoot() : 1 / free
      }
    }
  }

  func matrix(_ equations: EstimatingEquations) throws(EstimationError) -> Matrix {
    if let fast = equations.rowSandwich {
      do throws(NumericsError) { return try fast(kind) } catch { throw .numerics(error) }
    }
    var residuals = equations.residuals
    if let adjustments { for i in residuals.indices { residuals[i] *= adjustments[i] } }
    // A row that stands for f equal ones has f scores, not one of f times the size.
    if let counts = equations.multiplicities { for i in residuals.indices { residuals[i] /= counts[i].squareRoot() } }
    return equations.sandwich(meat(of: equations.regressors, residuals: residuals))
  }
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
