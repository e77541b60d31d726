import BolavenData
import BolavenEstimation
import TestSupport
import Testing

@Suite struct MantelHaenszelTests {
  @Test(.needsReferenceCases) func agreesWithMantelhaenTest() throws {
    let reference = try ReferenceCase("mh_ucb")
    let counts = try reference.column("Freq")
    // Four rows a department: admitted and rejected men, admitted and rejected women.
    let tables = stride(from: 0, to: 24, by: 4).map {
      StratumTable(
        referenceRight: counts[$0], referenceWrong: counts[$0 + 1], focalRight: counts[$0 + 2],
        focalWrong: counts[$0 + 3])
    }
    let test = try MantelHaenszel(tables)
    try reference.expectAll([
      "chi2_nocc": test.chiSquared, "chi2_cc": test.correctedChiSquared, "p_cc": test.correctedPValue,
      "or_mh": test.oddsRatio, "or_lo": test.interval?.lowerBound, "or_hi": test.interval?.upperBound,
    ])
  }

  @Test func refusesStrataThatCompareNobody() {
    let alone = StratumTable(referenceRight: 3, referenceWrong: 2, focalRight: 0, focalWrong: 0)
    #expect(throws: ItemError.noCommonItems) { try MantelHaenszel([alone]) }
    #expect(throws: ItemError.noCommonItems) { try ConditionalOddsRatio([alone]) }
  }

  @Test func anEmptyCellLeavesNoOddsRatioButATest() throws {
    let table = StratumTable(referenceRight: 5, referenceWrong: 0, focalRight: 2, focalWrong: 3)
    let test = try MantelHaenszel([table])
    #expect(test.oddsRatio == nil && test.interval == nil && test.homogeneityPValue == nil)
    #expect(test.chiSquared > 0 && test.pValue > 0)
    let exact = try ConditionalOddsRatio([table])
    // Fisher's exact test: the table itself and the one at the other end, 21 of 252 each.
    #expect(exact.oddsRatio == nil)
    expect(exact.pValue, near: 2.0 * 21 / 252, digits: 14)
    #expect(exact.pValue >= exact.smallestAttainablePValue)
  }

  @Test func groupsExchangedTurnTheOddsRound() throws {
    let tables = [(12.0, 5.0, 8.0, 9.0), (7, 3, 6, 8)]
    let test = try MantelHaenszel(
      tables.map { StratumTable(referenceRight: $0.0, referenceWrong: $0.1, focalRight: $0.2, focalWrong: $0.3) })
    let other = try MantelHaenszel(
      tables.map { StratumTable(referenceRight: $0.2, referenceWrong: $0.3, focalRight: $0.0, focalWrong: $0.1) })
    expect(other.oddsRatio, near: 1 / (try #require(test.oddsRatio)), digits: 14)
    expect(other.chiSquared, near: test.chiSquared, digits: 13)
    expect(other.homogeneityChiSquared, near: try #require(test.homogeneityChiSquared), digits: 12)
  }
}
