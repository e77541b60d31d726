import BolavenData
import BolavenEstimation
import BolavenFormats
import BolavenReports
import BolavenStudies
import Testing

@Suite struct CodebookDocumentTests {
  static let frame = DataFrame(
    source: "data/survey.csv",
    columns: [
      ("pid", .text(Categories(["P1", "P2", "P3", "P4"]))), ("sex", .text(Categories(["F", "M", "F", "X"]))),
      ("age", .text(Categories(["30", "40", "-99", nil]))), ("phone", .text(Categories(["1", "2", "3", "4"]))),
    ],
    codebook: Codebook([
      "sex": CodebookEntry(
        label: ["en": "Sex", "lo": "ເພດ"], kind: .choice,
        values: [
          ValueLabel(code: "F", label: ["en": "Women", "lo": "ຍິງ"]), ValueLabel(code: "M", label: ["en": "Men & boys"]),
        ]),
      "age": CodebookEntry(kind: .integer, range: 15...99),
    ]))
  static let plan = Codebook([
    "age": CodebookEntry(
      label: "Age in years", unit: "years", missingCodes: [MissingCode(code: "-99", reason: "refused")]),
    "phone": CodebookEntry(isPrivate: true),
  ])
  static let document = CodebookDocument(frame, codebook: plan, title: "A survey")

  @Test func whatThePlanSaysStandsOverTheFile() {
    let age = Self.document.variables[2]
    #expect(age.entry.label == "Age in years")
    #expect(age.kind == .integer)
    #expect(age.present == 2)
    #expect(age.missing == 2)
    #expect(age.summary?.mean == 35)
  }

  @Test func codesAreCountedThoseOfTheListFirst() {
    let sex = Self.document.variables[1]
    #expect(sex.frequencies.map(\.code) == ["F", "M", "X"])
    #expect(sex.frequencies.map(\.count) == [2, 1, 1])
  }

  @Test func privateColumnsTellNothingOfTheirValues() {
    let phone = Self.document.variables[3]
    #expect(phone.frequencies.isEmpty)
    #expect(phone.summary == nil)
    #expect(phone.distinct == 0)
    #expect(phone.present == 4)
  }

  @Test func theReportHasATableOfColumnsAndOneOfCodes() {
    let report = Self.document.report
    #expect(report.tables.map(\.id) == ["codebook", "codes"])
    #expect(report.tables[0].rows.map(\.id) == ["pid", "sex", "age", "phone"])
    let lao = String(decoding: HTMLRenderer().render(report, in: .lao), as: UTF8.self)
    #expect(lao.contains("ເພດ"))
  }

  @Test func theDataPackageStatesFieldsConstraintsAndMissingValues() throws {
    let text = String(decoding: Self.document.dataPackage.encoded(), as: UTF8.self)
    #expect(text.contains("\"path\": \"survey.csv\""))
    #expect(text.contains("\"enum\": ["))
    #expect(text.contains("\"minimum\": 15"))
    #expect(text.contains("\"-99\""))
    #expect(text.contains("\"lo\": \"ເພດ\""))
  }

  @Test func theArchiveFormatHasAVariableForEachColumn() {
    let text = String(decoding: Self.document.ddi, as: UTF8.self)
    #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<codeBook xmlns=\"ddi:codebook:2_5\""))
    #expect(text.split(separator: "\n").count { $0.contains("<var ID=") } == 4)
    #expect(text.contains("<labl xml:lang=\"lo\">ເພດ</labl>"))
    #expect(text.contains("Men &amp; boys"))
    #expect(text.contains("<catStat type=\"freq\">2</catStat>"))
    #expect(text.contains("<item VALUE=\"-99\"/>"))
    #expect(!text.contains("P1"))
  }
}
