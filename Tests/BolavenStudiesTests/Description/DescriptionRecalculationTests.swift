import BolavenData
import BolavenReports
import Foundation
import Testing

@testable import BolavenStudies

/// Every number of a description is the same on a path of its own.
@Suite struct DescriptionRecalculationTests {
  private func expectAgreement(
    _ text: String = DescriptionCase.survey, sourceLocation: SourceLocation = #_sourceLocation,
    _ change: (inout DescriptionSettings) -> Void = { _ in }
  ) throws {
    let findings = try DescriptionCase.findings(text, change)
    let folder = try StudyRunTests.Folder(["d.csv": text])
    let files = try DataSources(reading: ["d.csv"], from: folder.path)
    RecalculationTests.expectAgreement(
      RecalculationTests.numbers(findings.blocks()), [findings.recalculations(in: files, earlier: [:])],
      sourceLocation: sourceLocation)
  }

  @Test func numbersAndTextsOfASurvey() throws {
    try expectAgreement()
    try expectAgreement { $0.by = "village" }
    try expectAgreement { $0.by = "sex" }
    try expectAgreement { $0.filter = try? Expression("age > 26") }
    try expectAgreement { $0.countsValues = true }
  }

  /// Numbers whose spread is in their last digits: read as doubles they would lose it.
  @Test func decimalsAreReadDigitByDigit() throws {
    let rows = (0..<41).map { "\(10_000_000 + $0 % 2).\($0 % 3),\($0 % 4)" }
    try expectAgreement("x,g\n" + rows.joined(separator: "\n") + "\n") { $0.by = "g" }
  }

  @Test func rowsAreThoseOfTheGroupWithoutMissingOnes() throws {
    let findings = try DescriptionCase.findings { $0.by = "sex" }
    let cells = findings.blocks().flatMap { block -> [Cell] in
      if case .table(let table) = block { table.rows.flatMap(\.cells) } else { [] }
    }
    let mean = try #require(cells.first { $0.address?.description == "describe.age::ຊາຍ.mean" })
    let source = try #require(mean.provenance?.sources.first)
    #expect(source.rows?.description == "6")
    #expect(source.leftOut.map(\.rows.description) == ["3"])
  }
}
