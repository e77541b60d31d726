import BolavenNumerics
import TestSupport
import Testing

@Suite struct FisherFTests {
  @Test func agreesWithMpmath() throws {
    try expectReferenceValues(of: "f", digits: 13) { FisherF(numerator: $0[0], denominator: $0[1]) }
  }

  /// F with one degree of freedom above is the square of t.
  @Test func isTheSquareOfStudent() {
    let f = FisherF(numerator: 1, denominator: 14.7).upperTail(4)
    #expect(agreeingDigits(f, 2 * StudentT(degreesOfFreedom: 14.7).upperTail(2)) >= 14)
  }
}
