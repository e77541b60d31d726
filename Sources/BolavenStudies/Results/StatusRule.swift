import BolavenData

/// How an indicator stands against its target.
public enum IndicatorStatus: String, Sendable, Hashable, CaseIterable {
  case met, near, behind, off
  /// The target is the baseline, or there is nothing to measure progress by, and it is not reached.
  case notMet = "not-met"
  case noData = "no-data"
  case noTarget = "no-target"
}

/// The shares of the way at which an indicator counts as met, nearly met or behind.
///
/// Source: formula D3 of the method pages; 100%, 80% and 50% unless the plan says otherwise.
public struct StatusRule: Sendable, Hashable {
  /// From here on the target is met.
  public let met: Double
  /// From here on it is nearly met.
  public let near: Double
  /// From here on it is behind, below it is off track.
  public let behind: Double

  /// Limits as shares of one, falling.
  public init(met: Double = 1, near: Double = 0.8, behind: Double = 0.5) {
    self.met = met
    self.near = near
    self.behind = behind
  }

  /// Reads `100/80/50`, in per cent; `nil` unless the limits fall.
  public init?(_ text: String) {
    let limits = text.split(separator: "/", omittingEmptySubsequences: false).map { part in
      decimalNumber(part.hasSuffix("%") ? String(part.dropLast()) : String(part))
    }
    guard limits.count == 3, let met = limits[0], let near = limits[1], let behind = limits[2], met > near,
      near > behind
    else { return nil }
    self.init(met: met / 100, near: near / 100, behind: behind / 100)
  }

  /// The class of a share of the way; a share that equals a limit apart from rounding reaches it.
  public func status(of share: Double) -> IndicatorStatus {
    let reaches = { (limit: Double) in share >= limit - 1e-9 }
    if reaches(met) { return .met }
    if reaches(near) { return .near }
    return reaches(behind) ? .behind : .off
  }
}
