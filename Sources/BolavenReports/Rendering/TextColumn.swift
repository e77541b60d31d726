/// One column of a table as text: its head and its cells, each cut into lines as wide as asked.
///
/// In a column of numbers the digits stand under each other: those with decimals by their point within a block, others to
/// the right; brackets, per cent signs and warnings hang out behind them.
struct TextColumn {
  private let options: RenderingOptions
  private let head: String
  private let isLeft: Bool
  private let blocks: [[TextCell]]
  /// The widest decimals of each block, point included.
  private let decimals: [Int]
  /// How far the signs behind the digits hang out.
  private let overhang: Int
  /// As wide as the head and every cell on one line.
  let natural: Int
  /// The same, but headings and words are no longer than half a line of text.
  var withShortWords: Int { isLeft ? max(narrowest, min(natural, 40)) : natural }
  /// As wide as every cell on one line; the head may take several.
  let withWrappedHead: Int
  /// As wide as what is never broken: numbers, and words of an ordinary length.
  let narrowest: Int

  /// The column at a position.
  init(
    _ table: Table, at position: Int, _ footnotes: Footnotes, in language: Language, _ options: RenderingOptions
  ) {
    let column = table.columns[position]
    self.init(
      head: oneLine(column.header(language)) + options.mark(footnotes.letters(of: column.footnotes)),
      isLeft: column.kind == .words, narrowestWords: 14,
      blocks: table.blocks.map { block in
        block.rows.map { TextCell($0.cells[position], footnotes, in: language, options) }
      }, options)
  }

  /// The heading column.
  init(headingsOf table: Table, _ footnotes: Footnotes, in language: Language, _ options: RenderingOptions) {
    self.init(
      head: oneLine(table.stub(language)), isLeft: true, narrowestWords: 20,
      blocks: table.blocks.map { $0.rows.map { TextCell($0, footnotes, in: language, options) } }, options)
  }

  private init(
    head: String, isLeft: Bool, narrowestWords: Int, blocks: [[TextCell]], _ options: RenderingOptions
  ) {
    self.options = options
    self.head = head
    self.isLeft = isLeft
    self.blocks = blocks
    let decimals = blocks.map { $0.compactMap(\.decimals).max() ?? 0 }
    let cells = zip(blocks, decimals).flatMap { block, widest in
      block.map { cell in (cell: cell, room: cell.decimals.map { widest - $0 } ?? 0) }
    }
    let overhang = isLeft ? 0 : cells.map { options.cells($0.cell.signs) - $0.room }.max().map { max(0, $0) } ?? 0
    let width = { (isBreakable: Bool) -> Int in
      let bodies = cells.filter { $0.cell.isBreakable == isBreakable }.map { cell, room in
        options.cells(cell.body) + (isLeft ? options.cells(cell.signs) : room)
      }
      return bodies.max().map { $0 + overhang } ?? 0
    }
    let (words, numbers) = (width(true), width(false))
    self.decimals = decimals
    self.overhang = overhang
    let headWord = min(widestPart(of: head, ambiguous: options.ambiguousWidth), 12)
    natural = max(words, numbers, options.cells(head))
    withWrappedHead = max(words, numbers, headWord)
    narrowest = max(min(words, narrowestWords), numbers, headWord)
  }

  /// The lines of the head, each as wide as the column.
  func headLines(width: Int) -> [String] {
    let lines = options.wrapped(head, width: width)
    guard !isLeft else { return lines.map { options.padded($0, to: width, left: true) } }
    // The head stands over the digits; where it is wider than they are, over the signs too.
    let edge = max(width - overhang, lines.map { options.cells($0) }.max() ?? 0)
    return lines.map { options.padded(options.padded($0, to: edge, left: false), to: width, left: true) }
  }

  /// The lines of one cell, each as wide as the column.
  func lines(block: Int, row: Int, width: Int) -> [String] {
    let cell = blocks[block][row]
    if isLeft {
      let indent = min(cell.indent, width / 2)
      return options.wrapped(cell.body + cell.signs, width: width, indent: indent).map {
        options.padded($0, to: width, left: true)
      }
    }
    let room = cell.decimals.map { decimals[block] - $0 } ?? 0
    let edge = width - overhang - room
    var lines = cell.isBreakable ? options.wrapped(cell.body, width: edge) : [cell.body]
    lines = lines.map { options.padded($0, to: edge, left: false) }
    lines[lines.count - 1] += cell.signs
    return lines.map { options.padded($0, to: width, left: true) }
  }
}

/// One cell as text.
private struct TextCell {
  /// What is aligned.
  let body: String
  /// What stands behind it: a closing bracket, a per cent sign, warnings.
  var signs = ""
  /// Cells from the decimal point to the end of the body; `nil` where the point is not aligned.
  var decimals: Int?
  /// Whether it may take several lines.
  var isBreakable = false
  /// Blanks before its second line.
  var indent = 0

  /// A heading.
  init(_ row: TableRow, _ footnotes: Footnotes, in language: Language, _ options: RenderingOptions) {
    body =
      String(repeating: " ", count: 2 * row.indent) + oneLine(row.label(language))
      + options.mark(footnotes.letters(of: row.footnotes))
    isBreakable = true
    indent = 2 * row.indent + 2
  }

  init(_ cell: Cell, _ footnotes: Footnotes, in language: Language, _ options: RenderingOptions) {
    let text = oneLine(cell.content.text(in: language))
    let marks =
      cell.flags.map { " " + oneLine($0) }.joined() + options.mark(footnotes.letters(of: cell.footnotes))
    switch cell.content {
    case .number(_, let style):
      let digits = String(text.reversed().drop { !$0.isASCII || !$0.isNumber }.reversed())
      body = options.number(digits)
      signs = text.dropFirst(digits.count) + marks
      // p-values stand to the right: nobody compares them with the numbers above.
      if style != .pValue {
        let point = Character(NumberSymbols(language).decimalPoint)
        decimals = digits.lastIndex(of: point).map { digits.distance(from: $0, to: digits.endIndex) }
      }
    case .interval:
      body = options.number(String(text.dropLast()))
      signs = "]" + marks
    case .hidden:
      body = text
      signs = marks
    case .text, .status, .empty, .notInModel, .doesNotApply, .notReported:
      body = text
      signs = marks
      isBreakable = true
    }
  }
}
