import BolavenEstimation
import TestSupport
import Testing

@Suite struct ResponseShiftTests {
  @Test func actualAndPerceivedGainsStandApart() throws {
    let pre: [Double] = [6, 7, 5, 8, 6, 7]
    let retrospective: [Double] = [4, 5, 5, 5, 4, 6]
    let post: [Double] = [8, 8, 7, 9, 8, 9]
    let shift = try ResponseShift(pre: pre, retrospective: retrospective, post: post)
    #expect(agreeingDigits(shift.shift.change, -10.0 / 6) >= 14)
    #expect(agreeingDigits(shift.perceivedGain.change, shift.actualGain.change + 10.0 / 6) >= 14)
    #expect(shift.shiftRanks.zeroCount == 1 && shift.shiftRanks.pValue == 2.0 / 32)
    #expect(try #require(shift.perceivedSize.dav) > (try #require(shift.actualSize.dav)))
  }
}
