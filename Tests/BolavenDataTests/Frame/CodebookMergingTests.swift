import BolavenData
import Testing

@Suite struct CodebookMergingTests {
  @Test func theHigherSourceStandsAndTheLowerCompletesIt() {
    let plan = CodebookEntry(
      label: ["en": "Monthly income"], values: [ValueLabel(code: "1", label: ["en": "Yes"])], unit: "LAK")
    let form = CodebookEntry(
      label: ["en": "Income", "lo": "ລາຍຮັບ"], kind: .integer,
      values: [ValueLabel(code: "1", label: ["en": "yes!", "lo": "ແມ່ນ"]), ValueLabel(code: "0", label: ["en": "no"])],
      unit: "kip", range: 0...9, isPrivate: true)
    let merged = plan.completed(by: form)
    #expect(merged.label == ["en": "Monthly income", "lo": "ລາຍຮັບ"])
    #expect(merged.values == [ValueLabel(code: "1", label: ["en": "Yes", "lo": "ແມ່ນ"])])
    #expect(merged.unit == "LAK")
    #expect(merged.kind == .integer)
    #expect(merged.range == 0...9)
    #expect(merged.isPrivate)
  }

  @Test func entriesOfBothAreKept() {
    let upper = Codebook(["a": CodebookEntry(unit: "kg")])
    let lower = Codebook(["a": CodebookEntry(unit: "g"), "b": CodebookEntry(unit: "m")])
    #expect(upper.completed(by: lower).entries.mapValues(\.unit) == ["a": "kg", "b": "m"])
  }

  @Test func aTextWithoutLanguageStandsForAllAndAddsToNone() {
    #expect(LabelText("plain").completed(by: ["en": "x", "lo": "y"]) == ["": "plain", "en": "x", "lo": "y"])
    #expect(LabelText(["en": "x"]).completed(by: LabelText("plain")) == ["en": "x"])
    #expect(LabelText().completed(by: LabelText("plain")) == LabelText("plain"))
  }
}
