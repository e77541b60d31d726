import BolavenData
import Testing

@testable import BolavenStudies

@Suite struct ScoredAnswersTests {
  private func key(_ header: String, _ rows: String...) throws -> AnswerKey {
    try AnswerKey(frame("key.csv", header, rows))
  }

  private func rules(_ change: (inout ScoringRules) -> Void) -> ScoringRules {
    var rules = ScoringRules()
    change(&rules)
    return rules
  }

  @Test func severalRightAnswersAreAllWanted() throws {
    let key = try key("item,correct,options", "i1,A C,4")
    let answers = frame("pre.csv", "pid,i1", ["a,A C", "b,c a", "c,A", "d,A B C", "e,", "f,B"])
    #expect(try key.score(answers).right == [[true, true, false, false, false, false]])
  }

  /// (2 − 0)/2, (1 − 0)/2, (2 − 1)/2, nothing, max(0, −1)/2.
  @Test func partialCreditCountsHitsLessFalseAlarms() throws {
    let key = try key("item,correct,options,weight", "i1,A C,4,3")
    let answers = frame("pre.csv", "pid,i1", ["a,C A", "b,A", "c,A B C", "d,", "e,B"])
    let scored = try key.score(answers, rules: rules { $0.givesPartialCredit = true })
    #expect((0..<5).map { scored.points(0, $0) } == [3, 1.5, 1.5, 0, 0])
    #expect(scored.right == [[true, false, false, false, false]])
  }

  @Test func answersOfSingleColumnsAreTheSame() throws {
    let key = try key("item,correct,options", "i1,A C,3", "i2,B,3")
    let both = frame(
      "pre.csv", "pid,i1,i1/a,i1/b,i1/c,i2", ["a,A C,1,0,1,B", "b,A,1,0,0,A", "c,,0,0,0,"])
    let single = frame("pre.csv", "pid,i1/a,i1/b,i1/c,i2", ["a,1,0,1,B", "b,1,0,0,A", "c,,,,"])
    let whole = frame("pre.csv", "pid,i1,i2", ["a,a c,B", "b,a,A", "c,,"])
    let wanted: [[Bool?]] = [[true, false, false], [true, false, false]]
    for form in [both, single, whole] { #expect(try key.score(form).right == wanted) }
  }

  @Test func waysThatDisagreeAreTold() throws {
    let key = try key("item,correct,options", "i1,A C,3")
    let answers = frame("pre.csv", "pid,i1,i1/A,i1/B,i1/C", ["a,A C,1,0,1", "b,A C,1,0,0"])
    #expect(
      problemsOf { _ = try key.score(answers) } == [
        .data(
          .multipleAnswersDisagree(
            path: "pre.csv", column: "i1", excelColumn: "B",
            cells: [CellFact(row: 3, text: "a c, but the single columns say a")], total: 1))
      ])
  }

