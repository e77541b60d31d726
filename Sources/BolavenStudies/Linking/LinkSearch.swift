import BolavenData

/// How the same persons are looked for where identifiers are not equal.
public enum LinkSearch: Sendable, Hashable {
  /// Not at all: equal identifiers only.
  case exact
  /// By the columns whose names say what they are.
  case foundColumns
  /// By these columns; their identifier is the one of the analysis.
  case columns(LinkFields)

  /// The columns to compare; `nil` where nothing is looked for.
  func fields(in frames: [DataFrame], identifier: ColumnName, isOneDay: Bool = true) -> LinkFields? {
    switch self {
    case .exact: return nil
    case .foundColumns: return LinkFields(foundIn: frames, identifier: identifier, isOneDay: isOneDay)
    case .columns(var fields):
      fields.identifier = identifier
      return fields
    }
  }
}
