import Glibc

/// How p-values are adjusted for their number, m.
public enum PValueAdjustment: Sendable, Hashable, CaseIterable {
  /// m · p. Family-wise error, any dependence.
  case bonferroni
  /// 1 − (1 − p)^m. Family-wise error, independence.
  case sidak
  /// Step-down, (m − i + 1) · p₍ᵢ₎. Family-wise error, any dependence. Source: Holm (1979).
  case holm
  /// Step-down, 1 − (1 − p₍ᵢ₎)^(m − i + 1). Family-wise error, independence. Source: Holland and Copenhaver (1987).
  case holmSidak
  /// Step-up, (m − i + 1) · p₍ᵢ₎. Family-wise error, positive dependence. Source: Hochberg (1988).
  case hochberg
  /// Simes's test of every intersection. Family-wise error, positive dependence. Source: Hommel (1988).
  case hommel
  /// Step-up, m/i · p₍ᵢ₎. False discovery rate, positive dependence. Source: Benjamini and Hochberg (1995).
  case benjaminiHochberg
  /// Step-up, m(1 + ½ + … + 1/m)/i · p₍ᵢ₎. False discovery rate, any dependence. Source: Benjamini and Yekutieli (2001).
  case benjaminiYekutieli

  /// The smallest level at which each hypothesis is rejected when all are tested together.
  ///
  /// Exact p-values of discrete tests are adjusted like others, which makes the adjustment conservative for them.
  ///
  /// - Parameter pValues: m p-values, above 0 and at most 1.
  /// - Returns: m adjusted p-values in the same order, at most 1, none below its p-value.
  public func adjusted(_ pValues: [Double]) -> [Double] {
    precondition(pValues.allSatisfy { $0 > 0 && $0 <= 1 }, "p-values are above 0 and at most 1")
    let m = Double(pValues.count)
    switch self {
    case .bonferroni: return pValues.map { min(1, m * $0) }
    case .sidak: return pValues.map { atLeastOne($0, of: m) }
    case .holm: return steppingDown(pValues) { p, rank in (m - rank + 1) * p }
    case .holmSidak: return steppingDown(pValues) { p, rank in atLeastOne(p, of: m - rank + 1) }
    case .hochberg: return steppingUp(pValues) { p, rank in (m - rank + 1) * p }
    case .hommel: return intersectionBounds(pValues)
    case .benjaminiHochberg: return steppingUp(pValues) { p, rank in m / rank * p }
    case .benjaminiYekutieli:
      let harmonic = (0..<pValues.count).reduce(0.0) { $0 + 1 / Double($1 + 1) }
      return steppingUp(pValues) { p, rank in harmonic * (m / rank) * p }
    }
  }
}

/// 1 − (1 − p)^m, without cancellation for small p.
private func atLeastOne(_ p: Double, of m: Double) -> Double { p == 1 ? 1 : -expm1(m * log1p(-p)) }

/// The running maximum, from the smallest p-value on, of what `step` makes of it and its rank from 1.
private func steppingDown(_ pValues: [Double], _ step: (_ p: Double, _ rank: Double) -> Double) -> [Double] {
  var adjusted = pValues
  var largest = 0.0
  for (place, index) in ascending(pValues).enumerated() {
    largest = max(largest, min(1, step(pValues[index], Double(place + 1))))
    adjusted[index] = largest
  }
  return adjusted
}

/// The running minimum, from the largest p-value on.
private func steppingUp(_ pValues: [Double], _ step: (_ p: Double, _ rank: Double) -> Double) -> [Double] {
  var adjusted = pValues
  var smallest = 1.0
  for (place, index) in ascending(pValues).enumerated().reversed() {
    smallest = min(smallest, step(pValues[index], Double(place + 1)))
    adjusted[index] = smallest
  }
  return adjusted
}

private func ascending(_ pValues: [Double]) -> [Int] {
  pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
}

/// For every size k of an intersection, its smallest Simes p-value that contains a hypothesis bounds the adjusted one.
///
/// Source: Wright (1992), appendix.
private func intersectionBounds(_ pValues: [Double]) -> [Double] {
  let m = pValues.count
  guard m > 1 else { return pValues }
  let order = ascending(pValues)
  let sorted = order.map { pValues[$0] }
  let everything = (0..<m).map { Double(m) * sorted[$0] / Double($0 + 1) }.min() ?? 1
  var adjusted = sorted.map { max($0, everything) }
  for size in stride(from: m - 1, to: 1, by: -1) {
    // The size − 1 largest are in every intersection of this size that is hardest to reject.
    let alone = m - size
    var largest = Double.infinity
    for rank in 2...size { largest = min(largest, Double(size) * sorted[alone + rank - 1] / Double(rank)) }
    for i in 0...alone { adjusted[i] = max(adjusted[i], min(Double(size) * sorted[i], largest)) }
    let bound = min(Double(size) * sorted[alone], largest)
    for i in alone + 1..<m { adjusted[i] = max(adjusted[i], bound) }
  }
  var result = pValues
  for (place, index) in order.enumerated() { result[index] = min(1, adjusted[place]) }
  return result
}
