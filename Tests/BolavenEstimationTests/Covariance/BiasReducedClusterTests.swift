import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct BiasReducedClusterTests {
  /// CR3J is the spread of the coefficients that leaving out one cluster after another gives, around those of all rows.
  @Test("CR3J is the jackknife over clusters", arguments: ["y ~ x1 + x2", "y ~ x1 + x2 | cl2", "y ~ 0 + x1"])
  func jackknife(_ formula: String) throws {
    let table = try InferenceReference.frame()
    let all = try model(formula, clusters: ["cl"], in: table)
    let found = try all.inference(CovarianceRequest(.cr3j))
    var squares = [Double](repeating: 0, count: all.fit.rank)
    for cluster in 0..<8 {
      let without = try model(formula, filter: "cl != \(cluster)", in: table)
      for j in squares.indices {
        let change = without.fit.coefficients[j] - all.fit.coefficients[j]
        squares[j] += change * change
      }
    }
    for j in squares.indices {
      expectAgreement(found.estimates[j].standardError, (squares[j] * 7 / 8).squareRoot(), digits: 10)
    }
  }

  /// With a working model that holds, CR2 has the expectation of the classical variance: linear in Var(e) = I.
  @Test func cr2IsUnbiasedUnderIndependentErrors() throws {
    let table = try InferenceReference.frame()
    let fit = try model("y ~ x1 + x2", clusters: ["cl"], in: table).fit
    let clusters = try model("y ~ x1 + x2", clusters: ["cl"], in: table).clusters[0]
    let basis = try #require(fit.equations.basis).matrix
    let adjusted = try adjustedInfluence(fit.equations.influence, basis: basis, clusters: clusters, isHalved: true)
    // E Σ_g (a_gᵀe_g)² with e = (I − H)ε is Σ_g a_gᵀ(I − H_gg)a_g.
    for j in 0..<fit.rank {
      var expectation = 0.0
      for rows in clusters.rowsOfGroups {
        let a = rows.map { adjusted[$0, j] }
        let q = basis.selectingRows(rows)
        expectation += sumOfSquares(a) - sumOfSquares(q.transposedTimes(a))
      }
      expectAgreement(expectation, fit.bread[j, j], digits: 12)
    }
  }

  /// Where a dummy marks a cluster, I − H_gg is singular; its Moore-Penrose root leaves the cluster out.
  @Test func aClusterWithItsOwnDummyCountsForNothing() throws {
    let table = try InferenceReference.frame()
    let marked = table.adding(
      .numbers(NumberColumn(try table.numbers("cl").values.map { $0 == 3 ? 1 : 0 })), named: "marked")
    let with = try model("y ~ x1 + marked", clusters: ["cl"], in: marked)
    let request = CovarianceRequest(.cr2)
    let found = try with.inference(request).estimates
    #expect(found.allSatisfy { $0.standardError?.isFinite == true })
    #expect(found[1].degreesOfFreedom.map { $0 > 1 && $0 < 8 } == true)
  }
}
