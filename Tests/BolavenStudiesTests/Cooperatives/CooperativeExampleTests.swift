import BolavenData
import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

/// The shipped ledger: its table, notes and addresses. Its numbers are checked with the other reference values.
@Suite struct CooperativeExampleTests {
  static func example() throws -> CooperativeFindings {
    let file = "datasets/paksong/coop_ledger.csv"
    let sources = try DataSources(reading: [file], from: Repository.root + "/")
    let study = CooperativeStudy(CooperativeSettings(file: file, from: 2019, to: 2024))
    return try #require(try study.findings(in: sources, earlier: [:]) as? CooperativeFindings)
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
      #expect(cell.provenance?.sources.map(\.file) == ["datasets/paksong/coop_ledger.csv"])
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
