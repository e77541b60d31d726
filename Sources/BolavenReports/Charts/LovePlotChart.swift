/// How alike two groups are, covariate by covariate: differences before an adjustment hollow, after it filled.
public struct LovePlotChart: ChartKind {
  /// Its name in plans and on the command line.
  public static let name = "balance"

  /// The standardised difference of one covariate.
  public struct Covariate: Sendable {
    let label: LocalizedText
    let before: Double
    let after: Double?

    /// A covariate.
    ///
    /// - Parameters:
    ///   - before: the standardised difference of the groups as they are; finite.
    ///   - after: the same after weighting or matching; `nil` where nothing was adjusted.
    public init(label: LocalizedText, before: Double, after: Double?) {
      precondition(before.isFinite && after?.isFinite ?? true, "what is not finite cannot be drawn")
      self.label = label
      self.before = before
      self.after = after
    }
  }

  let covariates: [Covariate]
  let threshold: Double
  let axis: LocalizedText

  /// A chart of covariates in the order of their table.
  ///
  /// - Parameters:
  ///   - covariates: at least one.
  ///   - threshold: a difference up to this is small; above zero.
  public init(covariates: [Covariate], threshold: Double = 0.1, axis: LocalizedText) {
    precondition(!covariates.isEmpty && threshold > 0, "a chart of balance has a covariate and a threshold")
    self.covariates = covariates
    self.threshold = threshold
    self.axis = axis
  }

  /// How many covariates lie outside the threshold, before and after.
  public var summary: LocalizedText { ChartWording.summary(of: self) }

  /// One row a covariate.
  public var data: Table {
    let style = NumberStyle.fixed(decimals: 2)
    return ChartTable(
      kind: Self.name, title: axis, stub: ChartWording.covariate,
      columns: [
        .init("before", ChartWording.beforeAdjustment, style), .init("after", ChartWording.afterAdjustment, style),
      ]
    ).table(covariates.map { ($0.label, [$0.before, $0.after]) })
  }

  var isAdjusted: Bool { covariates.contains { $0.after != nil } }

  /// How many differences lie beyond the threshold.
  func outside(_ value: (Covariate) -> Double?) -> Int {
    covariates.count { value($0).map { $0.magnitude > threshold } ?? false }
  }

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing {
    let drawn = covariates.flatMap { [$0.before, $0.after].compactMap { $0 } }
    let scaleAxis = Axis(extent(drawn + [-1.5 * threshold, 1.5 * threshold]), widensToTicks: true)
    let labels = RowLabels(covariates.map { $0.label(languages) }, pitch: covariates.count > 14 ? 16 : 20)
    let style = NumberStyle.fixed(decimals: 2)
    let texts = covariates.map { covariate -> Drawing.Words in
      let before = style.text(covariate.before, in: languages)
      return covariate.after.map { "\(before) \u{2192} \(style.text($0, in: languages))" } ?? before
    }
    let textsWidth = texts.map { textWidth($0, size: 8) }.max() ?? 0
    let left = Drawing.margin + labels.width + 14
    let right = max(Drawing.pageWidth - Drawing.margin - textsWidth - 14, left + 170)
    let width = right + 14 + textsWidth + Drawing.margin
    let scale = Scale(scaleAxis, from: left, to: right)
    var canvas = Canvas()
    var y = canvas.heading(scaleAxis.title(axis(languages)), width: width) + 12
    y = canvas.key(key(languages), y: y, width: width)
    let top = y + 14
    let bottom = top + labels.height
    canvas.drawHorizontal(scale, top: top, bottom: bottom, in: languages)
    canvas.line([.init(scale.place(0), top - 4), .init(scale.place(0), bottom)], .init(.text, width: 1))
    canvas.add(
      .lines(
        [-threshold, threshold].map { [.init(scale.place($0), top - 4), .init(scale.place($0), bottom)] },
        .init(.context, width: 1, dash: .long)))
    labels.draw(on: &canvas, from: top)
    for (row, middle) in labels.middles(from: top).enumerated() {
      let covariate = covariates[row]
      let before = scale.place(covariate.before)
      if let after = covariate.after.map(scale.place) {
        canvas.line([.init(before, middle), .init(after, middle)], .init(.context, width: 0.9))
        canvas.mark(.init(before, middle), Self.beforeMark)
        canvas.mark(.init(after, middle), Self.afterMark)
      } else {
        canvas.mark(.init(before, middle), Self.beforeMark)
      }
      canvas.text(texts[row], width - Drawing.margin, middle + 2.8, .init(size: 8, .end))
    }
    return canvas.drawing(width: width, height: bottom + 20)
  }

  private static let beforeMark = Drawing.Mark(.circle, radius: 3.6, .second, isHollow: true)
  private static let afterMark = Drawing.Mark(.circle, radius: 3.4, .first)

  private func key(
    _ languages: [Language]
  ) -> [(words: Drawing.Words, width: Double, draw: (inout Canvas, Double, Double) -> Void)] {
    let mark = { (mark: Drawing.Mark) in
      { (canvas: inout Canvas, x: Double, y: Double) in canvas.mark(.init(x + 4, y), mark) }
    }
    let line = { (canvas: inout Canvas, x: Double, y: Double) in
      canvas.line([.init(x, y), .init(x + 18, y)], .init(.context, width: 1, dash: .long))
    }
    let threshold: Drawing.Words = "\u{00B1}\(NumberStyle.fixed(decimals: 2).text(threshold, in: languages))"
    var entries = [(ChartWording.beforeAdjustment(languages), 8.0, mark(Self.beforeMark))]
    if isAdjusted { entries.append((ChartWording.afterAdjustment(languages), 8, mark(Self.afterMark))) }
    return entries + [(threshold, 18, line)]
  }
}
