import BolavenNumerics
import Testing

@Suite struct ChiSquaredTests {
  @Test func agreesWithMpmath() throws {
    try expectReferenceValues(of: "chi", digits: 13) { ChiSquared(degreesOfFreedom: $0[0]) }
  }

  @Test func liesAboveZero() {
    let distribution = ChiSquared(degreesOfFreedom: 3)
    #expect(distribution.cumulative(-1) == 0 && distribution.upperTail(-1) == 1 && distribution.quantile(0) == 0)
  }
}
