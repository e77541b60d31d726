import BolavenEstimation
import BolavenFormats
import BolavenStudies
import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct PlanWordingTests {
  /// One example of each kind but those of YAML.
  static let kinds: [PlanProblem.Kind] = [
    .unknownKey("basline", nearest: ["baseline"]), .missingKey("unit", inside: "indicators"),
    .wrongShape(key: "data", expected: .mapping),
    .badValue(key: "mastery", value: "sixty", expected: .share),
    .unknownReference(key: "design", name: "trainng", nearest: ["training"], known: ["training", "returnees"]),
    .repeatedIdentifier("gain"), .wrongVersion("2"), .fileMissing("Scores.csv", nearby: ["scores.csv"]),
    .exactlyOne(of: ["file", "waves"], found: []), .expression(text: "a +", position: 4, expected: "a column"),
  ]
  static let regressions: [PlanProblem.Kind] =
    RegressionWordingTests.contradictions.prefix(1).map { .regression($0) }
    + ["y ~ x +"].compactMap { text in
      do throws(FormulaError) {
        _ = try Formula(text)
        return nil
      } catch { return .formula(error) }
    }
  static let errors: [YAMLError] = [
    .syntax(problem: "did not find expected key", line: 3, column: 5), .tab(line: 3, column: 1),
    .duplicateKey("id", line: 9, column: 3, firstLine: 4), .alias(line: 3, column: 5), .tag("!x", line: 3, column: 5),
    .keyNotText(line: 3, column: 5), .tooDeep(line: 3, limit: 64), .tooManyNodes(line: 3, limit: 100_000),
    .tooLarge(bytes: 9_000_000, limit: 8_388_608), .severalDocuments(line: 3), .notUTF8(line: 3), .empty,
  ]
  static let expectations: [PlanProblem.Expectation] = [
    .oneOf(["a", "b"], nearest: ["a"]), .oneOf([], nearest: []), .number, .wholeNumber, .share, .range, .yesOrNo,
    .percentile, .slug,
  ]

  private func message(_ kind: PlanProblem.Kind, excerpt: String = "    basline: 0", column: Int = 5) -> Message {
    PlanProblem(kind, file: "study.yaml", line: 95, column: column, excerpt: excerpt).message
  }

  @Test("every problem says what, where and what to do", arguments: kinds + regressions + errors.map { .yaml($0) })
  func saysWhatWhereAndWhatToDo(_ kind: PlanProblem.Kind) {
    expectGoodMessage(message(kind))
    #expect(message(kind).code.family == .plan)
  }

  @Test("every expectation has words", arguments: expectations)
  func expectationsHaveWords(_ expected: PlanProblem.Expectation) {
    expectGoodMessage(message(.badValue(key: "k", value: "v", expected: expected)))
  }

  @Test func noCaseIsForgottenAndEveryCaseHasItsOwnCode() throws {
    let yaml = caseNames(of: "YAMLError", in: try Repository.text("Sources/BolavenFormats/YAML/YAMLNode.swift"))
    #expect(Set(Self.errors.map(caseName)) == yaml)
    let codes = (Self.kinds + Self.regressions + Self.errors.map { .yaml($0) }).map { message($0).code }
    #expect(Set(codes).count == codes.count)
  }

  @Test func quotesTheLineAndMarksTheWord() {
    #expect(
      Message.text([message(.unknownKey("basline", nearest: ["baseline"]))], width: 80) == """
        error[P201] 'basline' is not a word that study.yaml knows here
          --> study.yaml:95:5
          95 |     basline: 0
             |     ^^^^^^^ did you mean 'baseline'?
          fix: correct the word, or write 'x-basline' for your own notes

        """)
  }

  @Test func ofALongLineThePartAroundTheWordIsShown() {
    let line = String(repeating: "a", count: 5_000) + " basline " + String(repeating: "b", count: 5_000)
    let message = message(.unknownKey("basline", nearest: []), excerpt: line, column: 5_002)
    expectGoodMessage(message)
    #expect(message.excerpt[0].contains("basline"))
    let place = message.excerpt[1].firstIndex(of: "^").map {
      message.excerpt[1].distance(from: message.excerpt[1].startIndex, to: $0)
    }
    #expect(place.map { Array(message.excerpt[0])[$0] } == "b")
  }
}
