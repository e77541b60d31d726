import Foundation
import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct ManualPageTests {
  static var pages: [String] {
    [ManualPage.whole(CommandCatalog.all)] + CommandCatalog.all.map { ManualPage.page(of: $0) }
  }

  /// The words of a page as roff shows them.
  private static func plain(_ page: String) -> String {
    var text = page
    for (escape, sign) in [
      ("\\-", "-"), ("\\(aq", "'"), ("\\(ga", "`"), ("\\(ha", "^"), ("\\(ti", "~"), ("\\(dq", "\""), ("\\&", ""),
      ("\\e", "\\"),
    ] { text = text.replacingOccurrences(of: escape, with: sign) }
    return text
  }

  @Test func everythingOfTheDescriptionIsOnThePage() {
    let whole = Self.plain(ManualPage.whole(CommandCatalog.all))
    for command in CommandCatalog.all {
      let page = Self.plain(ManualPage.page(of: command))
      for text in [page, whole] {
        #expect(text.contains("bolaven \(command.name)\n"))
        for option in command.options.map(\.syntax) {
          #expect(text.contains("\n.B --\(option.name)"), "\(option.name)")
        }
        for operand in command.operands { #expect(text.contains("\n.B \(operand.usage)\n")) }
        for example in command.examples { #expect(text.contains("\n\(example)\n"), "\(example)") }
      }
    }
    for status in ExitStatus.allCases { #expect(whole.contains("\n.B \(status.rawValue)\n\(status.meaning)\n")) }
  }

  @Test("no line begins with a request by chance", arguments: pages)
  func linesAreRequestsOrText(_ page: String) {
    for line in page.split(separator: "\n") where line.hasPrefix(".") {
      let request = line.dropFirst().prefix { !$0.isWhitespace }
      #expect(
        ["\\\"", "TH", "SH", "SS", "TP", "PP", "B", "I", "BR", "nf", "fi", "nh", "ad"].contains(String(request)),
        "\(line)")
    }
    #expect(!page.contains("\n'"))
  }

  @Test(
    "groff has nothing to warn of", .enabled(if: Tool("groff").isThere, "groff is not on this computer"),
    arguments: pages)
  func groffHasNothingToWarnOf(_ page: String) throws {
    let output = try Tool("groff").run(["-man", "-ww", "-Tutf8", "-"], input: page)
    #expect(output.errors.isEmpty && output.status == 0, "\(output.errors)")
    #expect(output.text.count > 500)
  }

  @Test(.enabled(if: Tool("man").isThere, "man is not on this computer"))
  func manShowsThePage() throws {
    let output = try Tool("man").run(
      ["-l", "-"], input: ManualPage.whole(CommandCatalog.all), variables: ["MANWIDTH": "80"])
    #expect(output.status == 0 && output.text.contains("knowledge"), "\(output.errors)")
  }

  @Test func aPipeGetsTheSource() {
    #expect(Call("man").result == ManualPage.whole(CommandCatalog.all))
    #expect(Call("man data show").result == ManualPage.page(of: DataShowCommand.self))
    #expect(Call("man nothing").status == .usage)
  }
}
