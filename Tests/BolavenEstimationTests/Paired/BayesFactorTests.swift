import BolavenEstimation
import TestSupport
import Testing

@Suite struct BayesFactorTests {
  @Test func theFactorOfTheSample() throws {
    let test = try PairedTTest(pre: ChangeReference.data("paksong.pre"), post: ChangeReference.data("paksong.post"))
    let factor = try #require(BayesFactor(test))
    expectChange(factor.logarithm, is: "log.bf", of: "jzs.paksong", digits: 13)
    // R integrates to about 8 digits.
    expectChange(factor.logarithm, is: "log.bf.bayesfactor", of: "paksong", digits: 8)
    expectPosterior(factor, of: "jzs.paksong")
  }

  @Test(
    "agrees with 30-digit integrals and R's BayesFactor",
    arguments: [("jzs.null", 12), ("jzs.small", 5), ("jzs.strong", 28)])
  func agreesWithIntegrals(_ name: String, _ count: Int) throws {
    let t = try #require(ChangeReference.value(name, "t"))
    let factor = try #require(BayesFactor(pairedTest(t: t, count: count)))
    expectChange(factor.logarithm, is: "log.bf", of: name, digits: 12)
    expectChange(factor.logarithm, is: "log.bf.bayesfactor", of: name, digits: name == "jzs.strong" ? 2 : 6)
    expectPosterior(factor, of: name)
  }

  @Test func strongerPriorsMoveTheFactorTowardsOne() throws {
    let test = try pairedTest(t: 0, count: 12)
    let (narrow, wide) = (try #require(BayesFactor(test, scale: 0.1)), try #require(BayesFactor(test, scale: 1.4)))
    #expect(wide.logarithm < narrow.logarithm && narrow.logarithm < 0)
  }

  @Test func exchangingBeforeAndAfterTurnsThePosterior() throws {
    let scores = try PairedReference.named("sleep")
    let forth = try #require(BayesFactor(try PairedTTest(pre: scores.pre, post: scores.post)))
    let back = try #require(BayesFactor(try PairedTTest(pre: scores.post, post: scores.pre)))
    #expect(agreeingDigits(forth.logarithm, back.logarithm) >= 13)
    #expect(agreeingDigits(forth.posteriorMedian, -back.posteriorMedian) >= 10)
    #expect(agreeingDigits(forth.probabilityOfIncrease, 1 - back.probabilityOfIncrease) >= 10)
  }

  @Test func aFactorBeyondTheLargestNumberKeepsItsLogarithm() throws {
    let factor = try #require(BayesFactor(try pairedTest(t: 5_000, count: 400)))
    #expect(factor.value == nil && factor.logarithm > 700)
  }

  @Test func constantDifferencesHaveNoFactor() throws {
    #expect(BayesFactor(try PairedTTest(pre: [1, 2], post: [2, 3])) == nil)
    #expect(BayesFactor(try TwoSampleTTest([1, 2], [2, 4])) == nil)
  }

  private func expectPosterior(_ factor: BayesFactor, of name: String) {
    expectChange(factor.posteriorMedian, is: "posterior.median", of: name, digits: factor.statistic == 0 ? 8 : 8)
    expectChange(factor.credibleInterval?.lowerBound, is: "posterior.lo", of: name, digits: 8)
    expectChange(factor.credibleInterval?.upperBound, is: "posterior.hi", of: name, digits: 8)
    expectChange(factor.probabilityOfIncrease, is: "posterior.positive", of: name, digits: 8)
  }

  /// A test of n differences with mean t/√n and standard deviation 1.
  private func pairedTest(t: Double, count: Int) throws -> PairedTTest {
    let n = Double(count)
    let shape = (0..<count).map { Double($0) - (n - 1) / 2 }
    let deviation = (shape.reduce(0) { $0 + $1 * $1 } / (n - 1)).squareRoot()
    return try PairedTTest(pre: zeros(count), post: shape.map { $0 / deviation + t / n.squareRoot() })
  }
}
