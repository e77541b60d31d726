/// Writes delimited text as RFC 4180 has it: commas, LF, UTF-8, quotes where they are needed, the header first.
///
/// A spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula. Such a text,
/// unless it is a number, is written with an apostrophe before it; one that has apostrophes before such a character gets
/// one more, so that nothing is lost: `restored` takes it away.
///
/// Source: Shafranovich (2005), RFC 4180, §2.
public struct CSVWriter: DataWriter {
  /// Endings of delimited text.
  public static let fileExtensions = ["csv"]

  /// Whether texts that a spreadsheet would take for formulas get an apostrophe.
  public var neutralizesFormulas = true
  /// Whether the file begins with the mark by which Excel knows UTF-8.
  public var hasByteOrderMark = false

  /// A writer that neutralizes formulas.
  public init() {}

  /// The bytes of a file, a line for each row.
  public func bytes(of frame: DataFrame) throws(DataError) -> [UInt8] {
    var bytes: [UInt8] = hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    // A line with nothing on it is none.
    let blank: [UInt8] = frame.names.count == 1 ? [34, 34] : []
    for (position, name) in frame.names.enumerated() {
      if position > 0 { bytes.append(44) }
      bytes += cell(name.text)
    }
    bytes.append(10)
    var columns: [EncodedColumn] = []
    for name in frame.names { columns.append(EncodedColumn(try frame.column(name), text: cell)) }
    for row in 0..<frame.rowCount {
      for position in columns.indices {
        if position > 0 { bytes.append(44) }
        if !columns[position].write(row, to: &bytes) { bytes += blank }
      }
      bytes.append(10)
    }
    return bytes
  }

  /// The text that a cell of a file stands for, where this writer wrote it with formulas neutralized.
  public static func restored(_ cell: String) -> String {
    isDangerous(cell) && cell.hasPrefix("'") ? String(cell.dropFirst()) : cell
  }

  private func cell(_ text: String) -> [UInt8] {
    let needsApostrophe = neutralizesFormulas && Self.isDangerous(text) && decimalNumber(text) == nil
    let content = Array((needsApostrophe ? "'" + text : text).utf8)
    guard
      content.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }) || content.first == 32
        || content.last == 32
    else { return content }
    var quoted: [UInt8] = [34]
    for byte in content {
      if byte == 34 { quoted.append(34) }
      quoted.append(byte)
    }
    quoted.append(34)
    return quoted
  }

  /// Apostrophes or none, then a character with which formulas begin.
  private static func isDangerous(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 != 39 }) else { return false }
    return [9, 13, 43, 45, 61, 64].contains(first)
  }
}

/// A column whose texts are encoded once each.
struct EncodedColumn {
  private let column: Column
  private let levels: [[UInt8]]

  init(_ column: Column, text: (String) -> [UInt8]) {
    self.column = column
    if case .text(let categories) = column { levels = categories.levels.map(text) } else { levels = [] }
  }

  /// Appends the value of a row; false where there is none.
  func write(_ row: Int, to bytes: inout [UInt8]) -> Bool {
    switch column {
    case .numbers(let numbers):
      guard let number = numbers[row], number.isFinite else { return false }
      bytes += plainText(number).utf8
    case .text(let categories):
      guard categories.codes[row] >= 0 else { return false }
      bytes += levels[Int(categories.codes[row])]
    }
    return true
  }
}
