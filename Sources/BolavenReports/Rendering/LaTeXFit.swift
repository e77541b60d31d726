/// Which columns of a table take several lines so that it fits between the margins of a page.
struct LaTeXFit {
  /// Of the heading column, then of each column: the part of a line that it has, `nil` for as much as it needs.
  let shares: [String?]
  /// Whether the letters are small, because what is never broken is wider than a line.
  let isSmall: Bool

  /// Letters of a line on a page of the class `article`.
  private static let line = 66
  private static let gap = 2

  init(_ table: Table, in language: Language) {
    let width = { (text: String) in displayWidth(oneLine(text)) }
    let labels = table.rows.map { width($0.label(language)) + 2 * $0.indent }
    var widths = [max(width(table.stub(language)), labels.max() ?? 0)]
    var isBreakable = [true]
    for (position, column) in table.columns.enumerated() {
      let cells = table.rows.map { width($0.cells[position].text(in: language)) }
      widths.append(max(width(column.header(language)), cells.max() ?? 0))
      isBreakable.append(column.kind == .words)
    }
    let natural = widths
    let total = { widths.reduce(Self.gap * (widths.count - 1), +) }
    while total() > Self.line,
      let widest = widths.indices.filter({ isBreakable[$0] && widths[$0] > 14 }).max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] = min(widths[widest] - 1, Self.line)
    }
    shares = zip(widths, natural).map { width, natural in
      width < natural ? "0.\(width * 100 / Self.line < 10 ? "0" : "")\(width * 100 / Self.line)" : nil
    }
    isSmall = total() > Self.line
  }
}
