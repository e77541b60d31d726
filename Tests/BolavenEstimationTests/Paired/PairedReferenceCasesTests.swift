import BolavenEstimation
import TestSupport
import Testing

/// Values of other software for public data, in the folder that the environment variable BOLAVEN_REFERENCE names.
@Suite(.needsReferenceCases)
struct PairedReferenceCasesTests {
  @Test("paired tests agree with R, effectsize and SciPy", arguments: ["paired_sleep", "paired_anorexia_ft"])
  func pairedTests(_ name: String) throws {
    let reference = try ReferenceCase(name)
    let (pre, post) = (try reference.column(0), try reference.column(1))
    let t = try PairedTTest(pre: pre, post: post)
    let ranks = try SignedRank(pre: pre, post: post)
    let effect = try StandardizedChange(pre: pre, post: post)
    try reference.expectAll([
      "n": Double(t.count), "mean_pre": t.preMean, "mean_post": t.postMean, "mean_diff": t.change,
      "sd_diff": t.changeStandardDeviation, "t": t.statistic, "df": t.degreesOfFreedom, "p_t": t.pValue,
      "ci_lo": t.interval?.lowerBound, "ci_hi": t.interval?.upperBound, "wilcoxon_V": ranks.positiveRankSum,
      "p_wilcoxon_cc": ranks.correctedPValue, "p_wilcoxon_nocc": ranks.asymptoticPValue, "d_z": effect.dz,
      "d_av": effect.dav, "r_pre_post": t.correlation, "hedges_g_z": effect.gz,
    ])
  }

  @Test func mcNemar() throws {
    let reference = try ReferenceCase("mcnemar_approval")
    let test = try McNemar(pre: reference.column(0).map { $0 == 1 }, post: reference.column(1).map { $0 == 1 })
    try reference.expectAll([
      "n11": Double(test.rightBoth), "n10": Double(test.rightToWrong), "n01": Double(test.wrongToRight),
      "n00": Double(test.wrongBoth), "chi2_cc": test.correctedChiSquared, "p_cc": test.correctedPValue,
      "chi2_nocc": test.chiSquared, "p_nocc": test.chiSquaredPValue, "p_exact_mid0": test.exactPValue,
    ])
  }

  @Test func constantDifferences() throws {
    let reference = try ReferenceCase("adv_paired_zero_var")
    let test = try PairedTTest(pre: reference.column(0), post: reference.column(1))
    #expect(test.change == 2 && test.statistic == nil && test.pValue == nil)
  }
}
