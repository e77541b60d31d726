import BolavenNumerics
import Testing

@Suite struct NormalTests {
  @Test func agreesWithMpmath() throws {
    try expectReferenceValues(of: "normal", digits: 14) { _ in Normal() }
  }

  @Test func isSymmetric() {
    #expect(Normal().cumulative(0) == 0.5 && Normal().upperTail(0) == 0.5 && Normal().quantile(0.5) == 0)
    #expect(Normal().cumulative(-1.3) == Normal().upperTail(1.3))
  }
}
