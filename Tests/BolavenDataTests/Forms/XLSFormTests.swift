import BolavenData
import Testing

private func problems(survey: [[String]], choices: [[String]]? = nil) -> [DataProblem] {
  do throws(DataError) {
    let lists = choices.map { [(name: "choices", frame: sheet($0))] } ?? []
    _ = try XLSForm(source: "form.xlsx", sheets: [(name: "survey", frame: sheet(survey))] + lists)
    return []
  } catch {
    return error.problems
  }
}

@Suite struct XLSFormTests {
  @Test func questionsStandWithTheirGroupsAndRepeats() throws {
    let form = try FormSamples.form()
    #expect(
      form.questions.map { $0.path.joined(separator: "/") } == [
        "start", "who/full_name", "who/age", "who/sex", "work/crops", "work/place", "work/photo", "work/thanks",
        "members/member_name", "members/age",
      ])
    #expect(form.questions.map(\.repeats).filter { !$0.isEmpty } == [["members"], ["members"]])
    #expect(form.title == "Household survey")
    #expect(form.version == "2")
  }

  @Test func labelsAreKnownByTheCodeInParentheses() throws {
    let form = try FormSamples.form()
    #expect(form.languages == ["en", "lo", "ja"])
    #expect(form.questions[2].label == LabelText(["en": "Age", "lo": "ອາຍຸ", "ja": "年齢"]))
    #expect(form.questions[2].groupLabels.first?.text(in: "lo") == "ທ່ານແມ່ນໃຜ")
  }

  @Test(
    "the language of a head",
    arguments: [
      ("label", ""), ("Label::English (en)", "en"), ("label:ລາວ (lo)", "lo"), ("label::日本語 (ja)", "ja"),
      ("label::Lao", "lo"), ("label::Kui", "Kui"), ("label ::English(en)", "en"), ("labels", nil), ("hint", nil),
    ] as [(String, String?)])
  func language(_ head: String, _ code: String?) throws {
    let form = try XLSForm(
      source: "f", sheets: [(name: "survey", frame: sheet([["type", "name", head], ["text", "q", "x"]]))])
    #expect(form.questions[0].label.texts.keys.sorted() == (code.map { [$0] } ?? []))
  }

  @Test func otherIsAChoiceWhereTheTypeSaysSo() throws {
    let form = try FormSamples.form()
    #expect(form.choices(of: form.questions[4]).map(\.name) == ["coffee", "tea", "rice_dry", "other"])
    #expect(form.choices(of: form.questions[3]).map(\.name) == ["F", "M"])
    #expect(form.questions[4].hasOther)
  }

  @Test func theCodebookSaysWhatTheFormSays() throws {
    let book = try FormSamples.form().codebook
    #expect(book["age"]?.range == 15...99)
    #expect(book["age"]?.constraint == ". >= 15 and . <= 99")
    #expect(book["sex"]?.values.map(\.code) == ["F", "M"])
    #expect(book["sex"]?.values.first?.label.text(in: "lo") == "ຍິງ")
    #expect(book["crops"]?.kind == .multi)
    #expect(book["place"]?.kind == .gps)
    #expect(book["thanks"] == nil)
    #expect(book.entries.filter(\.value.isPrivate).keys.map(\.text).sorted() == ["full_name", "member_name", "place"])
  }

  @Test(
    "types are read in every writing that forms have",
    arguments: [
      ("select_one yn", "select_one", "yn"), ("select one yn", "select_one", "yn"),
      ("select_one from yn", "select_one", "yn"), ("select all that apply from yn", "select_multiple", "yn"),
      ("select_multiple yn", "select_multiple", "yn"), ("select_one yn or_other", "select_one", "yn"),
      ("rank yn", "rank", "yn"), ("int", "integer", nil), ("photo", "image", nil), ("dateTime", "datetime", nil),
      ("phone number", "phonenumber", nil), ("select_one_from_file v.csv", "select_one", "v.csv"),
    ] as [(String, String, String?)])
  func types(_ type: String, _ kind: String, _ list: String?) throws {
    let form = try XLSForm(
      source: "f",
      sheets: [
        (name: "survey", frame: sheet([["type", "name"], [type, "q"]])),
        (name: "choices", frame: sheet([["list_name", "name", "label"], ["yn", "1", "Yes"], ["yn", "0", "No"]])),
      ])
    #expect(form.questions[0].kind.rawValue == kind)
    #expect(form.questions[0].list == list)
  }

  @Test func everyProblemIsReportedWithItsSheetAndRow() {
    #expect(
      problems(
        survey: [
          ["type", "name"], ["integr", "a"], ["select_one yesno", "b"], ["text", "two words"], ["text", "c"],
          ["text", "c"], ["end_group"], ["begin_repeat", "r"],
        ],
        choices: [["list_name", "name"], ["yes_no", "1"], ["yes_no", "1"], ["yes_no", "a b"]])
        == [
          .form(.unusableName(sheet: "choices", row: 4, name: "a b"), path: "form.xlsx"),
          .form(.repeatedChoice(list: "yes_no", name: "1", rows: [2, 3]), path: "form.xlsx"),
          .form(.unknownType(row: 2, type: "integr", nearest: ["integer"]), path: "form.xlsx"),
          .form(.listMissing(row: 3, list: "yesno", nearest: ["yes_no"]), path: "form.xlsx"),
          .form(.unusableName(sheet: "survey", row: 4, name: "two words"), path: "form.xlsx"),
          .form(.repeatedName(name: "c", rows: [5, 6]), path: "form.xlsx"),
          .form(.unpairedGroup(row: 7, word: "end_group"), path: "form.xlsx"),
          .form(.unpairedGroup(row: 8, word: "repeat"), path: "form.xlsx"),
        ])
  }

  @Test func aWorkbookWithoutASurveyIsNoForm() {
    #expect(throws: DataError([.form(.sheetMissing(sheet: "survey", found: ["Data"]), path: "a.xlsx")])) {
      try XLSForm(source: "a.xlsx", sheets: [(name: "Data", frame: sheet([["a"], ["1"]]))])
    }
    #expect(
      problems(survey: [["typ", "name"], ["text", "a"]])
        == [.form(.columnMissing(sheet: "survey", name: "type", found: ["typ", "name"]), path: "form.xlsx")])
  }

  @Test func rowsThatAreSwitchedOffAreNoQuestions() throws {
    let form = try XLSForm(
      source: "f",
      sheets: [(name: "survey", frame: sheet([["type", "name", "disabled"], ["text", "a", "yes"], ["text", "b"]]))])
    #expect(form.questions.map(\.name) == ["b"])
  }
}
