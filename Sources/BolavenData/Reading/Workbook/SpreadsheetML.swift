/// The names of Office Open XML, as Excel writes them and as the strict standard has them.
enum SpreadsheetML {
  static let main = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
  ]
  static let relationships = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
  ]
  static let packageRelationships = ["http://schemas.openxmlformats.org/package/2006/relationships"]

  /// A text in which `_x000D_` stands for a character that XML cannot hold.
  ///
  /// Source: ECMA-376 (2016), part 1, §22.9.2.19.
  static func unescaped(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(95), let first = firstEscape(bytes, from: 0) else { return text }
    var units: [UInt16] = []
    var copied = 0
    var escape: Int? = first
    while let start = escape {
      units += String(decoding: bytes[copied..<start], as: UTF8.self).utf16
      units.append(bytes[(start + 2)..<(start + 6)].reduce(0) { 16 * $0 + UInt16(hexadecimalDigit($1) ?? 0) })
      copied = start + 7
      escape = firstEscape(bytes, from: copied)
    }
    units += String(decoding: bytes[copied...], as: UTF8.self).utf16
    return String(decoding: units, as: UTF16.self)
  }

  private static func firstEscape(_ bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= start + 7 else { return nil }
    return (start...(bytes.count - 7)).first { position in
      bytes[position] == 95 && bytes[position + 1] == 120 && bytes[position + 6] == 95
        && bytes[(position + 2)..<(position + 6)].allSatisfy { hexadecimalDigit($0) != nil }
    }
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
