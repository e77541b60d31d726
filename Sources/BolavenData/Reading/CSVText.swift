/// The bytes of a delimited text, how its cells are separated and where its rows begin.
struct CSVText {
  let bytes: UnsafeBufferPointer<UInt8>
  let source: String
  let delimiter: UInt8
  /// Behind the byte order mark and Excel's line that names the delimiter.
  let start: Int
  /// The line at `start`, from 1.
  let firstLine: Int
  /// Behind the last byte that does not end a line.
  let end: Int

  private static let delimiters: [UInt8] = [comma, tab, semicolon]

  init(_ bytes: UnsafeBufferPointer<UInt8>, source: String) {
    self.bytes = bytes
    self.source = source
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    let named = Self.namedDelimiter(bytes[start...])
    if let named {
      start = named.end
      line = 2
    }
    self.start = start
    firstLine = line
    end = max(start, (bytes.lastIndex { !isLineEnd($0) } ?? -1) + 1)
    delimiter = named?.delimiter ?? Self.commonest(in: bytes[start...])
  }

  /// The delimiter of a first line `sep=;`, which Excel writes and reads.
  private static func namedDelimiter(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (delimiter: UInt8, end: Int)? {
    for quote in [[], [CSVText.quote]] {
      let names = ["sep=", "SEP=", "Sep="].map { quote + $0.utf8 }
      guard let name = names.first(where: bytes.starts(with:)) else { continue }
      let place = bytes.startIndex + name.count
      var end = place + 1 + quote.count
      guard end <= bytes.endIndex, delimiters.contains(bytes[place]), bytes[(place + 1)..<end].elementsEqual(quote)
      else { continue }
      guard end < bytes.endIndex else { return (bytes[place], end) }
      guard isLineEnd(bytes[end]) else { continue }
      end += bytes[end] == 13 && end + 1 < bytes.endIndex && bytes[end + 1] == 10 ? 2 : 1
      return (bytes[place], end)
    }
    return nil
  }

  /// The delimiter that the header, the first line with something on it, has most of outside quotes.
  ///
  /// A comma if it has none. A quote counts where a cell can begin: `5" pipe` opens nothing.
  private static func commonest(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8 {
    var counts = [0, 0, 0]
    var isQuoted = false
    var isCellStart = true
    for byte in bytes.drop(while: isLineEnd) {
      if isQuoted {
        if byte == quote { isQuoted = false }
        continue
      }
      if isLineEnd(byte) { break }
      // A doubled quote closes the cell and opens it again.
      isQuoted = byte == quote && isCellStart
      let place = delimiters.firstIndex(of: byte)
      if let place { counts[place] += 1 }
      isCellStart = place != nil || byte == quote
    }
    let most = counts.max() ?? 0
    return most == 0 ? comma : zip(delimiters, counts).first { $0.1 == most }?.0 ?? comma
  }

  static let comma: UInt8 = 44
  static let semicolon: UInt8 = 59
  static let tab: UInt8 = 9
  static let quote: UInt8 = 34
}

/// LF or CR.
func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
