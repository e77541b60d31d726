/// A node of a YAML document with its place. Scalars are texts: a schema above decides what they mean.
public struct YAMLNode: Sendable {
  public enum Content: Sendable {
    case scalar(String, isQuoted: Bool)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  public let content: Content
  /// From 1.
  public let line: Int
  public let column: Int

  public init(_ content: Content, line: Int, column: Int) {
    self.content = content
    self.line = line
    self.column = column
  }
}

/// One key of a mapping.
public struct YAMLEntry: Sendable {
  public let key: String
  /// From 1.
  public let line: Int
  public let column: Int
  public let value: YAMLNode

  public init(key: String, line: Int, column: Int, value: YAMLNode) {
    self.key = key
    self.line = line
    self.column = column
    self.value = value
  }
}

/// Why a document is refused.
public enum YAMLError: Error, Hashable {
  case syntax(problem: String, line: Int, column: Int)
  case duplicateKey(String, line: Int, column: Int, firstLine: Int)
  /// Anchors and aliases hide where a value comes from.
  case alias(line: Int, column: Int)
  case tag(String, line: Int, column: Int)
  /// A key that is a list or a mapping.
  case keyNotText(line: Int, column: Int)
  case tooDeep(line: Int, limit: Int)
  case tooManyNodes(line: Int, limit: Int)
  case tooLarge(bytes: Int, limit: Int)
  case severalDocuments(line: Int)
  case notUTF8(line: Int)
  case empty
}
