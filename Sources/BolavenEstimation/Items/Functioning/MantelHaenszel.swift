internal import BolavenNumerics
import Glibc

/// One 2 × 2 table of a stratum: two groups, right and wrong.
public struct StratumTable: Sendable, Hashable {
  /// A, right in the reference group.
  public var referenceRight: Double
  /// B, wrong in the reference group.
  public var referenceWrong: Double
  /// C, right in the focal group.
  public var focalRight: Double
  /// D, wrong in the focal group.
  public var focalWrong: Double

  /// A table of counts, none negative.
  public init(referenceRight: Double, referenceWrong: Double, focalRight: Double, focalWrong: Double) {
    precondition(min(referenceRight, referenceWrong, focalRight, focalWrong) >= 0, "counts are not negative")
    self.referenceRight = referenceRight
    self.referenceWrong = referenceWrong
    self.focalRight = focalRight
    self.focalWrong = focalWrong
  }

  var total: Double { referenceRight + referenceWrong + focalRight + focalWrong }
  var reference: Double { referenceRight + referenceWrong }
  var focal: Double { focalRight + focalWrong }
  var right: Double { referenceRight + focalRight }
  var wrong: Double { referenceWrong + focalWrong }
  /// Whether both groups and both answers occur, so that the table says something of the odds ratio.
  var isInformative: Bool { reference > 0 && focal > 0 && right > 0 && wrong > 0 }
}

/// Are the odds of a right answer the same in two groups, within strata of equal score? Mantel and Haenszel's test.
///
///     α̂  = Σ(A D/N)/Σ(B C/N)
///     χ² = (|Σ A − Σ E(A)| − ½)²/Σ Var(A),   1 degree of freedom; without the ½ beside it
///     Breslow and Day's test that α is the same in all strata, with Tarone's correction
///
/// The interval of α̂ is by Robins, Breslow and Greenland's variance of ln α̂.
///
/// Source: Mantel & Haenszel (1959); Robins, Breslow & Greenland (1986); Breslow & Day (1980), §4.4; Tarone (1985).
public struct MantelHaenszel: Sendable, Hashable {
  /// α̂, above 1 where the reference group is favored; `nil` where it is 0 or has no end.
  public let oddsRatio: Double?
  /// √ of the variance of ln α̂.
  public let logOddsStandardError: Double?
  /// Of α̂.
  public let interval: ClosedRange<Double>?
  /// Without continuity correction.
  public let chiSquared: Double
  /// From `chiSquared`.
  public let pValue: Double
  /// With it; not below 0.
  public let correctedChiSquared: Double
  /// From `correctedChiSquared`.
  public let correctedPValue: Double
  /// Breslow and Day's, with Tarone's correction; `nil` beside no odds ratio or with one stratum.
  public let homogeneityChiSquared: Double?
  /// One less than the informative strata.
  public let homogeneityDegreesOfFreedom: Int
  /// From the χ² distribution.
  public let homogeneityPValue: Double?
  /// Strata in which both groups and both answers occur.
  public let informativeStrata: Int

  /// The test of tables.
  ///
  /// - Throws: `noCommonItems` where no stratum has both groups and both answers; `level`.
  public init(_ tables: [StratumTable], level: Double = 0.95) throws(ItemError) {
    try check(itemLevel: level)
    let tables = tables.filter(\.isInformative)
    guard !tables.isEmpty else { throw .noCommonItems }
    informativeStrata = tables.count
    var (above, below, excess, variance) = (CompensatedSum(), CompensatedSum(), CompensatedSum(), CompensatedSum())
    var (pr, mixed, qs) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    for table in tables {
      let n = table.total
      let r = table.referenceRight * table.focalWrong / n
      let s = table.referenceWrong * table.focalRight / n
      let p = (table.referenceRight + table.focalWrong) / n
      let q = (table.referenceWrong + table.focalRight) / n
      above.add(r)
      below.add(s)
      pr.add(p * r)
      mixed.add(p * s + q * r)
      qs.add(q * s)
      excess.add(table.referenceRight - table.reference * table.right / n)
      if n > 1 { variance.add(table.reference * table.focal * table.right * table.wrong / (n * n * (n - 1))) }
    }
    let gap = excess.value.magnitude
    chiSquared = gap * gap / variance.value
    correctedChiSquared = max(0, gap - 0.5) * max(0, gap - 0.5) / variance.value
    pValue = twoSidedPValue(tail: Normal().upperTail(chiSquared.squareRoot()))
    correctedPValue = twoSidedPValue(tail: Normal().upperTail(correctedChiSquared.squareRoot()))
    homogeneityDegreesOfFreedom = tables.count - 1
    guard above.value > 0, below.value > 0 else {
      (oddsRatio, logOddsStandardError, interval) = (nil, nil, nil)
      (homogeneityChiSquared, homogeneityPValue) = (nil, nil)
      return
    }
    let (r, s) = (above.value, below.value)
    let ratio = r / s
    let error = (pr.value / (2 * r * r) + mixed.value / (2 * r * s) + qs.value / (2 * s * s)).squareRoot()
    let z = Normal().quantile((1 + level) / 2)
    oddsRatio = ratio
    logOddsStandardError = error
    interval = BolavenEstimation.interval(ratio * exp(-z * error), ratio * exp(z * error))
    homogeneityChiSquared = tables.count > 1 ? breslowDay(tables, oddsRatio: ratio) : nil
    let freedom = Double(tables.count - 1)
    homogeneityPValue = homogeneityChiSquared.map {
      max(ChiSquared(degreesOfFreedom: freedom).upperTail($0), .leastNormalMagnitude)
    }
  }
}

/// Σ (A − Â)²/Var(Â) − (Σ(A − Â))²/Σ Var(Â), with Â the count expected under the common odds ratio.
private func breslowDay(_ tables: [StratumTable], oddsRatio: Double) -> Double {
  var (statistic, rests, variances) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
  for table in tables {
    let expected = expectedRight(table, oddsRatio: oddsRatio)
    let parts = [
      expected, table.reference - expected, table.right - expected, table.focal - table.right + expected,
    ]
    let variance = 1 / parts.reduce(0) { $0 + 1 / max($1, .leastNormalMagnitude) }
    guard variance > 0 else { continue }
    let rest = table.referenceRight - expected
    statistic.add(rest * rest / variance)
    rests.add(rest)
    variances.add(variance)
  }
  return max(0, statistic.value - rests.value * rests.value / variances.value)
}

/// The count a in a table with these margins whose odds ratio a(D)/(BC) is the given one.
private func expectedRight(_ table: StratumTable, oddsRatio: Double) -> Double {
  let (first, right, focal) = (table.reference, table.right, table.focal)
  // (1 − ψ)a² + (focal − right + ψ(first + right))a − ψ·first·right = 0; the root between the limits, without cancellation.
  let a = 1 - oddsRatio
  let b = focal - right + oddsRatio * (first + right)
  let c = -oddsRatio * first * right
  let root = max(0, b * b - 4 * a * c).squareRoot()
  return b >= 0 ? -2 * c / (b + root) : (root - b) / (2 * a)
}
