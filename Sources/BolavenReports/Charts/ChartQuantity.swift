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

  /// As it is written beside a mark; in the units of an axis that has a power of ten in its title, where all digits would be too many.
  func text(_ value: Double, on axis: Axis, in languages: [Language], style: NumberStyle? = nil) -> Drawing.Words {
    let style = style ?? self.style
    guard axis.exponent != 0 else { return style.text(value, in: languages) }
    let decimals = axis.decimals + 1
    let isSigned =
      switch style {
      case .signed, .signedPoints: true
      default: false
      }
    let short: NumberStyle = isSigned ? .signed(decimals: decimals) : .fixed(decimals: decimals)
    return short.text(axis.inUnits(shown(value)), in: languages)
  }

  /// The same digits with a sign before what is above zero: a change, in points where the quantity is a share.
  var change: NumberStyle {
    switch style {
    case .count, .year: .signed(decimals: 0)
    case .fixed(let decimals), .signed(let decimals), .parenthesized(let decimals): .signed(decimals: decimals)
    case .percent(let decimals), .percentWithSign(let decimals), .signedPoints(let decimals):
      .signedPoints(decimals: decimals)
    case .chance: .signedPoints(decimals: 1)
    case .pValue: .signed(decimals: 3)
    }
  }
}
