import BolavenData
import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

/// The reference values are computed by datasets/golden/golden.py in exact fractions where it can.
@Suite struct CooperativeGoldenTests {
  static let levels = [
    ("women.members", "women_members"), ("women.board", "women_boards"), ("delivery", "delivery_ratio"),
    ("premium", "price_premium"), ("current", "current_ratio"), ("equity.assets", "equity_ratio"),
    ("surplus.margin", "surplus_margin"),
  ]
  static let terms: [(name: String, term: String)] =
    [2019, 2024].flatMap { year in
      levels.map { ("coop.\($0.0).\(year)", "\($0.1)@\(year)") } + [
        ("coop.groups.\(year)", "groups@\(year)"), ("coop.members.start.\(year)", "members.start@\(year)"),
        ("coop.members.end.\(year)", "members@\(year)"),
        ("coop.delivery.median.\(year)", "delivery_ratio.median@\(year)"),
        ("coop.revenue.continuing.\(year).lak", "revenue.continuing@\(year)"),
      ]
    } + [
      ("coop.groups.continuing", "groups.continuing"), ("coop.members.change", "members.change"),
      ("coop.members.change.continuing", "members.change.continuing"),
      ("coop.members.change.entry", "members.change.entry"), ("coop.members.change.exit", "members.change.exit"),
      ("coop.members.cagr.pooled", "growth.members"), ("coop.members.cagr.pooled.all", "growth.members.all"),
      ("coop.members.cagr.median", "growth.members.median"), ("coop.members.cagr.min", "growth.members.min"),
      ("coop.members.cagr.max", "growth.members.max"),
    ]

  static func example() throws -> CooperativeFindings {
    let file = "datasets/paksong/coop_ledger.csv"
    let sources = try DataSources(reading: [file], from: Repository.root + "/")
    let study = CooperativeStudy(CooperativeSettings(file: file, from: 2019, to: 2024))
    return try #require(try study.findings(in: sources, earlier: [:]) as? CooperativeFindings)
  }

  static func golden() throws -> [String: (value: Double, formula: String)] {
    let frame = try DataFrame(contentsOf: Repository.absolute("datasets/golden/golden.csv"))
    let names = try frame.categories("name")
    let formulas = try frame.categories("formula")
    let values = try frame.numbers("value")
    return Dictionary(
      (0..<frame.rowCount).map { (names[$0] ?? "", (values[$0] ?? .nan, formulas[$0] ?? "")) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func everyReferenceValueAgreesToTwelveDigits() throws {
    let golden = try Self.golden()
    let findings = try Self.example()
    for (name, term) in Self.terms {
      let expected = try #require(golden[name], "\(name) is not in golden.csv").value
      let got = try #require(findings.estimate(term), "\(term) has no estimate")
      #expect(agreeingDigits(got, expected) >= 12, "\(name): \(got), expected \(expected)")
    }
  }

  @Test func everyReferenceValueOfTheFormulasIsChecked() throws {
    let wanted = try Self.golden().filter {
      $0.key.hasPrefix("coop.") && ["C1", "C2", "C5"].contains($0.value.formula)
    }
    #expect(Set(wanted.keys).isSubset(of: Set(Self.terms.map(\.name))))
    #expect(wanted.count > 25)
  }

  @Test func termsAreDifferent() throws {
    let terms = try Self.example().record.estimates.map(\.term)
    #expect(Set(terms).count == terms.count)
  }

  @Test func theExampleLedgerContradictsItselfNowhere() throws {
    let findings = try Self.example()
    #expect(findings.check.rowCount == 44)
    #expect(findings.check.violations.isEmpty)
    #expect(findings.check.unchecked.isEmpty)
    #expect(findings.tableNotes.contains("44 rows, 0 identity failures, 1 row with a negative surplus."))
  }

  @Test func notesNameWhoCameAndLeftAndTheSmallestPValue() throws {
    let notes = try Self.example().tableNotes
    #expect(notes.contains("N = 7 cooperatives in 2019 and 7 in 2024 (14 of 44 rows), 6 in both years."))
    #expect(notes.contains("Entered: C7 (2021). Left: C8 (after 2022)."))
    #expect(
      notes.contains("n = 6 in both years: the smallest p-value that an exact two-sided test can reach is 0.031."))
    #expect(notes.contains("nominal LAK"))
  }

  @Test func theTableIsThatOfTheUserStory() throws {
    let table = try Self.example().table
    let text = table.lines()
    #expect(table.title.english.contains("Cooperative growth, 2019 to 2024"))
    #expect(text.contains(/Members +1,231 +1,698 +\+467/))
    #expect(text.contains(/entered +- +210 +\+210/))
    #expect(text.contains(/left +125 +- +-125/))
    #expect(text.contains(/Women among members, % +28\.9 +38\.5 +\+9\.6/))
    #expect(text.contains(/Price premium, % over farm gate +4\.8 +8\.0 +\+3\.2/))
    #expect(text.contains(/Members, pooled, 6 in both years +\+6\.1/))
    #expect(text.contains(/Members, pooled, all +\+6\.6/))
    #expect(text.contains(/Members, median cooperative +\+7\.8/))
    #expect(text.contains(/Members, lowest and highest +\[-1\.2, 13\.2\]/))
  }

  @Test("every number of the table has an address whose measure is the same")
  func cellsAgreeWithMeasures() throws {
    let findings = try Self.example()
    var checked = 0
    for cell in findings.table.rows.flatMap(\.cells) {
      guard case .number(let value, _) = cell.content else { continue }
      let address = try #require(cell.address)
      #expect(cell.provenance?.sources == ["datasets/paksong/coop_ledger.csv"])
      guard let measure = findings.measures["\(address.row).\(address.column)"] else { continue }
      #expect(agreeingDigits(value, measure.value) >= 12, "\(address)")
      checked += 1
    }
    #expect(checked > 40)
  }

  @Test func sharesCarryWhatTheyArePartsOf() throws {
    let share = try #require(try Self.example().measures["women_members.2024"])
    #expect(share.numerator == 654)
    #expect(share.denominator == 1698)
    let sold = try #require(try Self.example().measures["side_selling.2024"])
    let delivered = try #require(try Self.example().measures["delivery_ratio.2024"])
    #expect(agreeingDigits(sold.value, 1 - delivered.value) >= 14)
    #expect(sold.denominator == delivered.denominator)
  }

  @Test func aShuffledLedgerGivesTheSameNumbers() throws {
    let frame = try DataFrame(contentsOf: Repository.absolute("datasets/paksong/coop_ledger.csv"))
    let period = CooperativePeriod(from: 2019, to: 2024)
    let settings = CooperativeSettings(file: "ledger.csv")
    let straight = CooperativeFindings(try CooperativeLedger(frame), period, settings)
    let order = (0..<frame.rowCount).map { ($0 * 17 + 5) % frame.rowCount }
    let shuffled = CooperativeFindings(try CooperativeLedger(frame.rows(order)), period, settings)
    for (a, b) in zip(straight.record.estimates, shuffled.record.estimates) {
      #expect(a.term == b.term)
      #expect(agreeingDigits(a.estimate ?? 0, b.estimate ?? 1) >= 14, "\(a.term)")
    }
    #expect(straight.flow == shuffled.flow)
  }
}
