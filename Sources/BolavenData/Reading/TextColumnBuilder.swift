/// Collects the cells of one column, each different text once.
///
/// Texts that Unicode holds for equal, such as é in one or in two code points, are one level: the first that was met.
struct TextColumnBuilder {
  private let text: CSVText
  private var codes: [Int32] = []
  private var levels: [String] = []
  private var codeOfBytes: ByteTable
  /// Levels that other bytes could also mean.
  private var codeOfText: [String: Int32] = [:]

  /// - Parameters:
  ///   - text: the file, which outlives the builder.
  ///   - rows: rows above, in which the column has no cell.
  init(_ text: CSVText, rows: Int = 0) {
    self.text = text
    codeOfBytes = ByteTable(text.bytes)
    codes = [Int32](repeating: -1, count: rows)
  }

  var categories: Categories { Categories(levels: levels, codes: codes) }

  mutating func addMissing() { codes.append(-1) }

  mutating func add(_ cell: CSVCell) {
    if cell.isEmpty {
      codes.append(-1)
    } else if cell.hasEscapes {
      codes.append(Self.code(of: cell.text(in: text), isPlain: false, &levels, &codeOfText))
    } else {
      let text = text
      codes.append(
        codeOfBytes.code(from: cell.start, to: cell.end) {
          // What has a quote, an escape or a delimiter may be written in another way.
          let bytes = text.bytes[cell.start..<cell.end]
          let isPlain =
            isLikeNoOther(bytes)
            && bytes.allSatisfy {
              $0 != text.dialect.quote && $0 != text.dialect.escape && $0 != text.dialect.delimiter[0]
            }
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
