import Testing

@testable import BolavenCommandLine

@Suite struct CommandCatalogTests {
  @Test("a command describes itself as the help needs it", arguments: CommandCatalog.all.map { $0.name })
  func describesItself(_ name: String) throws {
    let command = try #require(CommandCatalog.all.first { $0.name == name })
    #expect(command.summary.count <= 58 && command.summary.hasSuffix("."))
    #expect(!command.examples.isEmpty && command.examples.allSatisfy { $0.hasPrefix("bolaven \(name)") })
    let names = command.syntax.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLowercase || $0 == "-" } && !$0.hasPrefix("no-") })
    let letters = command.syntax.compactMap(\.short)
    #expect(Set(letters).count == letters.count && letters.allSatisfy("hqvojn".contains))
    for operand in command.operands.dropLast() {
      if case .many = operand.count { Issue.record("\(operand.placeholder) is not the last operand") }
    }
  }

  /// An example that the command itself would refuse helps nobody.
  @Test("every example can be called", arguments: CommandCatalog.all.map { $0.name })
  func examplesCanBeCalled(_ name: String) throws {
    let command = try #require(CommandCatalog.all.first { $0.name == name })
    for example in command.examples {
      let words = callWords(example).dropFirst().map { $0.filter { $0 != "\"" && $0 != "'" } }
      let call = try CommandCall(words[...], among: CommandCatalog.all)
      #expect(call.command.name == name)
      #expect(ArgumentParser(call.rest, of: command).problems.isEmpty, "\(example)")
    }
  }

  @Test func namesAreUnique() {
    let names = CommandCatalog.all.map { $0.name }
    #expect(Set(names).count == names.count)
  }
}
