import Glibc

/// An operation on a file that the system refused.
public struct FileError: Error, Hashable {
  /// What the system was asked to do.
  public enum Operation: String, Sendable { case open, read, create, write, sync, rename }

  /// As it was given.
  public let path: String
  /// What was tried.
  public let operation: Operation
  /// The system's error number.
  public let code: Int32
  /// The line of a stream that is longer than any line of a table; `nil` for any other error.
  public let line: Int?

  /// A refusal with the system's error number.
  public init(path: String, operation: Operation, code: Int32, line: Int? = nil) {
    self.path = path
    self.operation = operation
    self.code = code
    self.line = line
  }

  /// The system's words for the error number.
  public var reason: String { String(cString: strerror(code)) }
  /// Whether there is no file of this name, or no such folder on the way to it.
  public var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }
  /// Whether a folder stands where a file was expected.
  public var isDirectory: Bool { code == EISDIR }
}
