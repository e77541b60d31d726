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
  func forEachPanel<Vector: Lanes>(
    of rows: Range<Int>, _: Vector.Type, _ body: (Range<Int>, UnsafeMutablePointer<Vector>) -> Void
  ) {
    withPanel(Vector.self) { panel in
      var start = rows.lowerBound
      while start < rows.upperBound {
        let end = min(start &+ Self.panelRows, rows.upperBound)
        fill(start..<end, panel)
        body(start..<end, panel)
        start = end
      }
    }
  }

  /// Runs `body` with a panel to fill.
  @inline(__always)
  func withPanel<Vector: Lanes>(_: Vector.Type, _ body: (UnsafeMutablePointer<Vector>) -> Void) {
    let size = Self.panelRows * lanes * MemoryLayout<Double>.size
    withUnsafeTemporaryAllocation(byteCount: size, alignment: 64) { place in
      guard let panel = place.bindMemory(to: Vector.self).baseAddress else { return }
      // Lanes without a column stay 0.
      panel.initialize(repeating: .zero, count: Self.panelRows * lanes / Vector.count)
      body(panel)
    }
  }

  /// Writes rows column by column.
  func write<Vector: Lanes>(
    _ rows: Range<Int>, columns: Int, to target: UnsafeMutableBufferPointer<Double>, _: Vector.Type
  ) {
    forEachPanel(of: rows, Vector.self) { piece, panel in
      let panel = UnsafeMutableRawPointer(panel).assumingMemoryBound(to: Double.self)
      guard let target = target.baseAddress.map({ $0 + (piece.lowerBound - rows.lowerBound) }) else { return }
      let count = piece.count
      var j = 0
      while j &+ 1 < columns {
        // Two rows of two columns at once.
        let pairs = UnsafeMutableRawPointer(panel + j).assumingMemoryBound(to: SIMD2<Double>.self)
        let stride = lanes / 2
        let (first, second) = (target + j &* rows.count, target + (j &+ 1) &* rows.count)
        var i = 0
        while i &+ 1 < count {
          let (a, b) = (pairs[i &* stride], pairs[(i &+ 1) &* stride])
          UnsafeMutableRawPointer(first + i).storeBytes(of: SIMD2(a[0], b[0]), as: SIMD2<Double>.self)
          UnsafeMutableRawPointer(second + i).storeBytes(of: SIMD2(a[1], b[1]), as: SIMD2<Double>.self)
          i &+= 2
        }
        if i < count {
          first[i] = pairs[i &* stride][0]
          second[i] = pairs[i &* stride][1]
        }
        j &+= 2
      }
      if j < columns {
        let column = target + j &* rows.count
        for i in 0..<count { column[i] = panel[i &* lanes &+ j] }
      }
    }
  }

  /// - Parameter rows: at most `panelRows`.
  @inline(__always)
  func fill<Vector: Lanes>(_ rows: Range<Int>, _ panel: UnsafeMutablePointer<Vector>) {
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
    if columns.isEmpty { panel.update(repeating: 0, count: rows.count * lanes) }
    var j = 0
    while j &+ 1 < columns.count {
      let (a, b) = (columns[j] + rows.lowerBound, columns[j &+ 1] + rows.lowerBound)
      let center = SIMD2(centers[j], centers[j &+ 1])
      let pairs = UnsafeMutableRawPointer(panel + j).assumingMemoryBound(to: SIMD2<Double>.self)
      let stride = lanes / 2
      for i in 0..<rows.count { pairs[i &* stride] = SIMD2(a[i], b[i]) - center }
      j &+= 2
    }
    if j < columns.count {
      let column = columns[j] + rows.lowerBound
      for i in 0..<rows.count { panel[i &* lanes &+ j] = column[i] - centers[j] }
    }
  }
}
