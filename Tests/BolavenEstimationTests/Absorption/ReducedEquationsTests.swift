import BolavenData
import BolavenNumerics
import Testing

@testable import BolavenEstimation

/// The largest factor and the others of a design, level by level of the largest.
func groupedRows(_ design: AbsorptionDesign) throws -> GroupedRows {
  let terms = try design.absorption().terms
  let counts = (0..<Int32(terms[0].levelCount)).map { level in Int32(terms[0].codes.count { $0 == level }) }
  return GroupedRows(
    leading: terms[0], others: Array(terms.dropFirst()), weights: design.weights, starts: levelStarts(counts),
    isOrdered: isAscending(terms[0].codes, threads: 1), threads: 2)
}

@Suite struct ReducedEquationsTests {
  static let designs = AbsorptionDesign.all.filter { $0.factors.count > 1 } + [crowded]

  /// Every level of the largest factor meets most of the others, which are many.
  static let crowded: AbsorptionDesign = {
    var random = SplitMix(seed: 31)
    let rows = 12_000
    return AbsorptionDesign(
      name: "crowded",
      factors: [100, 80, 3].map { count in
        AbsorbedFactor(
          name: "", levels: LevelCodes((0..<rows).map { _ in Int32(random.next() % UInt64(count)) }))
      }, weights: nil, columns: [(0..<rows).map { _ in random.normal() }])
  }()

  /// S by its definition.
  private func complement(_ design: AbsorptionDesign) throws -> Matrix {
    let terms = try design.absorption().terms
    let weights = design.weights ?? [Double](repeating: 1, count: design.rowCount)
    let columns = terms.map { factor -> Matrix in
      var matrix = Matrix(rows: design.rowCount, columns: factor.coefficientCount)
      for row in 0..<design.rowCount {
        let first = Int(factor.codes[row]) * factor.width
        if factor.hasIntercept { matrix[row, first] = weights[row].squareRoot() }
        for (place, slope) in factor.slopes.enumerated() {
          matrix[row, first + place + (factor.hasIntercept ? 1 : 0)] = slope[row] * weights[row].squareRoot()
        }
      }
      return matrix
    }
    let others = Matrix(
      rows: design.rowCount, columns: columns.dropFirst().reduce(0) { $0 + $1.columns },
      storage: columns.dropFirst().flatMap(\.storage))
    var cross = columns[0].transposedTimes(others)
    var complement = others.transposedTimes(others)
    for (level, diagonal) in terms[0].diagonal.enumerated() where diagonal > 0 {
      for j in 0..<cross.columns { cross[level, j] /= diagonal.squareRoot() }
    }
    let explained = cross.transposedTimes(cross)
    for j in 0..<complement.columns {
      for i in 0..<complement.rows { complement[i, j] -= explained[i, j] }
    }
    return complement
  }

  @Test("is the same from a table and from groups", arguments: designs)
  func complementsAgree(_ design: AbsorptionDesign) throws {
    let expected = try complement(design).storage
    let rows = try groupedRows(design)
    let fromGroups = SchurComplement.fromGroups(rows, threads: 2)
    let terms = try design.absorption().terms
    let fromTable = SchurComplement.fromTable(
      leading: terms[0], others: Array(terms.dropFirst()), weights: design.weights, threads: 2)
    #expect(largestDifference(fromGroups, expected) < 1e-10)
    #expect(largestDifference(fromTable, expected) < 1e-10)
  }

  @Test("is multiplied without being formed", arguments: designs)
  func productsAgree(_ design: AbsorptionDesign) throws {
    let expected = try complement(design)
    let rows = try groupedRows(design)
    let size = expected.rows
    let diagonal = rows.reducedDiagonal(threads: 2)
    #expect(largestDifference(diagonal, (0..<size).map { expected[$0, $0] }) < 1e-10)
    var random = SplitMix(seed: 4)
    let vectors = Matrix(rows: 2, columns: size, storage: (0..<2 * size).map { _ in random.normal() })
    let product = ReducedProduct.with(rows, lanes: 2, threads: 2) { product in
      var work = [Double](repeating: 0, count: 2 * size * (1 + product.scratchCount))
      work.withUnsafeMutableBytes { work in
        vectors.storage.withUnsafeBytes { vectors in
          guard let q = work.bindMemory(to: Lanes2.self).baseAddress,
            let p = vectors.bindMemory(to: Lanes2.self).baseAddress
          else { return }
          product.multiply(p, into: q, scratch: q + size)
        }
      }
      return Array(work[..<(2 * size)])
    }
    #expect(largestDifference(product, expected.times(vectors.transposed).transposed.storage) < 1e-9)
  }

  @Test func iterationThatIsNotDoneIsNoResult() throws {
    let rows = try groupedRows(try #require(AbsorptionDesign.all.last))
    let system = ConjugateGradients(rows, iterationLimit: 3, threads: 1)
    let right = (0..<rows.others.coefficientCount * 2).map { Double($0 % 7) - 3 }
    let error = #expect(throws: EstimationError.self) {
      _ = try system.solve(right, lanes: 2, negligible: [0, 0], threads: 1)
    }
    guard case .absorptionNotConverged(3, let residual) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(residual > 1e-12)
  }
}
