import BolavenData
import BolavenNumerics
import Glibc

/// Numbers far from the others: more than three times the interquartile range outside of the quartiles.
///
/// Where the quartiles are equal, a robust z = (x − median)/(1.4826 MAD) beyond 3.5, the deviations of zero left out of the
/// MAD. Amounts differ by factors: where more than one in a hundred values of a column without negative numbers are
/// outside, the rule is applied to the logarithms of those above zero.
///
/// Source: Tukey (1977), *Exploratory Data Analysis*, §2D; Iglewicz & Hoaglin (1993), *How to Detect and Handle Outliers*, §3.
struct Outliers: DataCheck {
  private static let leastValues = 10
  private static let mostOutside = 0.01

  func findings(in table: CheckedTable) -> [CheckFinding] {
    table.frame.names.compactMap { name in
      guard let numbers = table.measurements(name) else { return nil }
      let present = (0..<numbers.count).compactMap { numbers[$0] }
      let suspicious = Set(SuspiciousValue.find(in: present, of: name.text).map(\.value))
      let values = present.filter { !suspicious.contains($0) }.sorted()
      guard values.count >= Self.leastValues, let limits = Self.limits(values) else { return nil }
      // What breaks a stated rule is told already.
      let isAllowed = { (x: Double) in table.codebook[name]?.range?.contains(x) ?? true }
      let rows = (0..<numbers.count).filter { row in
        numbers[row].map { !limits.contains($0) && !suspicious.contains($0) && isAllowed($0) } ?? false
      }
      return rows.isEmpty
        ? nil : table.finding(.outliers(low: limits.lowerBound, high: limits.upperBound), name, rows: rows)
    }
  }

  /// The limits outside of which numbers are far; `nil` where they have no spread.
  ///
  /// - Parameter sorted: ascending.
  static func limits(_ sorted: [Double]) -> ClosedRange<Double>? {
    guard let plain = plainLimits(sorted), let least = sorted.first else { return nil }
    let outside = sorted.count { !plain.contains($0) }
    guard least >= 0, outside > 2, Double(outside) > mostOutside * Double(sorted.count),
      let logarithms = plainLimits(sorted.filter { $0 > 0 }.map { log($0) })
    else { return plain }
    // Zero is as near as the smallest amount.
    return min(least, exp(logarithms.lowerBound))...max(plain.upperBound, exp(logarithms.upperBound))
  }

  private static func plainLimits(_ sorted: [Double]) -> ClosedRange<Double>? {
    guard let first = quantile(ofSorted: sorted, 0.25), let median = quantile(ofSorted: sorted, 0.5),
      let third = quantile(ofSorted: sorted, 0.75)
    else { return nil }
    let range = third - first
    if range > 0 { return (first - 3 * range)...(third + 3 * range) }
    let deviations = sorted.map { ($0 - median).magnitude }.filter { $0 > 0 }.sorted()
    guard deviations.count >= 3, let spread = quantile(ofSorted: deviations, 0.5) else { return nil }
    return (median - 3.5 * 1.4826 * spread)...(median + 3.5 * 1.4826 * spread)
  }
}
