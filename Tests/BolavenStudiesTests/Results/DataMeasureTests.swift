import BolavenData
import Testing

@testable import BolavenStudies

@Suite struct DataMeasureTests {
  private let frame = textFrame(
    "id,sex,score,note\n1,F,14,x\n2,M,,y\n3,F,9,z\n4,,20,it's\n5,M,16,w", source: "scores.csv")

  private func number(
    _ kind: DataMeasure.Kind, _ expression: String? = nil, where condition: String? = nil
  ) throws -> IndicatorNumber? {
    try DataMeasure(
      kind, of: "scores.csv", expression: expression.map { try Expression($0) },
      where: condition.map { try Expression($0) }
    ).number(in: frame)
  }

  @Test func countsRows() throws {
    #expect(try number(.count)?.value == 5)
    #expect(try number(.count, where: "sex = F")?.value == 2)
    #expect(try number(.count, where: "score > 100")?.value == 0)
  }

  @Test func aShareLeavesOutRowsWithoutAnAnswer() throws {
    let share = try #require(try number(.share, "score >= 14"))
    #expect(share.numerator == 3)
    #expect(share.denominator == 4)
    #expect(share.unanswered == 1)
    let women = try #require(try number(.share, "sex = F"))
    #expect(women.denominator == 4)
  }

  @Test func aTextForNoAnswerIsNoAnswerToo() throws {
    let frame = textFrame("id,agree,age\n1,yes,30\n2,NA,40\n3,,50\n4,no,-", source: "a.csv")
    let share = { (text: String) in try DataMeasure(.share, of: "a.csv", expression: Expression(text)).number(in: frame)
    }
    let agree = try #require(try share("agree = yes"))
    #expect(agree.value == 0.5)
    #expect(agree.unanswered == 2)
    // One part that holds is enough, whatever the other would have been.
    #expect(try share("agree = yes or age > 35")?.numerator == 3)
    #expect(try share("agree = yes or age > 35")?.denominator == 3)
    #expect(try share("missing(agree)")?.numerator == 2)
    #expect(try share("missing(agree)")?.denominator == 4)
  }

  @Test func aShareHasAnExactInterval() throws {
    // statsmodels 0.15.0: proportion_confint(3, 4, method="beta")
    let share = try #require(try number(.share, "score >= 14"))
    #expect(((share.low ?? 0) - 0.19412044968324338).magnitude < 1e-12)
    #expect(((share.high ?? 0) - 0.9936905367902902).magnitude < 1e-12)
  }

  @Test func aConditionOnMissingAnswersCountsThemAll() throws {
    #expect(try number(.share, "missing(score)")?.denominator == 5)
    #expect(try number(.share, "missing(score)")?.numerator == 1)
  }

  @Test func meansMediansAndSumsCountWhatIsMissing() throws {
    #expect(try number(.mean, "score / 20")?.value == 59.0 / 80)
    #expect(try number(.median, "score")?.value == 15)
    #expect(try number(.sum, "score", where: "sex = F")?.value == 23)
    #expect(try number(.sum, "score")?.unanswered == 1)
  }

  @Test func nothingToMeasureIsNoNumber() throws {
    #expect(try number(.mean, "score", where: "score > 100") == nil)
    #expect(try number(.share, "score > 1", where: "sex = X") == nil)
  }

  @Test func aColumnThatIsNotThereIsAProblem() {
    #expect(throws: DataError.self) { try number(.mean, "scores") }
  }
}
