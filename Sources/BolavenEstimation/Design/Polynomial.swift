import BolavenNumerics

/// Orthogonal polynomials of degrees 1 to d in x: each column has length 1 and is orthogonal to the constant and to the
/// lower degrees.
///
///     p_{j+1}(x) = (x − α_j) p_j(x) − (ν_j/ν_{j−1}) p_{j−1}(x),   α_j = Σx p_j²/Σp_j²,   ν_j = Σp_j²
///
/// in extended precision; the values are rounded once.
///
/// Source: Kennedy & Gentle (1980), *Statistical Computing*, §8.6.
///
/// - Parameter degree: fewer than there are different values of x.
/// - Returns: d columns with what rounding left out, or `nil` for too many degrees.
func orthogonalPolynomials(
  _ x: [Double], remainders: [Double]?, degree: Int
) -> [(values: [Double], remainders: [Double])]? {
  guard !x.isEmpty else { return nil }
  let n = x.count
  let mean = x.reduce(DoubleDouble(0)) { $0 + DoubleDouble($1) } / DoubleDouble(Double(n))
  let centered = (0..<n).map { DoubleDouble(x[$0], plus: remainders?[$0] ?? 0) - mean }
  let spread = centered.reduce(0) { max($0, $1.high.magnitude) }
  guard spread > 0 else { return nil }
  // The unit of x decides nothing.
  let unit = DoubleDouble(1) / DoubleDouble(spread)
  let z = centered.map { $0 * unit }
  var previous = [DoubleDouble](repeating: DoubleDouble(0), count: n)
  var current = [DoubleDouble](repeating: DoubleDouble(1), count: n)
  var previousNorm = DoubleDouble(1)
  var norm = DoubleDouble(Double(n))
  var columns: [(values: [Double], remainders: [Double])] = []
  for step in 0..<degree {
    let moment = zip(z, current).reduce(DoubleDouble(0)) { $0 + $1.0 * $1.1 * $1.1 }
    let alpha = moment / norm
    let beta = step == 0 ? DoubleDouble(0) : norm / previousNorm
    let next = (0..<n).map { (z[$0] - alpha) * current[$0] - beta * previous[$0] }
    previousNorm = norm
    norm = next.reduce(DoubleDouble(0)) { $0 + $1 * $1 }
    guard norm.high > 1e-24 * previousNorm.high else { return nil }
    previous = current
    current = next
    let length = norm.squareRoot()
    let scaled = next.map { $0 / length }
    columns.append((scaled.map(\.high), scaled.map(\.low)))
  }
  return columns
}
