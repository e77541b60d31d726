import BolavenData
import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct FormWordingTests {
  /// One example of each case.
  static let problems: [FormProblem] = [
    .sheetMissing(sheet: "survey", found: ["Data", "Codes"]),
    .columnMissing(sheet: "survey", name: "type", found: ["typ", "name"]),
    .unknownType(row: 4, type: "integr", nearest: ["integer"]),
    .listMissing(row: 7, list: "yesno", nearest: ["yes_no"]),
    .unusableName(sheet: "choices", row: 9, name: "two words"),
    .repeatedName(name: "age", rows: [5, 9]),
    .unpairedGroup(row: 12, word: "end_group"),
    .repeatedChoice(list: "yes_no", name: "1", rows: [2, 3]),
  ]

  @Test("every problem of a form says what, where and what to do", arguments: problems)
  func saysWhatWhereAndWhatToDo(_ problem: FormProblem) {
    expectGoodMessage(problem.message(path: "form.xlsx"))
    #expect(problem.message(path: "form.xlsx").code.family == .data)
  }

  @Test func noCaseIsForgottenAndEveryCaseHasItsOwnCode() throws {
    let cases = caseNames(of: "FormProblem", in: try Repository.text("Sources/BolavenData/Forms/FormProblem.swift"))
    #expect(Set(Self.problems.map(caseName)) == cases)
    #expect(Set(Self.problems.map { $0.message(path: "form.xlsx").code }).count == cases.count)
  }

  @Test func theSheetAndTheRowAreNamed() {
    let text = Message.text([Self.problems[3].message(path: "form.xlsx")], width: 80)
    #expect(text.contains("form.xlsx [survey] row 7"))
    #expect(text.contains("Did you mean   yes_no"))
  }
}
