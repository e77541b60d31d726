import BolavenEstimation
import TestSupport
import Testing

/// Values of other software are tested with `Reliability`.
@Suite struct FactorAdequacyTests {
  @Test func eigenvaluesSumToTheNumberOfItems() throws {
    let adequacy = try FactorAdequacy(ItemReference.columns)
    expect(adequacy.eigenvalues.reduce(0, +), near: 10, digits: 13)
    #expect(adequacy.eigenvalues == adequacy.eigenvalues.sorted(by: >))
    #expect(adequacy.degreesOfFreedom == 45 && adequacy.pValue > 0 && adequacy.pValue < 1e-10)
  }

  @Test func namesTheItemThatDoesNotVary() {
    #expect(throws: ItemError.noVariance(item: 1)) { try FactorAdequacy([[1, 2, 3], [5, 5, 5]]) }
    #expect(throws: ItemError.singularCorrelations) { try FactorAdequacy([[1, 2, 3], [2, 4, 6]]) }
  }
}
