import BolavenNumerics
import Testing

@Suite struct DoubleDoubleTests {
  /// The value times 10^30 of small results, by whole numbers.
  @Test func sumsAndProductsKeepWhatADoubleLoses() {
    let sum = DoubleDouble(1e17) + DoubleDouble(1) + DoubleDouble(1e-10)
    #expect(sum.high == 1e17 && sum.low == 1 + 1e-10)
    let x = DoubleDouble(1 + 0x1p-30)
    let square = x * x
    #expect(square.high == 1 + 0x1p-29 && square.low == 0x1p-60)
    #expect((square - DoubleDouble(1)).high == 0x1p-29 + 0x1p-60)
  }

  @Test func powersOfWholeNumbersAreExactBeyondADouble() {
    // 3^40 = 12157665459056928801 needs 64 bits.
    let power = DoubleDouble(3).power(40)
    #expect(UInt64(power.high) == 12_157_665_459_056_928_768 && power.low == 33)
    #expect((DoubleDouble(3).power(-1) * DoubleDouble(3) - DoubleDouble(1)).high.magnitude < 1e-31)
  }

  @Test func quotientsAndRootsHaveThirtyDigits() {
    let third = DoubleDouble(1) / DoubleDouble(3)
    #expect((third * DoubleDouble(3) - DoubleDouble(1)).high.magnitude < 1e-31)
    let root = DoubleDouble(2).squareRoot()
    #expect((root * root - DoubleDouble(2)).high.magnitude < 1e-30)
    #expect(!(DoubleDouble(1) / DoubleDouble(0)).high.isFinite)
    #expect(DoubleDouble(0).squareRoot().high == 0)
  }
}
