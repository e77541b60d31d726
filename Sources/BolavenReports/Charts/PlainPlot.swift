/// A chart of rows in ASCII: labels at the left, a line of characters for each row, its numbers at the right.
struct PlainPlot {
  private let labels: [[String]]
  private let labelWidth: Int
  private let numbers: [String]
  private let axis: Axis
  private let language: Language
  private var cells: [[Character]]
  private let plotWidth: Int
  private let hasTicks: Bool

  /// - Parameters:
  ///   - values: everything that is drawn.
  ///   - width: cells of a line; at least 20 of them are the plot's.
  ///   - hasTicks: whether the rows share an axis, whose numbers stand above them.
  init(
    labels: [String], numbers: [String], values: [Double], width: Int, language: Language,
    hasTicks: Bool = true
  ) {
    let most = max(12, width * 3 / 10)
    self.labels = labels.map { wrappedLines(oneLine($0), width: most, breaksWords: true) }
    labelWidth = self.labels.flatMap { $0 }.map { displayWidth($0) }.max() ?? 0
    self.numbers = numbers
    self.language = language
    self.hasTicks = hasTicks
    axis = Axis(extent(values), widensToTicks: true)
    let numberWidth = numbers.map { displayWidth($0) }.max() ?? 0
    plotWidth = max(20, width - labelWidth - numberWidth - 4)
    cells = labels.map { [plotWidth] _ in [Character](repeating: " ", count: plotWidth) }
  }

  /// The column of a number.
  func column(_ value: Double) -> Int {
    Int((min(max(position(of: value, in: axis.range), 0), 1) * Double(plotWidth - 1)).rounded())
  }

  mutating func put(_ sign: Character, row: Int, _ column: Int) { cells[row][column] = sign }

  mutating func fill(_ sign: Character, row: Int, _ columns: ClosedRange<Int>) {
    for column in columns { cells[row][column] = sign }
  }

  /// The ticks, then a line or more for each row.
  var lines: [String] {
    let margin = String(repeating: " ", count: labelWidth + 2)
    var lines = hasTicks ? [margin + ticks] : []
    for row in cells.indices {
      for (position, label) in labels[row].enumerated() {
        let plot = position == 0 ? String(cells[row]) + "  " + numbers[row] : ""
        lines.append(padded(label, to: labelWidth, left: true) + "  " + plot)
      }
    }
    return lines.map(\.trimmedEnd)
  }

  /// Numbers of the axis, in the middle of their columns, as many as there is room for.
  private var ticks: String {
    var line = [Character](repeating: " ", count: plotWidth + 8)
    var end = -2
    for tick in axis.ticks {
      let label = Array(NumberStyle.fixed(decimals: axis.decimals).text(axis.inUnits(tick), in: language))
      let start = max(0, column(tick) - label.count / 2)
      guard start > end + 1, start + label.count <= line.count else { continue }
      for (offset, sign) in label.enumerated() { line[start + offset] = sign }
      end = start + label.count
    }
    return String(line) + (axis.exponent == 0 ? "" : " x 10^\(axis.exponent)")
  }
}
