import BolavenEstimation
import Testing

@Suite struct AgreementTests {
  private func digits(_ found: Double?, _ certified: Double) -> Double {
    Agreement("x", certified: certified, found: found, needed: 0).digits
  }

  @Test func digitsAreTheLogarithmOfTheRelativeError() {
    #expect((digits(1.001, 1) - 3).magnitude < 1e-9)
    #expect((digits(-2.0002e-7, -2e-7) - 4).magnitude < 1e-9)
    #expect(digits(5, 5) == 15)
    #expect(digits(1 + 0x1p-52, 1) == 15)
  }

  @Test func ofZeroTheyAreThoseOfTheErrorItself() {
    #expect(digits(0, 0) == 15)
    #expect((digits(1e-9, 0) - 9).magnitude < 1e-9)
  }

  @Test func whatIsNotFoundOrFarAwayHasNone() {
    for found in [nil, .nan, .infinity, -5, 100.0] { #expect(digits(found, 1) == 0) }
  }

  @Test func aResultIsReachedWhereEveryNumberIs() {
    let good = Agreement("a", certified: 1, found: 1, needed: 15)
    let bad = Agreement("b", certified: 1, found: 1.1, needed: 3)
    let result = { (agreements: [Agreement]) in
      CertifiedResult(set: "s", kind: .univariate, way: .doubles, agreements: agreements)
    }
    #expect(result([good]).isReached && !result([good, bad]).isReached)
    #expect(result([good, bad]).leastDigits == bad.digits)
  }
}
