import BolavenReports
import Foundation

/// Reads the printed tables of a text back: their columns are what stands between cells that are blank in every line.
struct TextTableReader {
  struct Panel {
    let spanners: [String]
    /// Lines above the rule under the heads, then those below it; each a list of fields.
    var head: [[String]] = []
    var body: [[String]] = []
    let width: Int
  }

  let panels: [Panel]

  init(_ text: String, ambiguous: AmbiguousWidth = .narrow) {
    var panels: [Panel] = []
    var lines: [String]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let isEdge = line.count > 9 && line.allSatisfy { $0 == "=" }
      if isEdge, let inside = lines {
        panels.append(Self.panel(inside, width: line.count, ambiguous))
        lines = nil
      } else if isEdge {
        lines = []
      } else {
        lines?.append(line)
      }
    }
    self.panels = panels
  }

  private static func isRule(_ line: String) -> Bool {
    line.contains("---") && line.allSatisfy { $0 == "-" || $0 == " " }
  }

  private static func panel(_ lines: [String], width: Int, _ ambiguous: AmbiguousWidth) -> Panel {
    // Heads over several columns are no columns: they end with their own rule.
    let spanners = lines.firstIndex { isRule($0) && $0.contains(" ") }.map { $0 + 1 } ?? 0
    let columns = lines.dropFirst(spanners)
    let grid = columns.filter { !isRule($0) }.map { cells($0, ambiguous) }
    let places = 0..<(grid.map(\.count).max() ?? 0)
    let blank = places.map { place in grid.allSatisfy { $0.count <= place || $0[place] == " " } }
    var starts = [0]
    for place in places.dropFirst(2) where !blank[place] && blank[place - 1] && blank[place - 2] {
      starts.append(place)
    }
    var panel = Panel(spanners: lines.prefix(spanners).filter { !isRule($0) }, width: width)
    var inHead = true
    for line in columns {
      guard !isRule(line) else {
        inHead = false
        continue
      }
      let cells = cells(line, ambiguous)
      let fields = starts.indices.map { index -> String in
        let end = index + 1 < starts.count ? starts[index + 1] : Int.max
        let field = cells.indices.filter { $0 >= starts[index] && $0 < end }.map { cells[$0] }.joined()
        return field.trimmingCharacters(in: .whitespaces)
      }
      if inHead { panel.head.append(fields) } else { panel.body.append(fields) }
    }
    return panel
  }

  /// One entry for each cell of the terminal; the second cell of a wide letter is empty, marks stand with their letter.
  private static func cells(_ line: String, _ ambiguous: AmbiguousWidth) -> [String] {
    var cells: [String] = []
    for letter in line {
      cells.append(String(letter))
      for _ in 1..<max(1, displayWidth(String(letter), ambiguous: ambiguous)) { cells.append("") }
    }
    return cells
  }
}
