@testable public import BolavenData

/// One text, read in every way that there is: all of them must agree.
public struct DelimitedTextRun {
  private let text: [UInt8]
  private let options: ReadOptions
  private let blockBytes: Int

  /// - Parameter blockBytes: where the reader by blocks cuts the text.
  public init(_ text: [UInt8], _ options: ReadOptions, blockBytes: Int) {
    self.text = text
    self.options = options
    self.blockBytes = blockBytes
  }

  /// - Parameter bytes: a text, and two bytes that say how it is read.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    text = Array(bytes.dropLast(2))
    let control = bytes.suffix(2)
    let (how, block) = (control.first ?? 0, control.last ?? 0)
    var options = ReadOptions(keepsIrregularRows: how & 0x80 != 0, limits: smallLimits())
    // All is declared most often: the search for a dialect is slow.
    switch how & 3 {
    case 0: break
    case 1: (options.delimiter, options.quote, options.headerRow) = (",", "\"", 1)
    case 2: (options.delimiter, options.quote, options.headerRow) = (";", "'", how & 4 == 0 ? 1 : 0)
    default: (options.delimiter, options.quote, options.escape) = (how & 4 == 0 ? "\t" : "||", "\"", "\\")
    }
    if how & 8 != 0 { options.headerRows = 2 }
    if how & 16 != 0 { options.encoding = how & 32 == 0 ? .utf8 : .windows874 }
    self.options = options
    blockBytes = 1 + Int(block)
  }

  /// What the readers contradict; `nil` where all is well.
  public var contradiction: String? {
    let file = DataFile(path: "a.csv", bytes: text)
    let frame = try? CSVReader().read(file, options)
    if let frame, let found = ReaderFuzzing.contradiction(in: frame) { return found }
    guard let plainBytes = try? inflated(file, options.limits),
      let decoded = try? DecodedText(plainBytes, declared: options.encoding, source: "a.csv")
    else { return frame == nil ? nil : "what cannot be decoded was read" }
    return decoded.bytes.withUnsafeBufferPointer { bytes -> String? in
      guard let layout = try? CSVLayout(bytes, isWhole: true, options, source: "a.csv") else {
        return frame == nil ? nil : "what has no layout was read"
      }
      return frame.flatMap { lostRows($0, bytes, layout) } ?? readersDisagree(bytes, layout)
    }
  }

  /// The reader by blocks, wherever the blocks end, has the table of the plain one, or leaves the text to it.
  private func readersDisagree(_ bytes: UnsafeBufferPointer<UInt8>, _ layout: CSVLayout) -> String? {
    let blocks = CSVBlocks(
      source: .memory(bytes), beginning: bytes, path: "a.csv", layout: layout, options: options, threads: 1,
      blockBytes: blockBytes)
    guard let found = blocks.frame() else { return nil }
    var table = CSVTable(layout.text(bytes, source: "a.csv", longestCell: options.limits.cellBytes), layout, options)
    guard let plain = try? table.frame() else { return "blocks of \(blockBytes) read what the plain reader refuses" }
    guard found.names == plain.names, found.rowCount == plain.rowCount, found.notes == plain.notes else {
      return "blocks of \(blockBytes) give another table"
    }
    for name in plain.names where (try? found.categories(name)) != (try? plain.categories(name)) {
      return "blocks of \(blockBytes) give other texts in \(name.text.debugDescription)"
    }
    return nil
  }

  /// Rows in are rows out and rows reported.
  private func lostRows(_ frame: DataFrame, _ bytes: UnsafeBufferPointer<UInt8>, _ layout: CSVLayout) -> String? {
    if options.keepsIrregularRows { return nil }
    let headers = layout.hasHeader ? options.headerRows : 0
    let found = recordCount(
      bytes[layout.start...], layout.dialect, keepsEmptyLinesBehind: frame.names.count == 1 ? headers : nil)
    // What stands behind the table is another one, which is noted and not read.
    let isCutShort = frame.notes.contains { if case .anotherTable = $0 { true } else { false } }
    let given = frame.rowCount + headers
    guard isCutShort ? found > given : found == given else { return "\(found) rows in, \(given) out" }
    return nil
  }
}

/// How many records a text has, counted as RFC 4180 has them.
///
/// - Parameter keepsEmptyLinesBehind: the number of records behind which an empty line is one too, save at the end.
private func recordCount(
  _ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ dialect: CSVDialect, keepsEmptyLinesBehind: Int?
) -> Int {
  var bytes = bytes
  while let last = bytes.last, isLineEnd(last) { bytes.removeLast() }
  var count = 0
  while !bytes.isEmpty {
    let start = bytes.startIndex
    var isInRow = true
    while isInRow {
      if let quote = dialect.quote, bytes.first == quote {
        bytes.removeFirst()
        while let byte = bytes.popFirst() {
          if byte == dialect.escape, let next = bytes.first {
            if !isLineEnd(next) { bytes.removeFirst() }
          } else if byte == quote {
            guard bytes.first == quote else { break }
            bytes.removeFirst()
          }
        }
      }
      while let byte = bytes.first, !isLineEnd(byte), !bytes.starts(with: dialect.delimiter) { bytes.removeFirst() }
      isInRow = bytes.starts(with: dialect.delimiter)
      if isInRow { bytes.removeFirst(dialect.delimiter.count) }
    }
    if bytes.startIndex > start || keepsEmptyLinesBehind.map({ count >= $0 }) == true { count += 1 }
    bytes.removeFirst(bytes.starts(with: [13, 10]) ? 2 : min(1, bytes.count))
  }
  return count
}
