internal import CByteScanning

/// Where the cells of a piece of delimited text end, and what else of its structure matters.
public struct SeparatorScan: Sendable, Hashable {
  /// The kernel for this processor: 2 with 64 bytes in a vector, 1 with 32, 0 the portable one.
  public static let kernel = bolaven_scanning_kernel()

  /// Delimiters and line feeds outside quotes, which were written to the places.
  public let separators: Int
  /// Whether a quote was met, wherever it stands.
  public let hasQuotes: Bool
  /// Line feeds outside quotes.
  public let lineFeeds: Int
  /// Line feeds outside quotes behind a carriage return.
  public let pairs: Int
  /// Carriage returns outside quotes without a line feed behind.
  public let loneReturns: Int
  /// Whether a byte 0 was met.
  public let hasZero: Bool
  /// Whether a byte above 127 was met.
  public let hasHigh: Bool
  /// Whether the piece ends inside quotes.
  public let endsInside: Bool
  /// Whether a quote stands elsewhere than around a whole cell, or doubled within one.
  public let hasStrayQuotes: Bool
  /// Whether a quote is doubled within a cell.
  public let hasDoubledQuotes: Bool

  /// Finds the separators of a piece.
  ///
  /// - Parameters:
  ///   - bytes: less than 4 GiB.
  ///   - quote: what encloses cells; `nil` for nothing.
  ///   - isInside: whether the piece begins inside quotes.
  ///   - places: gets the places of separators, from the first byte; with room for 64 more than there are bytes.
  ///   - kernel: another one than that for this processor, for a test.
  public init(
    _ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, quote: UInt8?, isInside: Bool = false,
    places: UnsafeMutableBufferPointer<UInt32>, kernel: Int32 = SeparatorScan.kernel
  ) {
    precondition(places.count >= bytes.count + 64, "room for every byte, and for what is written at once")
    let found = bolaven_find_separators(
      kernel, bytes.baseAddress, bytes.count, delimiter, quote.map(Int32.init) ?? -1, isInside ? 1 : 0,
      places.baseAddress)
    separators = found.separators
    hasQuotes = found.has_quotes != 0
    lineFeeds = found.line_feeds
    pairs = found.pairs
    loneReturns = found.lone_returns
    hasZero = found.has_zero != 0
    hasHigh = found.has_high != 0
    endsInside = found.ends_inside != 0
    hasStrayQuotes = found.has_stray_quotes != 0
    hasDoubledQuotes = found.has_doubled_quotes != 0
  }
}
