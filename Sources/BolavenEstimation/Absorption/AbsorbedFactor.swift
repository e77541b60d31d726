public import BolavenData

/// A factor whose levels each get an effect of their own, and where asked for, a slope of their own.
///
/// fixest writes them `level` (intercepts), `level[x]` (intercepts and slopes) and `level[[x]]` (slopes only).
public struct AbsorbedFactor: Sendable {
  /// As it is reported.
  public let name: String
  /// The level of each of n rows.
  public let levels: LevelCodes
  /// Whether each level has an effect of its own.
  public let hasIntercept: Bool
  /// The variables whose coefficient differs by level, n values each.
  public let slopes: [[Double]]

  /// A factor with intercepts, slopes, or both.
  ///
  /// - Parameters:
  ///   - levels: one a row, none missing.
  ///   - slopes: finite, n values each.
  public init(name: String, levels: LevelCodes, hasIntercept: Bool = true, slopes: [[Double]] = []) {
    precondition(hasIntercept || !slopes.isEmpty, "a factor has effects or slopes")
    precondition(levels.missingCount == 0, "every row has a level")
    precondition(slopes.allSatisfy { $0.count == levels.rowCount }, "slopes have one value a row")
    self.name = name
    self.levels = levels
    self.hasIntercept = hasIntercept
    self.slopes = slopes
  }

  /// The effects and slopes of one level.
  var width: Int { slopes.count + (hasIntercept ? 1 : 0) }
  /// The effects and slopes of all levels.
  var coefficientCount: Int { levels.levelCount * width }
}
