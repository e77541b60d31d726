import BolavenData
import Testing

@testable import BolavenEstimation

/// A table of numbers and texts made in a test.
func frame(_ numbers: [(ColumnName, [Double?])] = [], texts: [(ColumnName, [String?])] = []) -> DataFrame {
  DataFrame(
    source: "test.csv",
    columns: numbers.map { ($0.0, Column.numbers(NumberColumn($0.1))) } + texts.map { ($0.0, .text(Categories($0.1))) })
}

/// The only design of a formula.
func design(
  _ formula: String, filter: String? = nil, weights: ColumnName? = nil, weightType: WeightType = .analytic,
  clusters: [ColumnName] = [], time: ColumnName? = nil, series: ColumnName? = nil, in frame: DataFrame
) throws -> FormulaDesign {
  let request = DesignRequest(
    try Formula(formula), filter: try filter.map { try Expression($0) }, weights: weights, weightType: weightType,
    clusters: clusters, time: time, series: series)
  return try #require(try request.designs(in: frame).first)
}

/// The only model of a formula.
func model(
  _ formula: String, filter: String? = nil, weights: ColumnName? = nil, weightType: WeightType = .analytic,
  clusters: [ColumnName] = [], time: ColumnName? = nil, series: ColumnName? = nil, method: Regression.Method? = nil,
  covariance: CovarianceRequest = .init(), in frame: DataFrame
) throws -> RegressionModel {
  let request = DesignRequest(
    try Formula(formula), filter: try filter.map { try Expression($0) }, weights: weights, weightType: weightType,
    clusters: clusters, time: time, series: series)
  let models = try Regression(request, method: method, covariance: covariance).fit(to: frame)
  return try #require(models.first)
}

/// Claims that two numbers agree to some digits, relative to the larger of the second and a size; or that both are `nil`.
func expectAgreement(
  _ found: Double?, _ expected: Double?, digits: Int, size: Double = 0, _ comment: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let found, let expected else {
    #expect(
      found == nil && expected == nil, "\(comment): \(String(describing: found)), \(String(describing: expected))",
      sourceLocation: sourceLocation)
    return
  }
  let scale = max(expected.magnitude, size)
  #expect(
    found == expected
      || (found - expected).magnitude <= scale * (0..<digits).reduce(1) { tolerance, _ in tolerance / 10 },
    "\(comment): \(found), expected \(expected)", sourceLocation: sourceLocation)
}
