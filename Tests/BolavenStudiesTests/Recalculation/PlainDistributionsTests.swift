import BolavenEstimation
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenStudies

/// The series of the checks against the library of the engine: two ways to the same tails.
@Suite struct PlainDistributionsTests {
  @Test(arguments: [1.0, 2.5, 14.7, 25, 396.4, 12_345.6])
  func tailsOfStudentAgree(_ freedom: Double) {
    for t in [0.0, 0.01, 0.5, 1, 1.7, 5.8, 20] {
      let expected = StudentT(degreesOfFreedom: freedom).upperTail(t)
      expectAgreement(Plain.studentTail(t, freedom), expected, digits: 11, "t = \(t)")
    }
    for tail in [0.4, 0.025, 1e-5] {
      let expected = StudentT(degreesOfFreedom: freedom).quantile(1 - tail)
      expectAgreement(Plain.studentQuantile(upperTail: tail, freedom), expected, digits: 10, "tail \(tail)")
    }
  }

  @Test(arguments: [(1.0, 10.0), (3, 440), (7, 3), (40, 1000)])
  func tailsOfFisherAgree(_ numerator: Double, _ denominator: Double) {
    for f in [0.01, 0.8, 1, 3.9, 30] {
      let expected = FisherF(numerator: numerator, denominator: denominator).upperTail(f)
      expectAgreement(Plain.fisherTail(f, numerator, denominator), expected, digits: 11, "F = \(f)")
    }
  }

  @Test(arguments: [1, 2, 3, 6, 25])
  func tailsOfChiSquaredAgree(_ freedom: Int) {
    for x in [0.1, 1, 7.5, 60] {
      let expected = ChiSquared(degreesOfFreedom: Double(freedom)).upperTail(x)
      expectAgreement(Plain.chiSquaredTail(x, freedom), expected, digits: 11, "x = \(x)")
    }
  }

  @Test(arguments: [1.0, 2, 25, 400])
  func tailsOfTheNoncentralStudentAgree(_ freedom: Double) {
    for (t, noncentrality) in [(0.5, 0.0), (5.8, 5.8), (5.8, 3.2), (-2.0, 1.0), (30, 28)] {
      let expected = NoncentralT(degreesOfFreedom: freedom, noncentrality: noncentrality).upperTail(t)
      expectAgreement(
        Plain.noncentralStudentTail(t, freedom, noncentrality), expected, digits: 10, "\(t), \(noncentrality)")
    }
  }

  @Test("exact limits of a share", arguments: [(0, 7), (3, 4), (12, 28), (27, 28), (5, 5), (30, 1000)])
  func exactSharesAgree(_ hits: Int, _ of: Int) throws {
    let expected = try ProportionInterval(successes: hits, trials: of)
    let found = Plain.clopperPearson(hits, of: of, level: 0.95)
    expectAgreement(found.low, expected.low, digits: 11, "low")
    expectAgreement(found.high, expected.high, digits: 11, "high")
  }

  @Test func normalNumbersAgree() {
    for z in [-3.0, 0, 1.96, 8] { expectAgreement(Plain.normalTail(z), Normal().upperTail(z), digits: 12, "z = \(z)") }
    for p in [0.025, 0.5, 0.975, 0.9995] {
      #expect(abs(Plain.normalQuantile(p) - Normal().quantile(p)) < 1e-12, "p = \(p)")
    }
  }

  @Test func aCoinIsCountedByHand() {
    #expect(Plain.fairCoin(atMost: 1, of: 3) == 0.5)
    #expect(Plain.fairCoin(atMost: 0, of: 4) == 0.0625)
    #expect(Plain.fairCoin(atMost: -1, of: 4) == 0)
  }
}
