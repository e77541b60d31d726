/// Groups or items before and after: two marks and the line between them, the greatest rise first.
public struct DumbbellChart: ChartKind {
  /// Its name in plans and on the command line.
  public static let name = "dumbbell"

  /// A group or an item.
  public struct Item: Sendable {
    let label: LocalizedText
    let pre: Double
    let post: Double

    /// A group or an item; both numbers are finite.
    public init(label: LocalizedText, pre: Double, post: Double) {
      precondition(pre.isFinite && post.isFinite, "what is not finite cannot be drawn")
      self.label = label
      self.pre = pre
      self.post = post
    }
  }

  /// By the change, from the greatest rise to the greatest fall; equal changes in the order given.
  let items: [Item]
  let quantity: ChartQuantity
  let range: ClosedRange<Double>?
  let preLabel: LocalizedText
  let postLabel: LocalizedText

  /// A chart of changes.
  ///
  /// - Parameters:
  ///   - items: at least one.
  ///   - range: what the axis has to hold, as the possible results; `nil` for what is drawn only.
  ///   - preLabel: the word of the mark before, written at the first row.
  public init(
    items: [Item], quantity: ChartQuantity, range: ClosedRange<Double>? = nil, preLabel: LocalizedText,
    postLabel: LocalizedText
  ) {
    precondition(!items.isEmpty, "a chart of changes has an item")
    self.items = items.enumerated().sorted { first, second in
      let (a, b) = (first.element.post - first.element.pre, second.element.post - second.element.pre)
      return a == b ? first.offset < second.offset : a > b
    }.map(\.element)
    self.quantity = quantity
    self.range = range.flatMap(finite)
    self.preLabel = preLabel
    self.postLabel = postLabel
  }

  /// How many rose, stayed and fell, and the greatest change.
  public var summary: LocalizedText { ChartWording.summary(of: self) }

  /// One row an item, in the order of the drawing.
  public var data: Table {
    ChartTable(
      kind: Self.name, title: quantity.title, stub: ChartWording.entry,
      columns: [
        .init("pre", preLabel, quantity.style), .init("post", postLabel, quantity.style),
        .init("change", .glossary(.change), quantity.change),
      ]
    ).table(items.map { ($0.label, [$0.pre, $0.post, $0.post - $0.pre]) })
  }

  /// How many items moved which way.
  var counts: (rose: Int, stayed: Int, fell: Int) {
    let rose = items.count { $0.post > $0.pre }
    let fell = items.count { $0.post < $0.pre }
    return (rose, items.count - rose - fell, fell)
  }

  func change(_ item: Item, in language: Language) -> String {
    quantity.change.text(item.post - item.pre, in: language)
  }

  var shownRange: ClosedRange<Double> {
    let drawn = items.flatMap { [$0.pre, $0.post] } + [range?.lowerBound, range?.upperBound].compactMap { $0 }
    return extent(drawn.map(quantity.shown))
  }

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing { DumbbellDrawing(self, languages).drawing }

  /// The drawing in ASCII: `o` before, `*` after.
  public func plainLines(width: Int, in language: Language) -> [String]? {
    var plot = PlainPlot(
      labels: items.map { $0.label(language) },
      numbers: items.map {
        "\(quantity.style.text($0.pre, in: language)) -> \(quantity.style.text($0.post, in: language))"
          + "  \(change($0, in: language))"
      }, values: [shownRange.lowerBound, shownRange.upperBound], width: width, language: language)
    for (row, item) in items.enumerated() {
      let (pre, post) = (plot.column(quantity.shown(item.pre)), plot.column(quantity.shown(item.post)))
      plot.fill(item.post < item.pre ? "." : "-", row: row, min(pre, post)...max(pre, post))
      plot.put("o", row: row, pre)
      plot.put("*", row: row, post)
    }
    return wrappedLines("\(quantity.title(language)): o \(preLabel(language)), * \(postLabel(language))", width: width)
      + plot.lines
  }
}

/// Where everything of a chart of changes stands: labels at the left, the marks with their numbers, the changes at the
/// right.
struct DumbbellDrawing {
  let drawing: Drawing

  private static let leastPlot = 170.0

