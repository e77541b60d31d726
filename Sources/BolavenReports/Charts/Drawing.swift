/// A picture made of shapes and texts, in points from the upper left corner.
public struct Drawing: Sendable {
  /// In points.
  public let width: Double
  /// In points.
  public let height: Double
}
