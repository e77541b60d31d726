internal import CDoubles

/// The ways in which a text of a double may have been written: with the fewest digits that read back as the same number, with
/// an exponent from here or from there on, with a zero behind a whole number or without one.
///
/// The ways are those of Python, pandas and DuckDB; of polars; of R and data.table; of Arrow; of JavaScript; and those that
/// never write an exponent. Texts of a column that all agree with one way follow from their doubles.
///
/// Sources: Lemire (2021), Number parsing at a gigabyte per second, §5; Adams (2018), Ryū: fast float-to-string conversion, §3.
public struct DoubleWriting: Sendable, Hashable {
  /// Bit w is set for way w.
  private var ways: UInt32 = 1 << UInt32(bolaven_ways_of_writing) - 1

  /// Of no text: all ways.
  public init() {}

  /// Whether no way suits all texts.
  public var isEmpty: Bool { ways == 0 }

  /// Keeps the ways that suit other texts too.
  public mutating func formIntersection(_ other: DoubleWriting) { ways &= other.ways }

  /// Reads one text more, and keeps the ways that suit it too.
  ///
  /// - Parameter count: bytes of the text.
  /// - Returns: its number; `nil` where it is none, is written in none of the ways, or in none of those that are left.
  @inline(__always)
  public mutating func read(_ text: UnsafePointer<UInt8>, count: Int) -> Double? {
    var number = 0.0
    ways &= bolaven_read_double(text, count, &number)
    return ways == 0 ? nil : number
  }

  /// A number in the first way that is left.
  ///
  /// - Parameter number: finite.
  public func text(_ number: Double) -> String {
    precondition(number.isFinite && !isEmpty, "only a finite number is written, in some way")
    return String(unsafeUninitializedCapacity: bolaven_longest_double) { text in
      text.withMemoryRebound(to: CChar.self) {
        bolaven_write_double(number, Int32(ways.trailingZeroBitCount), $0.baseAddress)
      }
    }
  }
}
