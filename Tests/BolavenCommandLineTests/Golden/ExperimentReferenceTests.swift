import BolavenData
import TestSupport
import Testing

@testable import BolavenCommandLine

/// The experiment of the National Supported Work demonstration, against statsmodels (datasets/nsw/reference.py).
@Suite struct ExperimentReferenceTests {
  static let command = "income datasets/nsw/nsw.csv --outcome re78 --treatment treat"

  static func reference() throws -> [String: Double] {
    let frame = try DataFrame(contentsOf: Repository.absolute("datasets/nsw/reference.csv"))
    let names = try frame.categories("name")
    let values = try frame.numbers("value")
    return Dictionary(
      uniqueKeysWithValues: try (0..<frame.rowCount).map { (try #require(names[$0]), try #require(values[$0])) })
  }

  /// Rows of reference.csv and the fields of the machine output that must be the same.
  static let fields: [(reference: String, field: String)] = [
    ("estimate", "estimate"), ("HC2.se", "std_error"), ("HC2.bell_mccaffrey.t", "statistic"),
    ("HC2.bell_mccaffrey.df", "df"), ("HC2.bell_mccaffrey.p", "p_value"), ("HC2.bell_mccaffrey.low", "conf_low"),
    ("HC2.bell_mccaffrey.high", "conf_high"),
  ]

  @Test(
    "estimate, HC2 error, degrees of freedom, p-value and interval have eleven digits",
    arguments: [
      ("difference", command), ("ancova", "\(command) --baseline re75 --assignment random"),
    ])
  func agreesWithStatsmodels(_ model: String, _ command: String) throws {
    let reference = try Self.reference()
    let output = try MachineOutputReader(Call(command + " --format json").result)
    for (name, field) in Self.fields {
      let expected = try #require(reference["\(model).\(name)"])
      let place = MachineOutputPlace(term: "treat", field: field)
      let got = try #require(output.number(at: place), "\(field)")
      #expect(agreeingDigits(got, expected) >= 11, "\(model) \(field): \(got), expected \(expected)")
    }
  }

  @Test("each sandwich by name", arguments: ["HC0", "HC1", "HC2", "HC3"])
  func sandwichesAgree(_ name: String) throws {
    let reference = try Self.reference()
    let output = try MachineOutputReader(Call("\(Self.command) --vcov \(name) --format json").result)
    let place = MachineOutputPlace(term: "treat", field: "std_error")
    let got = try #require(output.number(at: place))
    #expect(agreeingDigits(got, try #require(reference["difference.\(name).se"])) >= 12)
  }

  /// 1,794.34 is the published experimental benchmark: Dehejia and Wahba (1999), table 2, prints 1,794.
  @Test func theTableShowsThePublishedEffect() throws {
    let call = Call(Self.command)
    #expect(call.status == .ok)
    #expect(call.result.contains(/Programme effect +\+1,794\n/))
    #expect(call.result.contains(/\(671\)/))
    let output = try MachineOutputReader(Call(Self.command + " --format json").result)
    let estimate = try #require(output.number(at: MachineOutputPlace(term: "treat", field: "estimate")))
    #expect((100 * estimate).rounded() == 179_434)
  }
}
