import BolavenFormats
import Foundation
import Testing

@Suite struct JSONValueTests {
  func text(_ value: JSONValue) -> String { String(decoding: value.encoded(), as: UTF8.self) }

  @Test func writesALineForEachMemberInOrder() {
    let value = JSONValue.object([
      JSONMember("b", .array([.integer(1), .null, .bool(true)])), JSONMember("a", .object([])),
      JSONMember("c", .array([])),
    ])
    #expect(
      text(value) == """
        {
          "b": [
            1,
            null,
            true
          ],
          "a": {},
          "c": []
        }

        """)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNotFiniteIsNull(_ x: Double) { #expect(text(.number(x)) == "null\n") }

  @Test(
    "every number reads back as itself",
    arguments: [
      0.1, -0.0, 1 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e22, 424.49584821215063, -1e-7, 123_456_789,
      2.5e300,
    ])
  func numbersReadBack(_ x: Double) throws {
    let written = text(.number(x)).dropLast()
    #expect(Double(written)?.bitPattern == x.bitPattern)
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(written.utf8), options: .fragmentsAllowed)
    }
  }

  @Test func seventeenDigits() {
    #expect(exactDecimal(0.1) == "0.10000000000000001")
    #expect(exactDecimal(13) == "13")
  }

  @Test(
    "every text reads back as itself",
    arguments: [
      "", "a\"b\\c", "line\nbreak\r\ttab", "\u{0}\u{1}\u{1F}\u{7F}\u{85}", "ສະບາຍດີ 日本語 😀",
      "\u{2028}\u{2029}\u{202E}x\u{2066}",
      "</script><!-- & '", "\u{FEFF}bom", "e\u{301}",
    ])
  func textsReadBack(_ original: String) throws {
    let bytes = JSONValue.string(original).encoded()
    let read = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    #expect((read as? String).map { Array($0.unicodeScalars) } == Array(original.unicodeScalars))
  }

  @Test func hiddenDirectionsAndLineEndsAreEscaped() {
    #expect(text(.string("\u{2028}\u{202E}\u{7F}")) == "\"\\u2028\\u202e\\u007f\"\n")
  }
}
