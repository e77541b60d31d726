import BolavenData
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct KeyFitTests {
  private func fit(
    _ key: [String], header: String = "item,correct", _ before: [String], _ after: [String],
    columns: String = "pid,q1,q2", rules: ScoringRules = ScoringRules()
  ) throws -> KeyFit {
    let answerKey = try AnswerKey(frame("key.csv", header, key))
    let frames = [frame("pre.csv", columns, before), frame("post.csv", columns, after)]
    let waves = try zip(frames, ["pre", "post"]).map { try answerKey.score($0, wave: $1, rules: rules) }
    return try KeyFit(answerKey, waves, frames: frames, pairs: before.indices.map { ($0, $0) })
  }

  private func notes(_ fit: KeyFit, _ rules: ScoringRules = ScoringRules(), used: [String] = []) -> [String] {
    KeyFitWording.notes(fit, rules, used: used).map(\.text.english)
  }

  @Test func aKeyThatFitsNothingIsRefused() {
    #expect(
      problemsOf { _ = try fit(["q1,1", "q2,2"], ["a,A,B", "b,B,C"], ["a,A,A", "b,B,B"]) } == [
        .scoring(
          .keyNeverRight(
            paths: ["pre.csv", "post.csv"], key: "key.csv", itemCount: 2, found: ["A", "B", "C"], expected: ["1", "2"]))
      ])
  }

  @Test func aRightAnswerThatNobodyGaveIsACaution() throws {
    let found = try fit(["q1,A", "q2,1"], ["a,A,B", "b,B,C"], ["a,A,A", "b,B,B"])
    #expect(found.neverRight == ["q2"])
    #expect(
      KeyFitWording.cautions(found).map(\.text.english) == [
        "Nobody ever gave the right answer that the key has for q2: check the key."
      ])
    // What the key says can be answered may be what nobody knew.
    let known = try fit(
      ["q1,A,4", "q2,D,4"], header: "item,correct,options", ["a,A,B", "b,B,C"], ["a,A,A", "b,B,B"])
    #expect(known.neverRight.isEmpty && KeyFitWording.cautions(known).isEmpty)
  }

  @Test func onePersonWhoIsWrongEverywhereIsScored() throws {
    #expect(try fit(["q1,A", "q2,B"], ["a,B,A"], ["a,B,A"]).neverRight == ["q1", "q2"])
  }

  @Test func theSameAnswersTwiceAreACaution() throws {
    let same = try fit(["q1,A", "q2,B"], ["a,A,B", "b,C,B"], ["a,A,B", "b,C,B"])
    #expect(
      KeyFitWording.cautions(same).map(\.text.english) == [
        "Everybody gave the same answers before and after: the same file may have been given twice."
      ])
    #expect(try !fit(["q1,A", "q2,B"], ["a,A,B", "b,C,B"], ["a,A,B", "b,C,A"]).isRepeated)
    #expect(try !fit(["q1,A", "q2,B"], ["a,A,B"], ["a,A,B"]).isRepeated)
  }

  @Test func columnsThatLookLikeItemsAreNamed() throws {
    let columns = "pid,q1,q2,q3,q4,q5,q9,age2,question7"
    let rows = ["a,A,B,A,A,A,A,1,2", "b,A,C,A,A,A,A,1,2"]
    let found = try fit(["q1,A", "q2,B"], rows, rows, columns: columns)
    #expect(found.unscored == ["q3", "q4", "q5", "q9"])
    #expect(notes(found) == ["Columns q3 to q5, q9 are not in the key and are not scored."])
    #expect(
      notes(found, used: ["q3", "q4", "q5"]) == ["Column q9 is not in the key and is not scored."])
  }

  @Test func scoresOfFormsSayWhatWasGiven() throws {
    let key = ["q1,A,x,", "q2,B,,", "q3,A,y,", "q4,A,,post"]
    let found = try fit(
      key, header: "item,correct,form,wave", ["a,A,B,,A,x", "b,,B,A,A,y"], ["a,,B,A,A,y", "b,A,B,,A,x"],
      columns: "pid,q1,q2,q3,q4,form")
    #expect(
      notes(found) == [
        "Not everybody was given every item: a score is that of the items given, put on the scale of all 4 items "
          + "(4 points). Given: before form x (2 items, 2 points), form y (2 items, 2 points); after form x (3 items, "
          + "3 points), form y (3 items, 3 points)."
      ])
    #expect(
      KeyFitWording.notes(found, ScoringRules(), hasScores: false)[0].text.english.hasPrefix(
        "Not everybody was given every item. Given: before form x"))
    #expect(try notes(fit(["q1,A", "q2,B"], ["a,A,B"], ["a,A,B"])).isEmpty)
  }

  @Test func guessingHasARangeBelowZero() throws {
    var rules = ScoringRules()
    rules.correctsForGuessing = true
    let found = try fit(
      ["q1,A,4", "q2,B,3"], header: "item,correct,options", ["a,A,B", "b,C,A"], ["a,A,B", "b,C,B"], rules: rules)
    #expect((found.minimum + 1.0 / 3 + 0.5).magnitude < 1e-12)
    #expect(KeyFitWording.range(found.minimum, found.maximum)(.english) == "-0.8 to 2")
    #expect(KeyFitWording.range(0, 8)(.english) == "0-8")
    #expect(
      notes(found, rules) == [
        "Corrected for guessing: a wrong answer among k options takes 1/(k - 1) of the points of its item, a blank takes "
          + "nothing; scores lie between -0.8 and 2."
      ])
  }

  @Test func aWaveThatTheStudyDoesNotHaveIsRefused() {
    #expect(
      problemsOf {
        try AnswerKey(frame("key.csv", "item,correct,wave", ["q1,A,", "q2,B,before", "q3,B,Pre post"]))
          .requireWaves(["pre", "post"])
      } == [
        .data(
          .unknownCode(
            path: "key.csv", column: "wave", excelColumn: "C", cells: [CellFact(row: 3, text: "before")], total: 1,
            known: ["pre", "post"]))
      ])
  }
}
