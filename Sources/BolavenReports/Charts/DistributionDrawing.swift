/// Where everything of a chart of distributions stands: a row a group; in it, from top to bottom, the density, the box
/// and the values.
struct DistributionDrawing {
  let drawing: Drawing

  private static let rainHeight = 18.0
  private static let boxHeight = 9.0

  init(_ chart: DistributionChart, _ languages: [Language]) {
    let quantity = chart.quantity
    let axis = Axis(
      extent(chart.groups.flatMap { [$0.values.first, $0.values.last].compactMap { $0 }.map(quantity.shown) }),
      widensToTicks: true)
    let densities = chart.groups.map { drawnDensity(of: $0) }
    let densityHeight = densities.contains { $0 != nil } ? (chart.groups.count > 6 ? 20.0 : 34) : 4
    let pitch = densityHeight + Self.boxHeight + Self.rainHeight + 14
    let names = chart.groups.map { $0.label(languages) }
    let labels = RowLabels(names.map { $0 }, isBold: names.map { _ in true }, pitch: pitch, width: 110)
    let counts = chart.groups.map { ChartWording.count($0.values.count)(languages) }
    let left = Drawing.margin + max(labels.width, counts.map { textWidth($0, size: 8) }.max() ?? 0) + 14
    let medians = chart.groups.map { quantity.text($0.median, on: axis, in: languages) }
    let header = LocalizedText.glossary(.median)(languages)
    let medianWidth = max(
      medians.map { textWidth($0, size: 9, isBold: true) }.max() ?? 0, textWidth(header, size: 8))
    let right = max(Drawing.pageWidth - Drawing.margin - medianWidth - 14, left + 170)
    let width = right + 14 + medianWidth + Drawing.margin
    let scale = Scale(axis, from: left, to: right)
    var canvas = Canvas()
    let top = canvas.heading(axis.title(quantity.title(languages)), width: width) + 16
    let bottom = top + labels.height + 6
    canvas.text(header, width - Drawing.margin, top - 2, .init(size: 8, .end))
    canvas.drawHorizontal(scale, top: top + 4, bottom: bottom, in: languages)
    let greatest = densities.compactMap { $0?.map(\.height).max() }.max() ?? 1
    for (row, middle) in labels.middles(from: top).enumerated() {
      let group = chart.groups[row]
      // The box stands a little below the middle, the density on it.
      let boxMiddle = middle + (densityHeight - Self.rainHeight) / 2
      let lines = labels.lines[row]
      let first = boxMiddle - Double(lines.count) * RowLabels.lineHeight / 2 + 3
      let last = canvas.paragraph(
        lines, x: Drawing.margin, y: first, .init(isBold: true), pitch: RowLabels.lineHeight)
      canvas.text(counts[row], Drawing.margin, last + 11, .init(size: 8))
      canvas.text(medians[row], width - Drawing.margin, boxMiddle + 3.2, .init(.end, isBold: true))
      if let density = densities[row] {
        let floor = boxMiddle - Self.boxHeight / 2 - 3
        Self.draw(
          density.map { (quantity.shown($0.place), $0.height / greatest * densityHeight) }, floor, scale, &canvas)
      }
      Self.drawBox(of: group, quantity, scale, boxMiddle, on: &canvas)
      Self.drawValues(of: group, quantity, scale, top: boxMiddle + Self.boxHeight / 2 + 4, on: &canvas)
    }
    let end = canvas.caption(ChartWording.key(of: chart)(languages), y: bottom + 22, width: width)
    drawing = canvas.drawing(width: width, height: end)
  }

  private static func draw(
    _ density: [(place: Double, height: Double)], _ floor: Double, _ scale: Scale, _ canvas: inout Canvas
  ) {
    let curve = density.map { Drawing.Point(scale.place($0.place), floor - $0.height) }
    guard let first = curve.first, let last = curve.last else { return }
    let outline = [.init(first.x, floor)] + curve + [.init(last.x, floor)]
    canvas.add(.areas([outline], .pale))
    canvas.line(outline + [outline[0]], .init(.context, width: 1))
  }

  private static func drawBox(
    of group: DistributionChart.Group, _ quantity: ChartQuantity, _ scale: Scale, _ y: Double, on canvas: inout Canvas
  ) {
    let place = { (value: Double) in scale.place(quantity.shown(value)) }
    let whiskers = group.whiskers
    let (low, high) = (place(group.lowerQuartile), place(group.upperQuartile))
    let pen = Drawing.Pen(.text, width: 1)
    canvas.add(
      .lines(
        [
          [.init(place(whiskers.lowerBound), y), .init(low, y)],
          [.init(high, y), .init(place(whiskers.upperBound), y)],
        ], pen))
    let sides = (y - boxHeight / 2)...(y + boxHeight / 2)
    canvas.box(min(low, high)...max(low, high), sides, fill: .paper, outline: pen)
    let median = place(group.median)
    canvas.line([.init(median, sides.lowerBound), .init(median, sides.upperBound)], .init(.first, width: 2.6))
  }

  /// Marks fall as rain: values that would lie over each other stand in further lines, as far as there is room.
  private static func drawValues(
    of group: DistributionChart.Group, _ quantity: ChartQuantity, _ scale: Scale, top: Double, on canvas: inout Canvas
  ) {
    let count = group.marked.count
    let radius = count < 50 ? 1.9 : count < 200 ? 1.4 : 1.0
    let places = group.marked.map { scale.place(quantity.shown($0)) }
    let lines = Int((rainHeight / (2 * radius)).rounded(.down))
    var ends = [Double](repeating: -Double.infinity, count: lines)
    var stacked = 0
    let points = places.map { x -> Drawing.Point in
      var line = ends.firstIndex { x - $0 >= 2 * radius }
      if line == nil {
        // Where all lines are taken, marks lie over each other, one line after the other.
        line = stacked % lines
        stacked += 1
      }
      let chosen = line ?? 0
      ends[chosen] = max(ends[chosen], x)
      return Drawing.Point(x, top + radius + Double(chosen) * 2 * radius)
    }
    canvas.add(.marks(points, .init(.circle, radius: radius, .first, isHollow: count < 50)))
  }
}
