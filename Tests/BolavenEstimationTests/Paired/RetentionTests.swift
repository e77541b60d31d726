import BolavenEstimation
import TestSupport
import Testing

@Suite struct RetentionTests {
  private func sample() throws -> Retention {
    try Retention(
      pre: ChangeReference.data("three.pre"), post: ChangeReference.data("three.post"),
      follow: ChangeReference.data("three.follow"))
  }

  @Test func fiellersLimitsAreTheRatiosAtTheEdgeOfRejection() throws {
    let (pre, post) = (try ChangeReference.data("three.pre"), try ChangeReference.data("three.post"))
    let follow = try ChangeReference.data("three.follow")
    let limits = try #require(try sample().interval?.limits)
    for ratio in [limits.lowerBound, limits.upperBound] {
      let rest = pre.indices.map { follow[$0] - pre[$0] - ratio * (post[$0] - pre[$0]) }
      let p = try #require(try PairedTTest(pre: zeros(22), post: rest).pValue)
      #expect(agreeingDigits(p, 0.05) >= 10, "\(ratio) \(p)")
    }
    #expect(limits.contains(try #require(try sample().retained)))
  }

  @Test func theBootstrapIntervalIsNearFiellers() throws {
    let retention = try sample()
    let (fieller, drawn) = (try #require(retention.interval?.limits), try #require(retention.bootstrap?.interval))
    #expect((fieller.lowerBound - drawn.lowerBound).magnitude < 0.15)
    #expect((fieller.upperBound - drawn.upperBound).magnitude < 0.15)
  }

  @Test func aGainThatIsNotSureLeavesTheRatioUnbounded() throws {
    let retention = try Retention(pre: [1, 2, 3, 4], post: [2, 1, 4, 4], follow: [1, 2, 4, 4])
    #expect(retention.retained == 0.5 + 0.5 && retention.interval == .unbounded)
    #expect(retention.interval?.limits == nil)
  }

  @Test func withoutAGainNothingCanBeRetained() throws {
    let retention = try Retention(pre: [1, 2], post: [2, 1], follow: [3, 3])
    #expect(retention.retained == nil && retention.interval == nil && retention.bootstrap == nil)
    #expect(retention.halfLife(after: 6) == nil)
    #expect(retention.lasting.change == 1.5)
  }

  @Test func halfOfTheGainIsLeftAfterTheHalfLife() throws {
    let retention = try Retention(pre: [0, 0], post: [4, 8], follow: [1, 2])
    #expect(agreeingDigits(try #require(retention.halfLife(after: 6)), 3) >= 14)
  }
}
