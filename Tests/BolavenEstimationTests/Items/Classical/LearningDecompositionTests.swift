import BolavenEstimation
import Testing

@Suite struct LearningDecompositionTests {
  /// Of ten million people 45% know the answer before, 50% of the others learn it, 10% of those who knew forget it, and who
  /// does not know guesses among four options: as many as expected of each kind.
  @Test func findsWhatPeopleKnewLearnedAndForgot() throws {
    let found = try LearningDecomposition(
      wrongToRight: 2_578_125, rightToWrong: 853_125, rightBoth: 5_021_875, wrongBoth: 1_546_875, options: 4)
    #expect(found.count == 10_000_000)
    expect(found.known?.value, near: 0.45, digits: 14)
    expect(found.learned?.value, near: 0.50, digits: 14)
    expect(found.forgotten?.value, near: 0.10, digits: 14)
  }

  @Test func sharesOutsideTheScaleAreClippedAndMarked() throws {
    let guesser = try LearningDecomposition(wrongToRight: 1, rightToWrong: 1, rightBoth: 0, wrongBoth: 18, options: 4)
    #expect(guesser.known?.value == 0 && guesser.known?.isClipped == true)
    #expect(guesser.forgotten == nil)
    let knower = try LearningDecomposition(wrongToRight: 0, rightToWrong: 0, rightBoth: 5, wrongBoth: 0, options: 4)
    #expect(knower.learned == nil && knower.known?.value == 1 && knower.known?.isClipped == false)
    #expect(throws: ItemError.noPersons(count: 0, needed: 1)) {
      try LearningDecomposition(wrongToRight: 0, rightToWrong: 0, rightBoth: 0, wrongBoth: 0, options: 4)
    }
  }
}
