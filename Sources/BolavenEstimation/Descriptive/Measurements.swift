public import BolavenData
public import BolavenNumerics

/// The numbers of a column as they are computed with: exact decimals where its texts allow it, doubles otherwise.
public enum Measurements: Sendable, Hashable {
  /// Nothing is rounded but results.
  case exact(ExactDecimals)
  /// Rounded to binary where they were read.
  case binary([Double])

  /// How the numbers of a file are read.
  public enum Reading: String, Sendable, Hashable, CaseIterable {
    /// As the decimals they are written as, where that is possible.
    case exact
    /// As the nearest doubles.
    case binary
  }

  /// The numbers of some rows of a column.
  ///
  /// - Parameters:
  ///   - rows: rows that have a number.
  ///   - texts: the column as its file writes it.
  ///   - numbers: the same column as doubles.
  public init(_ rows: [Int], texts: Categories, numbers: NumberColumn, reading: Reading) {
    if reading == .exact, let decimals = ExactDecimals(levels: texts.levels, codes: rows.map { texts.codes[$0] }) {
      self = .exact(decimals)
    } else {
      self = .binary(rows.map { numbers.values[$0] })
    }
  }

  /// How many numbers there are.
  public var count: Int {
    switch self {
    case .exact(let decimals): decimals.count
    case .binary(let values): values.count
    }
  }

  /// Whether they are kept as decimals.
  public var isExact: Bool { if case .exact = self { true } else { false } }

  /// Some of the numbers, in the order given.
  public func rows(_ selection: [Int]) -> Measurements {
    switch self {
    case .exact(let decimals): .exact(decimals.rows(selection))
    case .binary(let values): .binary(selection.map { values[$0] })
    }
  }
}
