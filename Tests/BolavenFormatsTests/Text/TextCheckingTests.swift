import BolavenFormats
import Testing

@Suite struct TextCheckingTests {
  @Test(
    "the first byte that is not UTF-8 is found",
    arguments: [
      ([0x61, 0xFF], 1), ([0x61, 0x80, 0x62], 1), ([0xE0, 0xBA], 0), ([0x61, 0xE0, 0xBA, 0x0A, 0x62], 1),
      ([0xC0, 0xAF], 0), ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0x61, 0xC3, 0xA9, 0xE9, 0x74], 3),
    ] as [([UInt8], Int)])
  func findsTheFirstBadByte(_ example: (bytes: [UInt8], position: Int)) {
    #expect(firstInvalidUTF8(in: example.bytes) == example.position)
  }

  @Test(arguments: ["", "ASCII", "ສະບາຍດີ", "😀 日本語", "\u{0}"])
  func wellFormedTextHasNone(_ text: String) { #expect(firstInvalidUTF8(in: Array(text.utf8)) == nil) }

  @Test func linesEndWithEitherSignOrBoth() {
    let bytes = Array("a\nb\rc\r\nd\n\ne".utf8)
    let lines = bytes.indices.filter { bytes[$0] >= 97 }.map { lineNumber(of: $0, in: bytes) }
    #expect(lines == [1, 2, 3, 4, 6])
  }
}
