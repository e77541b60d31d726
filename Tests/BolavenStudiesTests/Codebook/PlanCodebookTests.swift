import BolavenData
import BolavenStudies
import Testing

@Suite struct PlanCodebookTests {
  private static let text = """
    bolaven: 1
    study: {id: s, title: S}
    data:
      d:
        file: a.csv
        form: form.xlsx
        sheet: "2023"
        id: pid
        columns:
          sex: {type: choice, label: {en: Sex, lo: ເພດ}, values: {F: {en: Women, lo: ຍິງ}, M: Men}}
          wage: {type: number, label: Monthly wage, unit: LAK, range: 0.., missing: [-99]}
          born: {type: year}
          crops: {type: multi, values: [tea, rice]}
          phone: {type: text, private: true}
    """

  private static func plan() throws -> DataPlan {
    try #require(try StudyPlan(Array(text.utf8), file: "study.yaml").data.first)
  }

  @Test func theFormAndTheSheetOfASourceAreRead() throws {
    let plan = try Self.plan()
    #expect(plan.form == "form.xlsx")
    #expect(plan.sheet == "2023")
  }

  @Test func columnsBecomeEntriesOfTheCodebook() throws {
    let book = try Self.plan().codebook
    #expect(
      book["sex"]
        == CodebookEntry(
          label: ["en": "Sex", "lo": "ເພດ"], kind: .choice,
          values: [
            ValueLabel(code: "F", label: ["en": "Women", "lo": "ຍິງ"]), ValueLabel(code: "M", label: "Men"),
          ]))
    #expect(
      book["wage"]
        == CodebookEntry(
          label: "Monthly wage", kind: .number, unit: "LAK", missingCodes: [MissingCode(code: "-99")],
          range: 0...Double.greatestFiniteMagnitude))
    #expect(book["born"]?.kind == .integer)
    #expect(book["crops"]?.values.map(\.code) == ["tea", "rice"])
    #expect(book["phone"]?.isPrivate == true)
  }
}
