/// The XML of one row of a sheet.
///
/// A number has as many digits as give back the same double, at most 17, and a text may be empty: libxlsxwriter writes
/// 16 digits, and no cell for an empty text.
///
/// Source: ECMA-376 (2016), part 1, §18.3.1.4, §18.3.1.73.
struct SheetRowText {
  /// A text without a letter.
  static let emptyText: [UInt8] = text("")

  /// The row from its first byte to its last.
  private(set) var bytes: [UInt8] = []
  private let letters: [[UInt8]]
  private var row: [UInt8] = []

  /// - Parameter columns: how many the sheet has.
  init(columns: Int) { letters = (0..<columns).map { Array(sheetLetters($0).utf8) } }

  /// The content of a cell of text, with which `add` is called.
  ///
  /// - Parameter text: without the characters that XML cannot hold.
  static func text(_ text: String) -> [UInt8] {
    let isBlank = { (byte: UInt8?) in byte == 32 || byte == 9 || byte == 10 }
    let keepsBlanks = isBlank(text.utf8.first) || isBlank(text.utf8.last)
    var bytes = Array((keepsBlanks ? "<is><t xml:space=\"preserve\">" : "<is><t>").utf8)
    for byte in text.utf8 {
      switch byte {
      case 38: bytes += "&amp;".utf8
      case 60: bytes += "&lt;".utf8
      case 62: bytes += "&gt;".utf8
      default: bytes.append(byte)
      }
    }
    bytes += "</t></is>".utf8
    return bytes
  }

  /// Begins another row; the first of a sheet is 1.
  mutating func start(row: Int) {
    bytes.removeAll(keepingCapacity: true)
    self.row = Array(String(row).utf8)
    bytes += "<row r=\"".utf8
    bytes += self.row
    bytes += "\">".utf8
  }

  mutating func end() { bytes += "</row>".utf8 }

  /// - Parameter style: the number of a format; 0 for none.
  mutating func add(number: Double, column: Int, style: Int32) {
    startCell(column, style)
    bytes += "><v>".utf8
    if number == number.rounded(), number.magnitude < 1e15 {
      if number.sign == .minus { bytes.append(45) }
      bytes += String(Int(number.magnitude)).utf8
    } else {
      for byte in number.description.utf8 { bytes.append(byte == 101 ? 69 : byte) }
    }
    bytes += "</v></c>".utf8
  }

  /// - Parameter text: as the function of this name makes it.
  mutating func add(text: [UInt8], column: Int, style: Int32) {
    startCell(column, style)
    bytes += " t=\"inlineStr\">".utf8
    bytes += text
    bytes += "</c>".utf8
  }

  mutating func addBlank(column: Int, style: Int32) {
    startCell(column, style)
    bytes += "/>".utf8
  }

  private mutating func startCell(_ column: Int, _ style: Int32) {
    bytes += "<c r=\"".utf8
    bytes += letters[column]
    bytes += row
    bytes.append(34)
    guard style != 0 else { return }
    bytes += " s=\"".utf8
    bytes += String(style).utf8
    bytes.append(34)
  }
}

/// The letters that a spreadsheet shows above a column, from 0: A, B, …, AA.
public func sheetLetters(_ position: Int) -> String {
  var letters = ""
  var rest = position + 1
  while rest > 0 {
    letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
    rest = (rest - 1) / 26
  }
  return letters
}
