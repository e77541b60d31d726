internal import BolavenNumerics

/// How many people are at the ends of a scale, where a change can no longer be seen.
///
/// An end is crowded if more than 15% of the scores are there. Scores are compressible if their mean is above 85% of the
/// way from the lowest to the highest possible score: further learning hardly shows.
///
/// Source: Terwee et al. (2007) for 15%; 85% is a convention.
public struct FloorAndCeiling: Sendable, Hashable {
  /// n.
  public let count: Int
  /// Scores at the lowest possible score.
  public let atMinimum: Int
  /// Scores at the highest possible score.
  public let atMaximum: Int
  /// Where the mean lies between the two, 0 to 1.
  public let relativeMean: Double

  /// More than this share at an end is a crowd.
  public static let crowdedShare = 0.15
  /// A mean above this share of the way is compressible.
  public static let compressibleMean = 0.85

  /// Whether more than 15% are at the lowest possible score.
  public var isFloorCrowded: Bool { Double(atMinimum) > Self.crowdedShare * Double(count) }
  /// Whether more than 15% are at the highest possible score.
  public var isCeilingCrowded: Bool { Double(atMaximum) > Self.crowdedShare * Double(count) }
  /// Whether the mean is above 85% of the way.
  public var isCompressible: Bool { relativeMean > Self.compressibleMean }

  /// - Parameters:
  ///   - scores: n scores of one wave.
  ///   - minimum: the lowest possible score.
  ///   - maximum: the highest possible score, above the lowest.
  /// - Throws: `tooFewPairs` without any score, `notFinite`, `tooLarge`, `aboveMaximum`.
  public init(_ scores: [Double], minimum: Double = 0, maximum: Double) throws(PairedError) {
    precondition(minimum < maximum, "a scale has two ends")
    let checked = try PairedScores(pre: scores, post: scores)
    let ceiling = Ceiling(maximum)
    let floor = Ceiling(minimum)
    if let index = scores.firstIndex(where: { $0 > maximum && !ceiling.isReached(by: $0) }) {
      throw .aboveMaximum(index: index, maximum: maximum)
    }
    count = checked.count
    atMinimum = scores.count { floor.isReached(by: $0) || $0 < minimum }
    atMaximum = scores.count { ceiling.isReached(by: $0) }
    relativeMean = compensatedSum(scores.map { $0 - minimum }) / Double(scores.count) / (maximum - minimum)
  }
}
