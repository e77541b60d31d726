import BolavenData
import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct RegressionTableTests {
  private func ids(_ table: Table) -> [String] { table.rows.map(\.id) }

  @Test func oneModelHasAColumnForEachNumber() throws {
    let table = try regression("y ~ x + z", on: smallSample).table
    #expect(table.columns.map(\.id) == ["estimate", "std_error", "t", "df", "p", "interval"])
    #expect(ids(table) == ["(Intercept)", "x", "z", "observations", "r_squared", "sigma"])
    #expect(table.title(.english) == "Regression of y")
  }

  @Test func severalModelsHaveAColumnEachInTheOrderOfTheirFormulas() throws {
    let table = try regression("y ~ z", "y ~ x + z | group", on: smallSample) { $0.clusters = ["village"] }.table
    #expect(table.columns.map { $0.header(.english) } == ["(1)", "(2)"])
    #expect(
      ids(table) == [
        "(Intercept)", "(Intercept).std_error", "z", "z.std_error", "x", "x.std_error", "effects.group",
        "observations", "clusters.village", "r_squared", "within_r_squared", "sigma",
      ])
    let text = table.lines(in: .english)
    #expect(text.contains("group effects"))
    let notes = table.notes.map(\.text.english)
    #expect(notes.contains("Standard errors in parentheses."))
    #expect(notes.contains { $0.hasPrefix("(2) Effects are taken out of every column (3 parameters) exactly") })
  }

  @Test func manyModelsStandUnderEachOther() throws {
    let table = try regression("y ~ x", on: smallSample) { $0.by = "level" }.table
    #expect(table.blocks.count == 12)
    #expect(table.columns.count == 6)
    #expect(table.blocks[3].label?(.english) == "(4) level = 3")
    #expect(Set(ids(table)).count == table.rows.count)
  }

  @Test func outcomesStandOverTheLevelsOfAColumn() throws {
    let table = try regression("y ~ x", "z ~ x", on: smallSample) { $0.by = "group" }.table
    #expect(table.spanners.map { $0.header(.english) } == ["y", "z"])
    #expect(table.columns.map { $0.header(.english) }.first == "(1) group = 0")
    #expect(
      try regression("c(y, z) ~ x", on: smallSample).table.columns.map { $0.header(.english) } == ["(1) y", "(2) z"])
  }

  @Test func aDroppedCoefficientIsAHyphenAndOneThatIsNotThereIsBlank() throws {
    let table = try regression("y ~ x + twice", "y ~ twice", "y ~ z", on: smallSample).table
    let row = try #require(table.rows.first { $0.id == "twice" })
    #expect(row.cells.map { $0.text(in: .english) }[0] == "-")
    #expect(row.cells[0].footnotes.map(\.english) == ["Dropped from this model: it follows from other columns."])
    #expect(row.cells[1].content != .notInModel)
    #expect(row.cells[2].content == .notInModel)
    #expect(table.notes.contains { $0.text.english == "(1) Dropped, a combination of other columns: twice." })
  }

  @Test func slopesByLevelHaveTheirOwnRow() throws {
    let table = try regression("y ~ z | group[x]", on: smallSample).table
    #expect(ids(table).contains("effects.group") && ids(table).contains("slopes.group.x"))
    let alone = try regression("y ~ z | group[[x]]", on: smallSample).table
    #expect(!ids(alone).contains("effects.group") && ids(alone).contains("slopes.group.x"))
  }

  /// The standard error decides; without one the coefficient shows three digits.
  @Test func decimalsFollowTheStandardError() throws {
    let tiny: [(ColumnName, [String?])] = smallSample.map { name, values in
      name == "y" ? (name, values.map { $0.map { "\((Double($0) ?? 0) * 1e-12)" } }) : (name, values)
    }
    let text = try regression("y ~ x", on: tiny).table.lines(in: .english)
    #expect(text.contains("e-12"))
    #expect(!text.contains("0.00000"))
    let none = try regression("y ~ x", on: tiny) { $0.clusters = ["one"] }.table
    #expect(none.rows[1].cells[0].text(in: .english).hasPrefix("2.0"))
  }

  @Test func measuresAreNamedAsTheCellsAre() throws {
    for findings in [
      try regression("y ~ x", on: smallSample), try regression("y ~ x", "y ~ x + z", on: smallSample),
      try regression("y ~ x", on: smallSample) { $0.by = "level" },
    ] {
      let addresses = Set(findings.table.rows.flatMap(\.cells).compactMap { $0.address?.description })
      #expect(!findings.measures.isEmpty)
      for name in findings.measures.keys { #expect(addresses.contains("regress.\(name)"), "\(name)") }
    }
  }
}
