import Testing

@testable import BolavenData

@Suite struct TextTableTests {
  private func code(_ text: String, row: Int, _ table: inout TextTable) -> Int32 {
    let bytes = Array(text.utf8) + [UInt8](repeating: 7, count: 16)
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { table.code($0, count: text.utf8.count, row: row) } ?? -1
    }
  }

  @Test func equalBytesHaveOneCodeWhateverStandsBehind() {
    var table = TextTable()
    let texts =
      (0..<3_000).map { String(repeating: "x", count: $0 % 40) + String($0) } + [
        "a", "a\0", "ab", "abcdefgh", "abcdefghi", "abcdefghijklmno", "abcdefghijklmnop", "abcdefghijklmno\u{F}",
      ]
    for round in 0..<2 {
      for (number, text) in texts.enumerated() {
        #expect(code(text, row: 10_000 * round + number, &table) == Int32(number))
      }
    }
    #expect(table.count == texts.count && code("", row: 1, &table) == -1)
    for (number, text) in texts.enumerated() {
      #expect(table.bytes(number).elementsEqual(text.utf8) && table.firstRow(number) == number)
    }
  }
}
