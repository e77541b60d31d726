internal import BolavenNumerics

/// Whether people who left before the second test started differently from those who stayed.
///
/// Few leavers make a test that finds little: a large p is no proof that leaving was by chance.
public struct LeaverComparison: Sendable, Hashable {
  /// The scores before of those who stayed minus those who left, exactly where that is feasible.
  public let permutation: TwoSamplePermutation
  /// Welch's t of the same difference.
  public let test: TwoSampleTTest
  /// The share of the people enrolled who left.
  public let lossShare: Double

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, `nil` for those who left.
  /// - Returns: `nil` if nobody left, or nobody stayed.
  /// - Throws: `notFinite`, `tooLarge`, `level`.
  public init?(pre: [Double], post: [Double?], level: Double = 0.95, draws: Draws = .standard) throws(PairedError) {
    precondition(pre.count == post.count, "scores before and after belong to the same people")
    let stayed = pre.indices.filter { post[$0] != nil }.map { pre[$0] }
    let left = pre.indices.filter { post[$0] == nil }.map { pre[$0] }
    guard !stayed.isEmpty, !left.isEmpty else { return nil }
    permutation = try TwoSamplePermutation(stayed, left, draws: draws)
    test = try TwoSampleTTest(stayed, left, level: level)
    lossShare = Double(left.count) / Double(pre.count)
  }
}
