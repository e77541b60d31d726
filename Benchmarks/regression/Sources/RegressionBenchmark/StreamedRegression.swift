import BolavenEstimation
import BolavenNumerics
import Glibc

/// A regression of more rows than memory holds: a response and nine regressors, made from the number of the row.
///
/// The rows are the same whatever the blocks, so that a part that fits in memory can be estimated there as well.
struct StreamedRegression {
  let rowCount: Int
  /// The part that is estimated in memory, too.
  private let partCount = 1_000_000
  private static let names = ["y"] + (1...9).map { "x\($0)" }

  /// What was measured, as JSON: seconds, the most memory, coefficients, and how far the two ways agree on the part.
  var record: String {
    get throws {
      let moment = Moment()
      let (coefficients, errors) = try Self.fit(BlockMoments(MadeRows(rowCount: rowCount), columns: Self.names))
      let elapsed = moment.elapsed
      let peak = peakMebibytes
      let part = min(partCount, rowCount)
      let streamed = try Self.fit(BlockMoments(MadeRows(rowCount: part), columns: Self.names))
      let columns = Self.names.indices.map { j in (0..<part).map { MadeRows.value($0, j) } }
      let inMemory = try Self.fit(BlockMoments(columns: Array(zip(Self.names, columns))))
      return """
        {"rows": \(rowCount), "columns": \(Self.names.count), "seconds": \(elapsed.seconds), \
        "cpu": \(elapsed.processorSeconds), "peak_mib": \(peak), "check": [\(coefficients[1]), \(errors[1])], \
        "part": \(part), "part_digits": [\(Self.digits(streamed.0, inMemory.0)), \(Self.digits(streamed.1, inMemory.1))]}
        """
    }
  }

  /// Coefficients and their HC1 standard errors.
  private static func fit(_ source: BlockMoments) throws -> ([Double], [Double]) {
    let fit = try MomentFit(of: "y", on: Array(names.dropFirst()), from: source)
    let covariance = try fit.covariance(.hc1)
    return (fit.coefficients, fit.coefficients.indices.map { covariance[$0, $0].squareRoot() })
  }

  /// The fewest digits to which two lists agree.
  private static func digits(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).map { $0 == $1 ? 15 : -log10(abs($0 - $1) / abs($1)) }.min() ?? 0
  }
}

/// Rows that a rule gives, a chunk at a time: nothing is kept.
private struct MadeRows: BlockSequence {
  let rowCount: Int
  let columnCount = 10

  /// y = 2 + Σ j xⱼ / 10 + u in column 0, the regressors behind; all from one number a cell.
  static func value(_ row: Int, _ column: Int) -> Double {
    guard column == 0 else { return uniform(row, column) }
    var y = 2 + uniform(row, 0)
    for j in 1...9 { y += Double(j) / 10 * uniform(row, j) }
    return y
  }

  /// A number between −½ and ½ that looks random, by the finalizer of SplitMix64.
  private static func uniform(_ row: Int, _ column: Int) -> Double {
    var z = (UInt64(row) &* 16 &+ UInt64(column)) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53 - 0.5
  }

  func forEachChunk(_ body: (BlockedColumns) throws(NumericsError) -> Void) throws(NumericsError) {
    let chunkRows = 1 << 16
    for start in stride(from: 0, to: rowCount, by: chunkRows) {
      try body(
        BlockedColumns(rowCount: min(chunkRows, rowCount - start), columnCount: columnCount) { rows, target in
          for j in 0..<10 {
            for i in 0..<rows.count {
              target[j * rows.count + i] = Self.value(start + rows.lowerBound + i, j)
            }
          }
        })
    }
  }
}
