import Testing

@testable import BolavenReports

@Suite struct ReportTests {
  @Test func inventedDataAreMarkedInEveryTableAndChart() {
    let report = sampleReport(isSynthetic: true)
    #expect(report.tables.count == 2 && report.charts.count == 2)
    #expect(report.tables.allSatisfy { $0.notes.contains(.synthetic) } && report.charts.allSatisfy(\.isSynthetic))
  }

  @Test func otherDataAreNot() {
    let report = sampleReport(isSynthetic: false)
    #expect(!report.tables.contains { $0.notes.contains(.synthetic) } && !report.charts.contains(where: \.isSynthetic))
  }

  @Test("the mark says so in every language", arguments: Language.allCases)
  func markIsUnderstood(_ language: Language) { #expect(Note.synthetic.text(language).contains("SYNTHETIC DATA")) }
}
