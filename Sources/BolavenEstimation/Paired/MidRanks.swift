/// Doubled mid-ranks of magnitudes: integers, so that sums of ranks compare exactly.
enum MidRanks {
  /// Two magnitudes nearer than this share of the larger one are tied.
  static let relativeTolerance = 1e-9

  /// Twice the mid-rank (1-based) of each magnitude.
  ///
  /// Values a ≤ b tie if b − a ≤ 1e-9 · b, or if they differ by no more than the rounding of the scores they come from.
  /// A group of ties is everything that ties with its smallest member: chains of near-ties do not drift.
  ///
  /// - Parameter rounding: of each magnitude, in the units of `magnitudes`.
  static func doubled(_ magnitudes: [Double], rounding: [Double]) -> [Int] {
    let order = magnitudes.indices.sorted { magnitudes[$0] < magnitudes[$1] }
    var ranks = [Int](repeating: 0, count: magnitudes.count)
    var start = 0
    while start < order.count {
      let smallest = order[start]
      var end = start + 1
      while end < order.count {
        let next = order[end]
        let tolerance = max(relativeTolerance * magnitudes[next], rounding[smallest], rounding[next])
        guard magnitudes[next] - magnitudes[smallest] <= tolerance else { break }
        end += 1
      }
      // Ranks start+1 … end have the mean (start + 1 + end) / 2.
      for position in start..<end { ranks[order[position]] = start + 1 + end }
      start = end
    }
    return ranks
  }
}
