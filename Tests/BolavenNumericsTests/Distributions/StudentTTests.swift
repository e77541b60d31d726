import BolavenNumerics
import TestSupport
import Testing

@Suite struct StudentTTests {
  /// With a million degrees of freedom a probability of 6e-198 has nine digits.
  @Test func agreesWithMpmath() throws {
    try expectReferenceValues(of: "student", digits: 13, floor: 1e-200) { StudentT(degreesOfFreedom: $0[0]) }
  }

  @Test func theNormalIsTheLimitOfStudent() {
    #expect(agreeingDigits(StudentT(degreesOfFreedom: 1e15).upperTail(2), Normal().upperTail(2)) >= 13)
    #expect(StudentT(degreesOfFreedom: 1e300).quantile(0.975).isFinite)
  }
}
