import BolavenData
import TestSupport
import Testing

@testable import BolavenCommandLine
@testable import BolavenStudies

@Suite struct CheckWordingTests {
  /// One example of each kind; a rule that is broken has the message of its problem.
  static let kinds: [CheckFinding.Kind] = [
    .problem(.duplicateIdentifier(path: "a.xlsx", column: "pid", excelColumn: "A", identifier: "1", rows: [2, 4])),
    .summaryRow(text: "Mean"), .sameContent, .mostlyMissing(missing: 30, asked: 40), .requiredMissing,
    .missingByEnumerator(enumerator: "ana", share: 0.4, others: 0.05), .manyDoNotKnow(codes: ["8"], share: 0.153),
    .constraintUnchecked("pulldata('a', 'b', 'c', .) = 1"), .outliers(low: -49.25, high: 2_400_123),
    .suspiciousValue(-99), .shortInterviews(median: 44.2, limit: 14.7), .endBeforeStart,
    .overlappingInterviews(enumerator: "ana"),
    .manyInterviews(enumerator: "ana", day: "2023-04-27", count: 19, median: 4),
    .straightLining(columns: ["q1", "q2", "q3", "q4", "q5", "q6", "q7"], enumerator: "ana"),
    .versions([.init(name: "v2", count: 180), .init(name: "v1", count: 61)]), .implausiblePositions(distance: 104.2),
    .samePositions, .otherIsChoice(text: "Tea", code: "tea"), .frequentOther(text: "Cassava"), .personalData(.content),
  ]

  private static func finding(_ kind: CheckFinding.Kind) -> CheckFinding {
    CheckFinding(
      kind, path: "data/a.xlsx", column: "income", excelColumn: "C",
      cells: [CellFact(row: 9, text: "41"), CellFact(row: 12, text: "42")])
  }

  @Test("every finding says what, where and what to do", arguments: kinds)
  func saysWhatWhereAndWhatToDo(_ kind: CheckFinding.Kind) {
    expectGoodMessage(Self.finding(kind).message)
  }

  @Test func noKindIsForgottenAndEveryKindHasItsOwnCode() throws {
    let source = try Repository.text("Sources/BolavenStudies/Checks/CheckFinding.swift")
    let lines = source.split(separator: "\n").drop { !$0.contains("enum Kind") }.prefix { $0 != "  }" }
    let cases = lines.filter { $0.hasPrefix("    case ") }.map { line in
      String(line.dropFirst(9).prefix { $0 != "(" })
    }
    #expect(Set(Self.kinds.map(caseName)) == Set(cases))
    let codes = Self.kinds.map { Self.finding($0).message.code.number }
    // The two findings about "other" ask for the same.
    #expect(Set(codes).count == Self.kinds.count - 1)
  }

  @Test(
    "numbers are shown with three digits", arguments: [(104.2, "104"), (2_400_123, "2400000"), (0.01234, "0.0123")])
  func digits(_ limit: Double, _ text: String) {
    let message = Self.finding(.outliers(low: 0, high: limit)).message
    #expect(message.expected?.hasPrefix("0 to \(text):") == true, "\(message.expected ?? "")")
  }

  @Test func wholeRowsAreNamedAsRows() {
    #expect(Self.finding(.sameContent).message.places.map(\.text) == ["data/a.xlsx rows 9 and 12"])
    #expect(Self.finding(.suspiciousValue(-99)).message.places.map(\.text) == ["data/a.xlsx C9 and C12"])
  }
}
