import BolavenFormats

/// Where a cell stands in a sheet.
struct CellReference: Sendable, Hashable {
  static let mostRows = 1_048_576
  static let mostColumns = 16_384

  /// From 1, as Excel shows it.
  var row: Int
  /// From 0.
  var column: Int

  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Letters and digits such as `AB12`; `nil` for anything else and for a place that no sheet has.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) { self.init(Slice(base: bytes, bounds: bytes.indices)) }

  init?(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    var position = bytes.startIndex
    var column = 0
    while position < bytes.endIndex, (65...90).contains(bytes[position] & 0xDF) {
      column = 26 * column + Int(bytes[position] & 0xDF) - 64
      position += 1
      guard column <= Self.mostColumns else { return nil }
    }
    guard column > 0, let row = wholeNumber(bytes[position...]), (1...Self.mostRows).contains(row) else { return nil }
    self.row = row
    self.column = column - 1
  }

  /// As Excel writes it.
  var text: String { "\(sheetLetters(column))\(row)" }
}

/// A rectangle of cells.
struct CellRange: Sendable, Hashable {
  let first: CellReference
  let last: CellReference

  init(first: CellReference, last: CellReference) {
    self.first = first
    self.last = last
  }

  /// `A1:B2`, or one cell; `nil` for anything else.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    let colon = bytes.firstIndex(of: 58) ?? bytes.endIndex
    guard let first = CellReference(bytes[..<colon]) else { return nil }
    guard let last = colon == bytes.endIndex ? first : CellReference(bytes[(colon + 1)...]), first.row <= last.row,
      first.column <= last.column
    else { return nil }
    self.init(first: first, last: last)
  }

  /// As Excel writes it.
  var text: String { first == last ? first.text : "\(first.text):\(last.text)" }
}

/// Digits and nothing else, below 10¹²; `nil` for anything else.
func wholeNumber(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
  guard !bytes.isEmpty, bytes.count <= 12 else { return nil }
  var number = 0
  for byte in bytes {
    guard (48...57).contains(byte) else { return nil }
    number = 10 * number + Int(byte) - 48
  }
  return number
}
