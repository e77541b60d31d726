/// How far indicators have come from their baseline to their target, all on one scale.
public struct ProgressChart: ChartKind {
  /// Its name in plans and on the command line.
  public static let name = "progress"

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

  /// Bars beyond these shares of the way end in an arrow; the number stands beside them.
  private static let limits = -0.5...1.5

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing {
    let style = NumberStyle.percentWithSign(decimals: 0)
    let layout = IndicatorRows(rows, languages, columns: [.glossary(.progress)]) { row in
      [row.progress.map { style.text($0, in: languages) } ?? "\u{2013}"]
    }
    let shares = rows.compactMap(\.progress).map { min(max($0, Self.limits.lowerBound), Self.limits.upperBound) }
    let axis = Axis(extent((shares + [0, 1]).map { 100 * $0 }), widensToTicks: true)
    let scale = Scale(axis, from: layout.left, to: layout.right)
    var canvas = Canvas()
    canvas.drawHorizontal(scale, top: layout.top, bottom: layout.bottom, in: languages)
    layout.draw(on: &canvas)
    canvas.line(
      [.init(scale.place(0), layout.top - 3), .init(scale.place(0), layout.bottom)], .init(.text, width: 0.8))
    for (row, middle) in zip(rows, layout.middles) {
      if let progress = row.progress {
        let shown = min(max(progress, Self.limits.lowerBound), Self.limits.upperBound)
        let (zero, end) = (scale.place(0), scale.place(100 * shown))
        canvas.box(min(zero, end)...max(zero, end), (middle - 4)...(middle + 4), fill: .first)
        if shown != progress {
          let way = progress > 0 ? 1.0 : -1
          canvas.line(
            [.init(end - 5 * way, middle - 6), .init(end, middle), .init(end - 5 * way, middle + 6)],
            .init(.text, width: 1.4))
        }
      }
      canvas.line([.init(scale.place(100), middle - 8), .init(scale.place(100), middle + 8)], .init(.text, width: 2.2))
    }
    let end = canvas.drawTitle(
      ChartWording.shareOfTheWay(languages), under: scale, y: layout.bottom + 28, width: layout.width)
    return canvas.drawing(width: layout.width, height: end + 8)
  }
}
