import BolavenData
import Testing

/// Two persons: both grow coffee, the second tea too.
private func export(_ heads: [String], _ rows: [[String]] = [["30", "coffee"], ["41", "coffee tea"]]) throws
  -> KoboExport
{
  KoboExport(main: sheet([heads] + rows, source: "kobo.xlsx"), form: try FormSamples.form())
}

private func texts(_ frame: DataFrame, _ name: ColumnName) throws -> [String?] {
  let column = try frame.categories(name)
  return (0..<frame.rowCount).map { column[$0] }
}

@Suite struct KoboExportTests {
  @Test(
    "heads are understood in every writing",
    arguments: [
      ["who/age", "work/crops"], ["age", "crops"], ["who.age", "work.crops"], ["who-age", "work-crops"],
      ["Age", "Crops you grow"], ["ອາຍຸ", "ພືດທີ່ທ່ານປູກ"], ["Who you are/Age", "Work/Crops you grow"],
      ["年齢", "作物"], ["あなた-年齢", "仕事-作物"], ["old_group/age", "crops"],
    ])
  func heads(_ heads: [String]) throws {
    let export = try export(heads)
    #expect(export.main.names.prefix(2) == ["age", "crops"])
    #expect(try texts(export.main, "age") == ["30", "41"])
    #expect(try texts(export.main, "crops/tea") == ["0", "1"])
    #expect(export.problems == [])
    #expect(export.main.codebook["age"]?.label.text(in: "lo") == "ອາຍຸ")
    #expect(export.main.excelColumn("crops") == "B")
  }

  @Test(
    "answers with several choices come in three forms, and in codes or labels",
    arguments: [
      (["crops"], [["coffee rice_dry"], ["tea"], [""]]),
      (["crops/coffee", "crops/tea", "crops/rice_dry"], [["1", "0", "1"], ["0", "1", "0"], ["", "", ""]]),
      (["crops", "crops/coffee", "crops/tea"], [["coffee rice_dry", "1", "0"], ["tea", "0", "1"], ["", "", ""]]),
      (["Crops you grow"], [["Coffee Dry rice"], ["Tea"], [""]]),
      (["ພືດທີ່ທ່ານປູກ/ກາເຟ", "ພືດທີ່ທ່ານປູກ/ຊາ", "ພືດທີ່ທ່ານປູກ/ເຂົ້າໄຮ່"], [["1", "0", "1"], ["0", "1", "0"], ["", "", ""]]),
      (
        ["work.crops.coffee", "work.crops.tea", "work.crops.rice_dry"],
        [["TRUE", "FALSE", "TRUE"], ["0", "1", "0"], [""]]
      ),
    ])
  func severalChoices(_ heads: [String], _ rows: [[String]]) throws {
    let export = try export(heads, rows)
    #expect(export.problems == [])
    #expect(try texts(export.main, "crops") == ["coffee rice_dry", "tea", nil])
    #expect(try texts(export.main, "crops/coffee") == ["1", "0", nil])
    #expect(try texts(export.main, "crops/rice_dry") == ["1", "0", nil])
    #expect(try texts(export.main, "crops/other") == ["0", "0", nil])
    #expect(export.main.codebook["crops/tea"]?.kind == .trueOrFalse)
  }

