import BolavenNumerics
import TestSupport
import Testing

@Suite struct NoncentralTTests {
  @Test func agreesWithMpmath() throws {
    try expectReferenceValues(of: "noncentral", digits: 11, floor: 1e-20) {
      NoncentralT(degreesOfFreedom: $0[0], noncentrality: $0[1])
    }
  }

  @Test func withoutNoncentralityIsStudent() {
    let central = NoncentralT(degreesOfFreedom: 7, noncentrality: 0)
    #expect(agreeingDigits(central.upperTail(1.5), StudentT(degreesOfFreedom: 7).upperTail(1.5)) >= 14)
  }
}
