import BolavenData
import Testing

@Suite struct ExpressionTests {
  @Test func knowsTheColumnsItNeedsAsNumbers() throws {
    #expect(try Expression("(wage + `other income`) / wage - 2").columns == ["wage", "other income"])
    #expect(try Expression("sex = F").columns == [])
    #expect(Expression(column: "a b").columns == ["a b"])
  }

  @Test func isWrittenAsItWasRead() throws { #expect("\(try Expression(" a  + b "))" == " a  + b ") }
}
