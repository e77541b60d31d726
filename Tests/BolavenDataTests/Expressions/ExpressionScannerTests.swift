import Testing

@testable import BolavenData

@Suite struct ExpressionScannerTests {
  @Test func splitsTextIntoTokensWithTheirPositions() throws {
    let tokens = try expressionTokens("`a b`>=1.5e2 and x_1 in ['y z']")
    #expect(
      tokens.map(\.kind) == [
        .column("a b"), .symbol(">="), .number(150), .word("and"), .word("x_1"), .word("in"), .symbol("["),
        .text("y z"), .symbol("]"), .end,
      ])
    #expect(tokens.map(\.position) == [1, 6, 8, 14, 18, 22, 25, 26, 31, 32])
  }

  @Test func anExponentNeedsDigits() {
    #expect(throws: ExpressionError.self) { try expressionTokens("1e") }
    #expect(throws: ExpressionError.self) { try expressionTokens("1e+") }
  }
}
