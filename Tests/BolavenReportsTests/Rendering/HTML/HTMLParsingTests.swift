import Foundation
import Testing

@testable import BolavenReports

/// html5lib, which names every error of the standard.
private enum Parser {
  static let isHere = (try? run("import html5lib", [])) != nil

  private struct Failure: Error { let text: String }

  @discardableResult
  static func run(_ program: String, _ input: [UInt8]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: Data(input))
    try stdin.fileHandleForWriting.close()
    let text = String(decoding: stdout.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(text: text) }
    return text
  }
}

/// The page as an independent reader of HTML sees it.
@Suite(.enabled(if: Parser.isHere, "needs python3 with html5lib, which is not on this machine"))
struct HTMLParsingTests {
  @Test("no error of HTML, and the elements of an XML reader", arguments: [""] + hostileTexts)
  func isHTML(_ text: String) throws {
    let report = text.isEmpty ? viewReport() : sampleReport(words: { _ in text })
    let bytes = HTMLRenderer().render(report, in: .english)
    let names = try Parser.run(
      """
      import sys, html5lib
      parser = html5lib.HTMLParser(namespaceHTMLElements=False)
      tree = parser.parse(sys.stdin.buffer.read().decode())
      for place, code, data in parser.errors: print('error', place, code, data)
      for e in tree.iter():
        if isinstance(e.tag, str): print(e.tag.split('}')[-1])
      """, bytes
    ).split(separator: "\n").map(String.init)
    let expected = try #require(MarkupReader.elements(of: bytes)).map(\.name)
    #expect(names == expected)
  }
}
