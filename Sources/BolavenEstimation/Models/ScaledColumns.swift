import BolavenNumerics

/// The columns of a design in memory, multiplied by √w, with absorbed effects as dummies in front.
///
/// Where there is a constant, what all numbers of a column have in common is taken from them first, so that a large offset
/// costs no digits. Only what can be taken without rounding is.
struct ScaledColumns {
  /// Whether something may be taken from columns.
  private let hasConstant: Bool
  /// Dummies and slopes of the effects.
  let effects: Matrix
  /// √w, or `nil` without weights.
  let roots: [Double]?

  init(_ design: Design) {
    hasConstant = design.hasConstant
    roots = design.weights?.values.map { $0.squareRoot() }
    let dummies = effectColumns(design.absorbed)
    let plain = Matrix(
      rows: design.rowCount, columns: dummies.count, storage: dummies.flatMap { $0 })
    effects = roots.map { plain.scalingRows(by: $0) } ?? plain
  }

  /// The number that is taken from a column.
  ///
  /// The mean, where every number lies between half and twice of it: then differences from it are exact. 0 otherwise, and
  /// for a column that is the same everywhere.
  func center(_ values: [Double]) -> Double {
    guard hasConstant, let first = values.first, let low = values.min(), let high = values.max(), low < high else {
      return 0
    }
    let mean = first + values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
    // What is left of a constant is rounding, not variation.
    guard high - low > 0x1p-43 * mean.magnitude else { return 0 }
    let (near, far) = mean > 0 ? (low, high) : (-high, -low)
    return near >= mean.magnitude / 2 && far <= 2 * mean.magnitude ? mean : 0
  }

  /// √w(x − center).
  func scaled(_ values: [Double]) -> [Double] {
    let center = center(values)
    let centered = center == 0 ? values : values.map { $0 - center }
    guard let roots else { return centered }
    return zip(centered, roots).map { $0 * $1 }
  }

  /// What turns coefficients of the columns as they are here into those of the columns before: all as they are but the
  /// constant, which takes back the centers.
  func restoring(_ columns: [DesignColumn]) -> Matrix {
    var matrix = Matrix.identity(columns.count)
    guard let constant = columns.firstIndex(where: \.isIntercept) else { return matrix }
    for (j, column) in columns.enumerated() where j != constant { matrix[constant, j] = -center(column.values) }
    return matrix
  }

  func unscaled(_ values: [Double]) -> [Double] {
    guard let roots else { return values }
    return zip(values, roots).map { $0 / $1 }
  }

  /// What rounding left out of columns behind the effects; `nil` where nothing was, or where weights round them again.
  func remainders(of columns: [DesignColumn]) -> Matrix? {
    guard roots == nil, columns.contains(where: { $0.remainders != nil }) else { return nil }
    let zeros = [Double](repeating: 0, count: effects.rows)
    return Matrix(
      rows: effects.rows, columns: effects.columns + columns.count,
      storage: [Double](repeating: 0, count: effects.storage.count) + columns.flatMap { $0.remainders ?? zeros })
  }

  /// Columns behind the effects.
  func matrix(_ columns: [[Double]]) -> Matrix {
    Matrix(
      rows: effects.rows, columns: effects.columns + columns.count,
      storage: effects.storage + columns.flatMap(scaled))
  }
}
