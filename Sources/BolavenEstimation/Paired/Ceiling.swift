/// The maximum of a scale; a score that misses it by rounding only has reached it.
struct Ceiling {
  let maximum: Double

  init(_ maximum: Double) { self.maximum = maximum }

  func isReached(by score: Double) -> Bool {
    (maximum - score).magnitude <= PairedScores.relativeRounding * max(maximum.magnitude, score.magnitude)
  }

  /// `nil` for people who were and stayed at an end of the scale.
  func normalizedChange(_ before: Double, _ difference: Double) -> Double? {
    if difference > 0 { return difference / (maximum - before) }
    if difference < 0 { return difference / before }
    return before == 0 || isReached(by: before) ? nil : 0
  }
}
