/// Effects before and after an event, by the time since it: leads that should be nothing, lags that tell what happened.
public struct EventStudyChart: ChartKind {
  /// Its name in plans and on the command line.
  public static let name = "event"

  /// The effect of one period.
  public struct Estimate: Sendable {
    let time: Int
    let value: Double
    let interval: ClosedRange<Double>?

    /// The effect of one period.
    ///
    /// - Parameters:
    ///   - time: periods since the event, below zero before it.
    ///   - value: finite.
    ///   - interval: `nil` where none can be given.
    public init(time: Int, value: Double, interval: ClosedRange<Double>?) {
      precondition(value.isFinite, "what is not finite cannot be drawn")
      self.time = time
      self.value = value
      self.interval = interval.flatMap(finite)
    }
  }

  /// The effects of one estimator.
  public struct Series: Sendable {
    let label: LocalizedText
    let estimates: [Estimate]

    /// The effects of one estimator, without that of the base period, in any order.
    public init(label: LocalizedText, estimates: [Estimate]) {
      self.label = label
      self.estimates = estimates.sorted { $0.time < $1.time }
    }
  }

  /// The joint test that every effect before the event is zero.
  public struct PreTest: Sendable, Hashable {
    let statistic: Double
    let degreesOfFreedom: Double
    let secondDegreesOfFreedom: Double?
    let pValue: Double

    /// F with two degrees of freedom, or χ² with one.
    public init(statistic: Double, degreesOfFreedom: Double, _ second: Double? = nil, pValue: Double) {
      self.statistic = statistic
      self.degreesOfFreedom = degreesOfFreedom
      secondDegreesOfFreedom = second
      self.pValue = pValue
    }
  }

  let series: [Series]
  let base: Int
  let axis: LocalizedText
  let time: LocalizedText
  let decimals: Int
  let level: Double
  let preTest: PreTest?

  /// A chart of leads and lags.
  ///
  /// - Parameters:
  ///   - series: one to four estimators; there is an estimate.
  ///   - base: the period that the others are compared with, drawn hollow at zero.
  ///   - axis: what is estimated, and its unit.
  ///   - time: what the periods are, such as years since the return.
  ///   - decimals: of the estimates, as in the table.
  ///   - level: of the intervals, 0 to 1.
  ///   - preTest: printed in the caption.
  public init(
    series: [Series], base: Int = -1, axis: LocalizedText, time: LocalizedText, decimals: Int, level: Double,
    preTest: PreTest? = nil
  ) {
    precondition((1...SeriesStyle.all.count).contains(series.count), "an event study has 1 to 4 series")
    precondition(series.contains { !$0.estimates.isEmpty }, "an event study has an estimate")
    self.series = series
    self.base = base
    self.axis = axis
    self.time = time
    self.decimals = decimals
    self.level = level
    self.preTest = preTest
  }

  /// The window, the base, how many intervals leave out zero before and after, and the joint test.
  public var summary: LocalizedText { ChartWording.summary(of: self) }

  /// One row a period of an estimator.
  public var data: Table {
    let style = NumberStyle.fixed(decimals: decimals)
    return ChartTable(
      kind: Self.name, title: axis, stub: time,
      columns: [
        .init("estimate", ChartWording.estimate, style), .init("low", ChartWording.low, style),
        .init("high", ChartWording.high, style),
      ]
    ).table(
      series.flatMap { series in
        series.estimates.map { estimate in
          let label = LocalizedText.verbatim("\(estimate.time)")
          return (
            label.under(self.series.count > 1 ? series.label : nil),
            [estimate.value, estimate.interval?.lowerBound, estimate.interval?.upperBound]
          )
        }
      })
  }

  /// Periods from the first to the last, the base among them.
  var window: ClosedRange<Int> {
    let times = series.flatMap(\.estimates).map(\.time) + [base]
    return (times.min() ?? base)...(times.max() ?? base)
  }

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing { EventStudyDrawing(self, languages).drawing }
}

/// Where everything of an event study stands: the effects go up, time goes to the right, estimators beside each other.
struct EventStudyDrawing {
  let drawing: Drawing

  private static let plotHeight = 175.0

