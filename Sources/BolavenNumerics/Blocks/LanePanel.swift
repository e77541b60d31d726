internal import CLanes

/// Some rows of a few columns, row by row as a kernel needs them: 2 or a multiple of 4 numbers a row, one for each column and
/// then zeros.
///
/// The kernel is chosen once for this processor; the same kernel gives the same bytes.
public struct LanePanel {
  /// 2 with fused multiply-add on eight numbers at once, 1 on four, 0 the portable kernel.
  public static let kernel = bolaven_lanes_kernel()

  /// Row i has its numbers from i · `lanes` on.
  public let values: UnsafeMutablePointer<Double>
  /// How many rows there are.
  public let rows: Int
  /// Numbers of a row.
  public let lanes: Int
  private let kernel: Int32

  /// - Parameter kernel: another one than that for this processor, for a test.
  @inline(__always)
  public init(_ values: UnsafeMutablePointer<Double>, rows: Int, lanes: Int, kernel: Int32 = LanePanel.kernel) {
    self.values = values
    self.rows = rows
    self.lanes = lanes
    self.kernel = kernel
  }

  /// column − center, from a row on; zeros where there is no column.
  public func fill(
    _ columns: UnsafeBufferPointer<UnsafePointer<Double>>, centers: UnsafePointer<Double>, from first: Int
  ) {
    columns.withMemoryRebound(to: UnsafePointer<Double>?.self) { columns in
      bolaven_lanes_fill(kernel, values, rows, lanes, columns.baseAddress, columns.count, centers, first)
    }
  }

  /// Subtracts the coefficients of the level of each row, times its value; 1 without values.
  ///
  /// - Parameter stride: of how many coefficients of a level these are the first.
  public func subtract(
    _ coefficients: UnsafePointer<Double>, stride: Int, levels: UnsafePointer<Int32>,
    values factors: UnsafePointer<Double>?
  ) {
    bolaven_lanes_subtract(kernel, values, rows, lanes, coefficients, stride, levels, factors)
  }

  /// Adds each row to the sums of its level.
  public func add(to sums: UnsafeMutablePointer<Double>, stride: Int, levels: UnsafePointer<Int32>) {
    bolaven_lanes_add(kernel, values, rows, lanes, sums, stride, levels)
  }

  /// Adds each row to the sums of its level, a run of rows of one level at once, and all rows and their squares to the moments.
  public func addRuns(
    levels: UnsafePointer<Int32>, to sums: UnsafeMutablePointer<Double>, moments: UnsafeMutablePointer<Double>
  ) {
    bolaven_lanes_add_runs(kernel, values, rows, lanes, levels, sums, moments)
  }

  /// Takes the mean of each level off its rows, which lie together.
  ///
  /// - Parameters:
  ///   - starts: the first row of each level and behind the last; the first of them stands first here.
  ///   - levels: how many there are.
  ///   - roots: √w of these rows; `nil` for ones.
  ///   - diagonal: Σ w of each level.
  ///   - means: gets the mean of each level, 0 without a weight.
  ///   - moments: Σ w·x, Σ w·x² and, over the levels, Σ (Σ w·x)² are added to it.
  public func center(
    starts: UnsafePointer<Int32>, levels: Int, roots: UnsafePointer<Double>?, diagonal: UnsafePointer<Double>,
    means: UnsafeMutablePointer<Double>, moments: UnsafeMutablePointer<Double>
  ) {
    bolaven_lanes_center(kernel, values, lanes, starts, levels, roots, diagonal, means, moments)
  }

  /// Adds PᵀP, at least on and above the diagonal: number (a, b) at a · lanes + b.
  public func addProducts(to products: UnsafeMutablePointer<Double>) {
    bolaven_lanes_products(kernel, values, rows, lanes, products)
  }

  /// Σ(x−c) and Σ(x−c)² of some numbers, with what is lost by rounding.
  public static func moments(
    of values: UnsafeBufferPointer<Double>, about center: Double, kernel: Int32 = LanePanel.kernel
  ) -> (first: CompensatedSum, squares: CompensatedSum) {
    guard let start = values.baseAddress else { return (CompensatedSum(), CompensatedSum()) }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 32) { sums in
      let lanes = bolaven_lanes_moments(kernel, start, values.count, center, sums.baseAddress)
      func total(_ part: Int) -> CompensatedSum {
        sums[2 * part * lanes..<(2 * part + 2) * lanes].reduce(into: CompensatedSum()) { $0.add($1) }
      }
      return (total(0), total(1))
    }
  }

  /// Writes the columns: row i of column j at i + j · stride.
  public func write(columns: Int, to target: UnsafeMutablePointer<Double>, stride: Int) {
    bolaven_lanes_write(kernel, values, rows, lanes, columns, target, stride)
  }

  /// Adds what is left of the coefficients of rows, less the means of levels, to their places.
  ///
  ///     q_c += Σ (p_c − p̄_l) over the rows of code c, which are of levels l
  ///
  /// With others p_c + p'_o is in the place of p_c, and is added to both.
  ///
  /// - Parameters:
  ///   - starts: the first row of each level and behind the last.
  ///   - levels: how many there are.
  ///   - lanes: numbers of each coefficient: 2 or a multiple of 4.
  ///   - factor: the code of each row, the coefficients and what they are added to.
  ///   - other: the same of a second factor.
  @inline(__always)
  public static func addReduced(
    starts: UnsafePointer<Int32>, levels: Int, lanes: Int, _ factor: ReducedFactor, _ other: ReducedFactor? = nil,
    kernel: Int32 = LanePanel.kernel
  ) {
    bolaven_lanes_reduced(
      kernel, starts, levels, lanes, factor.codes, other?.codes, factor.coefficients, other?.coefficients,
      factor.products, other?.products)
  }

  /// A factor of rows that are in the order of the levels of another one.
  public struct ReducedFactor {
    let codes: UnsafePointer<Int32>
    let coefficients: UnsafePointer<Double>
    let products: UnsafeMutablePointer<Double>

    /// - Parameters:
    ///   - codes: one of each row.
    ///   - coefficients: p, `lanes` numbers for each code.
    ///   - products: q, as many.
    public init(
      codes: UnsafePointer<Int32>, coefficients: UnsafePointer<Double>, products: UnsafeMutablePointer<Double>
    ) {
      self.codes = codes
      self.coefficients = coefficients
      self.products = products
    }
  }

  /// Adds each row, times its combination of columns and its weight, to the sums of its level.
  ///
  /// - Parameters:
  ///   - combination: a factor for each lane.
  ///   - roots: √w of these rows; `nil` for ones.
  public func addScores(
    combination: UnsafePointer<Double>, roots: UnsafePointer<Double>?, levels: UnsafePointer<Int32>,
    to sums: UnsafeMutablePointer<Double>
  ) {
    bolaven_lanes_scores(kernel, values, rows, lanes, combination, roots, levels, sums)
  }
}
