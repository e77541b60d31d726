import BolavenFormats
import Testing

/// The same by looking at one byte after the other.
private struct PlainScan {
  var places: [UInt32] = []
  var quotes = 0
  var lineFeeds = 0
  var pairs = 0
  var loneReturns = 0
  var isInside = false
  var hasStray = false
  var hasDoubled = false

  init(_ bytes: [UInt8], startsInside: Bool = false) {
    isInside = startsInside
    var separatorBefore = true
    var closingBefore = false
    for (place, byte) in bytes.enumerated() {
      let next = place + 1 < bytes.count ? bytes[place + 1] : nil
      let (isSeparator, isQuote) = (!isInside && (byte == 44 || byte == 10), byte == 34)
      if isQuote, !isInside, !separatorBefore, !closingBefore { hasStray = true }
      if isQuote, !isInside, closingBefore { hasDoubled = true }
      if closingBefore, !isSeparator, !isQuote, byte != 13 { hasStray = true }
      separatorBefore = isSeparator
      closingBefore = isQuote && isInside
      if byte == 34 { quotes += 1 }
      if byte == 34 { isInside.toggle() }
      guard !isInside else { continue }
      if byte == 44 || byte == 10 { places.append(UInt32(place)) }
      if byte == 10 { lineFeeds += 1 }
      if byte == 13 { if next == 10 { pairs += 1 } else { loneReturns += 1 } }
    }
  }
}

@Suite struct SeparatorScanTests {
  /// A linear congruential sequence, so that the texts are the same each time.
  private func text(_ seed: Int, count: Int) -> [UInt8] {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    let letters: [UInt8] = [44, 10, 13, 34, 97, 98, 0xC3, 0xA9, 44, 120, 121, 10]
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return letters[Int(state >> 40) % letters.count]
    }
  }

  @Test(arguments: 0...SeparatorScan.kernel) func agreesWithOneByteAfterTheOther(kernel: Int32) {
    for count in 0..<400 {
      let bytes = text(count, count: count)
      let isInside = count % 3 == 0
      var places = [UInt32](repeating: 0, count: count + 64)
      let found = bytes.withUnsafeBufferPointer { bytes in
        places.withUnsafeMutableBufferPointer {
          SeparatorScan(bytes, delimiter: 44, quote: 34, isInside: isInside, places: $0, kernel: kernel)
        }
      }
      let plain = PlainScan(bytes, startsInside: isInside)
      #expect(Array(places.prefix(found.separators)) == plain.places)
      #expect(found.hasQuotes == (plain.quotes > 0) && found.lineFeeds == plain.lineFeeds)
      #expect(
        found.endsInside == plain.isInside && found.pairs == plain.pairs && found.loneReturns == plain.loneReturns)
      #expect(found.hasStrayQuotes == plain.hasStray && found.hasDoubledQuotes == plain.hasDoubled)
      #expect(found.hasHigh == bytes.contains { $0 > 127 } && !found.hasZero)
    }
  }

  /// From no separator among 64 bytes to as many as there are.
  @Test(arguments: 0...SeparatorScan.kernel) func anyNumberOfSeparatorsIsFound(kernel: Int32) {
    for count in 0...64 {
      // As many commas, spread over the bytes; then the same once more.
      let piece = (0..<64).map { UInt8($0 * count / 64 != ($0 + 1) * count / 64 ? 44 : 120) }
      let bytes = piece + piece + [44]
      var places = [UInt32](repeating: 7, count: bytes.count + 64)
      let found = bytes.withUnsafeBufferPointer { bytes in
        places.withUnsafeMutableBufferPointer {
          SeparatorScan(bytes, delimiter: 44, quote: 34, places: $0, kernel: kernel)
        }
      }
      #expect(found.separators == 2 * count + 1)
      #expect(Array(places.prefix(found.separators)) == PlainScan(bytes).places)
    }
  }

  @Test(arguments: 0...SeparatorScan.kernel) func withoutAQuoteNothingIsEnclosed(kernel: Int32) {
    let bytes = Array("a,\"b,c\n\"\0".utf8)
    var places = [UInt32](repeating: 0, count: bytes.count + 64)
    let found = bytes.withUnsafeBufferPointer { bytes in
      places.withUnsafeMutableBufferPointer {
        SeparatorScan(bytes, delimiter: 44, quote: nil, places: $0, kernel: kernel)
      }
    }
    #expect(Array(places.prefix(found.separators)) == [1, 4, 6] && !found.hasQuotes && found.hasZero)
  }
}
