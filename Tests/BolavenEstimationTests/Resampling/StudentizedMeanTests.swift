import BolavenEstimation
import TestSupport
import Testing

@Suite struct StudentizedMeanTests {
  private static let trained: [Double] = [0, 0, 0, 0, 1, 2, 3, 3, 5, 8, 12, 30]

  /// All 5⁵ resamples of five values stand for the draws.
  @Test func isNearTheIntervalOfAllResamples() throws {
    let values = [0.0, 1, 3, 4, 11]
    let mean = 3.8
    var ratios: [Double] = []
    for code in 0..<3_125 {
      let sample = [1, 5, 25, 125, 625].map { values[code / $0 % 5] }
      let center = sample.reduce(0, +) / 5
      let squares = sample.reduce(0) { $0 + ($1 - center) * ($1 - center) }
      if squares > 0 { ratios.append((center - mean) / (squares / 20).squareRoot()) }
    }
    ratios.sort()
    // The draws are so many that a limit is one of the few next to that of all resamples.
    let found = try StudentizedMean(values, level: 0.8, draws: Draws(count: 200_000))
    let limits = try #require(found.interval)
    let error = (74.8 / 20).squareRoot()
    func expected(_ share: Double) -> Double { mean - ratios[Int(share * Double(ratios.count))] * error }
    #expect(agreeingDigits(try #require(found.standardError), error) >= 13)
    #expect((expected(0.908)...expected(0.892)).contains(limits.lowerBound), "\(limits)")
    #expect((expected(0.108)...expected(0.092)).contains(limits.upperBound), "\(limits)")
    // Five resamples of 3,125 are one value five times.
    #expect((Double(found.undefinedCount) / 200_000 - 5.0 / 3_125).magnitude < 0.0005)
  }

  @Test func followsShiftAndScale() throws {
    let found = try #require(try StudentizedMean(Self.trained).interval)
    let other = try #require(try StudentizedMean(Self.trained.map { 100 - 4 * $0 }).interval)
    #expect(agreeingDigits(other.lowerBound, 100 - 4 * found.upperBound) >= 11)
    #expect(agreeingDigits(other.upperBound, 100 - 4 * found.lowerBound) >= 11)
  }

  @Test func fewLargeNumbersReachFurtherUp() throws {
    let found = try StudentizedMean(Self.trained)
    let limits = try #require(found.interval)
    #expect(limits.upperBound - found.estimate > 1.5 * (found.estimate - limits.lowerBound))
    #expect(limits.lowerBound > 0)
  }

  @Test func symmetricValuesHaveTheIntervalOfStudent() throws {
    let values = (-30...30).map(Double.init)
    let limits = try #require(try StudentizedMean(values).interval)
    // s = 17.75, t(60) = 2.0003
    #expect((limits.upperBound - 2.0003 * 17.752 / 61.0.squareRoot()).magnitude < 0.15)
    #expect((limits.upperBound + limits.lowerBound).magnitude < 0.2)
  }

  @Test func limitsStayWhereMeansCanBe() throws {
    let limits = try #require(try StudentizedMean([0, 0, 1, 1, 2, 0, 9, 3], within: 0...10).interval)
    #expect(limits.lowerBound >= 0 && limits.upperBound <= 10)
  }

  @Test func withoutSpreadThereIsNoInterval() throws {
    #expect(try StudentizedMean([4, 4, 4]).interval == nil)
    #expect(try StudentizedMean([4]).standardError == nil)
    // One in three resamples of these is one value three times.
    #expect(try StudentizedMean([1, 1, 5]).interval == nil)
    #expect(throws: PairedError.tooFewPairs(count: 0, needed: 1)) { try StudentizedMean([]) }
    #expect(throws: PairedError.level(1)) { try StudentizedMean([1, 2], level: 1) }
  }
}
