import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct ClusterRobustTests {
  /// A mean over clusters with residual sums 3, −1, −2: CR0 = √14 / n.
  @Test func isThatOfAMeanByHand() throws {
    let table = frame([("y", [5, 6, 3, 4, 3, 3]), ("g", [1, 1, 2, 2, 3, 3])])
    let fitted = try model("y ~ 1", clusters: ["g"], in: table)
    let sums: Double = 3 * 3 + 1 + 2 * 2
    let errors = try [CovarianceEstimator.cr0, .cr1, .cr1s].map { kind in
      try fitted.inference(CovarianceRequest(kind)).estimates[0]
    }
    expectAgreement(errors[0].standardError, sums.squareRoot() / 6, digits: 14)
    expectAgreement(errors[1].standardError, (sums * 1.5).squareRoot() / 6, digits: 14)
    expectAgreement(errors[2].standardError, (sums * 1.5).squareRoot() / 6, digits: 14)
    #expect(errors.allSatisfy { $0.degreesOfFreedom == 2 })
  }

  @Test("sums of scores do not depend on the number of threads", arguments: [1, 2, 3])
  func threads(_ count: Int) throws {
    let n = 70_000
    let table = frame([
      ("y", (0..<n).map { Double(($0 * 7_919) % 1_009) }), ("x", (0..<n).map { Double(($0 * 104_729) % 997) }),
      ("g", (0..<n).map { Double(($0 * 31) % 50) }),
    ])
    let fitted = try model("y ~ x", clusters: ["g"], in: table)
    let one = scoreSums(fitted.fit.equations, by: fitted.clusters[0], threads: 1)
    #expect(scoreSums(fitted.fit.equations, by: fitted.clusters[0], threads: count) == one)
    var plain = [Double](repeating: 0, count: 50)
    let regressor = fitted.fit.equations.regressors.matrix.column(1)
    for (row, residual) in fitted.fit.residuals.enumerated() {
      plain[Int(fitted.clusters[0].codes[row])] += residual * regressor[row]
    }
    let size = plain.reduce(0) { max($0, $1.magnitude) }
    for g in 0..<50 { expectAgreement(one[g, 1], plain[g], digits: 11, size: size) }
  }
}
