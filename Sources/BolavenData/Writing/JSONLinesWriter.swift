import BolavenFormats

/// Writes one JSON object a line, UTF-8: names of columns with numbers, texts, or null where there is no value.
///
/// Numbers are as short as they read back.
///
/// Source: Bray (2017), RFC 8259, one value to a line.
public struct JSONLinesWriter: DataWriter {
  /// Endings of lines of JSON.
  public static let fileExtensions = ["jsonl", "ndjson"]

  /// A writer; it has no settings.
  public init() {}

  /// The bytes of a file, a line for each row.
  public func bytes(of frame: DataFrame) throws(DataError) -> [UInt8] {
    var bytes: [UInt8] = []
    let names = frame.names.map { Self.string($0.text) + [58] }
    var columns: [EncodedColumn] = []
    for name in frame.names { columns.append(EncodedColumn(try frame.column(name), text: Self.string)) }
    for row in 0..<frame.rowCount {
      for position in columns.indices {
        bytes.append(position == 0 ? 123 : 44)
        bytes += names[position]
        if !columns[position].write(row, to: &bytes) { bytes += "null".utf8 }
      }
      bytes += columns.isEmpty ? [123, 125, 10] : [125, 10]
    }
    return bytes
  }

  private static func string(_ text: String) -> [UInt8] { JSONValue.string(text).encoded().dropLast() }
}
