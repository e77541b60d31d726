import BolavenFormats
import Testing

@Suite struct DecimalTextTests {
  @Test(
    "numbers are rounded half away from zero on their decimal digits",
    arguments: [
      (0.285, 2, "0.29"), (2.675, 2, "2.68"), (-0.5, 0, "-1"), (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"),
      (0.05, 1, "0.1"), (0.04999, 1, "0.0"), (9.995, 2, "10.00"), (999.96, 1, "1000.0"), (-12.345, 2, "-12.35"),
      (0.06, 0, "0"), (0.6, 0, "1"), (0.0004, 3, "0.000"), (0.0005, 3, "0.001"), (95, 0, "95"), (0.1 + 0.2, 2, "0.30"),
    ])
  func rounds(_ example: (x: Double, decimals: Int, text: String)) {
    #expect(roundedDecimal(example.x, decimals: example.decimals) == example.text)
  }

  @Test(
    "large and small numbers have all their places",
    arguments: [
      (1e22, 0, "10000000000000000000000"), (123_456_789_012_345_680, 1, "123456789012345680.0"),
      (.leastNonzeroMagnitude, 3, "0.000"), (1.5e-7, 8, "0.00000015"), (33_198_420_000, 2, "33198420000.00"),
      (1e16, 2, "10000000000000000.00"), (1.25e-5, 6, "0.000013"),
    ])
  func writesAllPlaces(_ example: (x: Double, decimals: Int, text: String)) {
    #expect(roundedDecimal(example.x, decimals: example.decimals) == example.text)
  }

  @Test(arguments: [-0.0, -0.001, -0.0049])
  func noMinusStandsBeforeAZero(_ x: Double) { #expect(roundedDecimal(x, decimals: 2) == "0.00") }

  /// Whole numbers of cents are exact in their shortest digits, whatever their binary value.
  @Test func everyCentReadsBackAsItself() {
    for cents in stride(from: -100_003, through: 100_003, by: 7) {
      let sign = cents < 0 ? "-" : ""
      let (units, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
      let expected = "\(sign)\(units).\(rest < 10 ? "0" : "")\(rest)"
      #expect(roundedDecimal(Double(cents) / 100, decimals: 2) == expected)
    }
  }
}
