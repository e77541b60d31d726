import BolavenEstimation
import TestSupport
import Testing

@Suite struct OneFactorTests {
  @Test func agreesWithFactanal() throws {
    let factor = try OneFactor(ItemReference.columns)
    for item in 0..<10 {
      expect(factor.loadings[item], near: try ItemReference.value("factor.loading.\(item + 1)"), digits: 6)
    }
    expect(factor.omegaTotal, near: try ItemReference.value("factor.omega"), digits: 6)
    #expect(!factor.isHeywood)
  }

  @Test func refusesFewerThanAHundredPersonsByName() {
    let columns = ItemReference.columns.map { Array($0[..<99]) }
    #expect(throws: ItemError.tooFewPersons(rule: .factorAnalysis, count: 99)) { try OneFactor(columns) }
    #expect(SampleRule.factorAnalysis.rawValue == "factor-100" && SampleRule.factorAnalysis.consequence == .refused)
  }

  @Test func twoItemsHaveNoFactorOfTheirOwn() {
    #expect(throws: ItemError.tooFewItems(count: 2, needed: 3)) { try OneFactor(Array(ItemReference.columns[..<2])) }
  }
}
