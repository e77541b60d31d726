/// Lorenz curves: which part of the whole the poorest part of the people has.
public struct LorenzChart: ChartKind {
  /// Its name in plans and on the command line.
  public static let name = "lorenz"

  /// The curve of a group or of a wave.
  public struct Curve: Sendable {
    let label: LocalizedText
    let points: [(people: Double, whole: Double)]
    let gini: Double?

    /// A curve.
    ///
    /// - Parameters:
    ///   - points: shares of the people from the poorest on, and of the whole that they have; both finite, from (0, 0)
    ///     to (1, 1), the shares of people never falling.
    ///   - gini: the coefficient of the table, where there is one.
    public init(label: LocalizedText, points: [(people: Double, whole: Double)], gini: Double?) {
      precondition(points.count > 1, "a curve has two points")
      precondition(points.allSatisfy { $0.people.isFinite && $0.whole.isFinite }, "what is not finite cannot be drawn")
      self.label = label
      self.points = points
      self.gini = gini
    }

    /// As many points as a page can show, at equal distances, the last among them.
    var drawn: [(people: Double, whole: Double)] {
      let step = (points.count + 399) / 400
      guard step > 1 else { return points }
      return points.indices.filter { $0 % step == 0 || $0 == points.count - 1 }.map { points[$0] }
    }

    /// The share of the whole that a share of the people has, on the straight line between two points.
    func whole(of people: Double) -> Double {
      // The first point with as many people or more.
      var (low, high) = (0, points.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if points[middle].people >= people { high = middle } else { low = middle + 1 }
      }
      guard low > 0 else { return points[0].whole }
      let (first, second) = (points[low - 1], points[low])
      let length = second.people - first.people
      guard length > 0 else { return second.whole }
      return first.whole + min(1, (people - first.people) / length) * (second.whole - first.whole)
    }
  }

  let curves: [Curve]
  let whole: LocalizedText
  let people: LocalizedText

  /// A chart of one to four curves.
  ///
  /// - Parameters:
  ///   - whole: what is shared out, such as income.
  ///   - people: who shares it, such as households.
  public init(curves: [Curve], whole: LocalizedText, people: LocalizedText) {
    precondition((1...SeriesStyle.all.count).contains(curves.count), "a chart of shares has 1 to 4 curves")
    self.curves = curves
    self.whole = whole
    self.people = people
  }

  /// What the poorest half has, and the Gini coefficient, of each curve.
  public var summary: LocalizedText { ChartWording.summary(of: self) }

  /// One row a tenth of the people, one column a curve.
  public var data: Table {
    ChartTable(
      kind: Self.name, title: whole, stub: ChartWording.poorest(people),
      columns: curves.enumerated().map { .init("curve\($0 + 1)", $1.label, .percent(decimals: 1)) }
    ).table(
      (1...10).map { tenth in
        let share = Double(tenth) / 10
        return (.verbatim("\(tenth * 10)%"), curves.map { $0.whole(of: share) })
      })
  }

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing {
    let low = min(0, (curves.flatMap(\.points).map(\.whole).min() ?? 0) * 100)
    let axisY = Axis(low...100, widensToTicks: low < 0)
    let axisX = Axis(0...100, widensToTicks: false)
    let labels = curves.map { curve -> Drawing.Words in
      curve.gini.map { "\(curve.label(languages)): Gini \(NumberStyle.fixed(decimals: 2).text($0, in: languages))" }
        ?? curve.label(languages)
    }
    let side = 220.0
    let gap = 16.0
    let left = Drawing.margin + Scale.labelWidth(axisY, in: languages) + 6
    let width = Drawing.pageWidth
    var canvas = Canvas()
    let title = ChartWording.shareOf(whole)(languages)
    let top = canvas.heading(title, width: width) + 10
    let bottom = top + side
    let (x, y) = (Scale(axisX, from: left, to: left + side), Scale(axisY, from: bottom, to: top))
    canvas.drawVertical(y, left: left, right: left + side, in: languages)
    canvas.drawHorizontal(x, top: top, bottom: bottom, in: languages)
    canvas.line([.init(left, y.place(0)), .init(left + side, y.place(100))], .init(.text, width: 0.9, dash: .short))
    for (position, curve) in curves.enumerated().reversed() {
      canvas.line(
        curve.drawn.map { .init(x.place(100 * $0.people), y.place(100 * $0.whole)) },
        SeriesStyle.all[position].pen(width: 1.8))
    }
    // The labels lead to the curves at nine tenths of the people, where they lie apart.
    let anchor = x.place(90)
    canvas.add(
      .lines(
        curves.map {
          [.init(anchor, y.place(100 * $0.whole(of: 0.9))), .init(left + side + 4, y.place(100 * $0.whole(of: 0.9)))]
        },
        .init(.context, width: 0.5)))
    let sides = curves.enumerated().map { position, curve in
      SideLabels.Label(
        words: labels[position], y: y.place(100 * curve.whole(of: 0.9)),
        lettering: .init(isBold: true, ink: SeriesStyle.all[position].ink))
    }
    let equality = SideLabels.Label(
      words: ChartWording.equality(languages), y: y.place(100), lettering: .init(size: 9))
    SideLabels([equality] + sides, width: width - left - side - gap - 8).draw(
      on: &canvas, x: left + side + 4, gap: gap, within: (top - 6)...bottom)
    let end = canvas.drawTitle(
      ChartWording.poorest(people)(languages), under: x, y: bottom + 30, width: width)
    return canvas.drawing(width: width, height: end + 10)
  }
}
