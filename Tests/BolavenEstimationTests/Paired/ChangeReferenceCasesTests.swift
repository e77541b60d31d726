import BolavenData
import BolavenEstimation
import BolavenNumerics
import TestSupport
import Testing

/// Values of other software for public data, in the folder that the environment variable BOLAVEN_REFERENCE names.
@Suite(.needsReferenceCases)
struct ChangeReferenceCasesTests {
  @Test func twoGroupsOfEarnings() throws {
    let reference = try ReferenceCase("twosample_nsw")
    let (earnings, group) = (try reference.column("y"), try reference.column("g"))
    let first = zip(earnings, group).filter { $0.1 == 1 }.map(\.0)
    let second = zip(earnings, group).filter { $0.1 == 0 }.map(\.0)
    let welch = try TwoSampleTTest(first, second)
    let pooled = try TwoSampleTTest(first, second, variances: .pooled)
    let ranks = try MannWhitney(first, second)
    let people = Double(earnings.count)
    // The ratio of the variances and the approximate correction have no type of their own: from the same numbers.
    let deviations = (try #require(welch.standardDeviations[0]), try #require(welch.standardDeviations[1]))
    let ratio = deviations.0 * deviations.0 / (deviations.1 * deviations.1)
    let law = FisherF(numerator: Double(first.count - 1), denominator: Double(second.count - 1))
    let distributions = try KolmogorovSmirnov(first, second)
    try reference.expectAll(
      [
        "t_welch": welch.statistic, "df_welch": welch.degreesOfFreedom, "p_welch": welch.pValue,
        "t_pooled": pooled.statistic, "p_pooled": pooled.pValue, "mannwhitney_U": ranks.statistic,
        "p_mw_cc": ranks.correctedPValue, "p_mw_nocc": ranks.asymptoticPValue,
        "cohen_d": pooled.standardizedDifference, "var_ratio_F": ratio,
        "p_var": 2 * min(law.upperTail(ratio), law.cumulative(ratio)),
        "hedges_g_approx": pooled.standardizedDifference.map { $0 * (1 - 3 / (4 * people - 9)) },
        "ks_D": distributions.statistic,
      ])
  }

  @Test func exactAssignmentsOfInsectSprays() throws {
    let reference = try ReferenceCase("ri_insectsprays")
    let counts = try reference.column("count")
    // Rows 1 to 12 are spray C, the others spray E.
    let test = try TwoSamplePermutation(Array(counts.prefix(12)), Array(counts.dropFirst(12)))
    try reference.expect(test.difference, is: "diff")
    try reference.expect(test.pValue, is: "p_two_sided")
  }

  @Test func boundsOfTheEmployed() throws {
    let reference = try ReferenceCase("lee_nsw")
    let (earnings, arm) = (try reference.column("re78"), try reference.column("treat"))
    let selected = try reference.column("selected")
    func arms(_ wanted: Double) -> [Double?] {
      earnings.indices.filter { arm[$0] == wanted }.map { selected[$0] == 1 ? earnings[$0] : nil }
    }
    let bounds = try LeeBounds(treated: arms(1), control: arms(0))
    try reference.expectAll(
      [
        "n": Double(earnings.count), "p_selected_treated": bounds.responseRates[0],
        "p_selected_control": bounds.responseRates[1], "trim_share": bounds.trimmedShare,
        "lower_fractional": bounds.bounds.lowerBound, "upper_fractional": bounds.bounds.upperBound,
        "naive_selected": bounds.difference,
      ], leavingOut: ["lower_quantile_rule", "upper_quantile_rule"])
  }

  @Test func adjustedPValuesOfAClinicalTrial() throws {
    let reference = try ReferenceCase("multtest_bh1995")
    let pValues = try reference.column("p")
    let names: [(String, PValueAdjustment)] = [
      ("bonferroni", .bonferroni), ("holm", .holm), ("hochberg", .hochberg), ("hommel", .hommel),
      ("BH", .benjaminiHochberg), ("BY", .benjaminiYekutieli), ("sidak", .sidak), ("holm_sidak", .holmSidak),
    ]
    for (name, method) in names {
      for (index, value) in method.adjusted(pValues).enumerated() {
        try reference.expect(value, is: "\(name)[\(index + 1)]")
      }
    }
  }
}
