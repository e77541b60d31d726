import BolavenEstimation
import TestSupport
import Testing

@Suite struct AbilityTests {
  static let difficulties = [-1.5, -0.4, 0.1, 0.9, 1.7]

  @Test func warmEstimatesSolveTheirEquation() throws {
    let rasch = try AbilityScale(difficulties: Self.difficulties)
    let slopes = [0.8, 1.2, 1.0, 1.5, 0.7]
    let scale = try AbilityScale(slopes: slopes, difficulties: Self.difficulties)
    for score in 0...5 {
      expect(
        rasch.weightedLikelihood(weightedScore: Double(score)).estimate,
        near: try ItemReference.value("warm.rasch.\(score)"), digits: 11)
      expect(
        scale.weightedLikelihood(weightedScore: slopes[..<score].reduce(0, +)).estimate,
        near: try ItemReference.value("warm.slopes.\(score)"), digits: 11)
    }
  }

  @Test func perfectScoresHaveAWeightedEstimateOnly() throws {
    let scale = try AbilityScale(difficulties: Self.difficulties)
    #expect(scale.maximumLikelihood(weightedScore: 0) == nil && scale.maximumLikelihood(weightedScore: 5) == nil)
    let top = scale.weightedLikelihood(weightedScore: 5)
    #expect(top.estimate.isFinite && top.standardError.isFinite && top.estimate > 2)
  }

  /// eRm's abilities come from its own difficulties, which agree to four digits.
  @Test func agreesWithERm() throws {
    let persons = try RaschPersons(ItemReference.complete, model: RaschModel(ItemReference.complete))
    for score in 1...9 {
      let person = try #require(persons.scores.firstIndex(of: score))
      let ability = try #require(persons.maximumLikelihood[person])
      expect(ability.estimate, near: try ItemReference.value("rasch.complete.theta.\(score)"), digits: 3)
      expect(ability.standardError, near: try ItemReference.value("rasch.complete.theta_se.\(score)"), digits: 3)
    }
  }

  @Test func personsWithoutAnswersHaveNoAbility() throws {
    let model = try RaschModel(ItemReference.complete)
    let persons = try RaschPersons(
      ItemResponses(personCount: 2, itemCount: 10) { person, item in person == 0 ? nil : item < 3 }, model: model)
    #expect(persons.weightedLikelihood[0] == nil && persons.weightedLikelihood[1] != nil)
    #expect(persons.scores == [0, 3])
  }
}
