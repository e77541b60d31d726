/// How an indicator stands: a word and a shape, never a colour alone.
public enum Status: String, Sendable, Hashable, CaseIterable {
  case met, near, behind, off
  case noData = "no-data"

  /// Its word.
  public var word: LocalizedText {
    switch self {
    case .met: .glossary(.statusMet)
    case .near: .glossary(.statusNear)
    case .behind: .glossary(.statusBehind)
    case .off: .glossary(.statusOff)
    case .noData: .glossary(.noData)
    }
  }
}
