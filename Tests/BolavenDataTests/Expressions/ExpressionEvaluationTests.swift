import BolavenData
import Testing

private let frame = DataFrame(
  source: "a.csv",
  columns: [
    ("age", .text(Categories(["10", "20", nil, "30", "NA"]))),
    ("income", .text(Categories(["0", "5", "7", "-", "2"]))),
    ("sex", .text(Categories(["F", "M", "F", nil, "NA"]))), ("code", .text(Categories(["007", "7", "x", "7.0", "8"]))),
    ("real", .numbers(NumberColumn([1, 2, nil, 4, 5]))),
  ])

private func condition(_ text: String) throws -> [Bool] { try Expression(text).condition(in: frame) }
private func numbers(_ text: String) throws -> [Double?] {
  let column = try Expression(text).numbers(in: frame)
  return (0..<column.count).map { column[$0] }
}

@Suite struct ExpressionEvaluationTests {
  @Test func arithmeticWithAMissingNumberIsMissing() throws {
    #expect(try numbers("age + income") == [10, 25, nil, nil, nil])
    #expect(try numbers("-real * 2") == [-2, -4, nil, -8, -10])
  }

  @Test func divisionByZeroAndOverflowAreMissing() throws {
    #expect(try numbers("age / income") == [nil, 4, nil, nil, nil])
    #expect(try numbers("income / income") == [nil, 1, 1, nil, 1])
    #expect(try numbers("real * 1e308") == [1e308, nil, nil, nil, nil])
  }

  @Test func whatIsMissingMeetsNeitherAConditionNorItsOpposite() throws {
    #expect(try condition("age >= 15") == [false, true, false, true, false])
    #expect(try condition("not (age >= 15)") == [true, false, false, false, false])
    #expect(try condition("age >= 15 or income > 0") == [false, true, true, true, true])
    #expect(try condition("not (age >= 15 and income > 5)") == [true, true, false, false, true])
    #expect(try condition("sex != F") == [false, true, false, false, false])
    #expect(try condition("not sex in [F, X]") == [false, true, false, false, false])
  }

  @Test func missingAsksForIt() throws {
    #expect(try condition("missing(age)") == [false, false, true, false, true])
    #expect(try condition("missing(income)") == [false, false, false, true, false])
    #expect(try condition("missing(sex)") == [false, false, false, true, true])
    #expect(try condition("missing(age + income)") == [false, false, true, true, true])
    #expect(try condition("missing(real) or real > 4") == [false, false, true, false, true])
    #expect(try condition("sex = 'NA'") == [false, false, false, false, true])
  }

  @Test func aConditionIsANumberWhereOneIsNeeded() throws {
    #expect(try numbers("age >= 15") == [0, 1, nil, 1, nil])
    #expect(try numbers("(sex = F) * 10") == [10, 0, 10, nil, nil])
  }

  @Test func numbersAreComparedAsNumbersAndQuotedTextsAsTexts() throws {
    #expect(try condition("code = '7'") == [false, true, false, false, false])
    #expect(try condition("real = '4'") == [false, false, false, true, false])
    let digits = DataFrame(source: "a", columns: [("code", .text(Categories(["007", "7", "7.0", "8"])))])
    #expect(try Expression("code = 7").condition(in: digits) == [true, true, true, false])
    #expect(try Expression("'7' < code").condition(in: digits) == [false, false, true, true])
  }

  @Test func aMistypedColumnIsNoText() {
    #expect(
      throws: DataError([
        .columnMissing(
          path: "a.csv", name: "sexx", found: ["age", "income", "sex", "code", "real"], nearest: ["sex"])
      ])
    ) { try condition("sexx = F") }
    #expect(throws: DataError.self) { try condition("sexx = 'F'") }
    #expect(throws: DataError.self) { try condition("agee > 15") }
    #expect(throws: DataError.self) { try condition("`F` = sex") }
  }

  @Test func everyProblemIsReportedOnce() {
    let error = #expect(throws: DataError.self) { try condition("code > 1 and (agee > 1 or code < 2)") }
    #expect(error?.problems.count == 2)
    guard case .notANumber(_, "code", _, let cells, 1)? = error?.problems.first else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(cells == [CellFact(row: 4, text: "x")])
  }
}
