import BolavenEstimation
import Testing

@Suite struct ItemScoringTests {
  @Test func blanksAtTheEndWereNotReachedAndOthersOmitted() {
    let outcomes = ItemScoring.outcomes(answers: ["A", nil, "C", nil, nil], key: ["A", "B", "D", "A", "B"])
    #expect(outcomes == [.right, .omitted, .wrong, .notReached, .notReached])
    #expect(outcomes.map { ItemScoring.response($0) } == [true, false, false, nil, nil])
    #expect(outcomes.map { ItemScoring.response($0, notReachedIsWrong: true) } == [true, false, false, false, false])
  }

  @Test func itemsOfAnotherFormAreNotAdministered() {
    let outcomes = ItemScoring.outcomes(
      answers: [1, nil, nil, 2], key: [1, 2, 3, 4], administered: [true, true, false, true])
    #expect(outcomes == [.right, .omitted, .notAdministered, .wrong])
    #expect(ItemScoring.percentage(outcomes) == 100.0 / 3)
    #expect(ItemScoring.percentage(outcomes, weights: [3, 1, 5, 2]) == 50)
    #expect(ItemScoring.percentage([.notAdministered]) == nil)
  }

  @Test func partialCreditLosesWhatFalseAlarmsTake() {
    #expect(ItemScoring.partialCredit(chosen: ["A", "B"], correct: ["A", "B", "C", "D"]) == 0.5)
    #expect(ItemScoring.partialCredit(chosen: ["A", "B", "E"], correct: ["A", "B", "C", "D"]) == 0.25)
    #expect(ItemScoring.partialCredit(chosen: ["E", "F"], correct: ["A"]) == 0)
    #expect(ItemScoring.partialCredit(chosen: [], correct: ["A"]) == 0)
  }

  @Test func formulaScoreTakesAwayWhatGuessingGives() {
    #expect(
      ItemScoring.formulaScore([.right, .right, .wrong, .omitted, .notReached], options: [4, 4, 4, 4, 4]) == 2 - 1.0 / 3
    )
    // One right and k − 1 wrong: what a guesser gets.
    #expect(ItemScoring.formulaScore([.right, .wrong, .wrong], options: [3, 3, 3]) == 0)
  }
}
