/// The lines of one table between its title and its notes.
///
/// Numbers with decimals stand under each other by their points within a block, other numbers and heads to the right, words
/// to the left. A table that is too wide has its headings wrapped, then its columns put into panels, each with its headings.
struct TextTable {
  private let table: Table
  private let language: Language
  private let width: Int
  /// Blanks between two columns.
  private static let gap = 2
  private static let narrowestStub = 20
  private static let narrowestWords = 14

  init(_ table: Table, in language: Language, width: Int) {
    self.table = table
    self.language = language
    self.width = width
  }

  var lines: [String] {
    let columns = table.columns.indices.map { TextColumn(table, at: $0, in: language) }
    var stub = stubWidth
    var widths = columns.map(\.width)
    let excess = { stub + widths.reduce(0) { $0 + $1 + Self.gap } - width }
    // The widest column of words gives way first, then the headings.
    while excess() > 0,
      let widest = columns.indices.filter({ columns[$0].isWords && widths[$0] > Self.narrowestWords })
        .max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] = max(Self.narrowestWords, widths[widest] - excess())
    }
    if excess() > 0 { stub = max(min(stub, Self.narrowestStub), stub - excess()) }
    let panels = panels(of: widths, stub: stub)
    return panels.enumerated().flatMap { position, panel in
      let room = width - panel.reduce(0) { $0 + widths[$1] + Self.gap }
      return lines(
        of: panel, columns, widths: widths, stub: max(stub, min(stubWidth, room)), isLast: position == panels.count - 1)
    }
  }

  private var stubWidth: Int {
    let labels = table.rows.map { displayWidth(oneLine($0.label(language))) + 2 * $0.indent }
    return max(labels.max() ?? 0, displayWidth(oneLine(table.stub(language))))
  }

  /// Columns that stand beside each other: all of them where they fit.
  private func panels(of widths: [Int], stub: Int) -> [[Int]] {
    var panels: [[Int]] = []
    var used = Int.max
    for (column, columnWidth) in widths.enumerated() {
      if used == Int.max || used + Self.gap + columnWidth > width {
        panels.append([])
        used = stub
      }
      panels[panels.count - 1].append(column)
      used += Self.gap + columnWidth
    }
    return panels.isEmpty ? [[]] : panels
  }

  // MARK: One panel

  private func lines(of panel: [Int], _ columns: [TextColumn], widths: [Int], stub: Int, isLast: Bool) -> [String] {
    let total = stub + panel.reduce(0) { $0 + widths[$1] + Self.gap }
    let rule = { (sign: String) in String(repeating: sign, count: total) }
    var lines = [rule("=")] + spanners(over: panel, widths: widths, stub: stub)
    lines += row(
      wrappedLines(oneLine(table.stub(language)), width: stub, breaksWords: true), atBottom: true,
      panel.map { (columns[$0].head(width: widths[$0]), widths[$0], columns[$0].isWords) }, stub: stub)
    lines.append(rule("-"))
    var first = 0
    for (position, block) in table.blocks.enumerated() {
      if position > 0 { lines.append(rule("-")) }
      if let label = block.label { lines += wrappedLines(oneLine(label(language)), width: total) }
      for (offset, tableRow) in block.rows.enumerated() {
        let indent = String(repeating: " ", count: 2 * tableRow.indent)
        let label = wrappedLines(
          oneLine(indent + tableRow.label(language)), width: stub, indent: min(2 * tableRow.indent + 2, stub / 2),
          breaksWords: true)
        let cells = panel.map { column in
          (
            columns[column].lines(row: first + offset, block: position, width: widths[column]), widths[column],
            columns[column].isWords
          )
        }
        lines += row(label, atBottom: false, cells, stub: stub)
      }
      first += block.rows.count
    }
    return lines + (isLast ? [rule("=")] : [rule("="), ""])
  }

  /// The lines of one row; what has fewer lines stands at the top, or at the bottom in the head.
  private func row(
    _ label: [String], atBottom: Bool, _ cells: [(lines: [String], width: Int, isWords: Bool)], stub: Int
  ) -> [String] {
    let height = max(label.count, cells.map(\.lines.count).max() ?? 0)
    let line = { (lines: [String], index: Int) -> String in
      let place = atBottom ? index - (height - lines.count) : index
      return lines.indices.contains(place) ? lines[place] : ""
    }
    return (0..<height).map { index in
      var text = padded(line(label, index), to: stub, left: true)
      for cell in cells {
        text +=
          String(repeating: " ", count: Self.gap)
          + padded(line(cell.lines, index), to: cell.width, left: cell.isWords)
      }
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// Heads over several columns, each with a rule as wide as its columns.
  private func spanners(over panel: [Int], widths: [Int], stub: Int) -> [String] {
    var heads: [(lines: [String], width: Int, isWords: Bool)] = []
    var rules: [(lines: [String], width: Int, isWords: Bool)] = []
    var rest = panel[...]
    while let column = rest.first {
      let spanner = table.spanners.first { $0.columns.contains(column) }
      let columns = spanner.map { spanner in rest.prefix { spanner.columns.contains($0) } } ?? rest.prefix(1)
      rest = rest.dropFirst(columns.count)
      let span = columns.reduce(-Self.gap) { $0 + Self.gap + widths[$1] }
      let words = spanner.map { wrappedLines(oneLine($0.header(language)), width: span, breaksWords: true) } ?? []
      heads.append((words.map { String(repeating: " ", count: (span - displayWidth($0)) / 2) + $0 }, span, true))
      rules.append((spanner == nil ? [] : [String(repeating: "-", count: span)], span, true))
    }
    guard !rules.allSatisfy(\.lines.isEmpty) else { return [] }
    return row([], atBottom: true, heads, stub: stub) + row([], atBottom: true, rules, stub: stub)
  }
}

/// The texts of one column, with what is needed to align them.
private struct TextColumn {
  let isWords: Bool
  /// As wide as the widest cell and the longest word of the head.
  let width: Int
  private let header: String
  private let texts: [String]
  /// Where each cell's decimals begin, counted from its end; `nil` for what has none.
  private let tails: [Int?]
  /// The longest decimals of each block.
  private let longestTail: [Int]

  init(_ table: Table, at position: Int, in language: Language) {
    let column = table.columns[position]
    isWords = column.kind == .words
    header = oneLine(column.header(language))
    let cells = table.rows.map { $0.cells[position] }
    texts = cells.map { oneLine($0.text(in: language)) }
    tails = zip(cells, texts).map { cell, text in
      guard case .number = cell.content else { return nil }
      let point: Character = language == .lao ? "," : "."
      return text.lastIndex(of: point).map { text.distance(from: $0, to: text.endIndex) }
    }
    var longest: [Int] = []
    var first = 0
    for block in table.blocks {
      longest.append(tails[first..<first + block.rows.count].compactMap { $0 }.max() ?? 0)
      first += block.rows.count
    }
    longestTail = longest
    var widest = header.split(separator: " ").map { displayWidth(String($0)) }.max() ?? 0
    var row = 0
    for (block, rows) in table.blocks.enumerated() {
      for _ in rows.rows {
        widest = max(widest, displayWidth(texts[row]) + (tails[row].map { longest[block] - $0 } ?? 0))
        row += 1
      }
    }
    width = widest
  }

  func head(width: Int) -> [String] { wrappedLines(header, width: width, breaksWords: true) }

  func lines(row: Int, block: Int, width: Int) -> [String] {
    if isWords { return wrappedLines(texts[row], width: width, breaksWords: true) }
    let hanging = tails[row].map { longestTail[block] - $0 } ?? 0
    return [texts[row] + String(repeating: " ", count: hanging)]
  }
}

/// A text with blanks behind or before it.
func padded(_ text: String, to width: Int, left: Bool) -> String {
  let blanks = String(repeating: " ", count: max(0, width - displayWidth(text)))
  return left ? text + blanks : blanks + text
}
