internal import BolavenNumerics

/// How probable it is that more people master the content after a training than before, given the four counts.
///
/// With a Dirichlet(½, ½, ½, ½) prior for the cells, the share of gains among changes is Beta(b + ½, c + ½), whatever the
/// people who did not change:
///
///     P(Δ > 0) = P(Beta(b + ½, c + ½) > ½)
///     E(Δ) = (b − c)/(n + 2)
///
/// Source: Jeffreys's prior for a multinomial; Agresti and Hitchcock (2005).
public struct MasteryPosterior: Sendable, Hashable {
  /// P(Δ > 0).
  public let probabilityOfIncrease: Double
  /// E(Δ), of the difference of the shares.
  public let meanDifference: Double

  /// - Parameter table: the counts of people before and after.
  public init(_ table: McNemar) {
    let gained = Double(table.wrongToRight) + 0.5
    let lost = Double(table.rightToWrong) + 0.5
    // Beta(a, b) > ½ exactly where F with 2a and 2b degrees of freedom is above b/a.
    probabilityOfIncrease = FisherF(numerator: 2 * gained, denominator: 2 * lost).upperTail(lost / gained)
    meanDifference = (gained - lost) / (Double(table.count) + 2)
  }
}
