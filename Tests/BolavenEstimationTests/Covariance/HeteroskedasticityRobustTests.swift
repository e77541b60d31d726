import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct HeteroskedasticityRobustTests {
  /// ȳ of 4 rows: HC0 Σe²/n², HC1 and HC2 Σe²/(n(n−1)), HC3 Σe²/(n−1)².
  @Test func areThoseOfAMeanByHand() throws {
    let table = frame([("y", [1, 3, 4, 8])])
    let fitted = try model("y ~ 1", in: table)
    let squares = 26.0
    for (kind, variance) in [
      (CovarianceEstimator.hc0, squares / 16), (.hc1, squares / 12), (.hc2, squares / 12),
      (.hc3, squares / 9),
    ] {
      let error = try fitted.inference(CovarianceRequest(kind)).estimates[0].standardError
      expectAgreement(error, variance.squareRoot(), digits: 14)
    }
  }

  /// A row with its own dummy is fitted exactly, and the others are as without it.
  @Test(
    "a row with leverage 1 counts for nothing",
    arguments: CovarianceEstimator.allCases.filter({ $0.errors == .independent }))
  func ownDummy(_ kind: CovarianceEstimator) throws {
    let x: [Double] = [1, 2, 4, 3, 6, 5]
    let y: [Double] = [2, 1, 5, 3, 6, 8]
    let table = frame([("y", y + [40]), ("x", x + [2]), ("own", [0, 0, 0, 0, 0, 0, 1])])
    let with = try model("y ~ x + own", in: table)
    let without = try model("y ~ x", filter: "own = 0", in: table)
    let request = CovarianceRequest(kind, multiwayFactor: .none)
    let expected = try without.inference(request).estimates
    for (position, estimate) in try with.inference(request).estimates.prefix(2).enumerated() {
      expectAgreement(estimate.standardError, expected[position].standardError, digits: 12)
    }
  }

  @Test func leveragesAddUpToTheRank() throws {
    let fit = try model("y ~ x1 + x2 + i(cl2)", in: InferenceReference.frame()).fit
    let basis = try #require(fit.equations.basis)
    expectAgreement(compensatedSum(leverages(basis)), Double(fit.rank), digits: 13)
    #expect(leverages(basis).allSatisfy { $0 > 0 && $0 < 1 })
  }
}