  init(_ chart: DumbbellChart, _ languages: [Language]) {
    let quantity = chart.quantity
    let axis = Axis(chart.shownRange, widensToTicks: true)
    let labels = RowLabels(chart.items.map { $0.label(languages) }, pitch: chart.items.count > 12 ? 17 : 22)
    let changes = chart.items.map { quantity.text($0.post - $0.pre, on: axis, in: languages, style: quantity.change) }
    let changeHeader = LocalizedText.glossary(.change)(languages)
    let changeWidth = max(
      changes.map { textWidth($0, size: 9, isBold: true) }.max() ?? 0, textWidth(changeHeader, size: 8))
    let numbers = chart.items.flatMap { [$0.pre, $0.post] }.map { quantity.text($0, on: axis, in: languages) }
    // Numbers stand outside the marks, so the plot keeps room for them at both ends.
    let room = (numbers.map { textWidth($0, size: 8) }.max() ?? 0) + 9
    let left = Drawing.margin + labels.width + 10 + room
    let right = max(Drawing.pageWidth - Drawing.margin - changeWidth - 12 - room, left + Self.leastPlot)
    let width = right + room + 12 + changeWidth + Drawing.margin
    let scale = Scale(axis, from: left, to: right)
    var canvas = Canvas()
    let top = canvas.heading(axis.title(quantity.title(languages)), width: width) + 26
    let bottom = top + labels.height
    canvas.drawHorizontal(scale, top: top, bottom: bottom, in: languages)
    labels.draw(on: &canvas, from: top)
    canvas.text(changeHeader, width - Drawing.margin, top - 6, .init(size: 8, .end))
    Self.drawWords(chart, languages, scale, y: top - 6, left: left - room, right: right + room, on: &canvas)
    for (row, middle) in labels.middles(from: top).enumerated() {
      let item = chart.items[row]
      let (pre, post) = (scale.place(quantity.shown(item.pre)), scale.place(quantity.shown(item.post)))
      let style = Self.style(item)
      canvas.line([.init(pre, middle), .init(post, middle)], style.pen)
      canvas.mark(.init(pre, middle), .init(.circle, radius: 3.2, .context, isHollow: true))
      canvas.mark(.init(post, middle), style.mark)
      // Of two numbers that would lie over each other only the change is left, at the right.
      let (low, high) = pre <= post ? (item.pre, item.post) : (item.post, item.pre)
      canvas.text(quantity.text(low, on: axis, in: languages), min(pre, post) - 6, middle + 2.8, .init(size: 8, .end))
      canvas.text(quantity.text(high, on: axis, in: languages), max(pre, post) + 6, middle + 2.8, .init(size: 8))
      canvas.text(changes[row], width - Drawing.margin, middle + 3.2, .init(.end, isBold: true))
    }
    drawing = canvas.drawing(width: width, height: bottom + 20)
  }

  /// Colour, dash and mark say which way it went.
  private static func style(_ item: DumbbellChart.Item) -> (pen: Drawing.Pen, mark: Drawing.Mark) {
    if item.post > item.pre { return (.init(.first, width: 2.2), .init(.circle, radius: 3.6, .first)) }
    if item.post < item.pre {
      return (.init(.second, width: 2.2, dash: .long), .init(.square, radius: 3.2, .second, isHollow: true))
    }
    return (.init(.context, width: 1.2, dash: .short), .init(.circle, radius: 3.2, .context))
  }

  /// The words of both marks above those of the first row, apart where the marks are near each other.
  private static func drawWords(
    _ chart: DumbbellChart, _ languages: [Language], _ scale: Scale, y: Double, left: Double, right: Double,
    on canvas: inout Canvas
  ) {
    let item = chart.items[0]
    let places = [scale.place(chart.quantity.shown(item.pre)), scale.place(chart.quantity.shown(item.post))]
    let words = [chart.preLabel(languages), chart.postLabel(languages)]
    let widths = words.map { textWidth($0, size: 8, isBold: true) + 8 }
    let middles = labelPlaces(places, heights: widths, within: left...right)
    for (word, middle) in zip(words, middles) { canvas.text(word, middle, y, .init(size: 8, .middle, isBold: true)) }
  }
}
