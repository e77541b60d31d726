import Foundation
import TestSupport
import Testing

@testable import BolavenCommandLine

/// What the README shows is what the program prints.
@Suite struct ReadmeTests {
  /// Blocks that begin with a call, and what stands under it.
  static func examples() throws -> [(call: String, shown: String)] {
    try Repository.text("README.md").matches(of: /```text\n\$ bolaven ([^\n]*)\n((?:[^`]|`(?!``))*)```/).map {
      (String($0.1), String($0.2))
    }
  }

  /// Paths are printed as they were typed, so the calls are made from the top folder.
  @Test func everyExamplePrintsWhatIsShown() throws {
    #expect(FileManager.default.changeCurrentDirectoryPath(Repository.root))
    let examples = try Self.examples()
    #expect(examples.count >= 3)
    for (line, shown) in examples {
      let call = Call(words: Call.words(of: line))
      #expect(call.result + call.talk == shown, "bolaven \(line)")
    }
  }

  @Test func theFirstScreenIsASentenceACommandAndItsTable() throws {
    let lines = try Repository.text("README.md").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "# Bolaven")
    let opening = lines.prefix(40).joined(separator: "\n")
    #expect(opening.contains("make demo"))
    #expect(opening.contains("Table 1. "))
  }
}
