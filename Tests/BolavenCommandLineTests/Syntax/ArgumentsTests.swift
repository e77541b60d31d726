import Testing

@testable import BolavenCommandLine

@Suite struct ArgumentsTests {
  @Test func whatACallCannotDoWithoutIsAskedFor() throws {
    let option = Option.column("id", "column that names the person")
    #expect(try Arguments(operands: [], values: ["id": "Code"]).needed(option) == "Code")
    let failure = #expect(throws: CommandFailure.self) { try Arguments(operands: [], values: [:]).needed(option) }
    #expect(failure?.status == .usage)
    #expect(failure?.messages.first?.what == "--id is missing: column that names the person")
  }
}
