import Testing

@testable import BolavenNumerics

@Suite struct ExactIntegerTests {
  /// Numbers of one to four words, of both signs.
  static let samples: [ExactInteger] = {
    var numbers = [Int.min, -7, -1, 0, 1, 3, 1 << 32, .max].map { ExactInteger($0) }
    numbers += [ExactInteger(Int128.min), ExactInteger(Int128.max), ExactInteger(tenTo: 60)]
    return numbers + [ExactInteger(tenTo: 75) - ExactInteger(1), -ExactInteger(tenTo: 40) + ExactInteger(17)]
  }()

  @Test func ringLawsHold() {
    for a in Self.samples {
      for b in Self.samples {
        #expect(a + b == b + a)
        #expect(a * b == b * a)
        #expect(a - b == -(b - a))
        #expect((a + b) * (a - b) == a * a - b * b)
        #expect(a + b - b == a)
      }
      #expect((a - a).isZero && !(-(a - a)).isNegative)
    }
  }

  @Test func smallNumbersAgreeWithTheMachine() {
    for a in [-1_000_000_007, -12, 0, 5, 999_999_937] {
      for b in [-31, -1, 2, 65_537] {
        #expect(ExactInteger(a) * ExactInteger(b) == ExactInteger(a * b))
        #expect(ExactInteger(a) + ExactInteger(b) == ExactInteger(a + b))
        #expect(ExactInteger(a) - ExactInteger(b) == ExactInteger(Int128(a - b)))
      }
    }
  }

  @Test func divisionBySmallNumbersIsWhole() {
    for a in Self.samples.map(\.magnitude) {
      for n in [1, 3, 10, 1 << 40, Int.max] {
        let rest = a.remainder(by: n)
        #expect((0..<n).contains(rest))
        #expect(a.quotient(by: n) * ExactInteger(n) + ExactInteger(rest) == a)
      }
    }
  }

  @Test func aShiftIsAPowerOfTwo() {
    for a in Self.samples {
      for bits in [0, 1, 63, 64, 65, 130] {
        let power = (0..<bits).reduce(ExactInteger(1)) { power, _ in power * ExactInteger(2) }
        #expect(a.shifted(left: bits) == a * power)
        #expect(a.isZero || a.shifted(left: bits).bitWidth == a.bitWidth + bits)
      }
    }
  }

  @Test func leadingBitsEncloseTheQuotient() {
    for a in Self.samples where !a.isZero {
      for b in Self.samples where !b.isZero {
        let (bits, exponent, isExact) = ExactInteger.leadingBits(a, over: b, bits: 60)
        #expect(bits >> 59 == 1 || bits >> 60 == 1)
        // q·2^e·b ≤ a < (q + 1)·2^e·b, cleared of negative powers.
        let size = a.magnitude.shifted(left: max(0, -exponent))
        let unit = b.magnitude.shifted(left: max(0, exponent))
        let low = ExactInteger(Int128(bits)) * unit
        #expect(!(size - low).isNegative)
        #expect((size - low - unit).isNegative)
        #expect(isExact == (size == low))
      }
    }
  }
}
