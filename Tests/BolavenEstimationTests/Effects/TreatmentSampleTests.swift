import BolavenEstimation
import TestSupport
import Testing

@Suite struct TreatmentSampleTests {
  @Test func countsItsArms() {
    let sample = TreatmentSample(treatmentName: "d", treatment: [1, 0, 0, 1, 0], outcome: [1, 2, 3, 4, 5])
    #expect(sample.observations == 5 && sample.armSizes == (2, 3))
  }

  @Test func theComparisonMeanIsWeighted() throws {
    let plain = TreatmentSample(treatmentName: "d", treatment: [1, 0, 0], outcome: [9, 2, 5])
    #expect(plain.comparisonMean == 3.5)
    let weighted = TreatmentSample(treatmentName: "d", treatment: [1, 0, 0], outcome: [9, 2, 5], weights: [7, 1, 2])
    #expect(agreeingDigits(try #require(weighted.comparisonMean), 4) >= 15)
    #expect(TreatmentSample(treatmentName: "d", treatment: [1], outcome: [9]).comparisonMean == nil)
  }
}
