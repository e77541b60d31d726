import BolavenEstimation
import TestSupport
import Testing

@Suite struct BootstrapIntervalTests {
  @Test(
    "is near SciPy's BCa interval of 200,000 draws",
    arguments: [
      ("change", PairedStatistic.change), ("dz", .dz), ("dav", .dav), ("drm", .drm), ("glass", .glassDelta),
      ("class", .classGain(maximum: 20)),
    ])
  func isNearSciPy(_ name: String, _ statistic: PairedStatistic) throws {
    let (pre, post) = (try ChangeReference.data("paksong.pre"), try ChangeReference.data("paksong.post"))
    let found = try #require(try BootstrapInterval(of: statistic, pre: pre, post: post, draws: Draws(count: 40_000)))
    let limits = try #require(found.interval)
    let low = try #require(ChangeReference.value("paksong", "bca.\(name).lo.scipy"))
    let high = try #require(ChangeReference.value("paksong", "bca.\(name).hi.scipy"))
    // The Monte Carlo error of a limit at 2.5% of 40,000 draws is about 1% of a standard error. The mean of 26 whole
    // numbers moves in steps of 1/26, and a limit may stand one step beside.
    let allowed = max(0.01 * (high - low), statistic == .change ? 1.0001 / 26 : 0)
    #expect((limits.lowerBound - low).magnitude < allowed, "\(limits) \(low)")
    #expect((limits.upperBound - high).magnitude < allowed, "\(limits) \(high)")
    #expect(found.method == .biasCorrectedAccelerated && found.undefinedCount == 0)
  }

  @Test func estimatesAreThoseOfTheOtherTypes() throws {
    let (pre, post) = (try ChangeReference.data("paksong.pre"), try ChangeReference.data("paksong.post"))
    let size = try StandardizedChange(pre: pre, post: post)
    let gain = try NormalizedGain(pre: pre, post: post, maximum: 20)
    let expected: [(PairedStatistic, Double?)] = [
      (.change, try PairedTTest(pre: pre, post: post).change), (.dz, size.dz), (.dav, size.dav), (.drm, size.drm),
      (.glassDelta, size.glassDelta), (.classGain(maximum: 20), gain.classGain),
      (.individualGain(maximum: 20), gain.individualGain), (.normalizedChange(maximum: 20), gain.normalizedChange),
    ]
    for (statistic, value) in expected {
      let found = try #require(try BootstrapInterval(of: statistic, pre: pre, post: post, draws: Draws(count: 99)))
      #expect(agreeingDigits(found.estimate, try #require(value)) >= 12, "\(statistic)")
    }
  }

  @Test func theSameSeedGivesTheSameIntervalAndAnotherSeedAnother() throws {
    let scores = try PairedReference.named("sleep")
    let first = try BootstrapInterval(of: .change, pre: scores.pre, post: scores.post)
    #expect(try BootstrapInterval(of: .change, pre: scores.pre, post: scores.post) == first)
    let other = try BootstrapInterval(
      of: .change, pre: scores.pre, post: scores.post, draws: Draws(count: 9_999, seed: 1))
    #expect(other?.interval != first?.interval && other?.estimate == first?.estimate)
  }

  @Test func aSymmetricSampleHasNearlyThePercentileInterval() throws {
    let values: [Double] = (-20...20).map { Double($0) }
    let found = try #require(
      try BootstrapInterval(count: 41) { units in units.reduce(0.0) { $0 + values[$1] } / 41 })
    let limits = try #require(found.interval)
    // s/√n · 1.96, with s² of the population, as the bootstrap sees it.
    #expect((limits.upperBound - 1.96 * 1.848).magnitude < 0.15 && (limits.lowerBound + 1.96 * 1.848).magnitude < 0.15)
    #expect(try #require(found.standardError) - 1.848 < 0.05)
  }

  @Test func manyUnitsUseThePercentileInterval() throws {
    let found = try #require(
      try BootstrapInterval(count: 200, draws: Draws(count: 199)) { Double($0.reduce(0, +)) / 200 })
    #expect(found.method == .percentile && found.interval != nil)
  }

  @Test func drawsThatDoNotVaryHaveNoInterval() throws {
    let found = try #require(try BootstrapInterval(count: 5, draws: Draws(count: 99)) { _ in 3 })
    #expect(found.interval == nil && found.estimate == 3)
    #expect(try BootstrapInterval(of: .dz, pre: [1, 2, 3], post: [2, 3, 4]) == nil)
  }

  @Test func oftenUndefinedStatisticsHaveNoInterval() throws {
    // With three people 1 draw in 9 has a single person, and no spread.
    let found = try #require(try BootstrapInterval(of: .dz, pre: [0, 0, 0], post: [1, 2, 4]))
    #expect(found.interval == nil && found.undefinedCount > 500)
  }

  @Test func aLevelOutsideZeroToOneIsRefused() {
    #expect(throws: PairedError.level(1)) { try BootstrapInterval(count: 2, level: 1) { _ in 1 } }
  }
}
