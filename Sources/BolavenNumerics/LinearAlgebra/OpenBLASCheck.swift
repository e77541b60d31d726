internal import Synchronization

/// What a routine of OpenBLAS gives against plain arithmetic on odd shapes, two threads at once: some builds of the
/// library are known to give wrong numbers on some processors.
public struct OpenBLASCheck: Sendable, Hashable {
  /// `dgemm`; `dgeqp3`, with `dorgqr`; `dsyevd`.
  public let routine: String
  /// The largest error over all shapes in units of n·ε; infinite where one of the two has no number.
  ///
  /// n is the longest sum and ε = 2⁻⁵². Checked are AᵀB and ABᵀ; QᵀQ = 1 and QR = A; VᵀV = 1 and AV = VΛ.
  public let worstError: Double
  /// Whether the error is at most 8·n·ε.
  public var isRight: Bool { worstError <= 8 }

  /// Runs every check: a few milliseconds.
  ///
  /// - Returns: one result a routine.
  /// - Throws: `libraryMissing`, `factorization`.
  public static func run() throws(NumericsError) -> [OpenBLASCheck] {
    try OpenBLAS.require()
    let shapes = [
      (1, 1), (2, 1), (3, 2), (5, 5), (7, 3), (13, 8), (16, 16), (17, 4), (31, 9), (33, 32), (47, 6), (64, 5), (65, 33),
      (97, 12), (101, 41), (129, 3), (200, 64), (257, 7), (301, 50), (511, 2),
    ]
    let products = try worst(shapes, productError)
    let factorizations = try worst(shapes, factorizationError)
    let eigenvalues = try worst(shapes, eigenError)
    return [
      OpenBLASCheck(routine: "dgemm", worstError: products),
      OpenBLASCheck(routine: "dgeqp3", worstError: factorizations),
      OpenBLASCheck(routine: "dsyevd", worstError: eigenvalues),
    ]
  }

  private static func worst(
    _ shapes: [(Int, Int)], _ error: @escaping @Sendable (Matrix, Matrix) throws(NumericsError) -> Double
  ) throws(NumericsError) -> Double {
    let found = Mutex([Result<Double, NumericsError>]())
    Threads.forEachBlock(shapes.count, threads: 2) { block in
      let (rows, columns) = shapes[block]
      let result = Result { () throws(NumericsError) in
        try error(sample(rows, columns, seed: 2 * UInt64(block)), sample(rows, columns, seed: 2 * UInt64(block) + 1))
      }
      found.withLock { $0.append(result) }
    }
    var largest = 0.0
    for result in found.withLock({ $0 }) {
      let error = try result.get()
      largest = error.isNaN ? .infinity : max(largest, error)
    }
    return largest
  }

  /// AᵀB and ABᵀ, zeros and a missing number among their entries.
  private static func productError(_ a: Matrix, _ b: Matrix) -> Double {
    var holed = a
    holed[0, 0] = .nan
    return max(
      deviation(OpenBLAS.product(a, transposingFirst: true, b), plainProduct(a.transposed, b), inner: a.rows),
      deviation(
        OpenBLAS.product(holed, transposingFirst: false, b.transposed), plainProduct(holed, b.transposed),
        inner: a.columns))
  }

  /// QᵀQ = 1 and QR = A.
  private static func factorizationError(_ a: Matrix, _ b: Matrix) throws(NumericsError) -> Double {
    var tall = b
    // A column of zeros would have no place in Q.
    for i in 0..<tall.rows { tall[i, 0] += 1 }
    let (factors, tau, order) = try OpenBLAS.pivotedQR(tall)
    let size = min(tall.rows, tall.columns)
    let basis = try OpenBLAS.orthonormalBasis(factors: factors, tau: tau, rank: size)
    var triangle = Matrix(rows: size, columns: tall.columns)
    for j in 0..<tall.columns {
      for i in 0...min(j, size - 1) { triangle[i, j] = factors[i, j] }
    }
    let n = Double(max(tall.rows, tall.columns))
    let back = difference(plainProduct(basis, triangle), tall.selectingColumns(order)) / largest(tall)
    let unit = difference(plainProduct(basis.transposed, basis), .identity(size))
    return max(back, unit) / (n * 0x1p-52)
  }

  /// AV = VΛ and VᵀV = 1.
  private static func eigenError(_ a: Matrix, _ b: Matrix) throws(NumericsError) -> Double {
    let symmetric = plainProduct(a.transposed, a)
    let (values, vectors) = try OpenBLAS.symmetricEigen(symmetric)
    var scaled = vectors
    for j in 0..<scaled.columns {
      for i in 0..<scaled.rows { scaled[i, j] *= values[j] }
    }
    let n = Double(max(1, symmetric.rows))
    let size = values.reduce(0) { max($0, $1.magnitude) }
    let back = difference(plainProduct(symmetric, vectors), scaled) / (size > 0 ? size : 1)
    let unit = difference(plainProduct(vectors.transposed, vectors), .identity(symmetric.rows))
    return max(back, unit) / (n * 0x1p-52)
  }
}

/// Entries between −1 and 1, every fifth 0.
private func sample(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
  var random = Philox(seed: seed)
  let storage = (0..<rows * columns).map { $0 % 5 == 3 ? 0 : 2 * random.uniform() - 1 }
  return Matrix(rows: rows, columns: columns, storage: storage)
}

private func plainProduct(_ a: Matrix, _ b: Matrix) -> Matrix {
  var product = Matrix(rows: a.rows, columns: b.columns)
  for j in 0..<b.columns {
    for i in 0..<a.rows {
      var sum = CompensatedSum()
      for l in 0..<a.columns { sum.subtractProduct(a[i, l], -b[l, j]) }
      product[i, j] = sum.value
    }
  }
  return product
}

/// The largest difference of entries in units of inner·ε; infinite where only one of them is a number.
private func deviation(_ found: Matrix, _ expected: Matrix, inner: Int) -> Double {
  zip(found.storage, expected.storage).reduce(0) { worst, pair in
    if pair.0.isNaN && pair.1.isNaN { return worst }
    let error = (pair.0 - pair.1).magnitude / (Double(inner) * 0x1p-52)
    return error.isNaN ? .infinity : max(worst, error)
  }
}

/// The largest difference of entries; infinite where one is no number.
private func difference(_ a: Matrix, _ b: Matrix) -> Double {
  zip(a.storage, b.storage).reduce(0) { worst, pair in
    let error = (pair.0 - pair.1).magnitude
    return error.isNaN ? .infinity : max(worst, error)
  }
}

private func largest(_ a: Matrix) -> Double { a.storage.reduce(0) { max($0, $1.magnitude) } }
