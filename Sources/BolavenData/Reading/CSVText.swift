/// The bytes of a delimited text, how its cells are separated and where its rows begin.
struct CSVText {
  let bytes: UnsafeBufferPointer<UInt8>
  let source: String
  let dialect: CSVDialect
  /// Where rows begin: behind the byte order mark, Excel's line that names the delimiter, and what stands before the table.
  let start: Int
  /// The line at `start`, from 1.
  let firstLine: Int
  /// The rows that Excel shows above `start`.
  let excelRowsAbove: Int
  /// Behind the last byte that does not end a line.
  let end: Int
  /// The most bytes of one cell.
  let longestCell: Int

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, source: String, dialect: CSVDialect, start: Int = 0, firstLine: Int = 1,
    excelRowsAbove: Int = 0, longestCell: Int = ReadLimits().cellBytes
  ) {
    self.bytes = bytes
    self.source = source
    self.dialect = dialect
    self.start = start
    self.firstLine = firstLine
    self.excelRowsAbove = excelRowsAbove
    self.longestCell = longestCell
    end = max(start, (bytes.lastIndex { !isLineEnd($0) } ?? -1) + 1)
  }

  /// The same text with rows that begin elsewhere, or with other separators.
  func starting(at start: Int, line: Int, excelRowsAbove: Int, dialect: CSVDialect? = nil) -> CSVText {
    CSVText(
      bytes, source: source, dialect: dialect ?? self.dialect, start: start, firstLine: line,
      excelRowsAbove: excelRowsAbove, longestCell: longestCell)
  }

  /// Whether nothing but blanks and line ends stands behind the start.
  var isBlank: Bool { bytes[start..<end].allSatisfy { isLineEnd($0) || $0 == 32 || $0 == 9 } }

  /// Behind the byte order mark of UTF-8.
  static func afterMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The delimiter of a first line `sep=;`, which Excel writes and reads, and where the next line begins.
  static func namedDelimiter(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (delimiter: UInt8, end: Int)? {
    let bytes = bytes[start...]
    for quote in [[], [34]] as [[UInt8]] {
      let names = ["sep=", "SEP=", "Sep="].map { quote + $0.utf8 }
      guard let name = names.first(where: bytes.starts(with:)) else { continue }
      let place = bytes.startIndex + name.count
      var end = place + 1 + quote.count
      guard end <= bytes.endIndex, !isLineEnd(bytes[place]), bytes[place] < 128, bytes[place] > 0, bytes[place] != 34,
        bytes[(place + 1)..<end].elementsEqual(quote)
      else { continue }
      guard end < bytes.endIndex else { return (bytes[place], end) }
      guard isLineEnd(bytes[end]) else { continue }
      end += bytes[end] == 13 && end + 1 < bytes.endIndex && bytes[end + 1] == 10 ? 2 : 1
      return (bytes[place], end)
    }
    return nil
  }
}
