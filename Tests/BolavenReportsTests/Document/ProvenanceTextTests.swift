import Testing

@testable import BolavenReports

@Suite struct ProvenanceTextTests {
  private var provenance: Provenance {
    var source = Provenance.Source(
      "scores.xlsx", rows: RowRanges(Array(2...20) + Array(22...29)),
      leftOut: [Provenance.LeftOut(RowRanges([21]), LocalizedText("no post-test", lo: "ບໍ່ມີ", ja: "なし"))])
    source.sheet = "Scores"
    source.fingerprint = "9f3c21d0aa"
    var provenance = Provenance(
      formula: "A3", what: LocalizedText("mean change"), equation: "sum(post - pre) / n", columns: ["pre", "post"],
      rows: 27, seed: 7, sources: [source], steps: [LocalizedText("read"), LocalizedText("match on pid")],
      test: LocalizedText("t(26) = 6.54"))
    provenance.plan = Provenance.PlanLine(file: "study.yaml", line: 143, fingerprint: "02be77a4bb")
    return provenance
  }

  private func text(_ id: String, _ language: Language = .english, of provenance: Provenance? = nil) -> String? {
    ProvenanceText(provenance ?? self.provenance, program: "bolaven 1").lines.first { $0.id == id }?.text(language)
  }

  @Test func rowsAreThoseOfExcelWithWhatIsLeftOut() {
    #expect(text("rows") == "scores.xlsx [Scores] rows 2-20, 22-29 (row 21: no post-test)")
    #expect(text("rows", .japanese) == "scores.xlsx [Scores] 2-20, 22-29行 (21行: なし)")
  }

  @Test func everyLineSaysOneThing() {
    #expect(text("what") == "mean change")
    #expect(text("formula") == "sum(post - pre) / n   (A3)")
    #expect(text("columns") == "pre, post")
    #expect(text("steps") == "read -> match on pid")
    #expect(text("test") == "t(26) = 6.54")
    #expect(text("made") == "bolaven 1, seed 7, study.yaml line 143")
    #expect(text("inputs") == "scores.xlsx sha256 9f3c21d0..., study.yaml sha256 02be77a4...")
  }

  @Test func whatIsNotKnownHasNoLine() {
    let lines = ProvenanceText(Provenance(formula: "D1", columns: [])).lines
    #expect(lines.map(\.id) == ["formula"])
    #expect(text("rows", of: Provenance(formula: "A3", columns: [], rows: 1200)) == "1,200")
    #expect(text("parts", of: Provenance(formula: "D2", columns: [], parts: ["a.b.c", "d.e.f"])) == "a.b.c, d.e.f")
  }

  @Test func columnsInARowOfNumbersAreOne() {
    let items = (1...12).map { $0 < 10 ? "q0\($0)" : "q\($0)" }
    let columns = ["pid"] + items + ["r1", "r2", "x3", "x5", "7"]
    #expect(text("columns", of: Provenance(formula: "A1", columns: columns)) == "pid, q01..q12, r1, r2, x3, x5, 7")
  }

  @Test func everyLabelHasAllLanguages() {
    for line in ProvenanceText(provenance, program: "bolaven 1").lines {
      for language in [Language.lao, .japanese] { #expect(line.label(language) != line.label.english, "\(line.id)") }
    }
  }
}

@Suite struct ProvenanceTests {
  /// A list of rows would tell what the cell does not.
  @Test func aHiddenNumberKeepsNothingThatCanBeCounted() throws {
    let source = Provenance.Source(
      "a.csv", rows: RowRanges([3, 5]), leftOut: [Provenance.LeftOut(RowRanges([4]), LocalizedText("no answer"))])
    let provenance = Provenance(
      formula: "A2", columns: ["sex"], rows: 2, sources: [source], parts: ["a.b.c"], test: LocalizedText("b = 2"))
    let cell = Cell.hidden(below: 5, at: Address(analysis: "a", row: "b", column: "c"), from: provenance)
    let lines = ProvenanceText(try #require(cell.provenance)).lines
    #expect(lines.map(\.id) == ["formula", "columns", "inputs"])
  }
}
