import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct DescriptionFindingsTests {
  private func tables(_ findings: DescriptionFindings) -> [Table] {
    findings.blocks().compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  @Test func tablesAreThoseThatHaveRows() throws {
    #expect(tables(try DescriptionCase.findings()).map(\.id) == ["describe", "describe-frequencies"])
    #expect(tables(try DescriptionCase.findings("x\n1\n")).map(\.id) == ["describe"])
    #expect(tables(try DescriptionCase.findings("x\na\n")).map(\.id) == ["describe-frequencies"])
    let grouped = try DescriptionCase.findings {
      $0.by = "sex"
      $0.columns = ["age"]
    }
    #expect(tables(grouped).map(\.id) == ["describe", "describe-differences"])
  }

  @Test func numbersAreNamedForIndicators() throws {
    let measures = try DescriptionCase.findings().measures
    #expect(measures["income.mean"]?.value == 300.3)
    #expect(measures["age.median"]?.value == 35.5)
    #expect(measures["age.n"]?.value == 4)
    #expect(measures["sex.ຍິງ"]?.value == 0.6)
    #expect(measures["sex.ຍິງ"]?.denominator == 5)
  }

  @Test func theRecordHasTheMeansAndTheTests() throws {
    let record = try DescriptionCase.findings { $0.by = "sex" }.record
    #expect(record.method == "describe")
    #expect(record.estimates.map(\.term) == ["age", "income"])
    #expect(record.estimates[1].estimate == 300.3)
    #expect(
      record.tests.map(\.name) == [
        "anova:age", "anova:income", "chi_squared:id", "chi_squared:village", "chi_squared:note",
      ])
    #expect(record.clusters.map(\.name) == ["sex"] && record.clusters.map(\.count) == [2])
  }

  @Test func doubtsAreCautions() throws {
    let text = "x\n" + (1...30).map { "\($0)\n" }.joined() + "n.k.\n"
    #expect(
      try DescriptionCase.findings(text).words.contains(
        "x is counted as text: 1 of its 31 values is no number (row 32 \"n.k.\")."))
    #expect(try DescriptionCase.findings().words.isEmpty)
  }

  /// What holds for the table of every analysis.
  @Test("tables keep the contract", arguments: [nil, "sex", "village"])
  func keepsTheContract(_ by: String?) throws {
    for counts in [false, true] {
      let findings = try DescriptionCase.findings {
        $0.by = by.map { ColumnName($0) }
        $0.countsValues = counts
      }
      for table in tables(findings) {
        var addresses: Set<Address> = []
        for cell in table.rows.flatMap(\.cells) {
          guard case .number = cell.content else { continue }
          let address = try #require(cell.address)
          #expect(address.analysis == table.id)
          #expect(addresses.insert(address).inserted, "\(address) stands twice")
          #expect(cell.provenance?.sources.map(\.file) == ["d.csv"])
        }
        #expect(!addresses.isEmpty)
        #expect(Set(table.rows.map(\.id)).count == table.rows.count)
        #expect(Set(table.columns.map(\.id)).count == table.columns.count)
        #expect(table.notes.map(\.kind) == table.notes.map(\.kind).sorted() && table.notes.last?.kind == .source)
        for note in table.notes { #expect(note.text.english.hasSuffix(".") && !note.text.english.contains("..")) }
        for language in Language.allCases { #expect(!table.title(language).isEmpty) }
      }
    }
  }
}
