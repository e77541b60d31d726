import BolavenEstimation
import TestSupport
import Testing

@Suite struct IntraclassCorrelationTests {
  /// Six targets, four judges.
  static let judges: [[Double]] = [
    [9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8, 2, 8, 6, 9, 7],
  ]

  @Test(.needsReferenceCases) func agreesWithPsychAndPingouin() throws {
    let reference = try ReferenceCase("icc_shrout_fleiss")
    let found = try IntraclassCorrelation(judges: (0..<4).map { try reference.column($0) })
    var values: [String: Double?] = [:]
    for (name, form) in [
      ("ICC1", found.single1), ("ICC2", found.single2), ("ICC3", found.single3), ("ICC1k", found.average1),
      ("ICC2k", found.average2), ("ICC3k", found.average3),
    ] {
      values[name] = form.estimate
      values["F_" + name] = form.statistic
      values["lo_" + name] = form.interval?.lowerBound
      values["hi_" + name] = form.interval?.upperBound
    }
    try reference.expectAll(values)
  }

  @Test func agreesWithThePublishedTable() throws {
    let found = try IntraclassCorrelation(judges: Self.judges)
    let forms = [found.single1, found.single2, found.single3, found.average1, found.average2, found.average3]
    #expect(forms.map { ($0.estimate * 100).rounded() } == [17, 29, 71, 44, 62, 91])
  }

  @Test func theMeanOfFixedJudgesIsAlpha() throws {
    let found = try IntraclassCorrelation(judges: Self.judges)
    expect(found.average3.estimate, near: try Reliability(Self.judges).alpha, digits: 14)
  }

  @Test func judgesWhoAgreeExactlyHaveOneAndNoTest() throws {
    let found = try IntraclassCorrelation(judges: [[1, 2, 3], [1, 2, 3]])
    #expect(found.single1.estimate == 1 && found.single2.estimate == 1 && found.single3.estimate == 1)
    #expect(found.single3.statistic == nil && found.single3.interval == nil && found.single2.interval == nil)
    #expect(throws: ItemError.noVariance(item: nil)) { try IntraclassCorrelation(judges: [[1, 2], [2, 1]]) }
  }
}
