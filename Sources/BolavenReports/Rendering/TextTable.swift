/// The lines of one table between its title and its notes.
///
/// A table that is too wide has its long words wrapped, then its heads, then all words; at last its columns are put into
/// panels, each with the headings of the rows under a line that says which columns it has. Nothing is cut: what cannot be
/// narrower is wider than asked.
struct TextTable {
  private let table: Table
  private let language: Language
  private let options: RenderingOptions
  private let columns: [TextColumn]
  private let stub: TextColumn
  private let panels: [Panel]

  /// Neighbouring columns that stand beside each other.
  private struct Panel {
    let columns: Range<Int>
    /// Of the heading column, then of each column.
    let widths: [Int]

    var total: Int { TextTable.total(widths) }
  }

  /// Blanks between two columns.
  private static let gap = 2

  init(_ table: Table, in language: Language, width: Int, options: RenderingOptions = RenderingOptions()) {
    self.table = table
    self.language = language
    self.options = options
    let footnotes = table.footnotes
    columns = table.columns.indices.map { TextColumn(table, at: $0, footnotes, in: language, options) }
    stub = TextColumn(headingsOf: table, footnotes, in: language, options)
    let (stub, columns) = (stub, columns)
    let spanners = table.spanners.map {
      (
        columns: $0.columns,
        word: min(widestPart(of: oneLine($0.header(language)), ambiguous: options.ambiguousWidth), 12)
      )
    }
    let widths = { (panel: Range<Int>, width: (TextColumn) -> Int) -> [Int] in
      var widths = [width(stub)] + panel.map { width(columns[$0]) }
      for spanner in spanners {
        let shared = spanner.columns.clamped(to: panel)
        guard !shared.isEmpty else { continue }
        let span = Self.total(
          Array(widths[(shared.lowerBound - panel.lowerBound + 1)...][..<(shared.upperBound - panel.lowerBound + 1)]))
        widths[shared.upperBound - panel.lowerBound] += max(0, spanner.word - span)
      }
      return widths
    }
    panels = Self.panels(of: columns.count, spanners: spanners.map(\.columns)) {
      Self.total(widths($0, \.narrowest)) <= width
    }.map { panel in
      var chosen = widths(panel, \.natural)
      for limit in [\TextColumn.withShortWords, \.withWrappedHead, \.narrowest] {
        Self.narrow(&chosen, to: widths(panel) { $0[keyPath: limit] }, total: width)
      }
      return Panel(columns: panel, widths: chosen)
    }
  }

  /// The cells of its longest rule.
  var width: Int { panels.map(\.total).max() ?? 0 }

  /// An empty line between two panels.
  var lines: [String] {
    guard panels.count > 1 else { return panels.flatMap(lines) }
    return Array(panels.map { [said($0)] + lines(of: $0) }.joined(separator: [""]))
  }

  /// Which columns stand in a panel.
  private func said(_ panel: Panel) -> String {
    let (first, last, count) = (panel.columns.lowerBound + 1, panel.columns.upperBound, columns.count)
    let range = first == last ? "(\(first))" : "(\(first))-(\(last))"
    let text = LocalizedText.draft(
      "\(first == last ? "Column" : "Columns") \(range) of \(count)", lo: "ຖັນ \(range) ຈາກ \(count)",
      ja: "全\(count)列のうち \(range)")
    return text(language)
  }

  // MARK: Widths

  private static func total(_ widths: [Int]) -> Int { widths.reduce(gap * (widths.count - 1), +) }

  /// Takes from the widest column that may be narrower, until all fit.
  private static func narrow(_ widths: inout [Int], to limits: [Int], total: Int) {
    while Self.total(widths) > total,
      let widest = widths.indices.filter({ widths[$0] > limits[$0] }).max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
    }
  }

  /// As many columns in each panel as fit; one that would split a spanner ends before it, where it can.
  private static func panels(of count: Int, spanners: [Range<Int>], fits: (Range<Int>) -> Bool) -> [Range<Int>] {
    var panels: [Range<Int>] = []
    var start = 0
    for column in 0..<count where column > start && !fits(start..<column + 1) {
      let spanner = spanners.first { $0.lowerBound < column && column < $0.upperBound && $0.lowerBound > start }
      let end = spanner?.lowerBound ?? column
      panels.append(start..<end)
      start = end
    }
    return panels + [start..<count]
  }

  // MARK: Lines

  private func lines(of panel: Panel) -> [String] {
    let rule = { (rule: RenderingOptions.Rule) in options.rule(rule, width: panel.total) }
    var lines = [rule(.outer)] + spannerLines(over: panel)
    lines += row([stub] + columns[panel.columns], panel, atBottom: true) { $0.headLines(width: $1) }
    lines.append(rule(.inner))
    for (position, block) in table.blocks.enumerated() {
      if position > 0 { lines.append(rule(.inner)) }
      if let label = block.label {
        lines += options.wrapped(oneLine(label(language)), width: panel.total)
      }
      for index in block.rows.indices {
        let row = row([stub] + columns[panel.columns], panel) { $0.lines(block: position, row: index, width: $1) }
        // A row that continues the one above may have nothing to say in this panel.
        if row != [""] { lines += row }
      }
    }
    return lines + [rule(.outer)]
  }

  /// The lines of one row; a cell with fewer lines stands at the top, in the head at the bottom.
  private func row(
    _ columns: [TextColumn], _ panel: Panel, atBottom: Bool = false, lines: (TextColumn, Int) -> [String]
  ) -> [String] {
    let cells = zip(columns, panel.widths).map(lines)
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let parts = zip(cells, panel.widths).map { cell, width in
        let place = atBottom ? line - (height - cell.count) : line
        return cell.indices.contains(place) ? cell[place] : options.padded("", to: width, left: true)
      }
      return trimmed(parts.joined(separator: String(repeating: " ", count: Self.gap)))
    }
  }

  /// Heads over several columns, each in the middle over a rule as wide as its columns.
  private func spannerLines(over panel: Panel) -> [String] {
    let first = panel.columns.lowerBound
    let shown = table.spanners.compactMap { spanner -> (start: Int, lines: [String], span: Int)? in
      let shared = spanner.columns.clamped(to: panel.columns)
      guard !shared.isEmpty else { return nil }
      let start = Self.total(Array(panel.widths[...(shared.lowerBound - first)])) + Self.gap
      let span = Self.total(Array(panel.widths[(shared.lowerBound - first + 1)...(shared.upperBound - first)]))
      let head = oneLine(spanner.header(language))
      return (start, options.wrapped(head, width: span), span)
    }.sorted { $0.start < $1.start }
    let height = shown.map(\.lines.count).max() ?? 0
    guard height > 0 else { return [] }
    var lines = Array(repeating: "", count: height + 1)
    for spanner in shown {
      for (line, text) in spanner.lines.enumerated() {
        let place = height - spanner.lines.count + line
        let middle = spanner.start + (spanner.span - options.cells(text)) / 2
        lines[place] = options.padded(lines[place], to: middle, left: true) + text
      }
      lines[height] =
        options.padded(lines[height], to: spanner.start, left: true) + options.rule(.inner, width: spanner.span)
    }
    return lines
  }
}

private func trimmed(_ line: String) -> String {
  var line = line
  while line.last == " " { line.removeLast() }
  return line
}
