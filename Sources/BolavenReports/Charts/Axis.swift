import Glibc

/// The numbers of an axis: where it begins and ends, where its ticks are and how they are written.
struct Axis {
  /// The least and the greatest number that is drawn.
  let range: ClosedRange<Double>
  /// Whole multiples of 1, 2 or 5 times a power of ten, inside the range.
  let ticks: [Double]
  /// Places behind the point that tell the ticks apart.
  let decimals: Int
  /// Ticks are written in units of ten to this power; 0 for most axes.
  let exponent: Int

  /// An axis over some numbers.
  ///
  /// - Parameters:
  ///   - range: finite numbers; where they are all the same, the axis goes a little beyond them.
  ///   - widensToTicks: whether the axis begins and ends at ticks.
  init(_ range: ClosedRange<Double>, widensToTicks: Bool) {
    let greatest = max(range.lowerBound.magnitude, range.upperBound.magnitude)
    var (low, high) = (range.lowerBound, range.upperBound)
    // Below this a double cannot tell the ticks apart.
    if high - low <= greatest * 1e-9 {
      let margin = greatest == 0 ? 1 : greatest * 0.1
      (low, high) = (low - margin, high + margin)
    }
    let rough = (high - low) / 5
    var power = Int(log10(rough).rounded(.down))
    let leading = rough / pow(10, Double(power))
    var factor = 1
    switch leading {
    case ..<1.0001: factor = 1
    case ..<2.0001: factor = 2
    case ..<5.0001: factor = 5
    default: power += 1
    }
    let step = Double(factor) * pow(10, Double(power))
    let tolerance = 1e-6
    let first = widensToTicks ? (low / step + tolerance).rounded(.down) : (low / step - tolerance).rounded(.up)
    let last = widensToTicks ? (high / step - tolerance).rounded(.up) : (high / step + tolerance).rounded(.down)
    // Dividing by a power of ten gives the double nearest to the decimal; multiplying by 0.1 does not.
    let tick = { (count: Double) in
      power < 0 ? count * Double(factor) / pow(10, Double(-power)) : count * step
    }
    ticks = stride(from: first, through: last, by: 1).map(tick)
    self.range = min(low, ticks.first ?? low)...max(high, ticks.last ?? high)
    let outermost = max(self.range.lowerBound.magnitude, self.range.upperBound.magnitude)
    let thousands = Int((log10(outermost) / 3).rounded(.down))
    exponent = thousands >= 3 || power < -4 ? 3 * thousands : 0
    decimals = max(0, exponent - power)
  }

  /// What stands at a tick.
  func label(_ tick: Double, in languages: [Language]) -> Drawing.Words {
    NumberStyle.fixed(decimals: decimals).text(inUnits(tick), in: languages)
  }

  /// A number in the units of the ticks.
  func inUnits(_ value: Double) -> Double {
    exponent < 0 ? value * pow(10, Double(-exponent)) : value / pow(10, Double(exponent))
  }

  /// The title of the axis with the power of ten behind it, if there is one.
  func title(_ title: Drawing.Words) -> Drawing.Words {
    exponent == 0 ? title : "\(title) (× 10\(superscript(exponent)))"
  }
}

private func superscript(_ number: Int) -> String {
  let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
  return String(String(number).map { character in character.wholeNumberValue.map { digits[$0] } ?? "⁻" })
}
