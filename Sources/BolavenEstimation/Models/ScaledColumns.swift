import BolavenNumerics

/// The columns of a design in memory, multiplied by √w, with absorbed effects as dummies in front.
struct ScaledColumns {
  /// Dummies and slopes of the effects.
  let effects: Matrix
  /// √w, or `nil` without weights.
  let roots: [Double]?

  init(_ design: Design) {
    roots = design.weights?.values.map { $0.squareRoot() }
    let dummies = effectColumns(design.absorbed)
    let plain = Matrix(
      rows: design.rowCount, columns: dummies.count, storage: dummies.flatMap { $0 })
    effects = roots.map { plain.scalingRows(by: $0) } ?? plain
  }

  func scaled(_ values: [Double]) -> [Double] {
    guard let roots else { return values }
    return zip(values, roots).map { $0 * $1 }
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
