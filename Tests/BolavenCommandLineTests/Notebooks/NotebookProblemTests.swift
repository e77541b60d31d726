import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct NotebookProblemTests {
  /// One example of each case.
  static let kinds: [NotebookProblem.Kind] = [
    .notUTF8, .noFrontMatter, .frontMatter("a line"), .unknownSetting("language", nearest: ["lang"]),
    .badSetting("lang", value: "lao", expected: "en, lo or ja"), .noIdentifier, .unusableIdentifier("a b"),
    .repeatedIdentifier("gain", firstLine: 4), .unknownOption("expct", nearest: ["expect"]),
    .badValue(option: "show", value: "x", expected: BlockOptions.expectation("show")), .openFence, .indentedBlock,
    .markersDisagree("gain"), .openInline("gain.all.change"),
    .unknownAddress("gain.all.chnge", nearest: ["gain.all.change"]),
    .openQuote, .shellSign("|"), .nested, .outsideScratch("../a.csv"),
    .blockFailed("gain", expected: 0, status: 4, saying: ["error[D111] there is no file of this name"]),
    .tooSlow("gain", seconds: 60), .unknownBlock("gian", nearest: ["gain"]), .repeatedFile("a.csv"),
    .linkMissing("plan.yaml"), .noNotebooks, .noScratch("No space left on device"),
  ]

  @Test("every problem says what, where and what to do", arguments: kinds)
  func saysWhatWhereAndWhatToDo(_ kind: NotebookProblem.Kind) {
    expectGoodMessage(NotebookProblem(file: "n.md", line: 7, kind: kind).message)
  }

  @Test func everyCaseHasItsCode() throws {
    let source = try Repository.text("Sources/BolavenCommandLine/Notebooks/NotebookProblem.swift")
    let names = source.matches(of: /\n    case (\w+)/).map { String($0.1) }
    #expect(Set(names) == Set(Self.kinds.map { caseName($0) }.map { $0 }))
    let codes = Self.kinds.map { NotebookProblem(file: "n.md", line: 1, kind: $0).message.code }
    #expect(Set(codes).count == codes.count)
  }
}
