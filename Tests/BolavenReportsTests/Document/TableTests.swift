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
    #expect(hardTable().texts.count == 2 + 1 + 6 + 1 + 3 + 2 + 2)
  }
}
