/// How one of at most four series is told from the others: by its colour, its mark and its dash.
struct SeriesStyle: Sendable, Hashable {
  let ink: Drawing.Ink
  let form: Drawing.Mark.Form
  let isHollow: Bool
  let dash: Drawing.Pen.Dash

  /// The programme first, then what it is compared with. A fifth series belongs into small multiples.
  static let all = [
    SeriesStyle(ink: .first, form: .circle, isHollow: false, dash: .solid),
    SeriesStyle(ink: .second, form: .square, isHollow: true, dash: .long),
    SeriesStyle(ink: .third, form: .triangle, isHollow: false, dash: .short),
    SeriesStyle(ink: .fourth, form: .diamond, isHollow: false, dash: .mixed),
  ]
  /// What stands behind for comparison.
  static let context = SeriesStyle(ink: .context, form: .circle, isHollow: false, dash: .solid)

  func mark(radius: Double = 3) -> Drawing.Mark { .init(form, radius: radius, ink, isHollow: isHollow) }

  func pen(width: Double = 1.6) -> Drawing.Pen { .init(ink, width: width, dash: dash) }
}
