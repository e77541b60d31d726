internal import BolavenNumerics

/// Values of several groups, checked once.
struct GroupValues {
  let groups: [[Double]]

  /// How far a value may be from its true value by rounding, as of scores or their differences.
  let rounding: Double

  /// - Throws: `tooFewInGroup` for the first group with fewer values than needed; `notFinite`, `tooLarge` with the
  ///   position among all values, group after group.
  init(_ groups: [[Double]], needed: Int) throws(PairedError) {
    var position = 0
    var largest = 0.0
    for (group, values) in groups.enumerated() {
      guard values.count >= needed else { throw .tooFewInGroup(group: group, count: values.count, needed: needed) }
      for value in values {
        guard value.isFinite else { throw .notFinite(index: position) }
        guard value.magnitude <= 1e100 else { throw .tooLarge(index: position) }
        largest = max(largest, value.magnitude)
        position += 1
      }
    }
    self.groups = groups
    rounding = largest * PairedScores.relativeRounding
  }

  var all: [Double] { groups.flatMap { $0 } }

  /// The variance (n − 1); exactly 0 where values are equal but for rounding, `nil` for a single one.
  func variance(_ group: Int) -> Double? {
    let values = groups[group]
    guard values.count > 1, let low = values.min(), let high = values.max() else { return nil }
    return high - low <= rounding ? 0 : Moments(values).variance
  }

  func mean(_ group: Int) -> Double { compensatedSum(groups[group]) / Double(groups[group].count) }
}
