import BolavenEstimation
import TestSupport
import Testing

@Suite struct ImputedChangeTests {
  @Test func isNearTheMeanOfTwoThousandImputationsOfMice() throws {
    let (pre, post) = (try ChangeReference.data("enrolled.pre"), try ChangeReference.partial("enrolled.post"))
    let found = try #require(try ImputedChange(pre: pre, post: post, draws: Draws(count: 2_000)))
    let mean = try #require(ChangeReference.value("enrolled", "mice.mean"))
    let deviation = try #require(ChangeReference.value("enrolled", "mice.sd"))
    // Both are drawn: four standard errors of their difference.
    #expect((found.pooled.estimate - mean).magnitude < 4 * deviation * (2.0 / 2_000).squareRoot())
    #expect((found.pooled.betweenVariance.squareRoot() / deviation - 1).magnitude < 0.15)
    #expect(found.imputedCount == 2)
  }

  @Test func theSameSeedImputesTheSameScores() throws {
    let (pre, post) = (try ChangeReference.data("enrolled.pre"), try ChangeReference.partial("enrolled.post"))
    let first = try ImputedChange(pre: pre, post: post)
    #expect(try ImputedChange(pre: pre, post: post) == first)
    #expect(first?.draws == ImputedChange.standardDraws && first?.pooled.count == 50)
    #expect(try ImputedChange(pre: pre, post: post, draws: Draws(count: 50, seed: 9)) != first)
  }

  @Test func imputedScoresAreScoresThatSomebodyHad() throws {
    // Everybody has 10 after but for one; the mean gain of n people moves in steps of 1/n only.
    let pre: [Double] = [4, 5, 6, 7, 8, 9, 5]
    let found = try #require(try ImputedChange(pre: pre, post: [10, 10, 10, 10, 10, 17, nil], draws: Draws(count: 9)))
    let gain = found.pooled.estimate * 7 * 9
    #expect((gain - gain.rounded()).magnitude < 1e-9)
  }

  @Test func tooFewDonorsAreRefused() {
    #expect(throws: PairedError.tooFewPairs(count: 4, needed: 5)) {
      try ImputedChange(pre: [1, 2, 3, 4, 5], post: [2, 3, 5, 6, nil])
    }
  }
}
