import BolavenEstimation
import TestSupport
import Testing

@Suite struct LeeBoundsTests {
  @Test func theGroupThatAnswersMoreIsTrimmed() throws {
    // 4 of 4 against 2 of 4 answer: half of the treated are trimmed.
    let bounds = try LeeBounds(treated: [1, 2, 3, 4], control: [1, 3, nil, nil])
    #expect(bounds.trimmedShare == 0.5 && bounds.bounds == -0.5...1.5 && bounds.difference == 0.5)
    let turned = try LeeBounds(treated: [1, 3, nil, nil], control: [1, 2, 3, 4])
    #expect(turned.bounds == -1.5...0.5)
  }

  @Test func theValueAtTheCutCountsWithItsFraction() throws {
    // 3 of 3 against 1 of 2: half of three values are kept.
    let bounds = try LeeBounds(treated: [0, 6, 12], control: [0, nil])
    #expect(bounds.bounds == 2...10)
  }

  @Test func equalRatesTrimNothing() throws {
    let bounds = try LeeBounds(treated: [1, 2, nil], control: [5, nil, 4])
    #expect(bounds.trimmedShare == 0 && bounds.bounds == -3 ... -3)
    #expect(throws: PairedError.tooFewInGroup(group: 1, count: 0, needed: 1)) {
      try LeeBounds(treated: [1], control: [nil])
    }
  }
}
