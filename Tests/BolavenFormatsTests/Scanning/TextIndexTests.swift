import BolavenFormats
import Testing

/// A column of texts in the middle of a text of three columns, every third one in quotes, and where its cells end.
private struct Column {
  let texts: [String]
  var bytes = Array("title,1,2\n".utf8)
  var places: [UInt32] = []

  init(_ texts: [String]) {
    self.texts = texts
    for (row, text) in texts.enumerated() {
      bytes += (row % 3 == 0 ? "x,\"\(text)\",y\n" : "x,\(text),y\n").utf8
    }
    for (place, byte) in bytes.enumerated() where byte == 44 || byte == 10 { places.append(UInt32(place)) }
    bytes += repeatElement(34, count: 16)
  }

  /// The codes in all rows, 32 at a time, and how many texts were looked up alone.
  func codes(_ index: inout TextIndex) -> (codes: [Int32], alone: Int) {
    var codes = [Int32](repeating: -7, count: texts.count)
    var alone = 0
    for first in stride(from: 0, to: texts.count, by: TextIndex.rowsAtOnce) {
      // The first row is the title.
      var others = find(index, first, &codes)
      while others != 0 {
        let row = first + others.trailingZeroBitCount
        others &= others - 1
        alone += 1
        let key = key(texts[row])
        codes[row] = index.code(of: key) ?? index.add(key)
      }
    }
    return (codes, alone)
  }

  private func find(_ index: borrowing TextIndex, _ first: Int, _ codes: inout [Int32]) -> UInt32 {
    bytes.withUnsafeBufferPointer { bytes in
      places.withUnsafeBufferPointer { places in
        codes.withUnsafeMutableBufferPointer { codes in
          guard let bytes = bytes.baseAddress, let places = places.baseAddress, let codes = codes.baseAddress else {
            return 0
          }
          return index.find(bytes, places: places + 3 * (first + 1) + 1, width: 3, quote: 34, codes: codes + first)
        }
      }
    }
  }
}

/// The key of a text, a longer one by Swift's own hash.
private func key(_ text: String) -> TextKey {
  guard text.utf8.count <= TextKey.mostBytes else {
    return TextKey(hash: UInt64(truncatingIfNeeded: text.hashValue), attempt: 0)
  }
  let bytes = Array(text.utf8) + [UInt8](repeating: 255, count: 16)
  return bytes.withUnsafeBufferPointer { bytes in
    bytes.baseAddress.map { TextKey($0, count: text.utf8.count) } ?? TextKey(hash: 0, attempt: 0)
  }
}

@Suite struct TextIndexTests {
  /// Texts of every length up to 20, some of which differ in the last byte only.
  private static let texts = (0..<6_400).map { number in
    let digits = String(number / 21 % 2_100)
    return String((String(repeating: "é-", count: 7) + digits).utf8.suffix(number % 21)) ?? digits
  }

  @Test func equalTextsHaveOneCode() {
    var index = TextIndex(seed: 7)
    let column = Column(Self.texts)
    var codeOf: [String: Int32] = ["": -1]
    let expected = column.texts.map { text in
      let code = codeOf[text] ?? Int32(codeOf.count - 1)
      codeOf[text] = code
      return code
    }
    #expect(column.codes(&index).codes == expected && index.count == codeOf.count - 1)
    let again = column.codes(&index)
    #expect(again.codes == expected && index.count == codeOf.count - 1)
    // What is known already is found at once where the processor can, but for long texts.
    #expect([column.texts.count { $0.utf8.count > TextKey.mostBytes }, column.texts.count].contains(again.alone))
  }

  @Test func keysTellTextsApart() {
    var index = TextIndex(seed: 1)
    for (number, text) in ["a", "a\0", "a\0\0", "\0", "abcdefgh", "abcdefg", "abcdefghijklmno"].enumerated() {
      #expect(index.code(of: key(text)) == nil)
      #expect(index.add(key(text)) == Int32(number))
      #expect(index.code(of: key(text)) == Int32(number))
    }
    #expect(index.code(of: key("")) == -1)
    #expect(index.code(of: TextKey(hash: 0, attempt: 1)) == nil)
  }
}
