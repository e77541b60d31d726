/// The same chart for each of several groups, side by side with the same axes.
public struct SmallMultiplesChart: ChartKind {
  /// Its name in plans and on the command line.
  public static let name = "multiples"

  /// The chart of a group.
  public struct Panel: Sendable {
    let label: LocalizedText
    let chart: any PanelChart

    /// The chart of a group.
    public init(label: LocalizedText, chart: any PanelChart) {
      self.label = label
      self.chart = chart
    }
  }

  let panels: [Panel]

  /// More panels than this are too small for a page; the numbers of the others stand in the table.
  public static let most = 24

  /// Panels in the order in which they are read.
  ///
  /// - Parameter panels: at least one, all of the same kind and quantity.
  public init(panels: [Panel]) {
    precondition(!panels.isEmpty, "small multiples have a panel")
    self.panels = panels
  }

  var quantity: ChartQuantity { panels[0].chart.quantity }
  var shown: ArraySlice<Panel> { panels.prefix(Self.most) }

  /// What every panel shows, and how many are not drawn.
  public var summary: LocalizedText { ChartWording.summary(of: self) }

  /// The rows of every panel, those that are not drawn too.
  public var data: Table {
    let tables = panels.map { $0.chart.data }
    // Panels of the same kind have the same columns; one that has not stands with its first columns.
    let columns = tables[0].columns
    let blocks = zip(panels, tables).enumerated().map { position, part in
      TableBlock(
        label: part.0.label,
        rows: part.1.rows.map { row in
          let cells = (0..<columns.count).map { row.cells.indices.contains($0) ? row.cells[$0] : .empty }
          return TableRow(id: "\(position + 1).\(row.id)", label: row.label, cells: cells)
        })
    }
    return Table(
      id: Self.name, title: quantity.title, stub: tables[0].stub, columns: columns, blocks: blocks, notes: [])
  }

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing {
    let ranges = shown.map(\.chart.shownRange)
    let axis = Axis(extent(ranges.flatMap { [$0.lowerBound, $0.upperBound] }), widensToTicks: true)
    var canvas = Canvas()
    let width = Drawing.pageWidth
    let columns = shown.count < 5 ? min(2, shown.count) : shown.count > 12 ? 4 : 3
    let numbers = Scale.labelWidth(axis, in: languages) + 6
    let gap = 12.0
    let panelWidth = (width - 2 * Drawing.margin - numbers - gap * Double(columns - 1)) / Double(columns)
    let panelHeight = shown.count > 12 ? 62.0 : 84.0
    var y = canvas.heading(axis.title(quantity.title(languages)), width: width) + 4
    for start in stride(from: 0, to: shown.count, by: columns) {
      let row = Array(shown[start..<min(start + columns, shown.count)])
      let titles = row.map { textLines($0.label(languages), width: panelWidth, size: 8, isBold: true) }
      let top = y + Double(titles.map(\.count).max() ?? 1) * 10 + 14
      var end = top + panelHeight
      for (column, panel) in row.enumerated() {
        let left = Drawing.margin + numbers + Double(column) * (panelWidth + gap)
        let frame = PlotFrame(
          left: left, right: left + panelWidth, scale: Scale(axis, from: top + panelHeight, to: top))
        canvas.paragraph(titles[column], x: left, y: y + 8, .init(size: 8, isBold: true), pitch: 10)
        canvas.drawVertical(
          frame.scale, left: left, right: frame.right, in: languages, showsNumbers: column == 0)
        panel.chart.draw(in: frame, languages, on: &canvas)
        end = max(end, panel.chart.drawFoot(of: frame, languages, on: &canvas))
      }
      y = end + 10
    }
    if let rest = ChartWording.rest(of: self) { y = canvas.caption(rest(languages), y: y, width: width) }
    return canvas.drawing(width: width, height: y)
  }
}
