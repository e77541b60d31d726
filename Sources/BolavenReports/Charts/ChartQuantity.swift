import Glibc

/// What the numbers of a chart are, and how they are written.
public struct ChartQuantity: Sendable, Hashable {
  /// What is measured, and its unit.
  public let title: LocalizedText
  /// As in the table; a share of one is drawn and written in per cent.
  public let style: NumberStyle

  /// A quantity.
  public init(_ title: LocalizedText, _ style: NumberStyle) {
    self.title = title
    self.style = style
  }

  /// The number that stands on the axis: per cent of a share.
  func shown(_ value: Double) -> Double {
    let value = style.power == 0 ? value : value * pow(10, Double(style.power))
    return min(max(value, -1e300), 1e300)
  }

  /// As it is written beside a mark.
  func text(_ value: Double, in language: Language) -> String { withMinus(style.text(value, in: language)) }

  /// The same digits with a sign before what is above zero: a change, in points where the quantity is a share.
  var change: NumberStyle {
    switch style {
    case .count, .year: .signed(decimals: 0)
    case .fixed(let decimals), .signed(let decimals), .parenthesized(let decimals): .signed(decimals: decimals)
    case .percent(let decimals), .percentWithSign(let decimals), .signedPoints(let decimals):
      .signedPoints(decimals: decimals)
    case .pValue: .signed(decimals: 3)
    }
  }
}
