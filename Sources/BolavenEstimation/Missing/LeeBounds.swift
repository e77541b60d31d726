internal import BolavenNumerics

/// Bounds of an effect among people who would answer in either group, where groups answer at different rates.
///
///     q = (p₁ − p₀)/p₁ of the group with the higher rate of answers is trimmed: its highest values for the lower bound,
///     its lowest values for the upper
///
/// The value at the cut counts with the fraction of it that is kept. If the comparison group answers more often, it is
/// the one that is trimmed. Supposes that treatment moves answers in one direction only.
///
/// Source: Lee (2009), §III.
public struct LeeBounds: Sendable, Hashable {
  /// p₁ and p₀: shares with a value.
  public let responseRates: [Double]
  /// q.
  public let trimmedShare: Double
  /// The difference of the means of the values that there are.
  public let difference: Double
  /// The bounds.
  public let bounds: ClosedRange<Double>

  /// - Parameters:
  ///   - treated: one entry a person, `nil` without a value.
  ///   - control: likewise.
  /// - Throws: `tooFewInGroup` for a group without any value, `notFinite`, `tooLarge`.
  public init(treated: [Double?], control: [Double?]) throws(PairedError) {
    let values = try GroupValues([treated.compactMap { $0 }, control.compactMap { $0 }], needed: 1)
    let counts = values.groups.map { Double($0.count) }
    let rates = [counts[0] / Double(treated.count), counts[1] / Double(control.count)]
    responseRates = rates
    difference = values.mean(0) - values.mean(1)
    let trimmed = rates[0] >= rates[1] ? 0 : 1
    let share = (rates[trimmed] - rates[1 - trimmed]) / rates[trimmed]
    trimmedShare = share
    let ascending = values.groups[trimmed].sorted()
    let kept = (1 - share) * counts[trimmed]
    let low = meanOfFirst(ascending, kept) - values.mean(1 - trimmed)
    let high = meanOfFirst(ascending.reversed(), kept) - values.mean(1 - trimmed)
    let (first, second) = trimmed == 0 ? (low, high) : (-high, -low)
    bounds = min(first, second)...max(first, second)
  }
}

/// The mean of the first k values, k not necessarily whole: the next value counts with the fraction.
private func meanOfFirst(_ values: [Double], _ kept: Double) -> Double {
  // A count that misses a whole number by rounding only is that number.
  let nearest = kept.rounded()
  let exact = (kept - nearest).magnitude < 1e-9 ? nearest : kept
  let whole = Int(exact)
  var sum = CompensatedSum()
  for value in values.prefix(whole) { sum.add(value) }
  if whole < values.count { sum.add((exact - Double(whole)) * values[whole]) }
  return sum.value / exact
}
