import BolavenFormats
import Glibc

/// Every person's result before and after, joined by a line; the means with their intervals stand beside them.
///
/// People with the same result stand next to each other, so that none is hidden.
public struct PrePostChart: ChartKind, PanelChart {
  /// Its name in plans and on the command line.
  public static let name = "prepost"

  let pre: [Double]
  let post: [Double]
  let range: ClosedRange<Double>?
  let preMean: Double
  let postMean: Double
  let preInterval: ClosedRange<Double>?
  let postInterval: ClosedRange<Double>?
  let preLabel: LocalizedText
  let postLabel: LocalizedText
  let axis: LocalizedText

  /// A chart of pairs.
  ///
  /// - Parameters:
  ///   - pre: one finite number a person; at least one.
  ///   - post: of the same people in the same order.
  ///   - range: the least and the greatest possible result; `nil` where there is none.
  ///   - preMean: the mean that the table shows; the chart computes none.
  ///   - axis: what is measured, and its unit.
  public init(
    pre: [Double], post: [Double], range: ClosedRange<Double>?, preMean: Double, postMean: Double,
    preInterval: ClosedRange<Double>?, postInterval: ClosedRange<Double>?, preLabel: LocalizedText,
    postLabel: LocalizedText, axis: LocalizedText
  ) {
    precondition(pre.count == post.count && !pre.isEmpty, "a pair has two results, and there is at least one")
    let drawn = pre + post + [preMean, postMean] + [range?.lowerBound, range?.upperBound].compactMap { $0 }
    precondition(drawn.allSatisfy(\.isFinite), "what is not finite cannot be drawn")
    // The order of the file would tell who is who.
    let order = pre.indices.sorted { (pre[$0], post[$0]) < (pre[$1], post[$1]) }
    self.pre = order.map { pre[$0] }
    self.post = order.map { post[$0] }
    self.range = range
    self.preMean = preMean
    self.postMean = postMean
    self.preInterval = preInterval.flatMap(finite)
    self.postInterval = postInterval.flatMap(finite)
    self.preLabel = preLabel
    self.postLabel = postLabel
    self.axis = axis
  }

  /// What moved which way, in a sentence or two.
  public var summary: LocalizedText { ChartWording.summary(of: self) }

  /// One row a person, in the order of the results.
  public var data: Table {
    let decimals = shownDecimals(of: pre + post)
    let style = NumberStyle.fixed(decimals: decimals)
    return ChartTable(
      kind: Self.name, title: axis, stub: ChartWording.person,
      columns: [
        .init("pre", preLabel, style), .init("post", postLabel, style),
        .init("change", .glossary(.change), .signed(decimals: decimals)),
      ]
    ).table(
      zip(pre, post).enumerated().map { position, pair in
        (.verbatim("\(position + 1)"), [pair.0, pair.1, pair.1 - pair.0])
      })
  }

  /// How many people moved which way.
  var counts: (rose: Int, stayed: Int, fell: Int) {
    let changes = zip(pre, post)
    let rose = changes.count { $0 < $1 }
    let fell = changes.count { $0 > $1 }
    return (rose, pre.count - rose - fell, fell)
  }

  /// Both means with the decimals that their scale deserves, more where they would look the same.
  func means(in language: Language) -> (pre: String, post: String) {
    let ends = range ?? extent(pre + post)
    let span = ends.upperBound - ends.lowerBound
    let digits = span > 0 ? 2 - Int(log10(span).rounded(.down)) : 2
    let least = min(max(digits, span >= 1000 ? 0 : 1), 12)
    let texts = { (decimals: Int) in
      let style = NumberStyle.fixed(decimals: decimals)
      return (style.text(preMean, in: language), style.text(postMean, in: language))
    }
    let decimals = (least...least + 3).first { preMean == postMean || texts($0).0 != texts($0).1 }
    return texts(decimals ?? least)
  }

  /// An end of the scale, with no more decimals than it has.
  func scaleText(_ value: Double, in language: Language) -> String {
    NumberStyle.fixed(decimals: shownDecimals(of: [value])).text(value, in: language)
  }

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing { PrePostDrawing(self, languages).drawing }

  /// What the results are.
  public var quantity: ChartQuantity { ChartQuantity(axis, .fixed(decimals: shownDecimals(of: pre + post))) }

  /// The possible results, or those that there are.
  public var shownRange: ClosedRange<Double> {
    extent(pre + post + [preMean, postMean] + [range?.lowerBound, range?.upperBound].compactMap { $0 })
  }

  /// The people and their means.
  public func draw(in frame: PlotFrame, _ languages: [Language], on canvas: inout Canvas) {
    PrePostDrawing.draw(self, in: frame, on: &canvas)
  }

  /// The words of both sides, and how many rose.
  public func drawFoot(of frame: PlotFrame, _ languages: [Language], on canvas: inout Canvas) -> Double {
    let width = (frame.right - frame.left) / 2 - 4
    let y = frame.bottom + 12
    let ends = [
      (preLabel, frame.left, Drawing.Lettering(size: 8)), (postLabel, frame.right, Drawing.Lettering(size: 8, .end)),
    ].map {
      label, x, lettering in
      canvas.paragraph(textLines(label(languages), width: width, size: 8), x: x, y: y, lettering, pitch: 10)
    }
    let counts = [ChartWording.rose(counts.rose), ChartWording.fell(counts.fell)].map { $0(languages) }
    let words: Drawing.Words = "\(counts[0])\(LocalizedText(", ", ja: "、")(languages))\(counts[1])"
    let last = (ends.max() ?? y) + 11
    return canvas.paragraph(
      textLines(words, width: frame.right - frame.left, size: 8), x: frame.left, y: last, .init(size: 8), pitch: 10)
  }

  /// People before and after in ASCII, back to back.
  public func plainLines(width: Int, in language: Language) -> [String]? {
    PlainPairs(self, width: width, language).lines
  }
}

/// The fewest decimals that show every number, up to 6.
private func shownDecimals(of numbers: [Double]) -> Int {
  (0..<6).first { decimals in
    numbers.allSatisfy { Double(roundedDecimal($0, decimals: decimals)) == $0 }
  } ?? 6
}

/// The least and the greatest of some numbers; there is at least one.
func extent(_ numbers: [Double]) -> ClosedRange<Double> { (numbers.min() ?? 0)...(numbers.max() ?? 0) }

/// An interval that can be drawn.
func finite(_ interval: ClosedRange<Double>) -> ClosedRange<Double>? {
  interval.lowerBound.isFinite && interval.upperBound.isFinite ? interval : nil
}
