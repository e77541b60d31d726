import BolavenEstimation
import BolavenNumerics
import Testing

@Suite struct LearningDecompositionTests {
  @Test func theShippedStudyIsDecomposedAsPublished() throws {
    var counts = [0, 0, 0, 0]
    for person in PaksongItems.pairs {
      let (before, after) = (PaksongItems.before[person] ?? [], PaksongItems.after[person] ?? [])
      for (first, second) in zip(before, after) { counts[(first ? 2 : 0) + (second ? 1 : 0)] += 1 }
    }
    let pooled = try LearningDecomposition(
      wrongToRight: counts[1], rightToWrong: counts[2], rightBoth: counts[3], wrongBoth: counts[0], options: 4)
    #expect((pooled.positiveShare * 1000).rounded() == 227 && (pooled.retainedShare * 1000).rounded() == 577)
    #expect((pooled.negativeShare * 1000).rounded() == 73 && (pooled.zeroShare * 1000).rounded() == 123)
    #expect(try (#require(pooled.known).value * 1000).rounded() == 533)
    #expect(try (#require(pooled.learned).value * 1000).rounded() == 531)
    #expect(try (#require(pooled.forgotten).value * 1000).rounded() == 80)
  }

  @Test func recoversWhatSimulatedPeopleLearned() throws {
    var draws = Philox(seed: 99)
    var counts = [0, 0, 0, 0]
    for _ in 0..<400_000 {
      let knew = draws.uniform() < 0.45
      let knows = knew ? draws.uniform() >= 0.10 : draws.uniform() < 0.50
      let before = knew || draws.uniform() < 0.25
      let after = knows || draws.uniform() < 0.25
      counts[(before ? 2 : 0) + (after ? 1 : 0)] += 1
    }
    let found = try LearningDecomposition(
      wrongToRight: counts[1], rightToWrong: counts[2], rightBoth: counts[3], wrongBoth: counts[0], options: 4)
    expect(found.known?.value, near: 0.45, digits: 2)
    expect(found.learned?.value, near: 0.50, digits: 2)
    expect(found.forgotten?.value, near: 0.10, digits: 2)
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
