import BolavenEstimation
import TestSupport
import Testing

@Suite struct LatentQuadratureTests {
  @Test func gaussHermitePointsAreThoseOfTheTables() {
    let five = LatentQuadrature.gaussHermite(count: 5)
    // √2 times the roots for e^{−x²}.
    for (node, value) in zip(five.nodes, [-2.856_970_013_872_805_6, -1.355_626_179_974_265_7, 0]) {
      expect(node, near: value, digits: 13)
    }
    #expect(LatentQuadrature.gaussHermite(count: 21).nodes.count == 21)
    #expect(LatentQuadrature.gaussHermite(count: 60).nodes.count == 60)
    #expect(LatentQuadrature.gaussHermite(count: 1).nodes == [0])
  }

  @Test func pointsOfBothKindsGiveTheSameFit() throws {
    let equal = try MarginalModel(ItemReference.complete)
    let hermite = try MarginalModel(ItemReference.complete, options: .init(quadrature: .gaussHermite(count: 41)))
    for (item, twin) in zip(equal.items, hermite.items) {
      expect(twin.slope, near: item.slope, digits: 3)
      expect(twin.difficulty, near: item.difficulty, digits: 3)
    }
  }

  @Test func steepItemsGetMorePoints() throws {
    // Answers in one order: as steep as priors let them be.
    let rows = (0..<300).map { person in (0..<6).map { item -> Bool? in person % 7 > item } }
    let model = try MarginalModel(
      ItemResponses(rows: rows), options: .init(priors: ItemPriors(logSlopeDeviation: 1, difficultyDeviation: 2)))
    #expect(model.quadrature.nodes.count > 61)
  }
}
