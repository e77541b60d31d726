import BolavenEstimation
import Foundation
import TestSupport
import Testing

/// Values of other software for public data, in the folder that the environment variable BOLAVEN_REFERENCE names.
@Suite(.enabled(if: PublicCase.folder != nil, "BOLAVEN_REFERENCE does not name a folder of reference cases"))
struct PairedReferenceCasesTests {
  @Test("paired tests agree with R, effectsize and SciPy", arguments: ["paired_sleep", "paired_anorexia_ft"])
  func pairedTests(_ name: String) throws {
    let reference = try PublicCase(name)
    let (pre, post) = (reference.columns[0], reference.columns[1])
    let t = try PairedTTest(pre: pre, post: post)
    let ranks = try SignedRank(pre: pre, post: post)
    let effect = try StandardizedChange(pre: pre, post: post)
    try reference.expect([
      "n": Double(t.count), "mean_pre": t.preMean, "mean_post": t.postMean, "mean_diff": t.change,
      "sd_diff": t.changeStandardDeviation, "t": t.statistic, "df": t.degreesOfFreedom, "p_t": t.pValue,
      "ci_lo": t.interval?.lowerBound, "ci_hi": t.interval?.upperBound, "wilcoxon_V": ranks.positiveRankSum,
      "p_wilcoxon_cc": ranks.correctedPValue, "p_wilcoxon_nocc": ranks.asymptoticPValue, "d_z": effect.dz,
      "d_av": effect.dav, "r_pre_post": t.correlation, "hedges_g_z": effect.gz,
    ])
  }

  @Test func mcNemar() throws {
    let reference = try PublicCase("mcnemar_approval")
    let test = try McNemar(pre: reference.columns[0].map { $0 == 1 }, post: reference.columns[1].map { $0 == 1 })
    try reference.expect([
      "n11": Double(test.rightBoth), "n10": Double(test.rightToWrong), "n01": Double(test.wrongToRight),
      "n00": Double(test.wrongBoth), "chi2_cc": test.correctedChiSquared, "p_cc": test.correctedPValue,
      "chi2_nocc": test.chiSquared, "p_nocc": test.chiSquaredPValue, "p_exact_mid0": test.exactPValue,
    ])
  }

  @Test func constantDifferences() throws {
    let reference = try PublicCase("adv_paired_zero_var")
    let test = try PairedTTest(pre: reference.columns[0], post: reference.columns[1])
    #expect(test.change == 2 && test.statistic == nil && test.pValue == nil)
  }
}

private struct PublicCase {
  static let folder = ProcessInfo.processInfo.environment["BOLAVEN_REFERENCE"].map { URL(filePath: $0) }

  let columns: [[Double]]
  let expected: [String: Double]
  let tolerance: [String: Double]

  init(_ name: String) throws {
    let folder = try #require(Self.folder).appending(path: name)
    let lines = try String(contentsOf: folder.appending(path: "data.csv"), encoding: .utf8)
      .split(whereSeparator: \.isNewline).dropFirst()
    let rows = lines.map { $0.split(separator: ",").compactMap { Double($0.trimmingCharacters(in: .whitespaces)) } }
    columns = [rows.map { $0[0] }, rows.map { $0[1] }]
    let content = try JSONDecoder().decode(Content.self, from: Data(contentsOf: folder.appending(path: "case.json")))
    expected = content.expected
    tolerance = content.tolerance
  }

  private struct Content: Decodable { let expected, tolerance: [String: Double] }

  /// Every expected value is met at its own tolerance, and none is left out.
  func expect(_ got: [String: Double?], sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(Set(got.keys) == Set(expected.keys), sourceLocation: sourceLocation)
    for (name, value) in expected {
      let found = try #require(got[name] ?? nil, "\(name) is undefined", sourceLocation: sourceLocation)
      let allowed = try #require(tolerance[name]) * (value == 0 ? 1 : value.magnitude)
      #expect(
        (found - value).magnitude <= allowed, "\(name): \(found), expected \(value)", sourceLocation: sourceLocation)
    }
  }
}
