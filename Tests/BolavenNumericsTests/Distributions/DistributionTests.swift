import BolavenNumerics
import TestSupport
import Testing

/// What holds at the ends of the line, for every distribution.
@Suite struct DistributionTests {
  static let all: [any Distribution] = [
    Normal(), StudentT(degreesOfFreedom: 0.5), StudentT(degreesOfFreedom: 14.7), ChiSquared(degreesOfFreedom: 3),
    FisherF(numerator: 2, denominator: 7), NoncentralT(degreesOfFreedom: 9, noncentrality: 2),
  ]

  @Test(arguments: all.indices) func endsOfTheLineAreCertain(_ index: Int) {
    let distribution = Self.all[index]
    #expect(distribution.cumulative(.infinity) == 1 && distribution.upperTail(.infinity) == 0)
    #expect(distribution.cumulative(-.infinity) == 0 && distribution.upperTail(-.infinity) == 1)
    #expect(distribution.quantile(1) == .infinity)
    #expect(distribution.quantile(0) == -.infinity || distribution.quantile(0) == 0)
  }

  @Test(arguments: all.indices) func quantilesInvertTheCumulative(_ index: Int) {
    let distribution = Self.all[index]
    for p in [0.001, 0.1, 0.5, 0.9, 0.999] {
      #expect(agreeingDigits(distribution.cumulative(distribution.quantile(p)), p) >= 10)
    }
  }
}
