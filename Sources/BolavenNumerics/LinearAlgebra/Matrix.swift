/// A dense real matrix, column by column: entry (i, j) is `storage[i + j * rows]`.
public struct Matrix: Sendable, Hashable {
  /// How many rows.
  public let rows: Int
  /// How many columns.
  public let columns: Int
  /// The entries, column by column.
  public internal(set) var storage: [Double]

  /// A matrix from its entries.
  ///
  /// - Parameter storage: rows · columns entries, column by column.
  public init(rows: Int, columns: Int, storage: [Double]) {
    precondition(rows >= 0 && columns >= 0 && storage.count == rows * columns, "storage has one entry for each place")
    self.rows = rows
    self.columns = columns
    self.storage = storage
  }

  /// A rows × columns matrix with the same number in every place.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(rows: rows, columns: columns, storage: [Double](repeating: value, count: rows * columns))
  }

  /// size × size: ones on the diagonal, zeros elsewhere.
  public static func identity(_ size: Int) -> Matrix {
    var matrix = Matrix(rows: size, columns: size)
    for i in 0..<size { matrix[i, i] = 1 }
    return matrix
  }

  /// The entry in row i and column j, both from 0.
  public subscript(i: Int, j: Int) -> Double {
    get { storage[i + j * rows] }
    set { storage[i + j * rows] = newValue }
  }

  /// The entries of column j, from 0: as many as there are rows.
  public func column(_ j: Int) -> [Double] { Array(storage[j * rows..<(j + 1) * rows]) }

  /// Lets a function write the entries.
  ///
  /// - Parameter write: is given rows · columns places, column by column.
  public mutating func fill(_ write: (UnsafeMutableBufferPointer<Double>) -> Void) {
    storage.withUnsafeMutableBufferPointer { write($0) }
  }

  /// (A + Aᵀ)/2 of a k × k matrix, k × k.
  public var symmetrized: Matrix {
    precondition(rows == columns, "a symmetric matrix is square")
    var result = self
    for j in 0..<columns {
      for i in 0..<j {
        let mean = (self[i, j] + self[j, i]) / 2
        result[i, j] = mean
        result[j, i] = mean
      }
    }
    return result
  }

  /// The same rows with m more columns behind: rows × (columns + m).
  ///
  /// - Parameter columns: m columns with one entry a row.
  public func appending(_ columns: [[Double]]) -> Matrix {
    precondition(columns.allSatisfy { $0.count == rows }, "columns are equally long")
    return Matrix(rows: rows, columns: self.columns + columns.count, storage: storage + columns.flatMap { $0 })
  }

  /// diag(f) · A, rows × columns: each row times its factor, one factor a row.
  public func scalingRows(by factors: [Double]) -> Matrix {
    precondition(factors.count == rows, "one factor a row")
    var result = self
    for j in 0..<columns {
      for i in 0..<rows { result.storage[i + j * rows] *= factors[i] }
    }
    return result
  }

  /// factor · A, rows × columns.
  public func scaled(by factor: Double) -> Matrix {
    Matrix(rows: rows, columns: columns, storage: storage.map { factor * $0 })
  }

  /// A + factor · B, rows × columns; B has the shape of A.
  public func adding(_ other: Matrix, times factor: Double = 1) -> Matrix {
    precondition(rows == other.rows && columns == other.columns, "shapes agree")
    return Matrix(
      rows: rows, columns: columns, storage: zip(storage, other.storage).map { $0 + factor * $1 })
  }

  /// Some columns, from 0, in the order given: rows × as many as are selected.
  public func selectingColumns(_ selection: [Int]) -> Matrix {
    var selected: [Double] = []
    selected.reserveCapacity(rows * selection.count)
    for j in selection { selected += storage[j * rows..<(j + 1) * rows] }
    return Matrix(rows: rows, columns: selection.count, storage: selected)
  }

  /// Some rows, from 0, in the order given: as many as are selected × columns.
  public func selectingRows(_ selection: [Int]) -> Matrix {
    var selected: [Double] = []
    selected.reserveCapacity(selection.count * columns)
    for j in 0..<columns {
      for i in selection { selected.append(storage[i + j * rows]) }
    }
    return Matrix(rows: selection.count, columns: columns, storage: selected)
  }

  /// Aᵀ, columns × rows.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for j in 0..<columns {
      for i in 0..<rows { result[j, i] = self[i, j] }
    }
    return result
  }

  /// A · B, rows of A × columns of B; B has as many rows as A has columns.
  public func times(_ other: Matrix) -> Matrix {
    precondition(columns == other.rows, "inner shapes agree")
    if isLarge(rows, columns, other.columns), OpenBLAS.isAvailable {
      return OpenBLAS.product(self, transposingFirst: false, other)
    }
    var product = Matrix(rows: rows, columns: other.columns)
    for j in 0..<other.columns {
      for l in 0..<columns {
        let factor = other[l, j]
        for i in 0..<rows { product.storage[i + j * rows] += storage[i + l * rows] * factor }
      }
    }
    return product
  }

  /// Aᵀ · B, columns of A × columns of B; both have the same rows.
  public func transposedTimes(_ other: Matrix) -> Matrix {
    precondition(rows == other.rows, "row counts agree")
    if isLarge(rows, columns, other.columns), OpenBLAS.isAvailable {
      return OpenBLAS.product(self, transposingFirst: true, other)
    }
    var product = Matrix(rows: columns, columns: other.columns)
    for j in 0..<other.columns {
      for l in 0..<columns {
        var sum = 0.0
        for i in 0..<rows { sum += storage[i + l * rows] * other.storage[i + j * rows] }
        product[l, j] = sum
      }
    }
    return product
  }

  /// A · v, one entry a row; v has one entry a column.
  public func times(_ vector: [Double]) -> [Double] {
    times(Matrix(rows: vector.count, columns: 1, storage: vector)).storage
  }

  /// Aᵀ · v, one entry a column; v has one entry a row.
  public func transposedTimes(_ vector: [Double]) -> [Double] {
    transposedTimes(Matrix(rows: vector.count, columns: 1, storage: vector)).storage
  }
}

/// Whether a product is worth a call to the library, which takes several milliseconds to be loaded.
private func isLarge(_ rows: Int, _ inner: Int, _ columns: Int) -> Bool {
  Double(rows) * Double(inner) * Double(columns) > 500_000
}
