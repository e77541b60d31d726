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

  /// Where the rows of a unit lie together and are few, the effects of units go as means of what is left.
  @Test(
    "sums of scores without effects are those of the residuals",
    arguments: [
      ("unit + wave", 7, true, false), ("unit + wave", 7, true, true), ("unit + wave", 7, false, false),
      ("unit + wave", 300, true, false), ("unit", 7, true, true), ("unit + wave + unit[z]", 7, true, false),
      ("wave + unit^wave", 30, true, false),
    ])
  func scoresWithoutEffects(effects: String, rowsOfUnit: Int, areTogether: Bool, areWeighted: Bool) throws {
    let n = 12_000
    let units = n / rowsOfUnit + 1
    let unit = (0..<n).map { areTogether ? $0 / rowsOfUnit : $0 * 31 % units }
    let noise = { (row: Int, step: Int) in Double(row * step % 1_009) / 1_009 - 0.5 }
    let table = frame([
      ("y", (0..<n).map { noise($0, 7_919) + Double(unit[$0] % 13) + Double($0 % 5) }),
      ("x", (0..<n).map { noise($0, 104_729) + Double(unit[$0] % 7) }),
      ("z", (0..<n).map { noise($0, 611_953) - Double($0 % 3) }), ("w", (0..<n).map { 1 + Double($0 % 4) }),
      ("unit", unit.map { Double($0) }), ("wave", (0..<n).map { Double($0 % 5) }),
      ("g", unit.map { Double($0 % 23) }),
    ])
    let slopes = effects.contains("[") ? "y ~ x | " : "y ~ x + z | "
    let fitted = try model(slopes + effects, weights: areWeighted ? "w" : nil, clusters: ["g"], in: table)
    let equations = fitted.fit.equations
    let found = scoreSums(equations, by: fitted.clusters[0], threads: 2)
    let (regressors, residuals) = (equations.regressors.matrix, equations.residuals)
    for j in 0..<found.columns {
      var plain = [Double](repeating: 0, count: found.rows)
      for row in residuals.indices {
        plain[Int(fitted.clusters[0].codes[row])] += regressors[row, j] * residuals[row]
      }
      let size = plain.reduce(0) { max($0, $1.magnitude) }
      #expect(size > 0)
      for g in plain.indices { expectAgreement(found[g, j], plain[g], digits: 11, size: size) }
    }
  }
}
