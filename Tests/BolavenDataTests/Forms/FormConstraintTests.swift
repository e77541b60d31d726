import BolavenData
import Testing

@Suite struct FormConstraintTests {
  @Test(
    "answers are judged as the form judges them",
    arguments: [
      (". >= 0 and . <= 20", "20", true), (". >= 0 and . <= 20", "21", false), (".>=0 and .<=20", "-1", false),
      (". > 0 or . = -99", "-99", true), ("not(. = 5)", "5", false), (". mod 2 = 0", "3", false),
      (". div 2 >= 1.5", "3", true), ("selected(., 'a') and count-selected(.) <= 2", "a b", true),
      ("not(selected(., 'none') and count-selected(.) > 1)", "none a", false),
      ("string-length(.) = 4", "ກາເຟ", true), ("regex(., '^[0-9]{8}$')", "55512345", true),
      ("regex(., '^[0-9]{8}$')", "5551234", false), (". <= ${age}", "30", false), (". <= ${age} - 5", "20", true),
      ("if(${sex} = 'F', . < 5, . < 10)", "7", false), (". != 'x'", "y", true),
      (". >= '2023-01-01'", "2023-04-27", true), (". <= '2023-01-01'", "2023-04-27", false),
      ("(. > 1) and ((. < 9) or (. = 99))", "99", true), ("- . < 0", "3", true), ("1 + 2 * 3 = 7", "x", true),
    ])
  func judges(_ example: (constraint: String, answer: String, isKept: Bool)) throws {
    let constraint = try #require(FormConstraint(example.constraint))
    let others = ["age": "25", "sex": "F"]
    #expect(constraint.isKept(by: example.answer) { others[$0] } == example.isKept)
  }

  @Test(
    "a rule that is not understood is not judged",
    arguments: [
      "pulldata('a', 'b', 'c', .) = 1", ". >= today()", "jr:choice-name(., 'a') = 'x'", ". >", "(. > 1", "regex(., .)",
      "regex(., '(?<=a)b')", "", "position(..) = 1", "../age > 1", ". ! 1", "'abc", "not(1, 2)",
    ])
  func leavesOthersAlone(_ text: String) { #expect(FormConstraint(text) == nil) }

  @Test func aMissingAnswerToAnotherQuestionDecidesNothing() throws {
    let constraint = try #require(FormConstraint(". <= ${age}"))
    #expect(constraint.isKept(by: "3") { _ in nil } == nil)
    #expect(constraint.references == ["age"])
    let guarded = try #require(FormConstraint(". < 10 or . <= ${age}"))
    #expect(guarded.isKept(by: "3") { _ in nil } == true)
  }

  @Test(
    "a rule of two bounds is a range",
    arguments: [
      (". >= 0 and . <= 20", 0...20), ("0 <= . and . <= 20", 0...20), ("(. >= -5) and (. <= 5)", -5...5),
      (". >= 0", nil), (". > 0 and . < 20", nil), (". >= 0 and . <= 20 or . = 99", nil), (". <= 1 and . >= 2", nil),
    ] as [(String, ClosedRange<Double>?)])
  func range(_ text: String, _ range: ClosedRange<Double>?) { #expect(FormConstraint(text)?.range == range) }

  @Test(.timeLimit(.minutes(1))) func deepNestingIsRefused() {
    #expect(FormConstraint(String(repeating: "(", count: 100_000) + ".") == nil)
    #expect(FormConstraint(String(repeating: "-", count: 100_000) + ".") != nil)
  }
}
