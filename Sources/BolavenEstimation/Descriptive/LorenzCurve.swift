import BolavenNumerics

/// Which part of the whole the poorest part of the people has, and the Gini coefficient.
///
///     pᵢ = Σ_{j ≤ i} wⱼ / Σw,   Lᵢ = Σ_{j ≤ i} wⱼxⱼ / Σwx,   xⱼ ascending
///     G  = 1 − Σ (pᵢ − pᵢ₋₁)(Lᵢ + Lᵢ₋₁)
///
/// The coefficient has no small-sample factor: of n equal shares it is 0, of one owner (n − 1)/n. Values below zero are
/// allowed where the sum is positive; then the curve falls below zero first, and G may be above 1.
///
/// Source: Lorenz (1905); Gini (1914); for weights Lerman & Yitzhaki (1989), eq. 3.
public struct LorenzCurve: Sendable, Hashable {
  /// A place on the curve.
  public struct Point: Sendable, Hashable {
    /// The share of the people, from the poorest on.
    public let people: Double
    /// The share of the whole that they have.
    public let whole: Double
  }

  /// From (0, 0) to (1, 1); people with the same value share one point.
  public let points: [Point]
  /// G.
  public let gini: Double

  /// The curve of some values.
  ///
  /// - Parameters:
  ///   - values: finite.
  ///   - weights: one a value, finite and not below zero; `nil` where every value counts once. Zeros are left out.
  /// - Returns: `nil` unless Σw and Σwx are positive.
  public init?(_ values: [Double], weights: [Double]? = nil) {
    precondition(weights.map { $0.count == values.count } ?? true, "one weight a value")
    let order = values.indices.filter { (weights?[$0] ?? 1) > 0 }.sorted { values[$0] < values[$1] }
    var (people, whole) = (CompensatedSum(), CompensatedSum())
    var sums: [(people: Double, whole: Double)] = [(0, 0)]
    for (position, row) in order.enumerated() {
      let weight = weights?[row] ?? 1
      people.add(weight)
      whole.add(weight * values[row])
      let isLastOfItsValue = position + 1 == order.count || values[order[position + 1]] > values[row]
      if isLastOfItsValue { sums.append((people.value, whole.value)) }
    }
    let (size, total) = (people.value, whole.value)
    guard size > 0, total > 0, size.isFinite, total.isFinite else { return nil }
    points = sums.map { Point(people: $0.people / size, whole: $0.whole / total) }
    var area = CompensatedSum()
    for (first, second) in zip(points, points.dropFirst()) {
      area.add((second.people - first.people) * (second.whole + first.whole))
    }
    gini = 1 - area.value
  }
}
