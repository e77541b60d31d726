import BolavenEstimation

/// How much of the differences between scores of one test would come again, and what a change has to be to be more than
/// error of measurement.
struct TestReliability: Sendable {
  /// `nil` where totals do not vary or there are too few people or items.
  let reliability: Reliability?
  /// Why there is none.
  let error: ItemError?
  /// People with every item.
  let count: Int
  /// The smallest change of a score that is more than error; `nil` where alpha is negative or not known.
  let reliableChange: Double?
  /// ω; `nil` where it is refused or not defined.
  let omega: OneFactor?
  let omegaError: ItemError?

  init(_ points: CompletePoints, level: Double) {
    count = points.rows.count
    var found: Reliability?
    var reason: ItemError?
    var change: Double?
    do throws(ItemError) {
      found = try Reliability(points.columns, level: level)
      change = try found?.reliableChange(level: level)
    } catch {
      reason = error
    }
    (reliability, error, reliableChange) = (found, reason, change)
    do throws(ItemError) {
      omega = try OneFactor(points.columns)
      omegaError = nil
    } catch {
      (omega, omegaError) = (nil, error)
    }
  }
}
