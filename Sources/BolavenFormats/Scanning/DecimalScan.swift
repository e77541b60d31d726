internal import CDecimals

/// The cells of one column of a text whose separators are known, read as plain decimal numbers of four bytes each: the minus,
/// three bits for the digits behind the point, 28 bits for all digits as a whole number; all bits for a missing cell.
public struct DecimalScan {
  /// The kernel for this processor: 2 reads eight cells at a time, 1 four, 0 none.
  public static let kernel = bolaven_decimals_kernel()

  private let bytes: UnsafePointer<UInt8>
  private let places: UnsafePointer<UInt32>
  private let width: Int
  private let column: Int
  private let missing: UInt64
  private let kernel: Int32

  /// - Parameters:
  ///   - places: where each cell of the text ends, row by row.
  ///   - width: cells of a row.
  ///   - missing: the text of a missing cell, up to eight bytes with the last one the highest; 0 where such a cell is empty.
  ///   - kernel: another one than that for this processor, for a test.
  @inline(__always)
  public init(
    _ bytes: UnsafePointer<UInt8>, places: UnsafePointer<UInt32>, width: Int, column: Int, missing: UInt64 = 0,
    kernel: Int32 = DecimalScan.kernel
  ) {
    self.bytes = bytes
    self.places = places
    self.width = width
    self.column = column
    self.missing = missing
    self.kernel = kernel
  }

  /// Reads the numbers of up to so many rows, four or eight at a time.
  ///
  /// - Parameter hasMissing: set where a cell is missing.
  /// - Returns: how many rows were read. Where it is fewer, one of the next four is written in another way, is longer than
  ///   eight bytes or stands at the beginning of the text, or the kernel reads none.
  public func read(
    from row: Int, atMost rows: Int, into numbers: UnsafeMutablePointer<UInt32>, _ hasMissing: inout Bool
  ) -> Int {
    var found: Int32 = 0
    let read = bolaven_read_decimals(kernel, bytes, places, width, column, row, rows, missing, numbers, &found)
    if found != 0 { hasMissing = true }
    return read
  }

  /// Reads the doubles nearest to the numbers in the same way, NaN for a missing cell.
  ///
  /// - Parameter digits: takes in how the numbers are written.
  public func read(
    from row: Int, atMost rows: Int, into values: UnsafeMutablePointer<Double>, _ digits: inout DecimalSummary
  ) -> Int {
    var summary = bolaven_decimal_summary(
      places: 0, has_closing_zero: 0, has_missing: 0, lowest: .infinity, highest: -.infinity)
    let read = bolaven_read_measured(kernel, bytes, places, width, column, row, rows, missing, values, &summary)
    digits.formUnion(DecimalSummary(summary))
    return read
  }
}

/// What the numbers of some rows have in common: how many digits stand behind their points, and where they lie.
public struct DecimalSummary: Sendable, Hashable {
  /// Bit d is set where some number has d digits behind its point.
  private var seen: UInt32 = 0
  /// Whether the last digit behind a point is 0 somewhere.
  private var hasClosingZero = false
  /// Whether some cell is missing.
  public private(set) var hasMissing = false
  private var lowest = Double.infinity
  private var highest = -Double.infinity

  /// Of no rows.
  public init() {}

  fileprivate init(_ summary: bolaven_decimal_summary) {
    seen = summary.places
    hasClosingZero = summary.has_closing_zero != 0
    hasMissing = summary.has_missing != 0
    (lowest, highest) = (summary.lowest, summary.highest)
  }

  /// Writes the doubles nearest to numbers of four bytes, and NaN for a missing cell.
  public init(of numbers: UnsafeBufferPointer<UInt32>, values: UnsafeMutablePointer<Double>) {
    self.init(bolaven_measure_decimals(DecimalScan.kernel, numbers.baseAddress, numbers.count, values))
  }

  /// Takes in one number more.
  ///
  /// - Parameter digits: behind its point.
  public mutating func add(_ number: Double, digits: Int, endsInZero: Bool) {
    seen |= 1 << UInt32(digits)
    lowest = min(lowest, number)
    highest = max(highest, number)
    if endsInZero, digits > 0 { hasClosingZero = true }
  }

  /// Takes in other rows.
  public mutating func formUnion(_ other: DecimalSummary) {
    seen |= other.seen
    hasClosingZero = hasClosingZero || other.hasClosingZero
    hasMissing = hasMissing || other.hasMissing
    lowest = min(lowest, other.lowest)
    highest = max(highest, other.highest)
  }

  /// The least number and the greatest; `nil` where there is none.
  public var range: ClosedRange<Double>? { lowest <= highest ? lowest...highest : nil }
  /// Whether there is a number.
  public var hasNumbers: Bool { seen != 0 }
  /// Whether some number has a point.
  public var hasPoint: Bool { seen > 1 }
  /// The digits that every number has; `nil` where they differ, or there is no number.
  public var common: UInt8? { seen != 0 && seen & (seen &- 1) == 0 ? UInt8(seen.trailingZeroBitCount) : nil }
  /// Whether no number has more digits than it needs.
  public var areFewest: Bool { !hasClosingZero }
}

/// Whole numbers of four bytes, as `DecimalScan` reads them, as keys: the number less 1, `Int32.min` for a missing cell.
public struct WholeKeys: Sendable, Hashable {
  /// The least key; above the greatest one where there is none.
  public private(set) var lowest = Int32.max
  /// The greatest key.
  public private(set) var highest = Int32.min
  /// Whether no number has digits behind a point, and none is a zero with a minus, which is another text.
  public private(set) var areWhole = true
  /// Whether some cell is missing.
  public private(set) var hasMissing = false

  /// Of no numbers.
  public init() {}

  /// Writes the keys of numbers.
  public init(of numbers: UnsafeBufferPointer<UInt32>, into keys: UnsafeMutablePointer<Int32>) {
    let found = bolaven_keys_of_decimals(DecimalScan.kernel, numbers.baseAddress, numbers.count, keys)
    (lowest, highest) = (found.lowest, found.highest)
    (areWhole, hasMissing) = (found.are_whole != 0, found.has_missing != 0)
  }

  /// Adds the number of times that each key occurs to a table that begins with that of the least key.
  ///
  /// - Parameter lowest: what is less does not count.
  public static func count(
    _ keys: UnsafeBufferPointer<Int32>, lowest: Int32, into table: UnsafeMutablePointer<Int32>
  ) {
    guard let start = keys.baseAddress else { return }
    bolaven_count_keys(DecimalScan.kernel, start, keys.count, lowest, table)
  }

  /// Takes in the keys of other rows.
  public mutating func formUnion(_ other: WholeKeys) {
    lowest = min(lowest, other.lowest)
    highest = max(highest, other.highest)
    areWhole = areWhole && other.areWhole
    hasMissing = hasMissing || other.hasMissing
  }
}
