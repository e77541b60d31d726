import BolavenData
import TestSupport
import Testing

@testable import BolavenCommandLine

/// The shipped export of a survey, from the workbook to the estimates without a hand on it.
@Suite struct KoboExportTests {
  private static let call = ["datasets/kobo/kobo_export.xlsx", "--form", "datasets/kobo/xlsform.xlsx"]

  @Test(
    "the check finds all the dirt that the generator put in",
    arguments: [
      ("D228", "T14"), ("D229", "F724"), ("D133", "P13"), ("D231", "Q12"), ("D234", "AA52"), ("D241", "B24"),
      ("D232", "rows 35 and 243"), ("D239", "AC72, AC77 and AC82"), ("D238", "AC92"),
      ("D240", "B102, B108, B114, B120, B126"), ("D242", "rows 27 and 33"), ("D244", "AG7, AG13"),
      ("D245", "AU2, AU3"), ("D246", "G22"), ("D246", "G23"), ("D248", "Z42"), ("D236", "AF"),
    ])
  func findsTheDirt(_ example: (code: String, place: String)) {
    let call = Call("check \(Self.call.joined(separator: " ")) --id hh_id")
    #expect(call.status == .data)
    // Lines are broken by the length of the path.
    let messages = call.result.split(separator: "\n\n").map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(messages.contains { $0.contains("[\(example.code)]") && $0.contains(example.place) }, "\(call.result)")
  }

  @Test func whatWasDoneToTheExportIsSaid() {
    let call = Call("check \(Self.call.joined(separator: " ")) --id hh_id --format json")
    #expect(call.result.contains("is read once: row 242."))
    #expect(call.result.contains("'livelihood/wage' and 'money/wage' are one question in several versions"))
    for personal in ["Khamla", "020 5", "15.2"] { #expect(!call.result.contains(personal)) }
  }

  @Test func theExportGoesThroughEveryJobWithoutAHandOnIt() throws {
    let folder = try TemporaryFolder()
    let table = "\(folder.path)/households.csv"
    let convert = Call("data convert \(Self.call[0]) \(table) \(Self.call[1...].joined(separator: " "))")
    #expect(convert.status == .ok, "\(convert.talk)")
    let text = try folder.text("households.csv")
    #expect(!text.contains("Khamla") && !text.contains("020 5"))
    let knowledge = Call("knowledge \(table) --id hh_id --pre pre_score --post post_score --max 20 --format json")
    #expect(knowledge.status == .ok, "\(knowledge.talk)")
    #expect(knowledge.result.contains("\"term\": \"change\""))
    let income = Call(
      "income \(table) --outcome wage --treatment programme --baseline income_before --cluster village --format json")
    #expect(income.status == .ok, "\(income.talk)")
    // The truth of the generator: wages are 300,000 higher in the villages of the programme.
    let reader = try MachineOutputReader(income.result)
    let low = try #require(reader.number(at: MachineOutputPlace(term: "programme", field: "conf_low")))
    let high = try #require(reader.number(at: MachineOutputPlace(term: "programme", field: "conf_high")))
    #expect(low > 150_000 && low < 300_000 && high > 300_000 && high < 450_000)
  }

  @Test func membersTakeTheVillageOfTheirHousehold() throws {
    let folder = try TemporaryFolder()
    let call = Call(
      "data convert \(Self.call[0]) \(folder.path)/members.csv \(Self.call[1...].joined(separator: " "))"
        + " --repeat members --with village,programme")
    #expect(call.status == .ok, "\(call.talk)")
    let lines = try folder.text("members.csv").split(separator: "\n")
    #expect(lines[0] == "member_age,member_sex,_index,_parent_table_name,_parent_index,village,programme")
    #expect(lines.count == 724)
    #expect(lines[1].hasSuffix(",V01,1"))
  }

  @Test func theMarkedCopyHasTheCellsThatTheMessagesName() throws {
    let folder = try TemporaryFolder()
    let copy = "\(folder.path)/marked.xlsx"
    let call = Call("check \(Self.call.joined(separator: " ")) --id hh_id --xlsx-marks \(copy)")
    #expect(call.status == .data)
    #expect(call.talk.contains("Written  \(copy)"))
    let frame = try DataFrame(contentsOf: copy)
    #expect(frame.rowCount == 242)
    #expect(try frame.categories("person/age")[10] == "141")
  }

  @Test func theNewPlanOfTheExportNamesItsForm() throws {
    let call = Call("new \(Self.call.joined(separator: " ")) --dry-run")
    #expect(call.status == .ok, "\(call.talk)")
    #expect(call.result.contains("    form: "))
    #expect(call.result.contains("    id: [\"hh_id\"]"))
    #expect(call.result.contains("\"sex\": {type: choice, label: {en: \"Sex\", lo: \"ເພດ\", ja: \"性別\"}"))
  }

  @Test func aPlanThatNamesTheFormIsCheckedByIt() throws {
    let folder = try TemporaryFolder()
    let plan = "\(folder.path)/study.yaml"
    #expect(Call("new \(Self.call.joined(separator: " ")) --out \(plan)").status == .ok)
    let check = Call(words: ["check", plan])
    #expect(check.status == .data)
    for code in ["D133", "D228", "D231", "D234", "D241"] { #expect(check.result.contains("error[\(code)]"), "\(code)") }
    for code in ["D239", "D240", "D244"] { #expect(check.result.contains("warning[\(code)]"), "\(code)") }
    #expect(check.result.contains("241 rows"))
  }
}
