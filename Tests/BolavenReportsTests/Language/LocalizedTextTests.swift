import Testing

@testable import BolavenReports

@Suite struct LocalizedTextTests {
  @Test func aMissingTranslationIsEnglish() {
    let text = LocalizedText("Mean", ja: "平均値")
    #expect(Language.allCases.map { text($0) } == ["Mean", "Mean", "平均値"])
    #expect(!Language.allCases.contains { text.isDraft(in: $0) })
  }

  @Test func onlyTranslatedWordsAreDrafts() {
    let text = LocalizedText.draft("Mean", ja: "平均値")
    #expect(Language.allCases.map { text.isDraft(in: $0) } == [false, false, true])
  }

  @Test func namesAreTheSameEverywhere() {
    #expect(Language.allCases.map { LocalizedText.verbatim("paksong")($0) } == ["paksong", "paksong", "paksong"])
  }

  @Test("the glossary has every word in every language", arguments: GlossaryKey.allCases)
  func glossaryIsComplete(_ key: GlossaryKey) {
    #expect(key.text.lao?.isEmpty == false && key.text.japanese?.isEmpty == false && !key.text.english.isEmpty)
    #expect(!key.text.isDraft(in: .english))
  }
}
