/// The name of a column, exactly as its file writes it.
public struct ColumnName: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// As the file writes it.
  public let text: String

  /// The name as the file writes it.
  public init(_ text: String) { self.text = text }
  public init(stringLiteral text: String) { self.text = text }
  public var description: String { text }
}
