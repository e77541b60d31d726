import BolavenEstimation
import BolavenNumerics
import TestSupport
import Testing

/// Rows that a rule gives, a chunk at a time: nothing is kept.
private struct GeneratedRows: BlockSequence {
  let rowCount: Int
  let chunkRows: Int
  let columnCount = 4

  /// y, x, z and a cluster, from the number of the row; every 1,000th x is missing.
  static func value(_ row: Int, _ column: Int) -> Double {
    var random = Philox(seed: 7, replicate: UInt64(row))
    let x = random.normal()
    let z = 1e6 + random.normal()
    switch column {
    case 0: return 2 + x - 0.5 * (z - 1e6) + random.normal()
    case 1: return row % 1_000 == 999 ? .nan : x
    case 2: return z
    default: return Double(row % 50)
    }
  }

  func forEachChunk(_ body: (BlockedColumns) throws(NumericsError) -> Void) throws(NumericsError) {
    for start in stride(from: 0, to: rowCount, by: chunkRows) {
      try body(
        BlockedColumns(rowCount: min(chunkRows, rowCount - start), columnCount: columnCount) { rows, target in
          for j in 0..<4 {
            for i in 0..<rows.count { target[j * rows.count + i] = Self.value(start + rows.lowerBound + i, j) }
          }
        })
    }
  }
}

/// A source whose rows may not move.
private struct ProductsOnly: MomentSource {
  let source: BlockMoments
  func survey(_ columns: [String]) throws(EstimationError) -> Survey { try source.survey(columns) }
  func crossProducts(
    _ columns: [String], centeredAt centers: [Double], groupedBy group: String?, rowWeight: RowWeight
  ) throws(EstimationError) -> [Matrix] {
    try source.crossProducts(columns, centeredAt: centers, groupedBy: group, rowWeight: rowWeight)
  }
  func groupScores(
    of prediction: LinearPrediction, centeredAt centers: [Double], by group: String
  ) throws(EstimationError) -> Matrix {
    try source.groupScores(of: prediction, centeredAt: centers, by: group)
  }
  func blocks(_ columns: [String]) throws(EstimationError) -> (any BlockSequence)? { nil }
}

@Suite struct MomentFitTests {
  static let names = ["y", "x", "z", "cluster"]
  static let rows = 20_000
  private static let streamed = BlockMoments(GeneratedRows(rowCount: rows, chunkRows: 3_000), columns: names)
  private static let inMemory = BlockMoments(
    columns: names.enumerated().map { position, name in
      (name, (0..<rows).map { GeneratedRows.value($0, position) })
    })

  /// The same rows through the design of a regression.
  private static var design: Design {
    let used = (0..<rows).filter { $0 % 1_000 != 999 }
    return Design(
      y: used.map { GeneratedRows.value($0, 0) },
      regressors: [
        ("x", used.map { GeneratedRows.value($0, 1) }), ("z", used.map { GeneratedRows.value($0, 2) }),
      ])
  }

  @Test("the streamed fit, the fit in memory and the regression agree", arguments: [streamed, inMemory])
  func agreesWithTheRegression(_ source: BlockMoments) throws {
    let fit = try MomentFit(of: "y", on: ["x", "z"], from: source)
    let regression = try LinearFit(Self.design)
    #expect(fit.sample.rowCount == Self.rows && fit.sample.observations == Self.rows - 20)
    #expect(fit.sample.losses == [Loss(.missing, column: "x", rows: 20)])
    #expect(fit.terms == regression.terms)
    let classical = try fit.covariance(.classical)
    let expected = try SandwichCovariance(of: regression, .classical)
    for j in 0..<3 {
      #expect(agreeingDigits(fit.coefficients[j], regression.coefficients[j]) >= 11)
      #expect(agreeingDigits(classical[j, j], expected.matrix[j, j]) >= 11)
    }
  }

  @Test("robust covariances agree", arguments: [CovarianceEstimator.hc0, .hc1])
  func robustCovariancesAgree(_ kind: CovarianceEstimator) throws {
    let found = try MomentFit(of: "y", on: ["x", "z"], from: Self.streamed).covariance(kind)
    let expected = try SandwichCovariance(of: LinearFit(Self.design), kind).matrix
    for j in 0..<3 { #expect(agreeingDigits(found[j, j], expected[j, j]) >= 10) }
  }

  @Test func clusterScoresAreThoseOfTheRegression() throws {
    let fit = try MomentFit(of: "y", on: ["x", "z"], from: Self.streamed)
    let found = try fit.covariance(.cr1s, cluster: "cluster")
    let codes = (0..<Self.rows).filter { $0 % 1_000 != 999 }.map { Int32($0 % 50) }
    let expected = try SandwichCovariance(
      of: LinearFit(Self.design), .cr1s,
      .init(clusters: [Clusters(name: "cluster", codes: codes, count: 50)]))
    for j in 0..<3 { #expect(agreeingDigits(found[j, j], expected.matrix[j, j]) >= 9) }
  }

  @Test func withoutRowsProductsAboutTheMeansAreEnough() throws {
    let fit = try MomentFit(of: "y", on: ["x", "z"], from: ProductsOnly(source: Self.streamed))
    let regression = try LinearFit(Self.design)
    #expect(fit.estimatedDigits > 14)
    for j in 0..<3 { #expect(agreeingDigits(fit.coefficients[j], regression.coefficients[j]) >= 9) }
  }

  @Test func groupsHaveTheirOwnProducts() throws {
    let groups = try Self.streamed.crossProducts(
      ["x", "z"], centeredAt: [0, 1e6], groupedBy: "cluster", rowWeight: .none)
    let whole = try Self.inMemory.crossProducts(["x", "z"], centeredAt: [0, 1e6], groupedBy: nil, rowWeight: .none)
    #expect(groups.count == 50)
    #expect(agreeingDigits(groups.reduce(0) { $0 + $1[0, 0] }, whole[0][0, 0]) >= 12)
    let weighted = try Self.inMemory.crossProducts(
      ["x"], centeredAt: [0], groupedBy: nil, rowWeight: .column("z"))
    #expect(weighted[0][0, 0] > 0.9e6 * whole[0][0, 0])
  }

  @Test func unknownColumnsAreNamed() {
    #expect(throws: EstimationError.unknownColumn(name: "wage", known: Self.names)) {
      try MomentFit(of: "wage", on: ["x"], from: Self.inMemory)
    }
    #expect(throws: EstimationError.leveragesNotAvailable(covariance: "HC3")) {
      try MomentFit(of: "y", on: ["x"], from: Self.inMemory).covariance(.hc3)
    }
  }
}
