import BolavenEstimation
import TestSupport
import Testing

/// What may not depend on the unit, the origin, the direction or the order of the scores, over random trainings.
@Suite struct InvarianceTests {
  /// Whole scores of 0 to 20 with ties, people at the ceiling and some who stay the same.
  struct Training {
    let pre, post: [Double]

    init(seed: UInt64, count: Int = 26) {
      var draws = SeededDraws(seed)
      pre = draws.integers(count, in: 4...20)
      let gains = draws.integers(count, in: -2...8)
      post = zip(pre, gains).map { min(20, $0 + $1) }
    }

    func scaled(_ unit: Double, _ origin: Double) -> (pre: [Double], post: [Double]) {
      (pre.map { unit * $0 + origin }, post.map { unit * $0 + origin })
    }
  }

  @Test("effect sizes do not depend on unit and origin, and turn with the direction", arguments: UInt64(1)...8)
  func effectSizes(seed: UInt64) throws {
    let training = Training(seed: seed)
    let size = try StandardizedChange(pre: training.pre, post: training.post)
    for (unit, origin) in [(5.0, 0.0), (0.05, -2.0), (1e3, 1e5), (-1.0, 20.0)] {
      let moved = training.scaled(unit, origin)
      let other = try StandardizedChange(pre: moved.pre, post: moved.post)
      let sign = unit < 0 ? -1.0 : 1
      for (a, b) in [
        (size.dz, other.dz), (size.gz, other.gz), (size.dav, other.dav), (size.gav, other.gav), (size.drm, other.drm),
        (size.glassDelta, other.glassDelta), (size.davStandardError.map { sign * $0 }, other.davStandardError),
      ] { #expect(agreeingDigits(try #require(b), sign * (try #require(a))) >= 11) }
      for (a, b) in [
        (size.dzInterval, other.dzInterval), (size.davInterval, other.davInterval),
        (size.davNoncentralInterval, other.davNoncentralInterval),
      ] {
        let (first, second) = (try #require(a), try #require(b))
        #expect(agreeingDigits(second.lowerBound, sign < 0 ? -first.upperBound : first.lowerBound) >= 9)
      }
    }
  }

  @Test("gains do not depend on the unit; the class gain not on origin and guessing either", arguments: UInt64(1)...8)
  func gains(seed: UInt64) throws {
    let training = Training(seed: seed)
    let gain = try NormalizedGain(pre: training.pre, post: training.post, maximum: 20)
    let percent = training.scaled(5, 0)
    let other = try NormalizedGain(pre: percent.pre, post: percent.post, maximum: 100)
    for (a, b) in [
      (gain.classGain, other.classGain), (gain.individualGain, other.individualGain),
      (gain.normalizedChange, other.normalizedChange), (gain.classStandardError, other.classStandardError),
      (gain.classInterval?.lowerBound, other.classInterval?.lowerBound),
    ] { #expect(agreeingDigits(try #require(b), try #require(a)) >= 12) }
    #expect(gain.normalizedChangeDropped == other.normalizedChangeDropped)
    // Right answers less a third of the wrong ones, of four options each, none omitted: R − (20 − R)/3.
    for (unit, origin) in [(4.0 / 3, -20.0 / 3), (0.05, -2.0), (1e3, 1e5)] {
      let moved = training.scaled(unit, origin)
      let found = try NormalizedGain(pre: moved.pre, post: moved.post, maximum: 20 * unit + origin)
      #expect(agreeingDigits(try #require(found.classGain), try #require(gain.classGain)) >= 11)
      #expect(agreeingDigits(try #require(found.classStandardError), try #require(gain.classStandardError)) >= 11)
    }
  }

  @Test("exact p-values do not depend on unit, origin, direction and order of people", arguments: UInt64(1)...8)
  func exactPValues(seed: UInt64) throws {
    let training = Training(seed: seed)
    func all(_ pre: [Double], _ post: [Double]) throws -> [Double] {
      try [
        SignedRank(pre: pre, post: post).pValue, SignedRank(pre: pre, post: post, zeros: .pratt).pValue,
        SignFlip(pre: pre, post: post).pValue, SignTest(pre: pre, post: post).pValue,
      ]
    }
    let plain = try all(training.pre, training.post)
    let (moved, turned) = (training.scaled(5, 3), training.scaled(-1, 20))
    var draws = SeededDraws(seed)
    let order = training.pre.indices.shuffled(using: &draws)
    let others = try [
      all(moved.pre, moved.post), all(turned.pre, turned.post), all(training.post, training.pre),
      all(order.map { training.pre[$0] }, order.map { training.post[$0] }),
    ]
    for other in others { #expect(other == plain) }
  }

  @Test("bootstrap intervals do not depend on the unit", arguments: [PairedStatistic.dz, .dav, .drm, .glassDelta])
  func bootstrapIntervals(_ statistic: PairedStatistic) throws {
    let training = Training(seed: 9)
    let moved = training.scaled(4, 100)
    let draws = Draws(count: 499)
    let first = try BootstrapInterval(of: statistic, pre: training.pre, post: training.post, draws: draws)
    let second = try BootstrapInterval(of: statistic, pre: moved.pre, post: moved.post, draws: draws)
    let (a, b) = (try #require(first?.interval), try #require(second?.interval))
    #expect(agreeingDigits(b.lowerBound, a.lowerBound) >= 9 && agreeingDigits(b.upperBound, a.upperBound) >= 9)
  }
}
