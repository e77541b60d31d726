import Testing

@testable import BolavenNumerics

@Suite struct DoubleDoubleTests {
  let third = DoubleDouble(1) / DoubleDouble(3)

  @Test func keepsWhatADoubleLoses() {
    let sum = DoubleDouble(1e16) + DoubleDouble(1)
    #expect(sum.high == 1e16 && sum.low == 1)
    #expect((sum - DoubleDouble(1e16)).high == 1)
    let product = DoubleDouble(0.1, times: 0.1)
    #expect(product.low != 0 && product.low.magnitude < 1e-17)
    #expect((DoubleDouble(134_217_729, times: 134_217_729) - DoubleDouble(18_014_398_777_917_440)).high == 1)
  }

  @Test func quotientsAndRootsHave31Digits() {
    let rest = third * DoubleDouble(3) - DoubleDouble(1)
    #expect(rest.high.magnitude < 1e-31)
    for x in [2.0, 3, 1e10, 1e-10] {
      let root = DoubleDouble(x).squareRoot()
      #expect(((root * root - DoubleDouble(x)).high / x).magnitude < 1e-31)
    }
    // √2 = 1.41421356237309504880168872420969807856967…
    #expect((DoubleDouble(2).squareRoot().low + 9.667293313452913e-17).magnitude < 1e-31)
    #expect(DoubleDouble(-1).squareRoot().high == 0)
  }

  @Test func powersOfWholeNumbersAreExactBeyondADouble() {
    // 3^40 = 12157665459056928801 needs 64 bits.
    let power = DoubleDouble(3).power(40)
    #expect(UInt64(power.high) == 12_157_665_459_056_928_768 && power.low == 33)
    #expect((DoubleDouble(3).power(-1) * DoubleDouble(3) - DoubleDouble(1)).high.magnitude < 1e-31)
  }

  @Test func infinityIsNoNumberOfTwoParts() {
    #expect(DoubleDouble(.greatestFiniteMagnitude, plus: .greatestFiniteMagnitude).high == .infinity)
    #expect((DoubleDouble(1) / DoubleDouble(0)).high == .infinity)
    #expect((-third).high == -third.high && (-third).value == third.value * -1)
  }
}
