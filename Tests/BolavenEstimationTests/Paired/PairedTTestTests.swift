import BolavenEstimation
import TestSupport
import Testing

@Suite struct PairedTTestTests {
  @Test("agrees with 40-digit arithmetic and with SciPy", arguments: PairedReference.cases)
  func agreesWithReference(_ scores: PairedReference.Case) throws {
    let test = try PairedTTest(pre: scores.pre, post: scores.post)
    let name = scores.name
    expect(Double(test.count), is: "n", of: name)
    expect(test.preMean, is: "pre.mean", of: name)
    expect(test.postMean, is: "post.mean", of: name)
    expect(test.change, is: "change", of: name)
    expect(test.preStandardDeviation, is: "pre.sd", of: name)
    expect(test.postStandardDeviation, is: "post.sd", of: name)
    expect(test.changeStandardDeviation, is: "change.sd", of: name)
    expect(test.correlation, is: "r", of: name)
    expect(test.statistic, is: "t", of: name)
    expect(test.pValue, is: "t.p", of: name)
    expect(test.pValue, is: "t.p.scipy", of: name)
    expect(test.interval?.lowerBound, is: "t.lo", of: name)
    expect(test.interval?.upperBound, is: "t.hi", of: name)
    #expect(test.degreesOfFreedom == Double(test.count - 1))
  }

  @Test func equalDifferencesHaveAMeanButNoTest() throws {
    let test = try PairedTTest(pre: [3, 3, 3, 3, 3], post: [5, 5, 5, 5, 5])
    #expect(test.change == 2)
    #expect(test.changeStandardDeviation == 0)
    #expect(test.standardError == 0)
    #expect(test.statistic == nil)
    #expect(test.pValue == nil)
    #expect(test.interval == nil)
    #expect(test.correlation == nil)
  }

  @Test func differencesEqualButForRoundingHaveNoTest() throws {
    let pre = [0.1, 0.2, 0.3, 0.7, 1.1]
    let test = try PairedTTest(pre: pre, post: pre.map { $0 + 0.3 })
    #expect(Set(zip(pre, pre.map { $0 + 0.3 }).map { $1 - $0 }).count > 1)
    #expect(test.changeStandardDeviation == 0)
    #expect(test.statistic == nil)
    #expect(try #require(test.correlation) > 0.999)
  }

  @Test func onePairHasAChangeOnly() throws {
    let test = try PairedTTest(pre: [10], post: [12])
    #expect(test.change == 2)
    #expect(test.changeStandardDeviation == nil)
    #expect(test.degreesOfFreedom == nil)
    #expect(test.statistic == nil)
    #expect(test.interval == nil)
  }

  @Test func anOffsetOfABillionCostsNoAccuracy() throws {
    let scores = try PairedReference.named("paksong")
    let test = try PairedTTest(pre: scores.pre.map { $0 + 1e9 }, post: scores.post.map { $0 + 1e9 })
    expect(test.statistic, is: "t", of: "paksong")
    expect(test.correlation, is: "r", of: "paksong", digits: 11)
  }

  @Test func refusesWhatIsNoScore() {
    #expect(throws: PairedError.tooFewPairs(count: 0, needed: 1)) { try PairedTTest(pre: [], post: []) }
    #expect(throws: PairedError.notFinite(index: 1)) { try PairedTTest(pre: [1, 2], post: [1, .nan]) }
    #expect(throws: PairedError.notFinite(index: 0)) { try PairedTTest(pre: [.infinity, 2], post: [1, 2]) }
    #expect(throws: PairedError.tooLarge(index: 1)) { try PairedTTest(pre: [1, 2], post: [1, 1e200]) }
    #expect(throws: PairedError.level(1)) { try PairedTTest(pre: [1, 2], post: [1, 3], level: 1) }
  }

  @Test func aWiderLevelGivesAWiderInterval() throws {
    let scores = try PairedReference.named("paksong")
    let narrow = try #require(try PairedTTest(pre: scores.pre, post: scores.post, level: 0.9).interval)
    let wide = try #require(try PairedTTest(pre: scores.pre, post: scores.post, level: 0.99).interval)
    #expect(wide.lowerBound < narrow.lowerBound && narrow.upperBound < wide.upperBound)
  }
}
