/// Which columns of a table take several lines so that it fits between the margins of a page.
struct LaTeXFit {
  /// Of the heading column, then of each column: the part of a line that it has, `nil` for as much as it needs.
  let shares: [String?]
  /// Whether the letters are small, because what is never broken is wider than a line.
  let isSmall: Bool

  /// Letters of a line on a page of the class `article`, and of one in small letters.
  private static let lines = (ordinary: 66, small: 82)
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
    let narrowed = { (line: Int) in Self.narrowed(widths, isBreakable, to: line) }
    isSmall = Self.total(narrowed(Self.lines.ordinary)) > Self.lines.ordinary
    let line = isSmall ? Self.lines.small : Self.lines.ordinary
    shares = zip(narrowed(line), widths).map { width, natural in
      width < natural ? "0." + (100 * width / line < 10 ? "0" : "") + "\(100 * width / line)" : nil
    }
  }

  private static func total(_ widths: [Int]) -> Int { widths.reduce(gap * (widths.count - 1), +) }

  /// Takes from the widest column of words, as long as it has more than a few, until all fit.
  private static func narrowed(_ natural: [Int], _ isBreakable: [Bool], to line: Int) -> [Int] {
    var widths = natural.map { min($0, 4 * line) }
    while total(widths) > line,
      let widest = widths.indices.filter({ isBreakable[$0] && widths[$0] > 14 }).max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
    }
    return widths
  }
}
