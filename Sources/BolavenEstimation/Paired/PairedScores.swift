/// Scores of the same people before and after, checked once, with their differences.
struct PairedScores {
  let pre: [Double]
  let post: [Double]
  /// post − pre; a difference that is only rounding is exactly 0.
  let differences: [Double]
  /// How far each difference may be from its true value through the rounding of the two scores.
  let rounding: [Double]

  var count: Int { pre.count }

  /// Scores as computed (0.1 + 0.2, 100 · 12 / 19) carry a few units in the last place; 64 of them count as rounding.
  static let relativeRounding = 0x1p-46

  /// - Throws: `tooFewPairs` if there are none; `notFinite`, `tooLarge` at the first such position.
  init(pre: [Double], post: [Double]) throws(PairedError) {
    precondition(pre.count == post.count, "scores before and after belong to the same people")
    guard !pre.isEmpty else { throw .tooFewPairs(count: 0, needed: 1) }
    var differences = [Double]()
    var rounding = [Double]()
    differences.reserveCapacity(pre.count)
    rounding.reserveCapacity(pre.count)
    for (index, (before, after)) in zip(pre, post).enumerated() {
      guard before.isFinite, after.isFinite else { throw .notFinite(index: index) }
      let magnitude = max(before.magnitude, after.magnitude)
      guard magnitude <= 1e100 else { throw .tooLarge(index: index) }
      let tolerance = magnitude * Self.relativeRounding
      let difference = after - before
      differences.append(difference.magnitude <= tolerance ? 0 : difference)
      rounding.append(tolerance)
    }
    self.pre = pre
    self.post = post
    self.differences = differences
    self.rounding = rounding
  }

  /// Whether values made from the scores are all equal but for rounding, so that their spread carries no information.
  func isConstant(_ values: [Double]) -> Bool {
    guard let low = values.min(), let high = values.max() else { return true }
    return high - low <= (rounding.max() ?? 0)
  }
}

/// Twice the smaller tail, at most 1 and never 0: a probability too small for `Double` is its smallest normal value.
func twoSidedPValue(tail: Double) -> Double {
  min(1, max(2 * tail, .leastNormalMagnitude))
}

/// The interval between two finite limits, or `nil` where a limit is not defined.
func interval(_ low: Double, _ high: Double) -> ClosedRange<Double>? {
  low.isFinite && high.isFinite && low <= high ? low...high : nil
}

func check(level: Double) throws(PairedError) {
  guard level > 0, level < 1 else { throw .level(level) }
}
