import Testing

@testable import BolavenEstimation

@Suite struct LorenzCurveTests {
  /// Source: numpy 2, Σᵢⱼ wᵢwⱼ|xᵢ − xⱼ| / (2 x̄ (Σw)²), which shares no step with the area under the curve.
  @Test(
    "the coefficient is the mean absolute difference over twice the mean",
    arguments: [
      ([1, 2, 3, 4, 5], nil, 0.26666666666666666), ([0, 0, 10], nil, 0.6666666666666666), ([3, 3, 3], nil, 0),
      ([5, 1, 9, 2.5], [2, 1, 0.5, 3], 0.30267558528428096), ([-1, 2, 4], nil, 0.6666666666666666),
    ] as [([Double], [Double]?, Double)])
  func agrees(_ values: [Double], _ weights: [Double]?, _ gini: Double) throws {
    let curve = try #require(LorenzCurve(values, weights: weights))
    #expect((curve.gini - gini).magnitude < 1e-14)
    #expect(curve.points.first == .init(people: 0, whole: 0) && curve.points.last == .init(people: 1, whole: 1))
  }

  @Test func orderWeightsAndRepetitionSayTheSame() throws {
    let repeated = try #require(LorenzCurve([1, 1, 4, 1, 4, 9]))
    let weighted = try #require(LorenzCurve([9, 4, 7, 1], weights: [1, 2, 0, 3]))
    #expect((repeated.gini - weighted.gini).magnitude < 1e-15)
    #expect(repeated.points.count == 4 && weighted.points.count == 4)
    for (first, second) in zip(repeated.points, weighted.points) {
      #expect((first.people - second.people).magnitude < 1e-15 && (first.whole - second.whole).magnitude < 1e-15)
    }
  }

  @Test func withoutAPositiveSumThereIsNoCurve() {
    #expect(LorenzCurve([]) == nil && LorenzCurve([0, 0]) == nil && LorenzCurve([-5, 2]) == nil)
    #expect(LorenzCurve([1, 2], weights: [0, 0]) == nil)
  }
}
