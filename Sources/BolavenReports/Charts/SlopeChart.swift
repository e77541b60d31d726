/// A few units over two to four waves: a line each, labelled at its end, one of them highlighted.
public struct SlopeChart: ChartKind, PanelChart {
  /// Its name in plans and on the command line.
  public static let name = "slope"

  /// A unit that was measured in every wave, or in some of them.
  public struct Unit: Sendable {
    let label: LocalizedText
    let values: [Double?]

    /// - Parameter values: finite, one a wave; `nil` where it was not measured.
    public init(label: LocalizedText, values: [Double?]) {
      precondition(values.allSatisfy { $0?.isFinite ?? true }, "what is not finite cannot be drawn")
      self.label = label
      self.values = values
    }
  }

  let units: [Unit]
  let waves: [LocalizedText]
  let highlighted: Int?
  /// What the numbers are.
  public let quantity: ChartQuantity

  /// A chart of slopes.
  ///
  /// - Parameters:
  ///   - units: with one value a wave; at least one is measured.
  ///   - waves: two to four, in their order.
  ///   - highlighted: the position of the unit that the report speaks of.
  public init(units: [Unit], waves: [LocalizedText], highlighted: Int? = nil, quantity: ChartQuantity) {
    precondition((2...4).contains(waves.count), "a chart of slopes has 2 to 4 waves")
    precondition(units.allSatisfy { $0.values.count == waves.count }, "a unit has one value a wave")
    precondition(units.contains { $0.values.contains { $0 != nil } }, "something was measured")
    self.units = units
    self.waves = waves
    self.highlighted = highlighted.flatMap { units.indices.contains($0) ? $0 : nil }
    self.quantity = quantity
  }

  /// How many rose and fell from the first wave to the last, and what the highlighted one did.
  public var summary: LocalizedText { ChartWording.summary(of: self) }

  /// One row a unit, one column a wave.
  public var data: Table {
    ChartTable(
      kind: Self.name, title: quantity.title, stub: ChartWording.entry,
      columns: waves.enumerated().map { .init("wave\($0 + 1)", $1, quantity.style) }
    ).table(units.map { ($0.label, $0.values) })
  }

  /// The first and the last value of a unit that has both.
  func ends(of unit: Unit) -> (first: Double, last: Double)? {
    guard let first = unit.values.first ?? nil, let last = unit.values.last ?? nil else { return nil }
    return (first, last)
  }

  /// What its axis has to hold, as it stands there.
  public var shownRange: ClosedRange<Double> {
    extent(units.flatMap(\.values).compactMap { $0 }.map(quantity.shown))
  }

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing {
    let axis = Axis(shownRange, widensToTicks: true)
    var canvas = Canvas()
    let top = canvas.heading(axis.title(quantity.title(languages)), width: Drawing.pageWidth) + 12
    let ends = units.indices.compactMap { position -> (position: Int, value: Double)? in
      guard let last = units[position].values.last(where: { $0 != nil }) ?? nil else { return nil }
      return (position, last)
    }
    let sides = { (place: (Double) -> Double) in
      SideLabels(
        ends.map { end in
          let isMain = end.position == highlighted
          return SideLabels.Label(
            words: "\(units[end.position].label(languages)) \(quantity.text(end.value, on: axis, in: languages))",
            y: place(quantity.shown(end.value)), lettering: .init(isBold: isMain, ink: isMain ? .first : .text))
        })
    }
    let size = sides { _ in 0 }
    let left = Drawing.margin + Scale.labelWidth(axis, in: languages) + 6
    let right = Drawing.pageWidth - Drawing.margin - size.width - Self.gap
    let bottom = top + max(170, size.height)
    let scale = Scale(axis, from: bottom, to: top)
    let frame = PlotFrame(left: left, right: right, scale: scale)
    canvas.drawVertical(scale, left: left, right: right, in: languages)
    let end = drawWaves(frame, languages, on: &canvas)
    // A unit that was not measured in the last wave is led to its label.
    canvas.add(
      .lines(
        ends.compactMap { end in
          guard let wave = units[end.position].values.lastIndex(where: { $0 != nil }), wave < waves.count - 1
          else { return nil }
          let y = scale.place(quantity.shown(end.value))
          return [Drawing.Point(x(wave, frame) + 4, y), .init(right, y)]
        }, .init(.context, width: 0.5, dash: .short)))
    draw(in: frame, languages, on: &canvas)
    sides(scale.place).draw(on: &canvas, x: right, gap: Self.gap, within: (top - 6)...(bottom + 6))
    return canvas.drawing(width: Drawing.pageWidth, height: end + 6)
  }

  private static let gap = 16.0

  /// The names of the waves under their lines.
  private func drawWaves(_ frame: PlotFrame, _ languages: [Language], on canvas: inout Canvas) -> Double {
    let pitch = (frame.right - frame.left) / Double(waves.count - 1)
    var end = frame.bottom
    for (position, wave) in waves.enumerated() {
      let isEnd = position == 0 || position == waves.count - 1
      let lines = textLines(wave(languages), width: isEnd ? pitch / 2 : pitch - 8, size: 8, isBold: true)
      let anchor: Drawing.Lettering.Anchor = position == 0 ? .start : position == waves.count - 1 ? .end : .middle
      end = max(
        end,
        canvas.paragraph(
          lines, x: x(position, frame), y: frame.bottom + 14, .init(size: 8, anchor, isBold: true), pitch: 10))
    }
    return end
  }

  private func x(_ wave: Int, _ frame: PlotFrame) -> Double {
    frame.left + 5 + Double(wave) / Double(waves.count - 1) * (frame.right - frame.left - 8)
  }

  /// The lines of the units; the highlighted one in front.
  public func draw(in frame: PlotFrame, _ languages: [Language], on canvas: inout Canvas) {
    let order = units.indices.filter { $0 != highlighted } + [highlighted].compactMap { $0 }
    for position in order {
      let isMain = position == highlighted
      let points = units[position].values.enumerated().map { wave, value in
        value.map { Drawing.Point(x(wave, frame), frame.scale.place(quantity.shown($0))) }
      }
      let ink = isMain ? Drawing.Ink.first : .context
      canvas.add(.lines(runs(of: points), .init(ink, width: isMain ? 2.2 : 1)))
      canvas.add(.marks(points.compactMap { $0 }, .init(.circle, radius: isMain ? 3.4 : 2, ink)))
    }
  }

  /// The waves stand below the panels.
  public func drawFoot(of frame: PlotFrame, _ languages: [Language], on canvas: inout Canvas) -> Double {
    drawWaves(frame, languages, on: &canvas)
  }
}

/// Points that follow each other without a gap.
func runs(of points: [Drawing.Point?]) -> [[Drawing.Point]] {
  points.split(separator: nil).map { $0.compactMap { $0 } }.filter { $0.count > 1 }
}
