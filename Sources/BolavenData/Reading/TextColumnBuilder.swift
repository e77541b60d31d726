import Glibc

/// Collects the cells of one column, each different text once.
///
/// Texts that Unicode holds for equal, such as é in one or in two code points, are one level: the first that was met.
struct TextColumnBuilder {
  private let text: CSVText
  private var codes: [Int32] = []
  private var levels: [String] = []
  private var codeOfBytes: [Bytes: Int32] = [:]
  /// Levels that other bytes could also mean.
  private var codeOfText: [String: Int32] = [:]

  init(_ text: CSVText) { self.text = text }

  var categories: Categories { Categories(levels: levels, codes: codes) }

  mutating func add(_ cell: CSVCell) {
    guard !cell.isEmpty else {
      codes.append(-1)
      return
    }
    let bytes = Bytes(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text.bytes)[cell.start..<cell.end]))
    if cell.hasDoubledQuotes {
      codes.append(code(of: cell.text(in: text), isPlain: false))
    } else if let code = codeOfBytes[bytes] {
      codes.append(code)
    } else {
      let code = code(of: cell.text(in: text), isPlain: bytes.arePlain)
      codeOfBytes[bytes] = code
      codes.append(code)
    }
  }

  private mutating func code(of level: String, isPlain: Bool) -> Int32 {
    if !isPlain, let code = codeOfText[level] { return code }
    let code = Int32(levels.count)
    levels.append(level)
    if !isPlain { codeOfText[level] = code }
    return code
  }

  /// Bytes of the file, compared where they stand.
  private struct Bytes: Hashable {
    private let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Whether no other bytes mean the same text: ASCII without a quote.
    var arePlain: Bool { bytes.allSatisfy { $0 < 128 && $0 != CSVText.quote } }

    static func == (first: Bytes, second: Bytes) -> Bool {
      guard first.bytes.count == second.bytes.count, let a = first.bytes.baseAddress, let b = second.bytes.baseAddress
      else { return first.bytes.count == second.bytes.count }
      return memcmp(a, b, first.bytes.count) == 0
    }

    func hash(into hasher: inout Hasher) { hasher.combine(bytes: bytes) }
  }
}
