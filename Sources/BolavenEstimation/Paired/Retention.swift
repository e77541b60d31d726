internal import BolavenNumerics
import Glibc

/// What is left of a gain at a follow-up, for people with all three scores.
///
///     R = (F̄ − x̄)/(ȳ − x̄)
///
/// R is 1 if nothing was lost and 0 if everything was. Its interval is Fieller's with n − 1 degrees of freedom; BCa over
/// people stands beside it. The loss is tested as a paired change from after the training to the follow-up.
///
/// Source: Fieller (1954) for the interval of the ratio.
public struct Retention: Sendable, Hashable {
  /// n, people with all three scores.
  public let count: Int
  /// x̄.
  public let preMean: Double
  /// ȳ.
  public let postMean: Double
  /// F̄.
  public let followMean: Double
  /// R; `nil` where the gain is 0 but for rounding.
  public let retained: Double?
  /// Fieller's; `nil` without R, or for a single person.
  public let interval: FiellerInterval?
  /// BCa over people; `nil` without R.
  public let bootstrap: BootstrapInterval?
  /// The change from after the training to the follow-up.
  public let loss: PairedTTest
  /// The exact test of that change.
  public let lossRanks: SignedRank
  /// The change from before the training to the follow-up: what lasted.
  public let lasting: PairedTTest

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, same people in the same order.
  ///   - follow: n scores at the follow-up, same people in the same order.
  /// - Throws: `tooFewPairs` without any person, `notFinite`, `tooLarge`, `level`.
  public init(
    pre: [Double], post: [Double], follow: [Double], level: Double = 0.95, draws: Draws = .standard
  ) throws(PairedError) {
    loss = try PairedTTest(pre: post, post: follow, level: level)
    lossRanks = try SignedRank(pre: post, post: follow)
    lasting = try PairedTTest(pre: pre, post: follow, level: level)
    let gains = try PairedScores(pre: pre, post: post)
    let kept = try PairedScores(pre: pre, post: follow)
    count = gains.count
    preMean = lasting.preMean
    postMean = loss.preMean
    followMean = loss.postMean
    let n = Double(gains.count)
    let gain = compensatedSum(gains.differences) / n
    let rounding = gains.rounding.max() ?? 0
    guard gain.magnitude > rounding else {
      (retained, interval, bootstrap) = (nil, nil, nil)
      return
    }
    retained = lasting.change / gain
    if let aa = Moments(kept.differences).variance, let bb = Moments(gains.differences).variance,
      let ab = covariance(kept.differences, gains.differences)
    {
      interval = FiellerInterval(
        numerator: lasting.change, variance: aa / n, denominator: gain, variance: bb / n, covariance: ab / n,
        quantile: StudentT(degreesOfFreedom: n - 1).quantile((1 + level) / 2))
    } else {
      interval = nil
    }
    bootstrap = try BootstrapInterval(count: gains.count, level: level, draws: draws) { people in
      let above = people.reduce(0) { $0 + kept.differences[$1] }
      let below = people.reduce(0) { $0 + gains.differences[$1] }
      return below.magnitude > rounding * n ? above / below : nil
    }
  }

  /// The time until half of the gain is lost, if it is lost exponentially: −t ln 2/ln R.
  ///
  /// - Parameter time: t > 0, from the end of the training to the follow-up.
  /// - Returns: in the unit of t; `nil` unless 0 < R < 1.
  public func halfLife(after time: Double) -> Double? {
    precondition(time > 0, "a follow-up comes later")
    guard let retained, retained > 0, retained < 1 else { return nil }
    return -time * log(2) / log(retained)
  }
}
