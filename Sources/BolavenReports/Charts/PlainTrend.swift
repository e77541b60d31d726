/// A trend in ASCII: `o`, `x`, `+` and `#` for the series, `-` for the target.
struct PlainTrend {
  let lines: [String]

  private static let signs: [Character] = ["o", "x", "+", "#"]
  private static let rows = 11

  init(_ chart: TrendChart, width: Int, _ language: Language) {
    let axis = Axis(chart.shownRange, widensToTicks: true)
    let text = { (value: Double) in
      NumberStyle.fixed(decimals: axis.decimals).text(axis.inUnits(value), in: language)
    }
    let margin = axis.ticks.map { displayWidth(text($0)) }.max() ?? 0
    let ends = chart.series.enumerated().compactMap { position, series -> (value: Double, words: String)? in
      guard let last = series.values.last(where: { $0 != nil }) ?? nil else { return nil }
      let number = chart.quantity.style.text(last, in: language)
      return (
        last, "\(Self.signs[position]) " + (chart.series.count == 1 ? number : "\(series.label(language)) \(number)")
      )
    }
    let columns = max(20, width - margin - 4)
    var cells = [[Character]](repeating: [Character](repeating: " ", count: columns), count: Self.rows)
    let row = { (value: Double) in
      let place = min(max(position(of: chart.quantity.shown(value), in: axis.range), 0), 1)
      return Self.rows - 1 - Int((place * Double(Self.rows - 1)).rounded())
    }
    if let target = chart.target {
      for column in cells[row(target)].indices { cells[row(target)][column] = "-" }
    }
    for (position, series) in chart.series.enumerated().reversed() {
      for (period, value) in series.values.enumerated() {
        guard let value else { continue }
        let share = chart.periods.count > 1 ? Double(period) / Double(chart.periods.count - 1) : 0.5
        cells[row(value)][Int((share * Double(columns - 1)).rounded())] = Self.signs[position]
      }
    }
    let ticks = Dictionary(
      axis.ticks.map {
        (Self.rows - 1 - Int((position(of: $0, in: axis.range) * Double(Self.rows - 1)).rounded()), $0)
      },
      uniquingKeysWith: { first, _ in first })
    var lines = wrappedLines(axis.title(chart.quantity.title([language]))[0], width: width)
    for (number, line) in cells.enumerated() {
      lines.append(
        "\(padded(ticks[number].map(text) ?? "", to: margin, left: false)) | \(String(line))"
          .trimmedEnd)
    }
    let (first, last) = (chart.periods[0](language), chart.periods[chart.periods.count - 1](language))
    let gap = columns - displayWidth(first) - displayWidth(last)
    lines.append(
      String(repeating: " ", count: margin + 3) + first
        + (chart.periods.count > 1 ? String(repeating: " ", count: max(1, gap)) + last : ""))
    var key = ends.map(\.words)
    if let target = chart.target {
      key.append("- \(LocalizedText.glossary(.target)(language)) \(chart.quantity.style.text(target, in: language))")
    }
    self.lines = lines + wrappedLines(key.joined(separator: "   "), width: width)
  }
}

extension String {
  /// Without blanks at its end.
  var trimmedEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
