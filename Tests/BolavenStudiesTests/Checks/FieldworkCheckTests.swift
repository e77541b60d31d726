import BolavenData
import Testing

@testable import BolavenStudies

/// Interviews with their lengths in minutes, one after the other, of one enumerator on one day a row.
private func interviews(_ minutes: [Int]) -> [[String]] {
  [["start", "end", "enumerator"]]
    + minutes.enumerated().map { row, length -> [String] in
      let day = "2023-04-\(twoDigits(row + 1))T"
      let end = 9 * 60 + length
      return [
        day + "09:00:00.000+07:00", day + "\(twoDigits(end / 60)):\(twoDigits(end % 60)):00.000+07:00", "ana",
      ]
    }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

@Suite struct FieldworkCheckTests {
  @Test func shortInterviewsAreFound() {
    let found = table(interviews([40, 41, 42, 43, 44, 45, 46, 47, 48, 3, 45])).findings()
    #expect(found.map(\.kind) == [.shortInterviews(median: 44, limit: 44.0 / 3)])
    #expect(found[0].cells.map(\.row) == [11])
    #expect(found[0].excelColumn == "B")
  }

  @Test func interviewsThatEndBeforeTheyBeginAreProblems() {
    let found = table([
      ["start", "end"], ["2023-04-27T09:00:00+07:00", "2023-04-27T08:00:00+07:00"],
      // The same moment in another zone of time.
      ["2023-04-27T09:00:00+07:00", "2023-04-27T02:30:00Z"],
    ]).findings()
    #expect(rows(found) { $0 == .endBeforeStart } == [[2]])
    #expect(found[0].severity == .problem)
  }

  @Test func interviewsOfOneEnumeratorAtTheSameTimeAreFound() {
    let day = "2023-04-27"
    let found = table([
      ["start", "end", "enumerator"], ["\(day)T09:00:00", "\(day)T09:40:00", "ana"],
      ["\(day)T09:30:00", "\(day)T10:10:00", "ana"], ["\(day)T09:00:00", "\(day)T09:40:00", "bo"],
      ["\(day)T10:10:00", "\(day)T10:50:00", "ana"],
    ]).findings()
    #expect(rows(found) { $0 == .overlappingInterviews(enumerator: "ana") } == [[2, 3]])
  }

  @Test func manyInterviewsOnOneDayAreFound() {
    let usual = (1...6).flatMap { day in (0..<3).map { _ in ["2023-04-0\(day)", "ana"] } }
    let many = (0..<9).map { _ in ["2023-04-07", "bo"] }
    let found = table([["today", "enumerator"]] + usual + many).findings()
    #expect(
      found.map(\.kind) == [.manyInterviews(enumerator: "bo", day: "2023-04-07", count: 9, median: 3)])
  }

  @Test func theSameAnswerToEveryQuestionIsFoundByEnumerator() {
    let names = (1...5).map { "q\($0)" }
    let list = (1...5).map { ValueLabel(code: "\($0)", label: "Answer") }
    let book = Codebook(
      Dictionary(uniqueKeysWithValues: names.map { (ColumnName($0), CodebookEntry(kind: .choice, values: list)) }))
    let lines = (0..<20).map { row -> [String] in
      let answers = (0..<5).map { question -> String in row < 5 ? "4" : "\((question + row) % 5 + 1)" }
      return ["\(row)", row < 5 ? "lazy" : "ana"] + answers
    }
    let found = table([["id", "enumerator"] + names] + lines, codebook: book, identifiers: ["id"]).findings()
    let isStraight = { (kind: CheckFinding.Kind) in kind == .straightLining(columns: names, enumerator: "lazy") }
    #expect(rows(found, isStraight) == [[2, 3, 4, 5, 6]])
    #expect(!found.contains { $0.kind == .straightLining(columns: names, enumerator: "ana") })
  }

  @Test func versionsOfTheFormAreCounted() {
    let found = table(column("__version__", ["v1", "v2", "v2", "v2"])).findings()
    #expect(found.map(\.kind) == [.versions([.init(name: "v2", count: 3), .init(name: "v1", count: 1)])])
    #expect(found[0].cells.map(\.row) == [2])
    #expect(table(column("__version__", ["v2", "v2"])).findings() == [])
  }

  @Test func placesThatCannotBeRightAreFound() {
    let book = Codebook(["gps": CodebookEntry(kind: .gps, isPrivate: true)])
    let near = (0..<8).map { "15.2\($0) 106.2\($0) 1200 5" }
    let found = table(
      column(
        "gps",
        near + ["0 0 0 0", "13.7563 100.5018 10 5", "95 200 0 0", "15.2 106.2 1 1", "15.2 106.2 1 1", "15.2 106.2 1 1"]),
      codebook: book
    ).findings()
    #expect(
      rows(found) { if case .implausiblePositions = $0 { true } else { false } } == [[10, 12], [11]])
    #expect(rows(found) { $0 == .samePositions } == [[13, 14, 15]])
    #expect(found.flatMap(\.cells).allSatisfy { $0.text == "(hidden)" })
  }

  @Test func answersUnderOtherThatAreChoicesAreFound() {
    let book = Codebook([
      "crops": CodebookEntry(
        kind: .multi,
        values: [
          ValueLabel(code: "coffee", label: ["en": "Coffee", "lo": "ກາເຟ"]), ValueLabel(code: "other", label: "Other"),
        ])
    ])
    let lines = (0..<8).map { row in ["other", row < 2 ? ["coffee", "ກາເຟ"][row] : "Cardamom"] }
    let found = table([["crops", "crops_other"]] + lines, codebook: book).findings()
    #expect(
      found.map(\.kind) == [
        .otherIsChoice(text: "coffee", code: "coffee"), .otherIsChoice(text: "ກາເຟ", code: "coffee"),
        .frequentOther(text: "Cardamom"),
      ])
  }
}
