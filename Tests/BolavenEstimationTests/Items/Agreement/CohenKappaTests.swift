import BolavenEstimation
import TestSupport
import Testing

@Suite struct CohenKappaTests {
  @Test(.needsReferenceCases) func agreesWithPsychAndScikitLearn() throws {
    let reference = try ReferenceCase("kappa_bfi")
    let ratings = try [0, 1].map { try reference.column($0).map { Int($0) - 1 } }
    let plain = try CohenKappa(ratings[0], ratings[1], categories: 6)
    let weighted = try CohenKappa(ratings[0], ratings[1], categories: 6, weighting: .quadratic)
    try reference.expectAll([
      "kappa": plain.kappa, "kappa_quadratic": weighted.kappa, "se_kappa": plain.standardError,
    ])
  }

  @Test func fullAgreementIsOneAndWeightsNeedNotMatter() throws {
    let ratings = [0, 1, 2, 1, 0]
    for weighting in [CohenKappa.Weighting.none, .linear, .quadratic] {
      let kappa = try CohenKappa(ratings, ratings, categories: 3, weighting: weighting)
      #expect(kappa.kappa == 1 && kappa.standardError < 1e-7)
    }
    let two = try CohenKappa([0, 1, 1, 0], [0, 1, 0, 0], categories: 2)
    let linear = try CohenKappa([0, 1, 1, 0], [0, 1, 0, 0], categories: 2, weighting: .linear)
    expect(linear.kappa, near: two.kappa, digits: 15)
    #expect(two.kappa == 0.5)
  }

  @Test func refusesRatersWhoUseOneCategory() {
    #expect(throws: ItemError.noVariance(item: nil)) { try CohenKappa([1, 1], [1, 1], categories: 2) }
    #expect(throws: ItemError.noPersons(count: 0, needed: 1)) { try CohenKappa([], [], categories: 2) }
  }
}
