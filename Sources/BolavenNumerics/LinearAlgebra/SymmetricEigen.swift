/// Eigenvalues and eigenvectors of a symmetric k × k matrix: A = VΛVᵀ, VᵀV = 1.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §8.1.
public struct SymmetricEigen: Sendable {
  /// λ, k entries, ascending.
  public let values: [Double]
  /// V, k × k: one eigenvector of length 1 a column, in the order of the values.
  public let vectors: Matrix

  /// A matrix of more columns is left to OpenBLAS, which small problems need not wait for.
  static let mostRotated = 32

  /// The decomposition of a matrix.
  ///
  /// - Parameter matrix: k × k; the lower triangle is read.
  /// - Throws: `notFinite` with the place of the first entry; for more than 32 columns `libraryMissing`, `factorization`.
  public init(_ matrix: Matrix) throws(NumericsError) {
    precondition(matrix.rows == matrix.columns, "a symmetric matrix is square")
    if let position = matrix.storage.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(row: position % matrix.rows, column: position / matrix.rows)
    }
    (values, vectors) =
      matrix.rows <= Self.mostRotated ? rotatedToDiagonal(matrix) : try OpenBLAS.symmetricEigen(matrix)
  }
}
