/// Eigenvalues and eigenvectors of a symmetric k × k matrix: A = VΛVᵀ, VᵀV = 1.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §8.1.
public struct SymmetricEigen: Sendable {
  /// λ, k entries, ascending.
  public let values: [Double]
  /// V, k × k: one eigenvector of length 1 a column, in the order of the values.
  public let vectors: Matrix

  /// The decomposition of a matrix.
  ///
  /// - Parameter matrix: k × k; the lower triangle is read.
  /// - Throws: `notFinite` with the place of the first entry, `libraryMissing`, `factorization`.
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
