public import BolavenNumerics

/// Equations between coefficients, `x1 = x2, 2*x3 - x4 = 1`: Rβ = r.
///
/// Coefficients are written as the table names them, in back quotes or without; on either side stand sums of
/// coefficients, numbers, and numbers times coefficients. A comma parts two equations.
///
/// Source: Greene (2018), *Econometric Analysis*, §5.3.
public struct LinearHypothesis: Sendable, Hashable {
  /// R, q × k, one row an equation.
  public let restrictions: Matrix
  /// r, q entries.
  public let values: [Double]

  /// Reads equations between some coefficients.
  ///
  /// - Parameter terms: k names.
  /// - Throws: where the text cannot be read, or names no coefficient.
  public init(_ text: String, terms: [String]) throws(HypothesisError) {
    var reader = HypothesisReader(text, terms: terms)
    var rows: [[Double]] = []
    var values: [Double] = []
    repeat {
      let left = try reader.side()
      guard reader.take("=") else { throw reader.error("'=' between two sides") }
      let right = try reader.side()
      let row = zip(left.weights, right.weights).map { $0 - $1 }
      guard row.contains(where: { $0 != 0 }) else {
        throw reader.error("an equation that says something of a coefficient")
      }
      rows.append(row)
      values.append(right.constant - left.constant)
    } while reader.take(",")
    guard reader.isAtEnd else { throw reader.error("'+', '-', ',' or the end") }
    var restrictions = Matrix(rows: rows.count, columns: terms.count)
    for (i, row) in rows.enumerated() {
      for (j, weight) in row.enumerated() { restrictions[i, j] = weight }
    }
    self.restrictions = restrictions
    self.values = values
  }
}

/// What is wrong with a hypothesis, and where.
public struct HypothesisError: Error, Hashable {
  /// The hypothesis.
  public let text: String
  /// From 1, in Unicode scalars.
  public let position: Int
  /// What could have stood there.
  public let expected: String
  /// Coefficients that may have been meant.
  public let nearest: [String]
}

extension CoefficientInference {
  /// Tests equations between the coefficients under the covariance of the model: `WaldTest` with the residual degrees
  /// of freedom.
  ///
  /// - Parameters:
  ///   - hypothesis: of the k terms of the fit.
  ///   - fit: the one that the inference is about.
  /// - Returns: `nil` where the covariance cannot be had, or the equations cannot be tested jointly.
  public func test(_ hypothesis: LinearHypothesis, of fit: LinearFit) -> WaldTest? {
    covariance.flatMap { covariance in
      WaldTest(
        restrictions: hypothesis.restrictions, values: hypothesis.values, coefficients: fit.coefficients,
        covariance: covariance.matrix, denominatorDegreesOfFreedom: covariance.degreesOfFreedom(at: 0, .residual))
    }
  }
}
