import BolavenData
import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

/// Small invented panels with ties and zeros, from the rows to the estimate, against NumPy, SciPy and statsmodels
/// (Reference/make_income_values.py).
@Suite struct IncomeFindingsTests {
  static let folder = "Tests/BolavenStudiesTests/Reference/"

  static func values(of name: String) throws -> [String: Double] {
    let frame = try DataFrame(contentsOf: Repository.absolute(folder + "income_values.csv"))
    let (cases, names, values) = (
      try frame.categories("case"), try frame.categories("name"), try frame.numbers("value")
    )
    return Dictionary(
      uniqueKeysWithValues: (0..<frame.rowCount).filter { cases[$0] == name }
        .map { (names[$0] ?? "", values[$0] ?? .nan) })
  }

  static func example(_ name: String) throws -> IncomeCase {
    let frame = try DataFrame(contentsOf: Repository.absolute(folder + "income_data.csv"))
    let cases = try frame.categories("case")
    let rows = frame.rows((0..<frame.rowCount).filter { cases[$0] == name })
    let panel = try IncomeCase(frame: rows)
    let lot = try IncomeCase(frame: rows, assignment: .random)
    switch name {
    case "means": return try IncomeCase(frame: rows, wave: nil)
    case "binary":
      var single = try IncomeCase(frame: rows, wave: nil)
      single.settings.controls = ["x"]
      return single
    case "winsorised":
      var winsorised = try lot.measuring("y", winsorised: 0.9)
      winsorised.settings.controls = ["x"]
      return winsorised
    case "weighted": return panel.designed(weights: "w")
    case "pairs": return lot.designed(cluster: "village", pairs: "pair")
    case "clusters": return panel.designed(cluster: "village")
    case "strata": return lot.designed(strata: "stratum")
    default: return panel
    }
  }

  @Test(
    "estimates, errors, degrees of freedom, p-values and intervals have twelve digits",
    arguments: ["means", "binary", "did", "winsorised", "weighted", "pairs", "clusters", "strata"])
  func agreesWithIndependentSoftware(_ name: String) throws {
    let expected = try Self.values(of: name)
    let findings = try Self.example(name).findings()
    let estimate = findings.main.inference.estimate
    let found: [String: Double?] = [
      "estimate": estimate.estimate, "std_error": estimate.standardError, "statistic": estimate.statistic,
      "df": estimate.degreesOfFreedom, "p_value": estimate.pValue, "conf_low": estimate.confidenceLow,
      "conf_high": estimate.confidenceHigh,
      "lost": Double(findings.income.estimationSample.losses.map(\.rows).reduce(0, +)),
      "randomisation_studentised": findings.randomization[findings.headline]?.studentizedPValue,
      "randomisation_coefficient": findings.randomization[findings.headline]?.coefficientPValue,
    ]
    for (field, value) in expected {
      let got = try #require(found[field] ?? nil, "\(field)")
      #expect(agreeingDigits(got, value) >= 12, "\(field): \(got), expected \(value)")
    }
  }

  @Test(
    "the headline follows the design",
    arguments: [
      ("means", "difference-in-means"), ("did", "difference-in-differences"), ("winsorised", "ancova"),
      ("pairs", "ancova"), ("clusters", "difference-in-differences"),
    ])
  func headlineFollowsTheDesign(_ name: String, _ method: String) throws {
    #expect(try Self.example(name).findings().main.method == method)
  }

  @Test(
    "the note on errors says what was done",
    arguments: [
      ("means", "no clusters: HC2 standard errors with Satterthwaite degrees of freedom, df 22.0."),
      ("pairs", "assigned within 6 pairs: CR2 standard errors by pair with Satterthwaite degrees of freedom, df 4.9."),
      ("pairs", "Randomisation test: all 64 ways to assign the pairs, |t| by pair."),
      ("pairs", "Every model has effects of pair."),
      ("clusters", "12 clusters, the largest 3.0 times the smallest: the p-value is of a t test on cluster means"),
      ("clusters", "; df of the test 10."),
      ("strata", "assigned within 20 small strata: CR2 standard errors by stratum"),
      ("weighted", "Least squares weighted by w; effect of treat = 1. Before: wave = 0; after: 1."),
      ("did", "16 of 24 units are used; left out: 4 seen in one wave only (unit), 4 with a missing value (income)."),
      ("winsorised", "Values above the 90th percentile are set to it, arms pooled:"),
      ("winsorised", "Controls, of the wave before: x."),
    ])
  func notesSayWhatWasDone(_ name: String, _ sentence: String) throws {
    let notes = try Self.example(name).findings().table.noteText
    #expect(notes.contains(sentence), "\(notes)")
  }

  @Test func theTableOfTheShippedStudyIsThatOfTheUserStory() throws {
    let findings = try #require(TableContractTests.shipped[1] as? IncomeFindings)
    let lines = findings.table.lines()
    #expect(findings.table.columns.map(\.header.english) == ["Difference in means", "ANCOVA, main", "Diff-in-diff"])
    #expect(lines.contains("Programme effect  +503  +424  +342"))
    #expect(lines.contains("Standard error  (292)  (248)  (237)"))
    #expect(lines.contains("95% CI    [-106, 955]  "))
    #expect(lines.contains("p    0.108  "))
    // 0.1144 on the studentised statistic, 0.1212 on the coefficient.
    #expect(lines.contains("p, randomisation test    0.114  "))
    #expect(lines.contains("Comparison mean  2,001  2,001  2,001"))
    #expect(
      findings.words.hasPrefix(
        "INCONCLUSIVE. The estimate is 424 thousand LAK a month. The data are compatible with effects from -106 to 955 "
          + "thousand LAK a month (95% interval). A study like this would find an effect of 745 thousand LAK a month in "
          + "80% of cases.\n"))
    // Computed from the rows by Python: 1,681 before; 3,460 after, 2,496 in the prices of 2022-05.
    #expect(agreeingDigits(try #require(findings.measures["treated.before"]).value, 1681.1906976744185) >= 12)
    #expect(agreeingDigits(try #require(findings.measures["treated.after"]).value, 2496.4025638444245) >= 12)
  }

  @Test func aShuffledFileGivesTheSameNumbers() throws {
    for name in ["did", "pairs", "clusters", "strata", "weighted"] {
      let straight = try Self.example(name)
      var shuffled = straight
      let count = straight.frame.rowCount
      shuffled.frame = straight.frame.rows((0..<count).map { ($0 * 29 + 11) % count }.reversed())
      #expect(Set((0..<count).map { ($0 * 29 + 11) % count }).count == count)
      let (a, b) = (try straight.findings().main.inference, try shuffled.findings().main.inference)
      #expect(agreeingDigits(a.estimate.estimate ?? 0, b.estimate.estimate ?? 1) >= 11)
      #expect(agreeingDigits(a.estimate.standardError ?? 0, b.estimate.standardError ?? 1) >= 10)
      #expect(a.rule == b.rule)
    }
  }

  @Test func anotherUnitOfMoneyChangesNothingElse() throws {
    let small = try Self.example("pairs").findings().main.inference.estimate
    var case1000 = try Self.example("pairs")
    case1000 = try case1000.measuring("y * 1000")
    let large = try case1000.findings().main.inference.estimate
    #expect(agreeingDigits(large.estimate ?? 0, 1000 * (small.estimate ?? 1)) >= 12)
    #expect(agreeingDigits(large.standardError ?? 0, 1000 * (small.standardError ?? 1)) >= 12)
    #expect(agreeingDigits(large.pValue ?? 0, small.pValue ?? 1) >= 11)
  }
}
