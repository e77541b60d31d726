/// Months or years of a ledger: lines that break where a number is missing, the last number written at their ends.
public struct TrendChart: ChartKind, PanelChart {
  /// Its name in plans and on the command line.
  public static let name = "trend"

  /// One line.
  public struct Series: Sendable {
    let label: LocalizedText
    let values: [Double?]

    /// - Parameter values: finite, one a period; `nil` where it is missing.
    public init(label: LocalizedText, values: [Double?]) {
      precondition(values.allSatisfy { $0?.isFinite ?? true }, "what is not finite cannot be drawn")
      self.label = label
      self.values = values
    }
  }

  let series: [Series]
  let periods: [LocalizedText]
  let target: Double?
  /// What the numbers are.
  public let quantity: ChartQuantity

  /// The most lines that one chart shows.
  public static let most = SeriesStyle.all.count

  /// A chart of periods.
  ///
  /// - Parameters:
  ///   - series: one to four, each with one value a period.
  ///   - periods: at equal distances, those without a number too; at least one.
  ///   - target: what should be reached.
  public init(series: [Series], periods: [LocalizedText], target: Double? = nil, quantity: ChartQuantity) {
    precondition((1...Self.most).contains(series.count), "a trend has 1 to 4 series; more belong into small multiples")
    precondition(!periods.isEmpty && series.allSatisfy { $0.values.count == periods.count }, "one value a period")
    precondition(target?.isFinite ?? true, "what is not finite cannot be drawn")
    self.series = series
    self.periods = periods
    self.target = target
    self.quantity = quantity
  }

  /// Where each line begins and ends.
  public var summary: LocalizedText { ChartWording.summary(of: self) }

  /// One row a period, one column a series.
  public var data: Table {
    let columns = series.enumerated().map { position, series in
      ChartTable.Column("series\(position + 1)", series.label, quantity.style)
    }
    let targets = target.map { _ in [ChartTable.Column("target", .glossary(.target), quantity.style)] } ?? []
    return ChartTable(
      kind: Self.name, title: quantity.title, stub: .glossary(.period), columns: columns + targets
    ).table(
      periods.indices.map { period in
        (periods[period], series.map { $0.values[period] } + (target.map { [$0] } ?? []))
      })
  }

  /// Positions of the first and the last number of a series.
  func ends(of series: Series) -> (first: Int, last: Int)? {
    guard let first = series.values.firstIndex(where: { $0 != nil }),
      let last = series.values.lastIndex(where: { $0 != nil })
    else { return nil }
    return (first, last)
  }

  /// What its axis has to hold, as it stands there; counts and money begin at zero where they are not far from it.
  public var shownRange: ClosedRange<Double> {
    let drawn = (series.flatMap(\.values) + [target]).compactMap { $0 }.map(quantity.shown)
    let range = extent(drawn)
    // An axis that hides the zero shows every change as a great one.
    guard range.lowerBound > 0, range.lowerBound < 0.6 * range.upperBound else { return range }
    return 0...range.upperBound
  }

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing { TrendDrawing(self, languages).drawing }

  /// The lines with their marks.
  public func draw(in frame: PlotFrame, _ languages: [Language], on canvas: inout Canvas) {
    TrendDrawing.draw(self, in: frame, isSmall: true, on: &canvas)
    guard series.count == 1, let position = ends(of: series[0])?.last, let last = series[0].values[position] else {
      return
    }
    let (x, y) = (TrendDrawing.x(position, of: self, frame), frame.scale.place(quantity.shown(last)))
    let words = quantity.text(last, on: frame.scale.axis, in: languages)
    let half = textWidth(words, size: 8, isBold: true) / 2
    // On the side from which the line does not come; above the frame is room for a number.
    let rises = position > 0 && series[0].values[position - 1].map { $0 < last } ?? false
    let isAbove = rises || y + 13 > frame.bottom
    canvas.text(
      words, min(max(x, frame.left + half), frame.right - half), isAbove ? y - 5 : y + 12,
      .init(size: 8, .middle, isBold: true))
  }

  /// The first and the last period.
  public func drawFoot(of frame: PlotFrame, _ languages: [Language], on canvas: inout Canvas) -> Double {
    let width = (frame.right - frame.left) / 2 - 4
    guard periods.count > 1, let first = periods.first, let last = periods.last else {
      canvas.text(periods[0](languages), (frame.left + frame.right) / 2, frame.bottom + 12, .init(size: 8, .middle))
      return frame.bottom + 12
    }
    let y = frame.bottom + 12
    let ends = canvas.paragraph(textLines(first(languages), width: width, size: 8), x: frame.left, y: y, .init(size: 8))
    return max(
      ends,
      canvas.paragraph(textLines(last(languages), width: width, size: 8), x: frame.right, y: y, .init(size: 8, .end)))
  }

  /// The drawing in ASCII.
  public func plainLines(width: Int, in language: Language) -> [String]? {
    PlainTrend(self, width: width, language).lines
  }
}
