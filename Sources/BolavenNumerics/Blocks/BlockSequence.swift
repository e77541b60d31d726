/// Rows of some columns that come a chunk at a time, so that a table larger than memory passes through.
///
/// Chunks whose rows are a multiple of `RowPass.blockRows` give the same bytes as the table in memory.
public protocol BlockSequence: Sendable {
  /// k.
  var columnCount: Int { get }

  /// Calls `body` with one chunk after another, in the order of the rows; every call gives the same rows.
  ///
  /// - Throws: what `body` throws, or what kept the rows from being read.
  func forEachChunk(_ body: (BlockedColumns) throws(NumericsError) -> Void) throws(NumericsError)
}

extension BlockedColumns: BlockSequence {
  /// Calls `body` once, with all rows.
  ///
  /// - Throws: what `body` throws.
  public func forEachChunk(_ body: (BlockedColumns) throws(NumericsError) -> Void) throws(NumericsError) {
    try body(self)
  }

  /// The same columns in parts of at most so many rows.
  public func parts(of size: Int) -> [BlockedColumns] {
    guard rowCount > size else { return [self] }
    let whole = self
    return stride(from: 0, to: rowCount, by: size).map { start in
      BlockedColumns(rowCount: min(size, rowCount - start), columnCount: columnCount) { rows, target in
        whole.write(rows.lowerBound + start..<rows.upperBound + start, to: target)
      }
    }
  }

  /// These columns and, behind them, others of the same rows: n × (k + m).
  public func appending(_ others: BlockedColumns) -> BlockedColumns {
    precondition(others.rowCount == rowCount, "both have the same rows")
    if let stored, let further = others.stored { return BlockedColumns(stored: stored + further, rowCount: rowCount) }
    let first = self
    let width = columnCount
    return BlockedColumns(rowCount: rowCount, columnCount: width + others.columnCount) { rows, target in
      let middle = width * rows.count
      first.write(rows, to: UnsafeMutableBufferPointer(rebasing: target[..<middle]))
      others.write(rows, to: UnsafeMutableBufferPointer(rebasing: target[middle...]))
    }
  }
}
