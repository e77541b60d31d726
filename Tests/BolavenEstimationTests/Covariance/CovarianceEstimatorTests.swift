import BolavenEstimation
import Testing

@Suite struct CovarianceEstimatorTests {
  @Test func everyOneHasTheNameOfThePlans() {
    #expect(
      CovarianceEstimator.allCases.map(\.rawValue) == [
        "iid", "HC0", "HC1", "HC2", "HC3", "CR0", "CR1", "CR1S", "CR2", "CR3", "CR3J", "NW", "DK",
      ])
  }

  @Test func saysWhatItAllowsErrorsToBe() {
    let by = { (errors: ErrorStructure) in CovarianceEstimator.allCases.filter { $0.errors == errors } }
    #expect(by(.identical) == [.classical])
    #expect(by(.independent) == [.hc0, .hc1, .hc2, .hc3])
    #expect(by(.clustered) == [.cr0, .cr1, .cr1s, .cr2, .cr3, .cr3j])
    #expect(by(.serial) == [.neweyWest] && by(.serialAndCrossSectional) == [.driscollKraay])
  }

  @Test func thoseThatAdjustForLeverageSaySo() {
    #expect(CovarianceEstimator.allCases.filter(\.usesLeverages) == [.hc2, .hc3, .cr2, .cr3, .cr3j])
  }
}
