internal import BolavenFormats

/// Writes files of Stata, `.dta` of version 118, which Stata 14 and later read.
///
/// Names, labels, dates and the reasons of missing values go with the numbers, as far as Stata has a place for them;
/// `notes(on:)` says what was changed.
public struct StataWriter: DataWriter {
  /// The ending of Stata's files.
  public static let fileExtensions = [StatFileKind.stata.rawValue]

  /// A writer; it has no settings.
  public init() {}

  /// The bytes of a file that holds a table.
  public func bytes(of frame: DataFrame) throws(DataError) -> [UInt8] {
    try StatFileCall(path: frame.source, kind: .stata, limits: ReadLimits()).write(StatFileTable(frame, kind: .stata))
  }

  /// What the file cannot hold as the table has it.
  public func notes(on frame: DataFrame) throws(DataError) -> [WriteNote] {
    try StatFileTable(frame, kind: .stata).notes
  }
}

/// Writes files of SPSS, `.sav` with compressed rows.
///
/// Names, labels, dates and the codes of missing values go with the numbers, as far as SPSS has a place for them;
/// `notes(on:)` says what was changed.
public struct SPSSWriter: DataWriter {
  /// The ending of SPSS's files.
  public static let fileExtensions = [StatFileKind.spss.rawValue]

  /// A writer; it has no settings.
  public init() {}

  /// The bytes of a file that holds a table.
  public func bytes(of frame: DataFrame) throws(DataError) -> [UInt8] {
    try StatFileCall(path: frame.source, kind: .spss, limits: ReadLimits()).write(StatFileTable(frame, kind: .spss))
  }

  /// What the file cannot hold as the table has it.
  public func notes(on frame: DataFrame) throws(DataError) -> [WriteNote] {
    try StatFileTable(frame, kind: .spss).notes
  }
}

extension StatFileCall {
  /// The bytes of a file.
  func write(_ table: StatFileTable) throws(DataError) -> [UInt8] {
    var encoder = StatFileEncoder()
    encoder.add(table.contents)
    let stream = encoder.takeBytes()
    let arguments = [
      "write", kind.rawValue, String(limits.childSeconds), String(limits.childMemory + 4 * stream.count),
    ]
    return try run(arguments, input: stream, limits: StatFileLimits(variables: 0, cellBytes: 0)).file
  }
}
