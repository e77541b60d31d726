/// What a report was made with and from: enough to know whether another one was made from the same files.
public struct Colophon: Sendable, Hashable {
  /// A file that was read.
  public struct Input: Sendable, Hashable {
    /// As the plan or the command names it.
    public let name: String
    /// SHA-256 of its bytes, in hexadecimal; `nil` where it is not known.
    public let fingerprint: String?

    /// A file that was read.
    public init(name: String, fingerprint: String?) {
      self.name = name
      self.fingerprint = fingerprint
    }
  }

  /// The program and its version: `bolaven 0.1.0`.
  public let program: String
  /// In the order in which they were named.
  public let inputs: [Input]

  /// What a report was made with and from.
  public init(program: String, inputs: [Input]) {
    self.program = program
    self.inputs = inputs
  }
}
