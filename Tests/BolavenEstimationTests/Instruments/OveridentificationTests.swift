import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct OveridentificationTests {
  @Test func statisticsAreThoseOfTwoStepsByMatrices() throws {
    let table = try InferenceReference.frame()
    let plain = try #require(try model("y ~ x1 | e1 ~ z1 + z2", in: table).instruments?.overidentification)
    try InferenceReference.expect(plain.sargan.statistic, is: "sargan")
    try InferenceReference.expect(plain.hansen?.statistic, is: "hansen_robust", digits: 10)
    #expect(plain.sargan.numeratorDegreesOfFreedom == 1 && plain.sargan.denominatorDegreesOfFreedom == nil)
    expectAgreement(
      plain.hansen?.pValue,
      ChiSquared(degreesOfFreedom: 1).upperTail(try InferenceReference.value("hansen_robust")), digits: 10)
    let clustered = try model("y ~ x1 | e1 ~ z1 + z2", clusters: ["cl"], in: table).instruments?.overidentification
    try InferenceReference.expect(clustered?.hansen?.statistic, is: "hansen_cluster", digits: 10)
    expectAgreement(clustered?.sargan.statistic, plain.sargan.statistic, digits: 15)
  }

  @Test func severalWaysOfClusteringHaveNoHansen() throws {
    let found = try model("y ~ x1 | e1 ~ z1 + z2", clusters: ["cl", "cl2"], in: InferenceReference.frame())
      .instruments?.overidentification
    #expect(found != nil && found?.hansen == nil)
  }

  @Test func asManyInstrumentsAsColumnsHaveNoTest() throws {
    let found = try model("y ~ x1 | e1 ~ z1", in: InferenceReference.frame()).instruments
    #expect(found != nil && found?.overidentification == nil)
  }

  @Test func anInstrumentThatRepeatsCountsOnce() throws {
    let table = try InferenceReference.frame()
    let twice = try #require(try model("y ~ x1 | e1 ~ z1 + z2 + I(z1 + z2) + x1", in: table).instruments)
    #expect(twice.droppedInstruments == ["I(z1 + z2)", "x1"])
    try InferenceReference.expect(twice.overidentification?.sargan.statistic, is: "sargan")
    #expect(twice.overidentification?.sargan.numeratorDegreesOfFreedom == 1)
  }

  @Test func fewerClustersThanInstrumentsHaveNoHansen() throws {
    let table = try InferenceReference.frame().adding(
      .numbers(NumberColumn((0..<60).map { Double($0 % 2) })), named: "two")
    let found = try model("y ~ x1 | e1 ~ z1 + z2", clusters: ["two"], in: table).instruments?.overidentification
    #expect(found?.sargan != nil && found?.hansen == nil)
  }
}
