import BolavenData
import BolavenEstimation
import Testing

@testable import BolavenStudies

@Suite struct NumberDescriptionTests {
  @Test func partsCountTheirRowsAndTheirNumbers() throws {
    let findings = try DescriptionCase.findings { $0.by = "village" }
    let income = try #require(findings.numbers.first { $0.name == "income" })
    #expect(findings.groups == ["ປາກຊອງ", "パクソン"] && findings.withoutGroup == 1)
    #expect(income.all.rowCount == 5 && income.all.summary.count == 4 && income.all.missing == 1)
    #expect(income.groups.map(\.rowCount) == [2, 2])
    #expect(income.groups.map(\.missing) == [0, 1])
    #expect(income.groups.map(\.summary.mean) == [150.15, 400.4])
    #expect(income.isExact)
  }

  /// Means 150.15 and 400.4; the one row without a group takes no part.
  @Test func groupsAreComparedWithoutTheRowsThatHaveNone() throws {
    let findings = try DescriptionCase.findings { $0.by = "village" }
    let analysis = try #require(findings.numbers.first { $0.name == "income" }?.analysis)
    #expect(analysis.observations == 3 && analysis.groupCount == 2)
    #expect(analysis.withinSumOfSquares == 5010.005)
  }

  @Test func tooFewNumbersAreNotCompared() throws {
    let findings = try DescriptionCase.findings("x,g\n1,a\n2,b\n") { $0.by = "g" }
    #expect(findings.numbers[0].analysis == nil)
    #expect(findings.numbers[0].groups.map(\.summary.count) == [1, 1])
  }

  @Test func doublesMayBeAskedFor() throws {
    let findings = try DescriptionCase.findings { $0.reading = .binary }
    #expect(findings.numbers.allSatisfy { !$0.isExact })
  }
}
