import BolavenFormats
import Testing

@Suite struct DecimalDifferenceTests {
  @Test(
    "a difference of decimals has no dust behind it",
    arguments: [
      (0.0625, 0.2875, -0.225), (0.3, 0.1, 0.2), (1.1, 1.0, 0.1), (1e6 + 0.1, 1e6, 0.1), (5, 5, 0), (0, 0, 0),
      (1e300, 1, 1e300), (-0.7, 0.1, -0.8),
    ])
  func differs(_ a: Double, _ b: Double, _ expected: Double) { #expect(decimalDifference(a, b) == expected) }

  /// Never further from the true difference than the fifteenth digit of the larger number.
  @Test func staysNearTheDifference() {
    for step in 1...2_000 {
      let (a, b) = (Double(step).squareRoot(), Double(step * 7 % 1_999).squareRoot())
      #expect(abs(decimalDifference(a, b) - (a - b)) <= 1e-14 * max(a, b))
    }
  }

  @Test func thePointIsMovedWithoutRounding() {
    #expect(roundedDecimal(0.2875, decimals: 1, timesTenTo: 2) == "28.8")
    #expect(roundedDecimal(0.285, decimals: 0, timesTenTo: 2) == "29")
    #expect(shortestDecimal(0.2875, timesTenTo: 2) == "28.75")
    #expect(shortestDecimal(1e-7) == "1e-7")
    #expect(shortestDecimal(-1.5e20) == "-1.5e20")
    #expect(shortestDecimal(12) == "12" && shortestDecimal(0) == "0" && shortestDecimal(0.1) == "0.1")
  }
}
