internal import BolavenNumerics

/// Rows of columns as they are read for a pass: x − center − Σ value·coefficient over entries in D.
///
/// Rows are put into a panel row by row, `lanes` numbers each, of which the first are the columns and the others 0.
struct RowSource: @unchecked Sendable {
  /// Rows of a panel: few, so that the next ones come from memory while these are reckoned with.
  static let panelRows = 64
  /// Rows of the longest panel, where rows belong together.
  static let mostRows = 256

  /// Empty where there is nothing but what is subtracted.
  private let columns: UnsafeBufferPointer<UnsafePointer<Double>>
  private let centers: UnsafePointer<Double>
  let lanes: Int
  /// What is subtracted, with `lanes` coefficients each.
  private let subtracted: TermEntries
  private let coefficients: UnsafePointer<Double>

  /// Runs `body` with the rows of some columns.
  static func with<Result>(
    _ columns: [[Double]], centers: [Double], lanes: Int, subtracting subtracted: TermEntries,
    _ coefficients: [Double], _ body: (RowSource) -> Result
  ) -> Result {
    withUnsafePointers(columns + [centers, coefficients]) { pointers in
      Array(pointers.prefix(columns.count)).withUnsafeBufferPointer { places in
        body(
          RowSource(
            columns: places, centers: pointers[columns.count], lanes: lanes, subtracted: subtracted,
            coefficients: pointers[columns.count + 1]))
      }
    }
  }

  private init(
    columns: UnsafeBufferPointer<UnsafePointer<Double>>, centers: UnsafePointer<Double>, lanes: Int,
    subtracted: TermEntries, coefficients: UnsafePointer<Double>
  ) {
    self.columns = columns
    self.centers = centers
    self.lanes = lanes
    self.subtracted = subtracted
    self.coefficients = coefficients
  }

  /// Runs `body` for the rows of a range, a panel at a time.
  @inline(__always)
  func forEachPanel(of rows: Range<Int>, _ body: (Range<Int>, LanePanel) -> Void) {
    withPanel { place in
      var start = rows.lowerBound
      while start < rows.upperBound {
        let end = min(start &+ Self.panelRows, rows.upperBound)
        body(start..<end, filled(start..<end, place))
        start = end
      }
    }
  }

  /// Runs `body` with a place for the longest panel.
  @inline(__always)
  func withPanel(_ body: (UnsafeMutablePointer<Double>) -> Void) {
    withUnsafeTemporaryAllocation(
      byteCount: Self.mostRows * lanes * MemoryLayout<Double>.size, alignment: 64
    ) { place in
      guard let panel = place.bindMemory(to: Double.self).baseAddress else { return }
      body(panel)
    }
  }

  /// Writes rows column by column.
  func write(_ rows: Range<Int>, columns: Int, to target: UnsafeMutableBufferPointer<Double>) {
    guard let target = target.baseAddress else { return }
    forEachPanel(of: rows) { piece, panel in
      panel.write(columns: columns, to: target + (piece.lowerBound - rows.lowerBound), stride: rows.count)
    }
  }

  /// - Parameter rows: at most `mostRows`.
  @inline(__always)
  func filled(_ rows: Range<Int>, _ place: UnsafeMutablePointer<Double>) -> LanePanel {
    let panel = LanePanel(place, rows: rows.count, lanes: lanes)
    panel.fill(columns, centers: centers, from: rows.lowerBound)
    for position in 0..<subtracted.count {
      let entry = subtracted[position]
      panel.subtract(
        coefficients + entry.base &* lanes, stride: entry.stride, levels: entry.codes + rows.lowerBound,
        values: entry.values.map { $0 + rows.lowerBound })
    }
    return panel
  }
}