  @Test func aDisagreementOfTheTwoFormsIsAProblemAtItsPlace() throws {
    let export = try export(
      ["age", "crops", "crops/coffee", "crops/tea"],
      [["1", "coffee tea", "1", "0"], ["2", "tea", "0", "1"], ["3", "", "1", "0"]])
    #expect(
      export.problems == [
        .multipleAnswersDisagree(
          path: "kobo.xlsx", column: "crops", excelColumn: "B",
          cells: [
            CellFact(row: 2, text: "coffee tea, but the single columns say coffee"),
            CellFact(row: 4, text: "nothing, but the single columns say coffee"),
          ], total: 2)
      ])
  }

  @Test func labelsOfSingleChoicesBecomeCodes() throws {
    let export = try export(["Sex", "age"], [["Women", "3"], ["ຊາຍ", "4"], ["X", "5"], ["M", "6"]])
    #expect(try texts(export.main, "sex") == ["F", "M", "X", "M"])
    #expect(export.main.notes.contains(.labelsReadAsCodes(columns: ["sex"])))
  }

  @Test func columnsOfSeveralVersionsAreJoined() throws {
    let export = try export(
      ["old/age", "who/age", "crops"], [["30", "", "tea"], ["", "41", "tea"], ["5", "5", ""]])
    #expect(try texts(export.main, "age") == ["30", "41", "5"])
    #expect(export.main.notes.contains(.versionsJoined(column: "age", columns: ["old/age", "who/age"])))
    #expect(export.problems == [])
  }

  @Test func versionsThatContradictEachOtherAreLeftApart() throws {
    let export = try export(["old/age", "who/age"], [["30", ""], ["41", "14"]])
    #expect(
      export.problems == [
        .versionsDisagree(
          path: "kobo.xlsx", columns: ["old/age", "who/age"], excelColumns: ["A", "B"], rows: [3], total: 1)
      ])
    #expect(export.main.names == ["old/age", "who/age"])
  }

  @Test func whatNobodyAnswersIsLeftOutAndNoted() throws {
    let export = try export(
      ["age", "work/photo", "work/photo_URL", "thanks", "_tags", "_uuid", "crops_other"],
      [["3", "a.jpg", "https://x/a.jpg", "", "", "u1", "Pepper"]])
    #expect(export.main.names == ["age", "_uuid", "crops_other"])
    #expect(try texts(export.main, "crops_other") == ["Pepper"])
    #expect(export.main.notes.contains(.columnsLeftOut(.media, columns: ["work/photo", "work/photo_URL"])))
    #expect(export.main.notes.contains(.columnsLeftOut(.screenTexts, columns: ["thanks"])))
    #expect(export.main.notes.contains(.columnsLeftOut(.technical, columns: ["_tags"])))
  }

  @Test func whateverTellsWhoAPersonIsIsPrivate() throws {
    let export = try export(
      ["who/full_name", "age", "work/place", "_work/place_latitude", "contact"],
      [
        ["A B", "3", "15.1 105.9 1200 4", "15.1", "020 5551 1111"],
        ["C D", "4", "15.2 105.8 1100 4", "15.2", "02055512222"],
        ["E F", "5", "15.3 105.7 1100 4", "15.3", "02055513333"],
      ])
    #expect(export.main.names == ["full_name", "age", "place", "place_latitude", "contact"])
    let personal = export.main.names.filter { export.main.codebook[$0]?.isPrivate == true }
    #expect(personal == ["full_name", "place", "place_latitude", "contact"])
    #expect(export.main.notes.contains(.personalData(columns: personal.map(\.text))))
  }

  @Test func shortNamesAreAsLongAsTheyNeedToBe() {
    let main = sheet([
      ["head/age", "spouse/age", "a/b/sex", "plain", "crops", "crops/tea", "_id", "meta/instanceID"],
      ["1", "2", "3", "4", "tea", "1", "6", "7"],
    ])
    let export = KoboExport(main: main)
    #expect(export.main.names.map(\.text) == ["head/age", "spouse/age", "sex", "plain", "crops", "crops/tea", "_id"])
    #expect(export.main.notes.contains(.columnsRenamed([.init(old: "a/b/sex", new: "sex")])))
  }

  @Test(
    "separators are found without a form",
    arguments: [
      (["who.age", "who.sex", "x"], ["age", "sex", "x"]), (["who-age", "who-sex"], ["age", "sex"]),
      (["q.1", "q.2"], ["q.1", "q.2"]), (["a.b", "c.d"], ["a.b", "c.d"]), (["who/age", "x.y"], ["age", "x.y"]),
      (["Group A/Age of you", "B"], ["Group A/Age of you", "B"]),
    ])
  func separators(_ heads: [String], _ names: [String]) {
    #expect(KoboExport(main: sheet([heads, heads.map { _ in "1" }])).main.names.map(\.text) == names)
  }

  @Test func aSubmissionDeliveredTwiceIsKeptOnce() throws {
    let main = sheet([
      ["age", "_uuid", "_index"], ["3", "u1", "1"], ["4", "u2", "2"], ["3", "u1", "3"], ["9", "u2", "4"],
    ])
    let members = sheet([["age", "_parent_index"], ["10", "1"], ["11", "3"], ["12", "2"], ["13", "77"]])
    let export = KoboExport(main: main, repeats: [(name: "members", frame: members)], form: try FormSamples.form())
    #expect(try texts(export.main, "age") == ["3", "4", "9"])
    #expect(export.main.notes.contains(.repeatedSubmissions(rows: [4])))
    #expect(try texts(export.repeats[0].frame, "age") == ["10", "12", "13"])
    #expect(
      export.problems == [
        .duplicateIdentifier(path: "form.xlsx", column: "_uuid", excelColumn: "B", identifier: "u2", rows: [3, 5]),
        .parentMissing(
          path: "form.xlsx", sheet: "members", column: "_parent_index", excelColumn: "B",
          cells: [CellFact(row: 5, text: "77")], total: 1),
      ])
  }

  @Test func rowsOfARepeatTakeColumnsOfTheirParents() throws {
    let main = sheet([["age", "sex", "_index"], ["30", "F", "1"], ["41", "M", "2"]])
    let members = sheet([
      ["members/member_name", "members/age", "_index", "_parent_table_name", "_parent_index", "_submission__id"],
      ["A", "10", "1", "main", "2", "9"], ["B", "11", "2", "main", "1", "8"], ["C", "12", "3", "main", "2", "9"],
    ])
    let export = KoboExport(main: main, repeats: [(name: "members", frame: members)], form: try FormSamples.form())
    let rows = try #require(try export.rows(ofRepeat: "members", with: ["sex", "age"]))
    #expect(rows.names.map(\.text).suffix(2) == ["sex", "age_parent"])
    #expect(!rows.has("_submission__id"))
    #expect(try texts(rows, "sex") == ["M", "F", "M"])
    #expect(try texts(rows, "age_parent") == ["41", "30", "41"])
    #expect(rows.codebook["sex"]?.values.map(\.code) == ["F", "M"])
    #expect(rows.codebook["member_name"]?.isPrivate == true)
    #expect(try export.rows(ofRepeat: "plots") == nil)
  }

  @Test func repeatsInRepeatsBelongToTheRepeatAround() throws {
    let main = sheet([["hh", "_index"], ["h1", "1"]])
    let plots = sheet([
      ["plot", "_index", "_parent_table_name", "_parent_index"], ["p1", "1", "main", "1"], ["p2", "2", "main", "1"],
    ])
    let crops = sheet([["crop", "_index", "_parent_table_name", "_parent_index"], ["c", "1", "plots", "2"]])
    let export = KoboExport(main: main, repeats: [(name: "plots", frame: plots), (name: "crops", frame: crops)])
    #expect(export.problems == [])
    let rows = try #require(try export.rows(ofRepeat: "crops", with: ["plot"]))
    #expect(try texts(rows, "plot") == ["p2"])
  }

  @Test func odkLinksByKeys() throws {
    let main = sheet([["SubmissionDate", "who-age", "KEY"], ["2023", "30", "uuid:a"], ["2023", "41", "uuid:b"]])
    let members = sheet([["age", "PARENT_KEY", "KEY"], ["9", "uuid:b", "uuid:b/members[1]"]])
    #expect(KoboExport.isExport(main))
    let export = KoboExport(main: main, repeats: [(name: "form-members", frame: members)], form: try FormSamples.form())
    let rows = try #require(try export.rows(ofRepeat: "form-members", with: ["age"]))
    #expect(try texts(rows, "age_parent") == ["41"])
  }
}