  @Test func aMarkIsZeroOrOne() throws {
    let key = try key("item,correct,options", "i1,A C,3")
    let answers = frame("pre.csv", "pid,i1/A,i1/C", ["a,1,x"])
    #expect(
      problemsOf { _ = try key.score(answers) } == [
        .data(
          .unknownCode(
            path: "pre.csv", column: "i1/C", excelColumn: "C", cells: [CellFact(row: 2, text: "x")], total: 1,
            known: ["0", "1"]))
      ])
  }

  @Test func labelsOfTheFormAreReadAsCodes() throws {
    var answers = frame("pre.csv", "pid,i1", ["a,Members", "b,2", "c,The State", "d,ສະມາຊິກ"])
    answers.codebook["i1"] = CodebookEntry(values: [
      ValueLabel(code: "1", label: LabelText(["en": "Members", "lo": "ສະມາຊິກ"])),
      ValueLabel(code: "2", label: "The State"),
    ])
    for right in ["1", "members"] {
      #expect(try key("item,correct,options", "i1,\(right),2").score(answers).right == [[true, false, false, true]])
    }
    #expect(try key("item,correct", "i1,the state").score(answers).right == [[false, true, true, false]])
  }

  @Test func optionsOfNumbersAreNumbers() throws {
    let key = try key("item,correct,options", "i1,2,3")
    #expect(try key.score(frame("pre.csv", "pid,i1", ["a,2", "b,3"])).right == [[true, false]])
    #expect(!problemsOf { _ = try key.score(frame("pre.csv", "pid,i1", ["a,4"])) }.isEmpty)
  }

  /// The second person stopped after the second item, the third left the second out, the fourth answered nothing.
  @Test func whatWasNotReachedCountsNothingWhereThatIsAsked() throws {
    let key = try key("item,correct,options", "i1,A,2", "i2,A,2", "i3,A,2")
    let answers = frame("pre.csv", "pid,i1,i2,i3", ["a,A,A,A", "b,A,B,", "c,A,,A", "d,,,"])
    let plain = try key.score(answers)
    #expect((0..<4).map { plain.total($0) } == [3, 1, 2, 0])
    let reached = try key.score(answers, rules: rules { $0.notReached = .missing })
    #expect(reached.right == [[true, true, true, nil], [true, false, false, nil], [true, nil, true, nil]])
    // One of the two items reached, in points of all three.
    #expect((0..<4).map { reached.total($0) } == [3, 1.5, 2, nil])
  }

  @Test func itemsOfAnotherFormOrWaveAreNotAdministered() throws {
    let key = try key("item,correct,options,form,wave", "i1,A,2,,", "i2,A,2,X,", "i3,A,2,Y Z,", "i4,A,2,,post")
    let answers = frame("pre.csv", "pid,form,i1,i2,i3", ["a,x,A,A,", "b,Y,A,,B"])
    let scored = try key.score(answers, wave: "Pre")
    #expect(scored.right == [[true, true], [true, nil], [nil, false], [nil, nil]])
    #expect((0..<2).map { scored.total($0) } == [4, 2])
    #expect(
      problemsOf { _ = try key.score(answers, wave: "post") } == [
        .scoring(.keyDoesNotFit(path: "pre.csv", key: "key.csv", missing: ["i4"], itemCount: 4, others: []))
      ])
    #expect(
      problemsOf { _ = try key.score(frame("pre.csv", "pid,i1,i2,i3,i4", ["a,A,A,A,A"])) } == [
        .scoring(.formUnknown(path: "pre.csv", key: "key.csv", forms: ["X", "Y", "Z"]))
      ])
  }

  @Test func aWaveWithoutItemsIsRefused() throws {
    let key = try key("item,correct,wave", "i1,A,pre")
    #expect(
      problemsOf { _ = try key.score(frame("post.csv", "pid,i1", ["a,A"]), wave: "post") } == [
        .scoring(.noItems(path: "post.csv", key: "key.csv", wave: "post"))
      ])
  }

  @Test func aFileWithoutAnyAnswerIsRefused() throws {
    let key = try key("item,correct", "i1,A", "i2,B")
    #expect(
      problemsOf { _ = try key.score(frame("pre.csv", "pid,i1,i2", ["a,,", "b,NA,"])) } == [
        .scoring(.noAnswers(path: "pre.csv"))
      ])
  }

  /// R − W/(k − 1): 2 − 0, 1 − 1/3, 1, 0 − 1/3 − 1.
  @Test func guessingGainsNothingOnAverage() throws {
    let key = try key("item,correct,options", "i1,A,4", "i2,B,2")
    let answers = frame("pre.csv", "pid,i1,i2", ["a,A,B", "b,C,B", "c,A,", "d,B,A"])
    let scored = try key.score(answers, rules: rules { $0.correctsForGuessing = true })
    let wanted: [Double?] = [2, 1 - 1.0 / 3, 1, -1.0 / 3 - 1]
    #expect((0..<4).map { scored.total($0) } == wanted)
  }

  @Test func guessingNeedsOptionsAndOneRightAnswer() throws {
    let key = try key("item,correct,options", "i1,A,4", "i2,A B,4", "i3,B,", "i4,A,1")
    let answers = frame("pre.csv", "pid,i1,i2,i3,i4", ["a,A,A,B,A"])
    #expect(
      problemsOf { _ = try key.score(answers, rules: rules { $0.correctsForGuessing = true }) } == [
        .scoring(.guessingUnknown(key: "key.csv", items: ["i3", "i4", "i2"]))
      ])
  }

  @Test func weightsAreThePointsOfARightAnswer() throws {
    let key = try key("item,correct,weight", "i1,A,2", "i2,B,0.5", "i3,B,")
    let scored = try key.score(frame("pre.csv", "pid,i1,i2,i3", ["a,A,B,B", "b,A,A,A"]))
    #expect(scored.maximum == 3.5)
    #expect((0..<2).map { scored.total($0) } == [3.5, 2])
  }

  /// Cell by cell once more, whatever the rules.
  @Test func scoresAreTheSameOnAPathOfTheirOwn() throws {
    let keyFrame = frame(
      "key.csv", "item,correct,options,weight,form,wave",
      ["i1,A C,3,2,,", "i2,B,3,1,X,", "i3,C,3,0.5,Y,pre", "i4,A,3,1,,"])
    let answers = frame(
      "pre.csv", "pid,form,i1,i2,i3,i4", ["a,X,A C,B,,A", "b,Y,A,,C,", "c,Y,c b,,B,B", "d,X,,A,,", "e,Y,A B C,,,"])
    let key = try AnswerKey(keyFrame)
    for partial in [false, true] {
      for reached in ScoringRules.NotReached.allCases {
        let rules = rules {
          $0.givesPartialCredit = partial
          $0.notReached = reached
        }
        let scored = try key.score(answers, wave: "pre", rules: rules)
        let plain = try #require(PlainScoring(answers, key: keyFrame, wave: "pre", rules: rules))
        for row in 0..<5 {
          #expect(isSame(scored.total(row), plain.total(row)))
          for item in 0..<4 { #expect(isSame(scored.points(item, row), plain.points(item, row))) }
        }
      }
    }
  }

  private func isSame(_ first: Double?, _ second: Double?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return (first - second).magnitude < 1e-12
  }
}
