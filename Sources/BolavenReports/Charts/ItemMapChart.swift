/// People and items of a test on one scale: people as a histogram at the left, items by their difficulty at the right.
public struct ItemMapChart: ChartKind {
  /// Its name in plans and on the command line.
  public static let name = "items"

  /// An item of the test.
  public struct Item: Sendable {
    let label: LocalizedText
    let difficulty: Double

    /// An item; its difficulty is finite.
    public init(label: LocalizedText, difficulty: Double) {
      precondition(difficulty.isFinite, "what is not finite cannot be drawn")
      self.label = label
      self.difficulty = difficulty
    }
  }

  /// Ascending: the order of the file would tell who is who.
  let people: [Double]
  /// From the most difficult to the easiest.
  let items: [Item]
  let axis: LocalizedText

  /// A map of a test.
  ///
  /// - Parameters:
  ///   - people: the ability of each person; finite, at least one.
  ///   - items: at least one.
  ///   - axis: the scale of both, such as logits.
  public init(people: [Double], items: [Item], axis: LocalizedText) {
    precondition(!people.isEmpty && !items.isEmpty, "a map of items has people and items")
    precondition(people.allSatisfy(\.isFinite), "what is not finite cannot be drawn")
    self.people = people.sorted()
    self.items = items.enumerated().sorted { ($0.element.difficulty, -$0.offset) > ($1.element.difficulty, -$1.offset) }
      .map(\.element)
    self.axis = axis
  }

  /// How many people and items, the most difficult and the easiest of them.
  public var summary: LocalizedText { ChartWording.summary(of: self) }

  /// One row an item, the most difficult first.
  public var data: Table {
    ChartTable(
      kind: Self.name, title: axis, stub: .glossary(.item),
      columns: [.init("difficulty", .glossary(.difficulty), .fixed(decimals: 2))]
    ).table(items.map { ($0.label, [$0.difficulty]) })
  }

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing {
    let drawn = people + items.map(\.difficulty)
    let scaleAxis = Axis(extent(drawn), widensToTicks: true)
    let style = NumberStyle.fixed(decimals: 2)
    let labels = { (place: (Double) -> Double) in
      SideLabels(
        items.map { item in
          let number = style.text(item.difficulty, in: languages)
          return SideLabels.Label(
            words: "\(item.label(languages)) \(number)", y: place(item.difficulty), lettering: .init())
        }, width: 170)
    }
    let size = labels { _ in 0 }
    let itemWidth = size.width + 30
    let axisWidth = Scale.labelWidth(scaleAxis, in: languages) + 8
    let width = max(Drawing.pageWidth, 2 * Drawing.margin + 120 + axisWidth + itemWidth)
    let middle = width - Drawing.margin - itemWidth
    let height = max(200, size.height + 8)
    var canvas = Canvas()
    let title = canvas.heading(scaleAxis.title(axis(languages)), width: width) + 12
    let top = title + 12
    let scale = Scale(scaleAxis, from: top + height, to: top)
    let peopleRight = middle - axisWidth - 8
    canvas.text(
      ChartWording.people(people.count)(languages), peopleRight, title, .init(size: 8, .end, isBold: true))
    canvas.text(ChartWording.itemCount(items.count)(languages), middle + 8, title, .init(size: 8, isBold: true))
    canvas.drawVertical(scale, left: middle - 4, right: middle, in: languages)
    canvas.line([.init(middle, top), .init(middle, top + height)], .init(.text, width: 1))
    drawPeople(scale, left: Drawing.margin, right: peopleRight, languages, on: &canvas)
    canvas.add(
      .marks(items.map { .init(middle + 7, scale.place($0.difficulty)) }, .init(.diamond, radius: 2.6, .second)))
    labels(scale.place).draw(on: &canvas, x: middle + 10, gap: 18, within: (top - 6)...(top + height + 6))
    return canvas.drawing(width: width, height: top + height + 12)
  }

  /// Fourteen bars of people that grow to the left, with their numbers. Bins are of the drawing, not of a table.
  private func drawPeople(
    _ scale: Scale, left: Double, right: Double, _ languages: [Language], on canvas: inout Canvas
  ) {
    let bins = 14
    var counts = [Int](repeating: 0, count: bins)
    for person in people {
      counts[min(bins - 1, Int(position(of: person, in: scale.axis.range) * Double(bins)))] += 1
    }
    let greatest = counts.max() ?? 1
    let height = (scale.start - scale.end) / Double(bins)
    let room = textWidth("\(greatest)", size: 8) + 6
    for (bin, count) in counts.enumerated() where count > 0 {
      let length = Double(count) / Double(greatest) * (right - left - room)
      let bottom = scale.start - Double(bin) * height
      canvas.box(
        (right - length)...right, (bottom - height + 1)...(bottom - 0.5), fill: .first)
      canvas.text("\(count)", right - length - 4, bottom - height / 2 + 2.8, .init(size: 8, .end))
    }
    canvas.line([.init(right, scale.end), .init(right, scale.start)], .init(.text, width: 1))
  }
}
