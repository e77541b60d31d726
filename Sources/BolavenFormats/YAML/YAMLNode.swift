/// A node of a YAML document with its place. Scalars are texts: a schema above decides what they mean.
public struct YAMLNode: Sendable {
  /// What a node holds.
  public enum Content: Sendable {
    case scalar(String, isQuoted: Bool)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  /// What it holds.
  public let content: Content
  /// From 1.
  public let line: Int
  /// From 1, in characters.
  public let column: Int

  /// A node with its place.
  public init(_ content: Content, line: Int, column: Int) {
    self.content = content
    self.line = line
    self.column = column
  }
}

/// One key of a mapping.
public struct YAMLEntry: Sendable {
  /// The key as text.
  public let key: String
  /// From 1.
  public let line: Int
  /// Of the key, from 1, in characters.
  public let column: Int
  /// What stands under it.
  public let value: YAMLNode

  /// An entry with the place of its key.
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
  /// Indented with a tab where YAML allows blanks only.
  case tab(line: Int, column: Int)
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
