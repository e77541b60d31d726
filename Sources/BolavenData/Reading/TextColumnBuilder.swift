/// Collects the cells of one column, each different text once.
///
/// Texts that Unicode holds for equal, such as é in one or in two code points, are one level: the first that was met.
struct TextColumnBuilder {
  private let text: UnsafeBufferPointer<UInt8>
  private var codes: [Int32] = []
  private var levels: [String] = []
  private var codeOfBytes: ByteTable
  /// Levels that other bytes could also mean.
  private var codeOfText: [String: Int32] = [:]

  /// - Parameter text: the file, which outlives the builder.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    codeOfBytes = ByteTable(text)
  }

  var categories: Categories { Categories(levels: levels, codes: codes) }

  mutating func add(_ cell: CSVCell) {
    if cell.isEmpty {
      codes.append(-1)
    } else if cell.hasDoubledQuotes {
      codes.append(Self.code(of: cell.text(in: text), isPlain: false, &levels, &codeOfText))
    } else {
      let text = text
      codes.append(
        codeOfBytes.code(from: cell.start, to: cell.end) {
          // No other bytes mean the same text as ASCII without a quote.
          let isPlain = text[cell.start..<cell.end].allSatisfy { $0 < 128 && $0 != CSVText.quote }
          return Self.code(of: cell.text(in: text), isPlain: isPlain, &levels, &codeOfText)
        })
    }
  }

  private static func code(
    of level: String, isPlain: Bool, _ levels: inout [String], _ codeOfText: inout [String: Int32]
  ) -> Int32 {
    if !isPlain, let code = codeOfText[level] { return code }
    let code = Int32(levels.count)
    levels.append(level)
    if !isPlain { codeOfText[level] = code }
    return code
  }
}
