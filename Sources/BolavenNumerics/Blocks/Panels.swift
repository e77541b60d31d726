internal import CPanels

/// The only door to the panel kernels: sums over some hundred rows of a few columns that lie one behind another.
///
/// A panel has `columns` columns of `rows` numbers; row i of column j is at `i + j · stride`. The kernel is chosen once for
/// this processor; the same kernel gives the same bytes.
enum Panels {
  /// 1 with fused multiply-add on four numbers at once, 0 the portable kernel.
  static let kernel = bolaven_panels_kernel()

  /// How many rows of so many columns stay in the cache while every pair of columns is multiplied.
  ///
  /// Sixteen less than a power of two: columns a power of two apart would fall on the same places of the cache.
  static func rowsThatFit(columns: Int) -> Int {
    var rows = 512
    while rows > 64, rows * columns > 16_384 { rows /= 2 }
    return rows - 16
  }
}

/// Some rows of some columns, in memory as a kernel needs them.
struct Panel {
  let values: UnsafeMutablePointer<Double>
  let columns: Int
  let rows: Int
  let stride: Int

  /// Some of the columns, from one on.
  func columns(_ range: Range<Int>) -> Panel {
    Panel(values: values + range.lowerBound * stride, columns: range.count, rows: rows, stride: stride)
  }

  /// (column − center) · scale.
  func standardize(centers: [Double], scales: [Double]) {
    bolaven_panel_standardize(values, columns, rows, stride, centers, scales)
  }

  /// column · factor, row by row.
  func scaleRows(by factors: UnsafePointer<Double>) {
    bolaven_panel_scale_rows(values, columns, rows, stride, factors)
  }

  /// Columns in memory of which some rows are needed next; `nil` for one that is not.
  struct Ahead {
    let columns: UnsafePointer<UnsafePointer<Double>?>
    let count: Int
    let row: Int
  }

  /// Adds selfᵀ · other, column by column; only on and below the diagonal where `isSymmetric`.
  ///
  /// - Parameter ahead: what is brought near the processor meanwhile.
  func addProducts(
    with other: Panel, isSymmetric: Bool, ahead: Ahead? = nil, to sums: UnsafeMutablePointer<Double>,
    kernel: Int32 = Panels.kernel
  ) {
    bolaven_panel_products(
      kernel, values, columns, other.values, other.columns, rows, stride, isSymmetric ? 1 : 0, ahead?.columns,
      ahead?.count ?? 0, ahead?.row ?? 0, sums)
  }

  /// (column − center) · scale of columns elsewhere, from a row on; 1 for one that is `nil`.
  func load(
    _ sources: UnsafePointer<UnsafePointer<Double>?>, from row: Int, centers: [Double], scales: [Double],
    kernel: Int32 = Panels.kernel
  ) {
    precondition(centers.count == columns && scales.count == columns, "one center and one scale a column")
    bolaven_panel_load_standardized(kernel, sources, columns, row, rows, centers, scales, values, stride)
  }

  /// The same for the regressors, which come first, each row times the standardized columns times coefficients.
  func loadScores(
    _ sources: UnsafePointer<UnsafePointer<Double>?>, from row: Int, regressors: Int, centers: [Double],
    scales: [Double], coefficients: [Double], kernel: Int32 = Panels.kernel
  ) {
    precondition(coefficients.count == scales.count && centers.count == scales.count, "one number of each a column")
    bolaven_panel_load_scores(
      kernel, sources, coefficients.count, regressors, row, rows, centers, scales, coefficients, values, stride)
  }

  /// The panel times a vector, one number a row.
  func times(
    _ coefficients: UnsafePointer<Double>, into target: UnsafeMutablePointer<Double>, kernel: Int32 = Panels.kernel
  ) {
    bolaven_panel_times(kernel, values, columns, rows, stride, coefficients, target)
  }

  /// (column − center) · scale, then the panel times a vector, one number a row.
  func standardize(
    centers: [Double], scales: [Double], times coefficients: UnsafePointer<Double>,
    into target: UnsafeMutablePointer<Double>, kernel: Int32 = Panels.kernel
  ) {
    bolaven_panel_standardize_times(kernel, values, columns, rows, stride, centers, scales, coefficients, target)
  }

  /// (column − center) · scale, and in `low` what rounding loses of it. The scales are powers of two.
  func standardize(centers: [Double], scales: [Double], low: Panel) {
    bolaven_panel_extended_standardize(values, low.values, columns, rows, stride, centers, scales)
  }

  /// self + rest · scale, for each column.
  func addScaled(_ rest: Panel, scales: [Double]) {
    bolaven_panel_add_scaled(values, columns, rows, stride, rest.values, scales)
  }

  /// Writes factor · (self + low), row by row, as a sum of two.
  func scaledRows(
    low: Panel, by factors: UnsafePointer<Double>, into target: Panel, targetLow: Panel, kernel: Int32 = Panels.kernel
  ) {
    bolaven_panel_extended_scale_rows(
      kernel, values, low.values, columns, rows, stride, factors, target.values, targetLow.values)
  }

  /// Adds (self + low)ᵀ · (other + otherLow) in extended precision, on and below the diagonal where `isSymmetric`.
  func addExtendedProducts(
    low: Panel, with other: Panel, low otherLow: Panel, isSymmetric: Bool, to sums: UnsafeMutablePointer<Double>,
    lows: UnsafeMutablePointer<Double>, kernel: Int32 = Panels.kernel
  ) {
    bolaven_panel_extended_products(
      kernel, values, low.values, columns, other.values, otherLow.values, other.columns, rows, stride,
      isSymmetric ? 1 : 0, sums, lows)
  }

  /// response − Σ (column − center) · coefficient, each row as a sum of two; the columns are self + rest.
  func writeResiduals(
    of response: UnsafePointer<Double>, lowParts rest: Panel? = nil, centers: [Double], coefficients: [DoubleDouble],
    high: UnsafeMutablePointer<Double>, low: UnsafeMutablePointer<Double>, kernel: Int32 = Panels.kernel
  ) {
    bolaven_panel_residuals(
      kernel, values, rest?.values, columns, rows, stride, centers, coefficients.map(\.high), coefficients.map(\.low),
      response, high, low)
  }

  /// Adds (column − center) · (high + low) of each column in extended precision; the columns are self + rest.
  func addGradient(
    lowParts rest: Panel? = nil, centers: [Double], high: UnsafePointer<Double>, low: UnsafePointer<Double>,
    to sums: UnsafeMutablePointer<Double>,
    lows: UnsafeMutablePointer<Double>, kernel: Int32 = Panels.kernel
  ) {
    bolaven_panel_gradient(kernel, values, rest?.values, columns, rows, stride, centers, high, low, sums, lows)
  }
}

/// Adds −factor · column to a column of numbers in extended precision.
func subtractMultiple(
  _ factor: DoubleDouble, high: UnsafePointer<Double>, low: UnsafePointer<Double>, count: Int,
  from target: UnsafeMutablePointer<Double>, _ targetLow: UnsafeMutablePointer<Double>, kernel: Int32 = Panels.kernel
) {
  bolaven_extended_subtract_multiple(kernel, count, factor.high, factor.low, high, low, target, targetLow)
}
