/// Rows of columns as they are read for a pass: x − center − Σ value·coefficient over entries in D.
///
/// Rows are put into a panel row by row, `lanes` numbers each, of which the first are the columns and the others 0.
struct RowSource: @unchecked Sendable {
  /// Rows of a panel.
  static let panelRows = 256

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
    withUnsafePointers(columns + [centers + [0], coefficients + [0]]) { pointers in
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
  func forEachPanel<Vector: Lanes>(
    of rows: Range<Int>, _: Vector.Type, _ body: (Range<Int>, UnsafeMutablePointer<Vector>) -> Void
  ) {
    let size = Self.panelRows * lanes * MemoryLayout<Double>.size
    withUnsafeTemporaryAllocation(byteCount: size, alignment: 64) { place in
      guard let panel = place.bindMemory(to: Vector.self).baseAddress else { return }
      var start = rows.lowerBound
      while start < rows.upperBound {
        let end = min(start &+ Self.panelRows, rows.upperBound)
        fill(start..<end, panel)
        body(start..<end, panel)
        start = end
      }
    }
  }

  /// Writes rows column by column.
  func write<Vector: Lanes>(
    _ rows: Range<Int>, columns: Int, to target: UnsafeMutableBufferPointer<Double>, _: Vector.Type
  ) {
    forEachPanel(of: rows, Vector.self) { piece, panel in
      let panel = UnsafeMutableRawPointer(panel).assumingMemoryBound(to: Double.self)
      let offset = piece.lowerBound - rows.lowerBound
      for j in 0..<columns {
        for i in 0..<piece.count { target[offset &+ i &+ j &* rows.count] = panel[i &* lanes &+ j] }
      }
    }
  }

  @inline(__always)
  private func fill<Vector: Lanes>(_ rows: Range<Int>, _ panel: UnsafeMutablePointer<Vector>) {
    fillColumns(rows, UnsafeMutableRawPointer(panel).assumingMemoryBound(to: Double.self))
    let coefficients = UnsafeRawPointer(coefficients).assumingMemoryBound(to: Vector.self)
    let vectors = lanes / Vector.count
    for position in 0..<subtracted.count {
      let entry = subtracted[position]
      let codes = entry.codes + rows.lowerBound
      let (base, stride) = (entry.base, entry.stride)
      if let values = entry.values {
        for i in 0..<rows.count {
          let coefficient = coefficients + (base &+ stride &* Int(codes[i])) &* vectors
          for v in 0..<vectors { panel[i &* vectors &+ v] -= coefficient[v] * values[rows.lowerBound &+ i] }
        }
      } else if vectors == 1 {
        for i in 0..<rows.count { panel[i] -= coefficients[base &+ stride &* Int(codes[i])] }
      } else {
        for i in 0..<rows.count {
          let coefficient = coefficients + (base &+ stride &* Int(codes[i])) &* vectors
          for v in 0..<vectors { panel[i &* vectors &+ v] -= coefficient[v] }
        }
      }
    }
  }

  @inline(__always)
  private func fillColumns(_ rows: Range<Int>, _ panel: UnsafeMutablePointer<Double>) {
    if columns.count == 2, lanes == 2 {
      let (a, b) = (columns[0] + rows.lowerBound, columns[1] + rows.lowerBound)
      let center = SIMD2(centers[0], centers[1])
      let pairs = UnsafeMutableRawPointer(panel).assumingMemoryBound(to: SIMD2<Double>.self)
      for i in 0..<rows.count { pairs[i] = SIMD2(a[i], b[i]) - center }
      return
    }
    if columns.count < lanes { panel.update(repeating: 0, count: rows.count * lanes) }
    for j in 0..<columns.count {
      let column = columns[j] + rows.lowerBound
      let center = centers[j]
      for i in 0..<rows.count { panel[i &* lanes &+ j] = column[i] - center }
    }
  }
}
