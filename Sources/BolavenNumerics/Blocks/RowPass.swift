/// One pass over rows: sums that are formed panel by panel within fixed blocks of rows, and put together in the order of
/// the blocks. Neither the threads nor the chunks change a byte, as long as chunks end where blocks do.
public struct RowPass: Sendable {
  /// Rows of a block: 8,192.
  public static let blockRows = 8192

  let threads: Int
  /// How many sums each block forms.
  let sums: Int
  /// Columns of room beside the panel.
  var scratchColumns = 0
  /// Whether panels hold their rows from the beginning; otherwise they are loaded in the form that is needed.
  var isLoading = true

  /// A panel of rows, with room beside it.
  struct Rows {
    let panel: Panel
    /// `scratchColumns` columns as long as those of the panel.
    let scratch: Panel
    /// Counted from 0 over all chunks.
    let firstRow: Int
    /// Where the columns of the panel come from.
    fileprivate let sources: UnsafePointer<UnsafePointer<Double>?>
    /// The row of the sources that is the panel's first.
    fileprivate let sourceRow: Int
    /// What comes next, where it is in memory.
    let ahead: Panel.Ahead?

    /// Puts (column − center) · scale into the panel, one center and one scale a column.
    func load(centers: [Double], scales: [Double]) {
      panel.load(sources, from: sourceRow, centers: centers, scales: scales)
    }

    /// Puts the regressors, which come first, into the panel as (column − center) · scale, each row times
    /// Σ (column − center) · scale · coefficient over all columns.
    func loadScores(regressors: Int, centers: [Double], scales: [Double], coefficients: [Double]) {
      panel.loadScores(
        sources, from: sourceRow, regressors: regressors, centers: centers, scales: scales, coefficients: coefficients)
    }
  }

  /// What adds a panel to the sums of its block, which start at 0.
  typealias Adding = @Sendable (Rows, UnsafeMutablePointer<Double>) -> Void

  /// - Parameters:
  ///   - adding: called once for each chunk.
  ///   - combining: called with the sums of one block after another.
  /// - Returns: the number of rows.
  @discardableResult
  func run(
    over rows: some BlockSequence, adding: (BlockedColumns) -> Adding,
    combining: (UnsafePointer<Double>) -> Void
  ) throws(NumericsError) -> Int {
    var rowCount = 0
    try rows.forEachChunk { (chunk) throws(NumericsError) in
      guard chunk.rowCount > 0 else { return }
      precondition(chunk.columnCount == rows.columnCount, "every chunk has all columns")
      run(over: chunk, firstRow: rowCount, adding(chunk), combining)
      rowCount += chunk.rowCount
    }
    return rowCount
  }

  /// The same over columns that are all there, which cannot fail.
  func runOnce(over columns: BlockedColumns, adding: @escaping Adding, combining: (UnsafePointer<Double>) -> Void) {
    guard columns.rowCount > 0 else { return }
    run(over: columns, firstRow: 0, adding, combining)
  }

  private func run(
    over chunk: BlockedColumns, firstRow: Int, _ add: @escaping Adding, _ combine: (UnsafePointer<Double>) -> Void
  ) {
    let blocks = (chunk.rowCount + Self.blockRows - 1) / Self.blockRows
    // As many blocks at once as their sums take little memory.
    let atOnce = min(blocks, max(8, (1 << 23) / max(1, sums)))
    let storage = UnsafeMutableBufferPointer<Double>.allocate(capacity: max(1, atOnce * sums))
    defer { storage.deallocate() }
    guard let base = storage.baseAddress else { return }
    let slots = Slots(base: base, width: sums)
    let pass = self
    chunk.withStored { stored in
      nonisolated(unsafe) let stored = stored
      for first in stride(from: 0, to: blocks, by: atOnce) {
        let count = min(atOnce, blocks - first)
        storage.initialize(repeating: 0)
        Threads.forEachBlock(count, threads: threads) { block in
          let start = (first + block) * Self.blockRows
          let rows = start..<min(start + Self.blockRows, chunk.rowCount)
          pass.run(rows, of: chunk, stored, firstRow, add, slots[block])
        }
        for block in 0..<count { combine(slots[block]) }
      }
    }
  }

  /// The rows of one block.
  ///
  /// - Parameter stored: where the columns are in memory.
  private func run(
    _ rows: Range<Int>, of chunk: BlockedColumns, _ stored: UnsafePointer<UnsafePointer<Double>?>?, _ firstRow: Int,
    _ add: Adding, _ slot: UnsafeMutablePointer<Double>
  ) {
    let columns = chunk.columnCount
    let panelRows = Panels.rowsThatFit(columns: columns + scratchColumns)
    let size = max(1, panelRows * (columns + scratchColumns))
    // Columns begin where lines of the cache do.
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: size * MemoryLayout<Double>.stride, alignment: 64)
    defer { room.deallocate() }
    let numbers = room.bindMemory(to: Double.self)
    numbers.initialize(repeating: 0)
    guard let base = numbers.baseAddress else { return }
    var own = [UnsafePointer<Double>?](repeating: nil, count: columns)
    own.withUnsafeMutableBufferPointer { own in
      guard let ownColumns = UnsafePointer(own.baseAddress) else { return }
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: panelRows) {
        let part = start..<min(start + panelRows, rows.upperBound)
        let panel = Panel(values: base, columns: columns, rows: part.count, stride: part.count)
        let scratch = Panel(
          values: base + columns * part.count, columns: scratchColumns, rows: part.count, stride: part.count)
        var ahead: Panel.Ahead?
        if let stored, part.upperBound < rows.upperBound {
          ahead = Panel.Ahead(columns: stored, count: columns, row: part.upperBound)
        }
        if isLoading || stored == nil {
          chunk.write(part, to: UnsafeMutableBufferPointer(start: base, count: columns * part.count))
          for j in 0..<columns { own[j] = UnsafePointer(base + j * part.count) }
        }
        add(
          Rows(
            panel: panel, scratch: scratch, firstRow: firstRow + start, sources: stored ?? ownColumns,
            sourceRow: stored == nil ? 0 : start, ahead: ahead), slot)
      }
    }
  }
}

/// Places that belong to one block each.
private struct Slots: @unchecked Sendable {
  let base: UnsafeMutablePointer<Double>
  let width: Int

  subscript(block: Int) -> UnsafeMutablePointer<Double> { base + block * width }
}

/// Sums whose terms come block by block, each a double or a sum of two, with what rounding loses.
struct BlockSums: Sendable {
  private(set) var high: [Double]
  private(set) var low: [Double]

  init(count: Int) {
    high = [Double](repeating: 0, count: count)
    low = high
  }

  /// Adds the sums of a block.
  mutating func add(_ sums: UnsafePointer<Double>, lows: UnsafePointer<Double>? = nil) {
    for i in high.indices {
      let total = high[i] + sums[i]
      let t = total - high[i]
      low[i] += ((high[i] - (total - t)) + (sums[i] - t)) + (lows?[i] ?? 0)
      high[i] = total
    }
  }

  subscript(i: Int) -> DoubleDouble {
    high[i].isFinite ? DoubleDouble(high[i], plus: low[i]) : DoubleDouble(high[i])
  }
}
