import Testing

@testable import BolavenReports

@Suite struct TableTests {
  private func table(_ notes: [Note], title: LocalizedText = LocalizedText("Title", lo: "ຫົວຂໍ້", ja: "題")) -> Table {
    Table(id: "t", title: title, stub: .verbatim(""), columns: [], blocks: [], notes: notes)
  }

  @Test func notesStandInTheOrderOfTheirKinds() {
    let notes = Note.Kind.allCases.reversed().map { Note($0, LocalizedText("\($0)")) }
    #expect(table(notes).notes.map(\.kind) == [.rows, .parentheses, .errors, .sample, .adjustments, .status, .source])
    #expect(
      table([Note(.rows, .verbatim("a")), Note(.source, .verbatim("c")), Note(.rows, .verbatim("b"))]).notes.map(
        \.text.english) == ["a", "b", "c"])
  }

  @Test("words without a reviewer are named under the table, once, in their language only")
  func draftWords() {
    let drafts = table([Note(.source, .verbatim("s"))], title: .draft("Title", lo: "ຫົວຂໍ້"))
    #expect(drafts.notes(in: .english).count == 1)
    #expect(drafts.notes(in: .japanese).count == 1)
    #expect(drafts.notes(in: .lao) == [.draftWords, Note(.source, .verbatim("s"))])
    #expect(table([]).notes(in: .lao).isEmpty)
  }

  @Test func everyTextOfATableCanBeADraft() {
    for language in [Language.lao, .japanese] { #expect(hardTable().notes(in: language).contains(.draftWords)) }
    #expect(!hardTable().notes(in: .english).contains(.draftWords))
    #expect(hardTable().texts.count == 2 + 1 + 6 + 1 + 4 + 2 + 3 + 4)
  }

  @Test func emptyCellsAreExplainedWhereTheyStandAndNowhereElse() {
    let address = Address(analysis: "t", row: "r", column: "c")
    let origin = Provenance(formula: "A1", columns: [])
    let cells: [Cell] = [
      .notInModel, .doesNotApply, .notReported, .hidden(below: 5, at: address, from: origin),
    ]
    let starts = ["Blank", "'-'", "'...'", "'<5'"]
    for (cell, start) in zip(cells, starts) {
      let notes = self.table([cell, .empty]).notes(in: .english).map(\.text.english)
      #expect(notes.count == 1 && notes[0].hasPrefix(start), "\(notes)")
    }
    #expect(self.table([.empty]).notes(in: .english).isEmpty)
    #expect(self.table(cells + cells).notes(in: .lao).count == 5)
    #expect(self.table(cells).notes(in: .english).allSatisfy { $0.kind == .parentheses })
  }

  private func table(_ cells: [Cell]) -> Table {
    Table(
      id: "t", title: .verbatim("t"), stub: .verbatim("s"), columns: [TableColumn(id: "c", header: .verbatim("c"))],
      blocks: [TableBlock(rows: cells.map { TableRow(id: "r", label: .verbatim("x"), cells: [$0]) })], notes: [])
  }
}
