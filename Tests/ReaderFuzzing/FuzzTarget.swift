/// A reader that is given random bytes: it may refuse them, and must neither trap, hang nor contradict itself.
public enum FuzzTarget: String, CaseIterable, Sendable {
  /// Delimited text. The last two bytes say how it is read.
  case csv
  /// The parts of an Excel workbook, divided by bytes 0, in a sound container.
  case workbook
  /// A zip container, and the workbook that it may be.
  case container
  case json
  case yaml
  /// The stream of `bolaven-statfile`. Where the last byte is even it gets the start and the end that such a stream has.
  case statfile

  /// Reads some bytes.
  ///
  /// - Returns: what the reader contradicted; `nil` where all is well.
  public func contradiction(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    switch self {
    case .csv: DelimitedTextRun(bytes).contradiction
    case .workbook: workbookContradiction(in: bytes)
    case .container: containerContradiction(in: bytes)
    case .json: jsonContradiction(in: bytes)
    case .yaml: yamlContradiction(in: bytes)
    case .statfile: statFileContradiction(in: bytes)
    }
  }

  /// Reads some bytes.
  public func contradiction(in bytes: [UInt8]) -> String? { bytes.withUnsafeBufferPointer(contradiction(in:)) }
}
