import BolavenEstimation
import TestSupport
import Testing

@Suite struct KolmogorovSmirnovTests {
  private static let first = [
    0.61, 0.29, 0.06, 0.59, -1.73, -0.74, 0.51, -0.56, 0.39, 1.64, 0.05, -0.06, 0.64, -0.82, 0.37, 1.77, 1.09, -1.28,
    2.36, 1.31, 1.05, -0.32, -0.40, 1.06, -2.47,
  ]
  private static let second = [
    1.311, 2.361, 0.271, -1.439, 1.711, 2.931, 0.551, -0.129, 1.921, 2.211, 0.991, 1.011, 3.141,
  ]

  /// SciPy 1.17.1: `ks_2samp(first, second, method="exact")`.
  @Test func agreesWithSciPyWithoutTies() throws {
    let test = try KolmogorovSmirnov(Self.first, Self.second)
    #expect(test.method == .exact)
    #expect(agreeingDigits(test.statistic, 0.41846153846153844) >= 14)
    #expect(agreeingDigits(test.pValue, 0.06342035757072073) >= 13)
  }

  /// R 4.2.2: `ks.test(x, y, exact = TRUE)` and `exact = FALSE`.
  @Test func agreesWithRWithTies() throws {
    let test = try KolmogorovSmirnov([1, 2, 2, 3, 3, 3, 4, 5, 5, 7], [2, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9])
    #expect(agreeingDigits(test.statistic, 0.43333333333333335) >= 14)
    #expect(agreeingDigits(test.pValue, 0.10212388230963354) >= 13)
    #expect(agreeingDigits(test.asymptoticPValue, 0.25730758193401226) >= 13)
  }

  @Test("the exact p is the share of all assignments at least as far apart", arguments: 2...13)
  func equalsFullEnumeration(size: Int) throws {
    var draws = SeededDraws(UInt64(140 + size))
    for _ in 0..<(size < 11 ? 20 : 4) {
      let first = draws.integers(max(1, size / 3), in: 0...5)
      let second = draws.integers(size - max(1, size / 3), in: 1...6)
      let test = try KolmogorovSmirnov(first, second)
      let values = first + second
      let distance = Self.distance(values, (1 << first.count) - 1)
      #expect(agreeingDigits(test.statistic, distance) >= 14 || distance == 0)
      let all = (0..<(1 << size)).filter { $0.nonzeroBitCount == first.count }
      let far = all.count { Self.distance(values, $0) >= distance - 1e-12 }
      #expect(agreeingDigits(test.pValue, Double(far) / Double(all.count)) >= 13, "\(first) \(second)")
    }
  }

  /// D by its definition, the first group being the values whose bit is set.
  private static func distance(_ values: [Double], _ subset: Int) -> Double {
    let first = values.indices.filter { subset >> $0 & 1 == 1 }.map { values[$0] }
    let second = values.indices.filter { subset >> $0 & 1 == 0 }.map { values[$0] }
    return values.map { at in
      let shares = [first, second].map { group in Double(group.count { $0 <= at }) / Double(group.count) }
      return (shares[0] - shares[1]).magnitude
    }.max() ?? 0
  }

  @Test func groupsThatAreTheSameDoNotDiffer() throws {
    let test = try KolmogorovSmirnov([4, 4, 4], [4, 4])
    #expect(test.statistic == 0 && test.pValue == 1 && test.asymptoticPValue == 1)
  }

  @Test func groupsThatDoNotMeetHaveOneAssignmentInAll() throws {
    let test = try KolmogorovSmirnov([1, 2, 3], [4, 5, 6, 7])
    #expect(test.statistic == 1)
    // Both extreme assignments of 35.
    #expect(agreeingDigits(test.pValue, 2.0 / 35) >= 14)
  }

  @Test func manyValuesTakeTheLimit() throws {
    var draws = SeededDraws(3)
    let test = try KolmogorovSmirnov(draws.reals(12_000, in: 0...1), draws.reals(9_000, in: 0...1))
    #expect(test.method == .asymptotic && test.pValue == test.asymptoticPValue)
  }

  @Test func refusesWhatIsNoGroup() {
    #expect(throws: PairedError.tooFewInGroup(group: 1, count: 0, needed: 1)) { try KolmogorovSmirnov([1], []) }
    #expect(throws: PairedError.notFinite(index: 1)) { try KolmogorovSmirnov([1, .nan], [2]) }
  }
}
