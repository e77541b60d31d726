import BolavenEstimation
import BolavenNumerics
import TestSupport
import Testing

@Suite struct RaschFitTests {
  @Test func agreesWithERm() throws {
    let fit = try RaschFit(ItemReference.complete, model: RaschModel(ItemReference.complete))
    for item in 0..<10 {
      let found = try #require(fit.items[item])
      expect(found.infit, near: try ItemReference.value("rasch.complete.infit.\(item + 1)"), digits: 4)
      expect(found.outfit, near: try ItemReference.value("rasch.complete.outfit.\(item + 1)"), digits: 4)
      expect(found.infitT, near: try ItemReference.value("rasch.complete.infit_t.\(item + 1)"), digits: 3)
      expect(found.outfitT, near: try ItemReference.value("rasch.complete.outfit_t.\(item + 1)"), digits: 3)
    }
  }

  @Test func answersOfTheModelFitIt() throws {
    var draws = Philox(seed: 8)
    let rows = (0..<800).map { _ in
      let ability = draws.normal()
      return (0..<12).map { item -> Bool? in draws.uniform() < 1 / (1 + exponential(Double(item - 6) / 4 - ability)) }
    }
    let answers = ItemResponses(rows: rows)
    let fit = try RaschFit(answers, model: RaschModel(answers))
    for item in fit.items { #expect(try #require(item).infit > 0.85 && #require(item).infit < 1.15) }
    #expect(fit.persons.compactMap { $0 }.count > 700)
  }
}
