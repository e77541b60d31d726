/// How far an indicator has come from its baseline to its target.
///
///     P = (actual − baseline)/(target − baseline),   A = actual/target
///
/// P holds for rising and falling indicators. It is undefined without a baseline or where the target is the baseline; A
/// is undefined unless more is better and the target is positive. A missing target gives nothing, never zero.
///
/// The status follows P; without a baseline A; without either it says only whether the target is reached.
///
/// Source: formulas D2 and D3 of the method pages.
public struct IndicatorProgress: Sendable, Hashable {
  /// What the status was read from.
  public enum Basis: String, Sendable, Hashable {
    case progress, achievement, comparison, none
  }

  /// P, a share of the way.
  public let progress: Double?
  /// Lower limit of P from the interval of the actual.
  public let low: Double?
  /// Upper limit of P.
  public let high: Double?
  /// A.
  public let achievement: Double?
  /// How the indicator stands.
  public let status: IndicatorStatus
  /// What the status was read from.
  public let basis: Basis
  /// The class that A would fall in; `nil` without A.
  public let achievementStatus: IndicatorStatus?

  /// - Parameters:
  ///   - actual: with the limits of its interval, where it has one.
  public init(
    baseline: Double?, target: Double?, actual: Double?, low: Double? = nil, high: Double? = nil,
    direction: IndicatorDirection = .up, rule: StatusRule = StatusRule()
  ) {
    var progress: Double?
    var limits: (low: Double, high: Double)?
    if let baseline, let target, let actual, target != baseline {
      let share = { (value: Double) in finite((value - baseline) / (target - baseline)) }
      progress = share(actual)
      // The ends change places where the target lies below the baseline.
      if let first = low.flatMap(share), let last = high.flatMap(share) {
        limits = (min(first, last), max(first, last))
      }
    }
    var achievement: Double?
    if let target, let actual, direction == .up, target > 0 { achievement = finite(actual / target) }
    self.progress = progress
    self.low = limits?.low
    self.high = limits?.high
    self.achievement = achievement
    achievementStatus = achievement.map(rule.status)

    guard let actual else {
      (status, basis) = (.noData, .none)
      return
    }
    guard let target else {
      (status, basis) = (.noTarget, .none)
      return
    }
    if let progress {
      (status, basis) = (rule.status(of: progress), .progress)
    } else if baseline == nil, let achievement {
      (status, basis) = (rule.status(of: achievement), .achievement)
    } else {
      let tolerance = 1e-9 * max(1, target.magnitude)
      let isReached = direction == .up ? actual >= target - tolerance : actual <= target + tolerance
      (status, basis) = (isReached ? .met : .notMet, .comparison)
    }
  }

  /// The share that the status was read from.
  public var shown: Double? {
    switch basis {
    case .progress: progress
    case .achievement: achievement
    case .comparison, .none: nil
    }
  }

  /// Whether P and A fall in different classes, so that both have to be seen.
  public var hasTwoClasses: Bool {
    guard basis == .progress, let achievementStatus else { return false }
    return achievementStatus != status
  }
}

private func finite(_ x: Double) -> Double? { x.isFinite ? x : nil }
