import Testing

@testable import BolavenEstimation

@Suite struct MidRanksTests {
  @Test func tiesShareTheMeanOfTheirRanks() {
    #expect(MidRanks.doubled([3, 1, 3, 2, 3], rounding: zeros(5)) == [8, 2, 8, 4, 8])
    #expect(MidRanks.doubled([5, 5], rounding: zeros(2)) == [3, 3])
    #expect(MidRanks.doubled([], rounding: []) == [])
  }

  @Test func aBillionthIsATieAndMoreIsNot() {
    #expect(MidRanks.doubled([1, 1 + 0.9e-9], rounding: zeros(2)) == [3, 3])
    #expect(MidRanks.doubled([1, 1 + 1.1e-9], rounding: zeros(2)) == [2, 4])
    #expect(MidRanks.doubled([1e-12, 1.1e-12], rounding: zeros(2)) == [2, 4])
  }

  @Test func theRoundingOfTheScoresIsATie() {
    #expect(MidRanks.doubled([0.1, 0.1 + 1e-6], rounding: [1e-5, 0]) == [3, 3])
  }

  @Test func chainsOfNearTiesDoNotDrift() {
    let step = 0.7e-9
    #expect(MidRanks.doubled([1, 1 + step, 1 + 2 * step], rounding: zeros(3)) == [3, 3, 6])
  }
}
