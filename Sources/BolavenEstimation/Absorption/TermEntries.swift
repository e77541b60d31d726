/// Where the entry of a row in some columns of D is found: the coefficient `base + stride · codes[row]`, with the value
/// of the row, or 1.
struct TermEntry {
  let codes: UnsafePointer<Int32>
  let base: Int
  let stride: Int
  let values: UnsafePointer<Double>?

  @inline(__always) func place(_ row: Int) -> Int { base &+ stride &* Int(codes[row]) }
  @inline(__always) func value(_ row: Int) -> Double {
    guard let values else { return 1 }
    return values[row]
  }
}

/// The entries of a row in the columns of some factors.
struct TermEntries: @unchecked Sendable {
  private let buffer: UnsafeBufferPointer<TermEntry>

  init(_ buffer: UnsafeBufferPointer<TermEntry>) { self.buffer = buffer }

  @inline(__always) var count: Int { buffer.count }
  @inline(__always) subscript(position: Int) -> TermEntry { buffer[position] }
  /// Whether every value is 1.
  var areIndicators: Bool { buffer.allSatisfy { $0.values == nil } }
  func prefix(_ count: Int) -> TermEntries { TermEntries(.init(rebasing: buffer[..<count])) }
  /// The entries from a position on, whose coefficients are numbered from their own first one.
  func dropFirst(_ count: Int) -> TermEntries { TermEntries(.init(rebasing: buffer[count...])) }
}

extension [FactorTerms] {
  /// The number of coefficients.
  var coefficientCount: Int { reduce(0) { $0 + $1.coefficientCount } }

  /// Runs `body` with the entries of a row in the columns of all factors, whose coefficients are numbered one factor after
  /// another.
  func withEntries<Result>(_ body: (TermEntries) -> Result) -> Result {
    withUnsafePointers(map(\.codes)) { codes in
      withUnsafePointers(flatMap(\.slopes)) { slopes in
        var entries: [TermEntry] = []
        var base = 0
        var slope = 0
        for (factor, codes) in zip(self, codes) {
          if factor.hasIntercept {
            entries.append(TermEntry(codes: codes, base: base, stride: factor.width, values: nil))
          }
          for term in (factor.hasIntercept ? 1 : 0)..<factor.width {
            entries.append(TermEntry(codes: codes, base: base + term, stride: factor.width, values: slopes[slope]))
            slope += 1
          }
          base += factor.coefficientCount
        }
        return entries.withUnsafeBufferPointer { body(TermEntries($0)) }
      }
    }
  }
}
