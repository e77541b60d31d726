import Testing

@testable import BolavenReports

@Suite struct MarkdownRendererTests {
  private func lines(_ report: Report, _ language: Language = .english) -> [String] {
    String(decoding: MarkdownRenderer().render(report, in: language), as: UTF8.self).split(separator: "\n").map(
      String.init)
  }

  /// The cells of the lines of the table, as GitHub divides them.
  private func cells(_ lines: [String]) -> [[String]] {
    lines.filter { $0.hasPrefix("|") }.map { line in
      var cells: [String] = []
      var cell = ""
      var isEscaped = false
      for character in line.dropFirst() {
        if character == "|", !isEscaped {
          cells.append(cell.split(separator: " ").joined(separator: " "))
          cell = ""
        } else {
          cell.append(character)
        }
        isEscaped = character == "\\" && !isEscaped
      }
      return cells
    }
  }

  @Test("the table is read back equal to the tree", arguments: Language.allCases)
  func readsBack(_ language: Language) throws {
    let rows = cells(lines(hardReport, language))
    #expect(rows.allSatisfy { $0.count == 5 })
    #expect(rows[1] == [":---", "---:", "---:", "---:", ":---"])
    let body = rows.dropFirst(2).filter { !$0[0].hasPrefix("**") }
    for (row, tableRow) in zip(body, hardTable.rows) {
      let shown = tableRow.cells.map { $0.text(in: language) }
      for (cell, text) in zip(row.dropFirst(), shown) {
        #expect(cell.replacing("\u{2212}", with: "-").replacing("\\", with: "").replacing("&lt;", with: "<") == text)
      }
    }
    #expect(body.count == hardTable.rows.count)
  }

  @Test("hostile texts stay inside their cells and mean nothing", arguments: hostileTexts)
  func escapes(_ hostile: String) {
    let report = sampleReport(words: { $0 + hostile })
    let lines = lines(report)
    expectPlainCharacters(MarkdownRenderer().render(report, in: .english))
    let text = lines.joined(separator: "\n")
    #expect(!text.contains("<"))
    let expected = cells(self.lines(sampleReport())).map(\.count)
    #expect(cells(lines).map(\.count) == expected)
  }

  @Test func inventedDataSayItUnderTablesAndCharts() {
    let text = lines(sampleReport()).joined(separator: "\n")
    #expect(text.ranges(of: "SYNTHETIC DATA").count == 4)
  }
}
