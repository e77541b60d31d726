internal import BolavenNumerics

/// Agreement of two raters beyond chance: Cohen's kappa, weighted by distance on request.
///
///     κ = (P_o − P_e)/(1 − P_e),   P_o = Σ w_ij p_ij,   P_e = Σ w_ij p_i. p_.j
///
/// The standard error is Fleiss, Cohen and Everitt's for large samples, not assuming κ = 0.
///
/// Source: Cohen (1960, 1968); Fleiss, Cohen & Everitt (1969), *Large sample standard errors of kappa and weighted kappa*.
public struct CohenKappa: Sendable, Hashable {
  /// How much a disagreement of categories i and j counts among m.
  public enum Weighting: Sendable, Hashable {
    /// Every disagreement counts the same.
    case none
    /// 1 − |i − j|/(m − 1).
    case linear
    /// 1 − (i − j)²/(m − 1)².
    case quadratic
  }

  /// κ.
  public let kappa: Double
  /// Of κ.
  public let standardError: Double
  /// κ ± z·se, within −1 and 1.
  public let interval: ClosedRange<Double>?
  /// P_o.
  public let observedAgreement: Double
  /// P_e.
  public let chanceAgreement: Double
  /// Things rated.
  public let count: Int

  /// The agreement on n things.
  ///
  /// - Parameters:
  ///   - first: category of each thing by the first rater, from 0 to m − 1.
  ///   - second: by the second rater, in the same order.
  ///   - categories: m, at least 2, in their order.
  /// - Throws: `noPersons` without things; `noVariance` where chance alone agrees always; `level`.
  public init(
    _ first: [Int], _ second: [Int], categories m: Int, weighting: Weighting = .none, level: Double = 0.95
  ) throws(ItemError) {
    precondition(first.count == second.count, "both rate the same things")
    precondition(m > 1 && (first + second).allSatisfy { (0..<m).contains($0) }, "ratings are among the categories")
    try check(itemLevel: level)
    guard !first.isEmpty else { throw .noPersons(count: 0, needed: 1) }
    let n = Double(first.count)
    var shares = Matrix(rows: m, columns: m)
    for (a, b) in zip(first, second) { shares[a, b] += 1 }
    shares = shares.scaled(by: 1 / n)
    let rows = (0..<m).map { i in (0..<m).reduce(0.0) { $0 + shares[i, $1] } }
    let columns = (0..<m).map { j in (0..<m).reduce(0.0) { $0 + shares[$1, j] } }
    let weight = { (i: Int, j: Int) -> Double in
      let distance = Double(i - j) / Double(m - 1)
      return switch weighting {
      case .none: i == j ? 1 : 0
      case .linear: 1 - distance.magnitude
      case .quadratic: 1 - distance * distance
      }
    }
    var (observed, chance) = (CompensatedSum(), CompensatedSum())
    for i in 0..<m {
      for j in 0..<m {
        observed.add(weight(i, j) * shares[i, j])
        chance.add(weight(i, j) * rows[i] * columns[j])
      }
    }
    let missing = 1 - chance.value
    guard missing > 1e-12 else { throw .noVariance(item: nil) }
    let kappa = (observed.value - chance.value) / missing
    let byRow = (0..<m).map { i in (0..<m).reduce(0.0) { $0 + columns[$1] * weight(i, $1) } }
    let byColumn = (0..<m).map { j in (0..<m).reduce(0.0) { $0 + rows[$1] * weight($1, j) } }
    var spread = CompensatedSum()
    for i in 0..<m {
      for j in 0..<m where shares[i, j] > 0 {
        let part = weight(i, j) - (byRow[i] + byColumn[j]) * (1 - kappa)
        spread.add(shares[i, j] * part * part)
      }
    }
    let center = kappa - chance.value * (1 - kappa)
    let error = (max(0, spread.value - center * center) / n).squareRoot() / missing
    self.kappa = kappa
    standardError = error
    observedAgreement = observed.value
    chanceAgreement = chance.value
    count = first.count
    let reach = Normal().quantile((1 + level) / 2) * error
    interval = BolavenEstimation.interval(max(-1, kappa - reach), min(1, kappa + reach))
  }
}
