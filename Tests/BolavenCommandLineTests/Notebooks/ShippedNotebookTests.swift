import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct ShippedNotebookTests {
  /// What the pages say is what comes out here and now.
  @Test func everyNotebookHolds() {
    let check = Call(words: ["notebook", "check", Repository.absolute("notebooks-md")])
    #expect(check.status == .ok, "\(check.result)\(check.talk)")
    #expect(check.result.hasSuffix("up to date.\n"), "\(check.result)")
  }

  @Test func linesOfProseFitAnEditor() throws {
    for file in Repository.files(below: "notebooks-md", endings: [".md"]) {
      let notebook = Notebook(Array(try Repository.text(file).utf8), path: file)
      let markdown = MarkdownLines(notebook.lines)
      for (position, line) in notebook.lines.enumerated() where markdown.isProse[position] && !line.hasPrefix("![") {
        #expect(line.replacing(/<!--.*?-->/, with: "").count <= 120, "\(file):\(position + 1)")
      }
    }
  }
}
