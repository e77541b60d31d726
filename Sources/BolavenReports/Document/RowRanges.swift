/// Rows of a file by the number that Excel shows, as ranges: `2-20, 22-29`.
public struct RowRanges: Sendable, Hashable, CustomStringConvertible {
  /// Ascending, with a gap between neighbours.
  public let ranges: [ClosedRange<Int>]

  /// The ranges of some rows; the order does not matter, and a row counts once.
  public init(_ rows: some Sequence<Int>) {
    var sorted = Array(rows)
    if zip(sorted, sorted.dropFirst()).contains(where: { $0 >= $1 }) { sorted.sort() }
    var ranges: [ClosedRange<Int>] = []
    for row in sorted {
      if let last = ranges.last, row <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...max(row, last.upperBound)
      } else {
        ranges.append(row...row)
      }
    }
    self.ranges = ranges
  }

  /// Ranges that are ascending, with a gap between neighbours.
  public init(ranges: [ClosedRange<Int>]) {
    precondition(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound + 1 < $1.lowerBound }, "ranges ascend")
    self.ranges = ranges
  }

  /// How many rows there are.
  public var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// Whether there is no row.
  public var isEmpty: Bool { ranges.isEmpty }

  /// All ranges, with commas between them.
  public var description: String { text(most: ranges.count) }

  /// The first ranges, `...` behind them where there are more.
  public func text(most: Int) -> String {
    let shown = ranges.prefix(most).map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    }
    return shown.joined(separator: ", ") + (ranges.count > most ? ", ..." : "")
  }
}
