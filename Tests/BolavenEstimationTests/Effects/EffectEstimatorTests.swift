import Testing

@testable import BolavenEstimation

@Suite struct EffectEstimatorTests {
  @Test func namesDiffer() {
    let names = EffectEstimators.all.map { $0.name }
    #expect(Set(names).count == names.count)
    #expect(names == effectEstimators.map(nameOf))
  }

  @Test func whatSubtractsOrControlsForTheBaselineNeedsIt() {
    #expect(
      EffectEstimators.all.filter { $0.needsBaseline }.map { $0.name } == ["ancova", "difference-in-differences"])
  }
}
