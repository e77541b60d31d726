/// Eigenvalues and eigenvectors of a symmetric matrix: A = VΛVᵀ.
public struct SymmetricEigen: Sendable {
  /// Ascending.
  public let values: [Double]
  /// One eigenvector a column, in the order of the values.
  public let vectors: Matrix

  /// - Parameter matrix: k × k; the lower triangle is read.
  /// - Throws: `notFinite`, `libraryMissing`, `factorization`.
  public init(_ matrix: Matrix) throws(NumericsError) {
    precondition(matrix.rows == matrix.columns, "a symmetric matrix is square")
    if let position = matrix.storage.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(row: position % matrix.rows, column: position / matrix.rows)
    }
    let result = try OpenBLAS.symmetricEigen(matrix)
    values = result.values
    vectors = result.vectors
  }
}
