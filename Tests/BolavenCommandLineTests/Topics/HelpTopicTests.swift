import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct HelpTopicTests {
  @Test("a topic is a page of 80 columns", arguments: HelpTopics.all.map(\.name))
  func fitsEightyColumns(_ name: String) throws {
    let call = Call("help \(name)")
    #expect(call.status == .ok && call.talk.isEmpty)
    let lines = call.result.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
    #expect(lines.count > 8 && !call.result.contains("\n\n\n"))
    #expect(lines[0].lowercased().hasPrefix(name.replacing("-", with: " ")), "\(lines[0])")
  }

  @Test func noTopicIsACommand() {
    let firstWords = Set(CommandCatalog.all.flatMap { $0.name.split(separator: " ").prefix(1).map(String.init) })
    for topic in HelpTopics.all { #expect(!firstWords.contains(topic.name), "\(topic.name)") }
  }

  @Test func theListOfHelpNamesEveryTopic() {
    for topic in HelpTopics.all { #expect(Help.list(CommandCatalog.all).contains(topic.name)) }
  }

  /// What a page sends its reader to is there.
  @Test func callsInPagesCanBeMade() throws {
    let pages = HelpTopics.all.map(\.page) + CommandCatalog.all.map { Help.chapter(on: $0) }
    for page in pages {
      let joined = page.replacing(/\n +/, with: " ")
      for match in joined.matches(of: /bolaven help ([a-z-]+)( [a-z-]+)?/) {
        let first = String(match.1)
        // `bolaven help` by itself, above another call.
        guard first != "bolaven" else { continue }
        let both = first + (match.2 ?? "")
        let isKnown =
          HelpTopics.all.contains { $0.name == first }
          || CommandCatalog.all.contains { $0.name == first || $0.name == both }
        #expect(isKnown, "\(match.0)")
      }
      for match in joined.matches(of: /bolaven explain ([A-Z]\d{3})/) {
        #expect(Explanations.all.contains { $0.code == match.1 }, "\(match.0)")
      }
    }
  }

  @Test func everyVariableThatTheSourcesReadIsExplained() throws {
    var read: Set<String> = []
    for path in Repository.files(below: "Sources", endings: [".swift"]) {
      for match in try Repository.text(path).matches(of: /(?:environment|getenv)\("([A-Z_]+)"\)/) {
        read.insert(String(match.1))
      }
    }
    let known = Set(EnvironmentVariables.all.map(\.name))
    // Where fonts and words are looked for is the system's own matter.
    #expect(read.subtracting(known).subtracting(["HOME", "LANG", "LC_ALL", "LC_CTYPE"]).sorted() == [])
  }
}
