/// Why a computation has no result.
public enum NumericsError: Error, Hashable {
  /// A number that is not finite, with its place, both counted from 0.
  case notFinite(row: Int, column: Int)
  /// A routine of the linear algebra library failed with this code.
  case factorization(routine: String, code: Int)
  /// A system library that is not on this machine.
  case libraryMissing(name: String, package: String)
  /// Rows that come a chunk at a time could not be read, or not once more; their source knows why.
  case rowsUnreadable
}
