import BolavenData
import Testing

@testable import BolavenStudies

@Suite struct DataCheckTests {
  @Test func aCleanTableHasNoFindings() {
    let values = (0..<30).map { row -> [String] in
      let sex = row.isMultiple(of: 2) ? "F" : "M"
      return ["p\(row)", "\(20 + row % 7)", sex]
    }
    #expect(table([["pid", "age", "sex"]] + values, identifiers: ["pid"]).findings() == [])
  }

  @Test func repeatedIdentifiersAreProblems() {
    let found = table([["a", "b"], ["1", "x"], ["2", "y"], ["1", "z"]], identifiers: ["a"]).findings()
    #expect(
      found.map(\.kind) == [
        .problem(.duplicateIdentifier(path: "a.xlsx", column: "a", excelColumn: "A", identifier: "1", rows: [2, 4]))
      ])
    #expect(found[0].severity == .problem)
    #expect(found[0].marks.map(\.row) == [2, 4])
  }

  @Test func rowsWithoutAnIdentifierAreProblems() {
    let rows = [["a", "wave"], ["p1", "1"], ["", "1"], ["NA", ""], ["p1", "2"]]
    let found = table(rows, identifiers: ["a", "wave"]).findings()
    #expect(
      found.map(\.kind) == [
        .problem(.missingIdentifier(path: "a.xlsx", column: "a", rows: [3, 4])),
        .problem(.missingIdentifier(path: "a.xlsx", column: "wave", rows: [4])),
      ])
    #expect(found[0].marks.map(\.row) == [3, 4])
    #expect(table(rows, identifiers: ["a", "wave"], needsIdentifiers: false).findings() == [])
  }

  @Test func codesAndRangesOfTheCodebookAreChecked() {
    let book = Codebook([
      "sex": CodebookEntry(
        kind: .choice, values: [ValueLabel(code: "F", label: "Women"), ValueLabel(code: "M", label: "Men")]),
      "crops": CodebookEntry(
        kind: .multi, values: [ValueLabel(code: "tea", label: "Tea"), ValueLabel(code: "rice", label: "Rice")]),
      "age": CodebookEntry(kind: .integer, missingCodes: [MissingCode(code: "-9")], range: 15...99),
    ])
    let found = table(
      [["sex", "crops", "age"], ["F", "tea rice", "30"], ["female", "tea coffee", "-9"], ["M", "", "141"]],
      codebook: book
    ).findings()
    #expect(
      found.map(\.kind) == [
        .problem(
          .unknownCode(
            path: "a.xlsx", column: "sex", excelColumn: "A", cells: [CellFact(row: 3, text: "female")], total: 1,
            known: ["F", "M"])),
        .problem(
          .unknownCode(
            path: "a.xlsx", column: "crops", excelColumn: "B", cells: [CellFact(row: 3, text: "tea coffee")], total: 1,
            known: ["tea", "rice"])),
        .problem(
          .outOfRange(
            path: "a.xlsx", column: "age", excelColumn: "C", cells: [CellFact(row: 4, text: "141")], total: 1, low: 15,
            high: 99)),
      ])
  }

  @Test func rulesOfTheFormAreChecked() {
    let book = Codebook([
      "pre": CodebookEntry(kind: .integer, constraint: ". >= 0 and . <= 20"),
      "post": CodebookEntry(kind: .integer, constraint: ". >= ${pre}"),
      "code": CodebookEntry(constraint: "pulldata('x', 'y', 'z', .) != ''"),
    ])
    let found = table(
      [["pre", "post", "code"], ["21", "22", "a"], ["5", "3", "b"], ["5", "", "c"]], codebook: book
    ).findings()
    #expect(
      found.map(\.kind) == [
        .problem(
          .constraintBroken(
            path: "a.xlsx", column: "pre", excelColumn: "A", cells: [CellFact(row: 2, text: "21")], total: 1,
            constraint: ". >= 0 and . <= 20")),
        .problem(
          .constraintBroken(
            path: "a.xlsx", column: "post", excelColumn: "B", cells: [CellFact(row: 3, text: "3")], total: 1,
            constraint: ". >= ${pre}")),
        .constraintUnchecked("pulldata('x', 'y', 'z', .) != ''"),
      ])
    #expect(found[2].severity == .note)
  }

  @Test func requiredAnswersAreMissedOnlyWhereTheyWereAskedFor() throws {
    let survey = DataFrame(
      source: "form.xlsx",
      columns: [
        ("type", .text(Categories(["text", "integer"]))), ("name", .text(Categories(["crops", "trees"]))),
        ("relevant", .text(Categories([nil, "selected(${crops}, 'coffee')"]))),
        ("required", .text(Categories([nil, "yes"]))),
      ])
    let form = try XLSForm(source: "form.xlsx", sheets: [(name: "survey", frame: survey)])
    let found = table(
      [["crops", "trees"], ["coffee tea", ""], ["tea", ""], ["coffee", "40"], ["", ""]], form: form
    ).findings()
    #expect(rows(found) { $0 == .requiredMissing } == [[2]])
  }

  @Test func rowsOfTheSameContentAreFound() {
    let lines = (0..<6).map { row -> [String] in
      ["id\(row)", "\(row)", "x\(row)", "y", "\(row % 2)", "z\(row)", "q\(row / 2)"]
    }
    let copy = ["id9", "3", "x3", "y", "1", "z3", "q1"]
    let heads = ["key", "a", "b", "c", "d", "e", "f"]
    // A column that is the same everywhere is no content, and one with a value for each row an identifier: the four
    // others are too few to tell.
    let narrow = table(([heads] + lines + [copy]).map { Array($0.prefix(6)) }).findings()
    #expect(rows(narrow) { $0 == .sameContent } == [])
    let found = table([heads] + lines + [copy]).findings()
    #expect(rows(found) { $0 == .sameContent } == [[5, 8]])
  }

  @Test func missingAnswersAreCountedByColumnAndByEnumerator() {
    let lines = (0..<20).map { row -> [String] in
      let first = row < 10 && row > 1 ? "" : "\(row)"
      let second = row < 6 ? "" : "\(row)"
      return [row < 10 ? "ana" : "bo", first, second, "\(row % 5)"]
    }
    let found = table([["enumerator", "a", "b", "c"]] + lines).findings()
    #expect(!found.contains { if case .mostlyMissing = $0.kind { true } else { false } })
    guard case .missingByEnumerator(let name, let share, let others)? = found.first?.kind else {
      Issue.record("no finding about an enumerator")
      return
    }
    #expect(name == "ana")
    // 14 of 40 cells, the enumerators' own names among them.
    #expect(share == 14.0 / 40)
    #expect(others == 0)
    let sparse = table(column("a", (0..<12).map { $0 < 4 ? "\($0)" : "" })).findings()
    #expect(sparse.map(\.kind) == [.mostlyMissing(missing: 8, asked: 12)])
  }

  @Test func manyAnswersThatNobodyKnowsAreFound() {
    let book = Codebook([
      "q": CodebookEntry(
        kind: .choice, values: [ValueLabel(code: "1", label: "Yes"), ValueLabel(code: "8", label: ["lo": "ບໍ່ຮູ້"])])
    ])
    let values = (0..<20).map { $0 < 3 ? "8" : "1" }
    let found = table(column("q", values), codebook: book).findings()
    #expect(found.map(\.kind) == [.manyDoNotKnow(codes: ["8"], share: 0.15)])
    #expect(found[0].cells.map(\.row) == [2, 3, 4])
  }

  @Test func valuesFarFromTheOthersAndCodesForNoAnswerAreToldApart() {
    let values = (0..<20).map { String(100 + $0) }
    let found = table(column("income", values + ["9000", "-99", "-99"])).findings()
    #expect(rows(found) { if case .outliers = $0 { true } else { false } } == [[22]])
    #expect(rows(found) { $0 == .suspiciousValue(-99) } == [[23, 24]])
  }

  @Test(
    "the limits of what is far",
    arguments: [
      // Quartiles 25.75 and 75.25, three times their distance outside.
      ((1...100).map { Double($0) }, -122.75, 223.75),
      // Without distance the deviations decide: their median is 2.
      ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3], -10.3782, 10.3782),
    ] as [([Double], Double, Double)])
  func limits(_ values: [Double], _ low: Double, _ high: Double) throws {
    let limits = try #require(Outliers.limits(values))
    #expect((limits.lowerBound - low).magnitude < 1e-12)
    #expect((limits.upperBound - high).magnitude < 1e-12)
  }

  @Test func amountsThatDifferByFactorsAreJudgedByFactors() throws {
    // Powers of 1.1, and one a million times the largest: on the plain scale a tail of them would be far.
    var amount = 1.0
    let amounts = (0..<100).map { _ -> Double in
      amount *= 1.1
      return amount
    }
    let limits = try #require(Outliers.limits(amounts))
    #expect(amounts.allSatisfy(limits.contains))
    #expect(!limits.contains(amount * 1_000_000))
  }

  @Test func numbersThatAreAllTheSameHaveNoLimits() {
    #expect(Outliers.limits([Double](repeating: 4, count: 20)) == nil)
  }

  @Test func openPersonalDataIsAWarningUntilItIsPrivate() {
    let values = ["020 5551 2345", "020 5551 2346", "020 5551 2347"]
    #expect(table(column("contact", values)).findings().map(\.kind) == [.personalData(.content)])
    let book = Codebook(["contact": CodebookEntry(isPrivate: true)])
    #expect(table(column("contact", values), codebook: book).findings() == [])
  }

  @Test func valuesOfPrivateColumnsAreHidden() {
    let book = Codebook(["age": CodebookEntry(kind: .integer, range: 15...99, isPrivate: true)])
    let found = table(column("age", ["141"]), codebook: book).findings()
    guard case .problem(.outOfRange(_, _, _, let cells, _, _, _))? = found.first?.kind else {
      Issue.record("no finding")
      return
    }
    #expect(cells == [CellFact(row: 2, text: "(hidden)")])
  }

  @Test(
    "a row at the foot that sums up the others is no person",
    arguments: ["Mean", "TOTAL", "Average:", "Mean score", "ສະເລ່ຍ", "ລວມ", "平均", "合計", "平均 値"])
  func aSummaryAtTheFootIsFound(_ word: String) {
    let rows = [["code", "pre"], ["T1", "8"], ["T2", "9"], [word, "8.5"]]
    let found = table(rows, identifiers: ["code"]).findings().filter { $0.kind == .summaryRow(text: word) }
    #expect(found.map { $0.marks.map(\.row) } == [[4]])
    #expect(found.first?.severity == .warning && found.first?.excelColumn == "A")
    // Without a stated id the first column is looked at.
    #expect(table(rows).findings().contains { $0.kind == .summaryRow(text: word) })
  }

  @Test func twoSummariesAreFoundAndPeopleAreNot() {
    let rows = [["code", "pre"], ["Total", "1"], ["Meanchay", "8"], ["Mean", "8.5"], ["Total", "17"]]
    let kinds = table(rows, identifiers: ["code"]).findings().map(\.kind)
    #expect(kinds.contains(.summaryRow(text: "Mean")) && kinds.contains(.summaryRow(text: "Total")))
    #expect(kinds.count { if case .summaryRow = $0 { true } else { false } } == 2)
    #expect(
      !table([["code"], ["Mean"], ["T1"]], identifiers: ["code"]).findings().map(\.kind).contains(
        .summaryRow(text: "Mean")))
    #expect(table([["code"], ["T1"], ["Totally"]], identifiers: ["code"]).findings() == [])
  }
}
