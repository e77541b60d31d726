/// Columns of numbers that are formed a block of rows at a time, so that a transformed, weighted or absorbed column need
/// never be in memory as a whole.
public struct BlockedColumns: Sendable {
  /// n.
  public let rowCount: Int
  /// k.
  public let columnCount: Int
  /// The columns where all are in memory, as they are; `nil` for one that is 1 in every row.
  let stored: [[Double]?]?
  private let fill: @Sendable (Range<Int>, UnsafeMutableBufferPointer<Double>) -> Void

  /// n × k numbers that a function forms.
  ///
  /// - Parameter fill: writes the rows asked for, column by column: row `rows.lowerBound + i` of column j at
  ///   `i + j * rows.count`. It may be called from several threads at once.
  public init(
    rowCount: Int, columnCount: Int,
    fill: @escaping @Sendable (_ rows: Range<Int>, _ target: UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.fill = fill
    stored = nil
  }

  /// k columns that are in memory, n entries each.
  public init(_ columns: [[Double]], rowCount: Int) { self.init(stored: columns, rowCount: rowCount) }

  /// Columns that are in memory; one that is `nil` is 1 in every row.
  public init(stored columns: [[Double]?], rowCount: Int) {
    precondition(columns.allSatisfy { $0.map { $0.count == rowCount } ?? true }, "columns are equally long")
    self.rowCount = rowCount
    columnCount = columns.count
    stored = columns
    fill = { rows, target in
      guard !rows.isEmpty, let to = target.baseAddress else { return }
      for (j, column) in columns.enumerated() {
        guard let column else {
          (to + j * rows.count).update(repeating: 1, count: rows.count)
          continue
        }
        column.withUnsafeBufferPointer { source in
          guard let from = source.baseAddress else { return }
          (to + j * rows.count).update(from: from + rows.lowerBound, count: rows.count)
        }
      }
    }
  }

  /// The columns of an n × k matrix.
  public init(_ matrix: Matrix) {
    let n = matrix.rows
    self.init(rowCount: n, columnCount: matrix.columns) { rows, target in
      guard !rows.isEmpty else { return }
      matrix.storage.withUnsafeBufferPointer { source in
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        for j in 0..<matrix.columns {
          (to + j * rows.count).update(from: from + j * n + rows.lowerBound, count: rows.count)
        }
      }
    }
  }

  /// Writes some rows, column by column, into a place for `rows.count · columnCount` numbers.
  ///
  /// - Parameter rows: within 0 to n.
  public func write(_ rows: Range<Int>, to target: UnsafeMutableBufferPointer<Double>) { fill(rows, target) }

  /// All rows as a matrix, n × k.
  public var matrix: Matrix {
    var storage = [Double](repeating: 0, count: rowCount * columnCount)
    storage.withUnsafeMutableBufferPointer { fill(0..<rowCount, $0) }
    return Matrix(rows: rowCount, columns: columnCount, storage: storage)
  }

  /// diag(f) · X: the same columns, each row multiplied by its factor; n factors.
  public func scalingRows(by factors: [Double]) -> BlockedColumns {
    precondition(factors.count == rowCount, "one factor a row")
    let fill = fill
    let columnCount = columnCount
    return BlockedColumns(rowCount: rowCount, columnCount: columnCount) { rows, target in
      fill(rows, target)
      factors.withUnsafeBufferPointer { factors in
        for j in 0..<columnCount {
          for i in 0..<rows.count { target[i + j * rows.count] *= factors[rows.lowerBound + i] }
        }
      }
    }
  }

  /// Some of the columns, from 0, in the order given.
  public func selectingColumns(_ selection: [Int]) -> BlockedColumns {
    if selection == Array(0..<columnCount) { return self }
    if let stored { return BlockedColumns(stored: selection.map { stored[$0] }, rowCount: rowCount) }
    let fill = fill
    let columnCount = columnCount
    return BlockedColumns(rowCount: rowCount, columnCount: selection.count) { rows, target in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: rows.count * columnCount) { all in
        all.initialize(repeating: 0)
        fill(rows, all)
        for (place, j) in selection.enumerated() {
          for i in 0..<rows.count { target[i + place * rows.count] = all[i + j * rows.count] }
        }
      }
    }
  }
}

extension BlockedColumns {
  /// Runs `body` with the places of the columns, valid until it returns, where all are in memory: null for one that is 1
  /// in every row.
  func withStored<Result>(_ body: (UnsafePointer<UnsafePointer<Double>?>?) -> Result) -> Result {
    guard let stored else { return body(nil) }
    func open(_ position: Int, _ opened: [UnsafePointer<Double>?]) -> Result {
      guard position < stored.count else { return opened.withUnsafeBufferPointer { body($0.baseAddress) } }
      guard let column = stored[position] else { return open(position + 1, opened + [nil]) }
      return column.withUnsafeBufferPointer { open(position + 1, opened + [$0.baseAddress]) }
    }
    return open(0, [])
  }
}
