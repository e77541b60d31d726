import Glibc

/// An operation on a file that the system refused.
public struct FileError: Error, Hashable {
  public enum Operation: String, Sendable { case open, read, create, write, sync, rename }

  public let path: String
  public let operation: Operation
  /// The system's error number.
  public let code: Int32

  public init(path: String, operation: Operation, code: Int32) {
    self.path = path
    self.operation = operation
    self.code = code
  }

  /// The system's words for the error number.
  public var reason: String { String(cString: strerror(code)) }
  public var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }
  public var isDirectory: Bool { code == EISDIR }
}