  init(_ chart: EventStudyChart, _ languages: [Language]) {
    let limits = chart.series.flatMap(\.estimates).flatMap { estimate in
      [estimate.value, estimate.interval?.lowerBound, estimate.interval?.upperBound].compactMap { $0 }
    }
    let axis = Axis(extent(limits + [0]), widensToTicks: true)
    let width = Drawing.pageWidth
    var canvas = Canvas()
    let top = canvas.heading(axis.title(chart.axis(languages)), width: width) + 14
    let scale = Scale(axis, from: top + Self.plotHeight, to: top)
    // Each estimator is named at its last period.
    let labels = SideLabels(
      chart.series.count == 1
        ? []
        : chart.series.enumerated().compactMap { position, series in
          series.estimates.last.map { last in
            SideLabels.Label(
              words: series.label(languages), y: scale.place(last.value),
              lettering: .init(isBold: true, ink: SeriesStyle.all[position].ink))
          }
        }, width: 110)
    let left = Drawing.margin + Scale.labelWidth(axis, in: languages) + 6
    let right = width - Drawing.margin - (chart.series.count > 1 ? labels.width + 14 : 0)
    let frame = PlotFrame(left: left, right: right, scale: scale)
    canvas.drawVertical(scale, left: left, right: right, in: languages)
    canvas.line([.init(left, scale.place(0)), .init(right, scale.place(0))], .init(.text, width: 1))
    labels.draw(on: &canvas, x: right, gap: 14, within: (top - 6)...(frame.bottom + 6))
    let window = chart.window
    let pitch = (right - left) / Double(window.count)
    let place = { (time: Double) in left + (time - Double(window.lowerBound) + 0.5) * pitch }
    // Between the last period before the event and the first after it.
    if window.contains(-1), window.contains(0) {
      canvas.line(
        [.init(place(-0.5), top - 4), .init(place(-0.5), frame.bottom)], .init(.text, width: 0.9, dash: .long))
    }
    Self.drawEstimates(chart, frame, pitch: pitch, place, on: &canvas)
    let end = Self.drawTimes(chart, frame, pitch: pitch, place, languages, on: &canvas)
    drawing = canvas.drawing(width: width, height: end)
  }

  private static func drawEstimates(
    _ chart: EventStudyChart, _ frame: PlotFrame, pitch: Double, _ place: @escaping (Double) -> Double,
    on canvas: inout Canvas
  ) {
    let scale = frame.scale
    let shift = min(10, 0.7 * pitch / Double(chart.series.count))
    for (position, series) in chart.series.enumerated() {
      let style = SeriesStyle.all[position]
      let offset = (Double(position) - Double(chart.series.count - 1) / 2) * shift
      let x = { (estimate: EventStudyChart.Estimate) in place(Double(estimate.time)) + offset }
      canvas.add(
        .lines(
          series.estimates.compactMap { estimate in
            estimate.interval.map {
              [.init(x(estimate), scale.place($0.lowerBound)), .init(x(estimate), scale.place($0.upperBound))]
            }
          }, style.pen(width: min(1.6, max(0.6, shift * 0.5)))))
      let radius = min(3.4, max(1.4, shift * 0.4))
      canvas.add(
        .marks(series.estimates.map { .init(x($0), scale.place($0.value)) }, style.mark(radius: radius)))
    }
    canvas.mark(
      .init(place(Double(chart.base)), scale.place(0)), .init(.circle, radius: 3.6, .text, isHollow: true))
  }

  private static func drawTimes(
    _ chart: EventStudyChart, _ frame: PlotFrame, pitch: Double, _ place: @escaping (Double) -> Double,
    _ languages: [Language], on canvas: inout Canvas
  ) -> Double {
    let base = ChartWording.base(languages)
    let room = max(textWidth(withMinus("\(chart.window.lowerBound)"), size: 8), 14) + 6
    let every = max(1, Int((room / pitch).rounded(.up)))
    let y = frame.bottom + 14
    for time in chart.window where (time - chart.base) % every == 0 {
      canvas.text(
        .init([withMinus("\(time)")]), place(Double(time)), y, .init(size: 8, .middle, isBold: time == chart.base))
    }
    let half = textWidth(base, size: 8) / 2
    let middle = min(max(place(Double(chart.base)), Drawing.margin + half), frame.right - half)
    canvas.text(base, middle, y + 11, .init(size: 8, .middle))
    var end = y + 25
    let title = textLines(chart.time(languages), width: frame.right - frame.left, size: 9)
    end = canvas.paragraph(title, x: (frame.left + frame.right) / 2, y: end, .init(.middle))
    guard let preTest = chart.preTest else { return end + 8 }
    return canvas.caption(ChartWording.preTest(preTest)(languages), y: end + 6, width: Drawing.pageWidth)
  }
}
