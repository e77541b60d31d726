import BolavenData
import BolavenEstimation
import BolavenReports

@testable import BolavenStudies

/// Findings of formulas on columns that stand in a test.
func regression(
  _ formulas: String..., on columns: [(ColumnName, [String?])],
  _ change: (inout RegressionSettings) throws -> Void = { _ in }
) throws -> RegressionFindings {
  var settings = RegressionSettings(file: "data.csv", formulas: try formulas.map { try Formula($0) })
  try change(&settings)
  let frame = DataFrame(source: "data.csv", columns: columns.map { ($0.0, .text(Categories($0.1))) })
  return try RegressionStudy(settings).findings(of: frame)
}

/// The problems that keep formulas from their findings.
func regressionProblems(
  _ formulas: String..., on columns: [(ColumnName, [String?])],
  _ change: (inout RegressionSettings) throws -> Void = { _ in }
) throws -> [StudyProblem] {
  do {
    var settings = RegressionSettings(file: "data.csv", formulas: try formulas.map { try Formula($0) })
    try change(&settings)
    let frame = DataFrame(source: "data.csv", columns: columns.map { ($0.0, .text(Categories($0.1))) })
    _ = try RegressionStudy(settings).findings(of: frame)
    return []
  } catch let error as StudyError {
    return error.problems
  }
}

/// y = 1 + 2x + noise, in groups and clusters of a few rows.
let smallSample: [(ColumnName, [String?])] = {
  let x = (0..<48).map { Double($0 * 7 % 24) }
  let y = x.indices.map { 1 + 2 * x[$0] + Double($0 * 37 % 11) - 5 }
  return [
    ("x", x.map { "\($0)" }), ("y", y.map { "\($0)" }), ("twice", x.map { "\(2 * $0)" }),
    ("near", x.indices.map { "\(x[$0] + Double($0 * 11 % 7))" }),
    ("z", x.indices.map { "\($0 * 5 % 13)" }), ("group", x.indices.map { "\($0 % 3)" }),
    ("level", x.indices.map { "\($0 % 12)" }), ("village", x.indices.map { "v\($0 / 4)" }),
    ("one", x.indices.map { _ in "1" }), ("year", x.indices.map { "\(2000 + $0)" }),
    ("weight", x.indices.map { "\(1 + $0 % 3)" }),
  ]
}()
