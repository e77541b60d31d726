/// How the cells of a delimited text are separated and enclosed.
struct CSVDialect: Sendable, Hashable {
  /// One byte or several, never a line end.
  var delimiter: [UInt8]
  /// What encloses a cell; `nil` for nothing.
  var quote: UInt8? = 34
  /// What stands before a quote inside a cell, beside the quote that is doubled; `nil` for nothing.
  var escape: UInt8?

  static let comma = CSVDialect(delimiter: [44])

  init(delimiter: [UInt8], quote: UInt8? = 34, escape: UInt8? = nil) {
    precondition(!delimiter.isEmpty, "something separates the cells")
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
  }

  /// What the user declares, laid over what was found.
  ///
  /// - Throws: `unusableOption` for an empty delimiter, one with a line end or a quote in it, and for a quote or an escape
  ///   of more than one ASCII character.
  func declared(_ options: ReadOptions, source: String) throws(DataError) -> CSVDialect {
    var dialect = self
    if let delimiter = options.delimiter {
      let bytes = Array(delimiter.utf8)
      guard !bytes.isEmpty, !bytes.contains(where: isLineEnd), !bytes.contains(0) else {
        throw DataError([.unusableOption(path: source, option: "delimiter", value: delimiter)])
      }
      dialect.delimiter = bytes
    }
    if let quote = options.quote { dialect.quote = try Self.byte(quote, "quote", source: source) }
    if let escape = options.escape {
      let byte = try Self.byte(escape, "escape", source: source)
      dialect.escape = byte == dialect.quote ? nil : byte
    }
    guard dialect.quote.map({ !dialect.delimiter.contains($0) }) ?? true else {
      throw DataError([.unusableOption(path: source, option: "quote", value: options.quote ?? "\"")])
    }
    return dialect
  }

  private static func byte(_ text: String, _ option: String, source: String) throws(DataError) -> UInt8? {
    let bytes = Array(text.utf8)
    guard bytes.count <= 1, bytes.allSatisfy({ $0 < 128 && $0 > 0 && !isLineEnd($0) }) else {
      throw DataError([.unusableOption(path: source, option: option, value: text)])
    }
    return bytes.first
  }
}

/// LF or CR.
@inline(__always)
func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
