/// Indicators against their targets: a bar for the actual value, a tick for the target, a pale bar for the baseline.
///
/// Every row has a scale of its own, because units differ; the numbers stand beside it.
public struct BulletChart: ChartKind {
  /// Its name in plans and on the command line.
  public static let name = "bullet"

  let rows: [IndicatorRow]

  /// A chart of indicators in the order of their table; at least one.
  public init(rows: [IndicatorRow]) {
    precondition(!rows.isEmpty, "a chart of indicators has a row")
    self.rows = rows
  }

  /// How many indicators have which status.
  public var summary: LocalizedText { ChartWording.summary(ofIndicators: rows) }

  /// One row an indicator.
  public var data: Table { IndicatorRow.table(rows, kind: Self.name) }

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing {
    let layout = IndicatorRows(rows, languages, columns: [.glossary(.actual), .glossary(.target)]) { row in
      [row.text(row.actual, in: languages) ?? "\u{2026}", row.text(row.target, in: languages) ?? "\u{2013}"]
    }
    var canvas = Canvas()
    layout.draw(on: &canvas)
    for (row, middle) in zip(rows, layout.middles) {
      let values = [row.baseline, row.target, row.actual].compactMap { $0 } + [0]
      let range = extent(values)
      let place = { (value: Double) in
        layout.left + (range.lowerBound == range.upperBound ? 0 : position(of: value, in: range))
          * (layout.right - layout.left)
      }
      let bar = { (value: Double) in min(place(0), place(value))...max(place(0), place(value)) }
      canvas.line([.init(place(0), middle - 9), .init(place(0), middle + 9)], .init(.text, width: 0.8))
      if let baseline = row.baseline, baseline != 0 {
        canvas.box(bar(baseline), (middle - 7)...(middle + 7), fill: .pale, outline: .init(.context, width: 0.7))
      }
      if let actual = row.actual, actual != 0 {
        canvas.box(bar(actual), (middle - 3)...(middle + 3), fill: .first)
      }
      if let target = row.target {
        canvas.line([.init(place(target), middle - 9), .init(place(target), middle + 9)], .init(.text, width: 2.2))
      }
    }
    return canvas.drawing(width: layout.width, height: layout.bottom)
  }

  /// The drawing in ASCII: `#` actual, `:` baseline, `|` target.
  public func plainLines(width: Int, in language: Language) -> [String]? {
    let numbers = rows.map { row in
      let target = row.target.map { " / \(row.style.text($0, in: language))" } ?? ""
      return "\(row.actual.map { row.style.text($0, in: language) } ?? "...")\(target)  \(row.word(language))"
    }
    var plot = PlainPlot(
      labels: rows.map { $0.labelWithUnit(language) }, numbers: numbers, values: [0, 1], width: width,
      language: language, hasTicks: false)
    for (position, row) in rows.enumerated() {
      let values = [row.baseline, row.target, row.actual].compactMap { $0 } + [0]
      let range = extent(values)
      let column = { (value: Double) in
        plot.column(range.lowerBound == range.upperBound ? 0 : BolavenReports.position(of: value, in: range))
      }
      let zero = column(0)
      if let actual = row.actual {
        plot.fill("#", row: position, min(zero, column(actual))...max(zero, column(actual)))
      }
      if let baseline = row.baseline { plot.put(":", row: position, column(baseline)) }
      if let target = row.target { plot.put("|", row: position, column(target)) }
    }
    return wrappedLines(ChartWording.bulletKey(language), width: width) + plot.lines
  }
}
