import Testing

@testable import BolavenCommandLine

@Suite struct HelpCommandTests {
  @Test func listsOrExplains() {
    #expect(Outcome("help", commands: CommandCatalog.all).result == Help.list(CommandCatalog.all))
    #expect(Outcome("help", "doctor").result == Help.chapter(on: DoctorCommand.self))
    #expect(Outcome("help", "nothing").status == .usage)
  }
}
