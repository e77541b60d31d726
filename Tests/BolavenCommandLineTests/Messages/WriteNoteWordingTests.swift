import BolavenData
import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct WriteNoteWordingTests {
  /// One example of each case.
  static let notes: [WriteNote] = [
    .columnRenamed(column: "met on", newName: "met_on"), .labelShortened(column: "age", code: nil),
    .labelShortened(column: "sex", code: "F"), .labelsLeftOut(column: "sex", codes: ["F", "M"]),
    .reasonsLeftOut(column: "income", reasons: [".a"]), .trailingBlanks(column: "village", rows: [2, 9], total: 2),
  ]

  @Test("every note is a sentence", arguments: notes)
  func isASentence(_ note: WriteNote) {
    #expect(note.text.hasSuffix("."))
    #expect(note.text.count > 20 && !note.text.contains("  ") && !note.text.contains("Optional"))
  }

  @Test func noCaseIsForgotten() throws {
    let cases = caseNames(of: "WriteNote", in: try Repository.text("Sources/BolavenData/Writing/WriteNote.swift"))
    #expect(Set(Self.notes.map(caseName)) == cases)
  }
}
