import BolavenData
import BolavenEstimation
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
      ("winsorised", "Controls: x."),
    ])
  func notesSayWhatWasDone(_ name: String, _ sentence: String) throws {
    let notes = try Self.example(name).findings().table.noteText
    #expect(notes.contains(sentence), "\(notes)")
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
