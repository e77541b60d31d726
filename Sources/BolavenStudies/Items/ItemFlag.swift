import BolavenEstimation

/// Why somebody should look at an item.
enum ItemFlag: String, Sendable, Hashable, CaseIterable {
  /// More forgot than learned, or as many.
  case noLearning = "no_learning"
  /// Half or more are wrong in the last test.
  case hard
  /// Those who know the rest get it wrong.
  case negative
  /// The rest says nothing of it.
  case weak
  /// Everybody is right in the last test.
  case ceiling
  /// Nobody is right in the last test.
  case floor
  /// A wrong option has more people than the right one.
  case distractor

  /// Below this correlation with the rest an item does not tell people apart.
  static let leastCorrelation = 0.05
  /// From this share of right answers in the last test on an item is not hard.
  static let hardShare = 0.5

  /// The flags of an item, the most important first.
  ///
  /// - Parameters:
  ///   - change: `nil` where the test was taken once.
  ///   - last: the share of right answers in the last test.
  ///   - correlation: with the rest, in the first test.
  ///   - isBeaten: whether a wrong option has more people in the last test than the right one.
  static func flags(change: McNemar?, last: Double?, correlation: Double?, isBeaten: Bool) -> [ItemFlag] {
    guard let last else { return [] }
    if last == 1 { return [.ceiling] + (correlation.map { $0 < 0 ? [.negative] : [] } ?? []) }
    var flags: [ItemFlag] = []
    if last == 0 { flags.append(.floor) }
    if let change, change.wrongToRight <= change.rightToWrong { flags.append(.noLearning) }
    if isBeaten { flags.append(.distractor) }
    if let correlation, correlation < leastCorrelation { flags.append(correlation < 0 ? .negative : .weak) }
    if last > 0, last <= hardShare { flags.append(.hard) }
    return flags
  }
}
