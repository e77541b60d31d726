import BolavenEstimation
import TestSupport
import Testing

@Suite struct CascadeTests {
  @Test func graduatesAndThoseTheyTrained() throws {
    let cascade = try Cascade(
      trained: [0, 12, 3, nil, 0, 25, 8, nil, 0, 4], applied: [true, true, false, nil, true, true])
    #expect(cascade.graduateCount == 10 && cascade.traced.estimate == 0.8)
    #expect(cascade.activeTrainers?.successes == 5 && cascade.activeTrainers?.trials == 8)
    let ratio = try #require(cascade.cascadeRatio)
    #expect(ratio.estimate == 6.5 && ratio.interval?.contains(6.5) == true)
    #expect(cascade.applied?.successes == 4 && cascade.applied?.trials == 5)
  }

  @Test func nobodyTracedHasNoRatio() throws {
    let cascade = try Cascade(trained: [nil, nil])
    #expect(cascade.activeTrainers == nil && cascade.cascadeRatio == nil && cascade.applied == nil)
    #expect(cascade.traced.estimate == 0)
  }
}
