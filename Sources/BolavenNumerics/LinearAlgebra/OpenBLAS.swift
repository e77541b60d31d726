internal import COpenBLAS

/// The only door to OpenBLAS: shapes in, results or `NumericsError` out.
public enum OpenBLAS {
  /// Whether the library is on this machine; it is opened by asking.
  public static var isAvailable: Bool { bolaven_openblas_open() == 0 }
  /// The kernel chosen for this processor; `nil` without the library.
  public static var kernel: String? { isAvailable ? String(cString: bolaven_openblas_corename()) : nil }
  /// Version and build options; `nil` without the library.
  public static var configuration: String? { isAvailable ? String(cString: bolaven_openblas_config()) : nil }

  static func require() throws(NumericsError) {
    guard isAvailable else { throw .libraryMissing(name: "libopenblas.so.0", package: "libopenblas-dev") }
  }

  /// A · B, or Aᵀ · B.
  static func product(_ a: Matrix, transposingFirst: Bool, _ b: Matrix) -> Matrix {
    let rows = transposingFirst ? a.columns : a.rows
    let inner = transposingFirst ? a.rows : a.columns
    var c = Matrix(rows: rows, columns: b.columns)
    c.storage.withUnsafeMutableBufferPointer { target in
      bolaven_dgemm(
        CChar(UInt8(ascii: transposingFirst ? "T" : "N")), CChar(UInt8(ascii: "N")), Int32(rows), Int32(b.columns),
        Int32(inner), a.storage, Int32(max(1, a.rows)), b.storage, Int32(max(1, b.rows)), target.baseAddress,
        Int32(max(1, rows)))
    }
    return c
  }

  /// C − AAᵀ in the lower triangle of C, in place, both with columns `stride` apart.
  ///
  /// The library must be there: ask `isAvailable` first.
  ///
  /// - Parameters:
  ///   - a: rows × columns.
  ///   - c: rows × rows.
  public static func subtractSquare(
    of a: UnsafePointer<Double>, rows: Int, columns: Int, stride: Int, from c: UnsafeMutablePointer<Double>
  ) {
    bolaven_dsyrk_subtract(Int32(rows), Int32(columns), a, Int32(stride), c, Int32(stride))
  }

  /// Puts L of A = LLᵀ in the place of a band matrix; row j + i of column j stands at `i + j · (bandwidth + 1)`.
  ///
  /// The library must be there: ask `isAvailable` first.
  ///
  /// - Parameters:
  ///   - band: (bandwidth + 1) · size numbers, the diagonal and what is below it within the band.
  ///   - size: rows of A.
  ///   - bandwidth: diagonals below the main one.
  /// - Returns: whether all pivots are positive; if not, the numbers mean nothing.
  ///
  /// Source: Golub & Van Loan (2013), *Matrix Computations*, §4.3.5.
  public static func factorizeBand(_ band: UnsafeMutablePointer<Double>, size: Int, bandwidth: Int) -> Bool {
    bolaven_dpbtrf(Int32(size), Int32(bandwidth), band, Int32(bandwidth + 1)) == 0
  }

  /// Householder QR with column pivoting.
  ///
  /// - Returns: R above the diagonal and the reflectors below, their factors, and the original position of each column.
  static func pivotedQR(_ a: Matrix) throws(NumericsError) -> (factors: Matrix, tau: [Double], order: [Int]) {
    try require()
    var factors = a
    var order = [Int32](repeating: 0, count: a.columns)
    var tau = [Double](repeating: 0, count: max(1, min(a.rows, a.columns)))
    let code = factors.storage.withUnsafeMutableBufferPointer { storage in
      workspace { work, size in
        bolaven_dgeqp3(
          Int32(a.rows), Int32(a.columns), storage.baseAddress, Int32(max(1, a.rows)), &order, &tau, work, size)
      }
    }
    guard code == 0 else { throw .factorization(routine: "dgeqp3", code: Int(code)) }
    return (factors, tau, order.map { Int($0) - 1 })
  }

  /// The first columns of Q from the reflectors of `pivotedQR`.
  static func orthonormalBasis(factors: Matrix, tau: [Double], rank: Int) throws(NumericsError) -> Matrix {
    try require()
    var basis = factors.selectingColumns(Array(0..<rank))
    let code = basis.storage.withUnsafeMutableBufferPointer { storage in
      workspace { work, size in
        bolaven_dorgqr(
          Int32(factors.rows), Int32(rank), Int32(rank), storage.baseAddress, Int32(max(1, factors.rows)), tau, work,
          size)
      }
    }
    guard code == 0 else { throw .factorization(routine: "dorgqr", code: Int(code)) }
    return basis
  }

  /// Eigenvalues, ascending, and eigenvectors of a symmetric matrix.
  static func symmetricEigen(_ a: Matrix) throws(NumericsError) -> (values: [Double], vectors: Matrix) {
    try require()
    var vectors = a
    var values = [Double](repeating: 0, count: a.rows)
    let n = a.rows
    var work = [Double](repeating: 0, count: 1 + 6 * n + 2 * n * n)
    var integers = [Int32](repeating: 0, count: 3 + 5 * n)
    let code = vectors.storage.withUnsafeMutableBufferPointer { storage in
      bolaven_dsyevd(
        Int32(n), storage.baseAddress, Int32(max(1, n)), &values, &work, Int32(work.count), &integers,
        Int32(integers.count))
    }
    guard code == 0 else { throw .factorization(routine: "dsyevd", code: Int(code)) }
    return (values, vectors)
  }
}

/// Asks a LAPACK routine for its workspace, then runs it.
private func workspace(_ run: (UnsafeMutablePointer<Double>?, Int32) -> Int32) -> Int32 {
  var wanted = 0.0
  let query = run(&wanted, -1)
  guard query == 0 else { return query }
  var work = [Double](repeating: 0, count: max(1, Int(wanted)))
  return work.withUnsafeMutableBufferPointer { run($0.baseAddress, Int32($0.count)) }
}
