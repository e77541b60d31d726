import Testing

@testable import BolavenData

private func parsed(_ text: String) -> PlainDecimal? {
  // What stands behind a text must not matter.
  let bytes = Array((text + "9.9.9.9-9").utf8)
  return bytes.withUnsafeBufferPointer { buffer in
    buffer.baseAddress.flatMap { PlainDecimal($0, count: text.utf8.count) }
  }
}

@Suite struct PlainDecimalTests {
  @Test(
    "a plain decimal gives its text back",
    arguments: [
      "0", "7", "-7", "0.5", "-0.50", "1.00", "-0", "-0.0", "2147483648", "9007199254740993", "0.1234567890123456",
      "0.0000000000000001", "12345678901234567", "-1234.5678",
    ])
  func keepsTheText(_ text: String) throws {
    let decimal = try #require(parsed(text))
    #expect(decimal.text == text)
    #expect(decimal.number == Double(text) && decimal.number.sign == Double(text)?.sign)
  }

  @Test(
    "other writing is none",
    arguments: [
      "007", "00", "+1", ".5", "5.", "-", "1e5", "1,5", " 1", "1 ", "0x1", "-.5", "1.2.3", "--1", "NA", "é", "00.5",
      "123456789012345678901",
    ])
  func refuses(_ text: String) { #expect(parsed(text) == nil) }

  /// The plain reading of a text, one letter after another.
  private static func isPlain(_ text: String) -> Bool {
    text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?/) != nil
  }

  /// Every text of up to four of these letters, and longer ones with each of them in each place.
  @Test func shortTextsAreReadAsOneLetterAfterAnotherIs() throws {
    let letters = "-.019a/:".map { $0 }
    var texts: [String] = []
    var longest = [""]
    for _ in 0..<4 {
      longest = longest.flatMap { text in letters.map { text + String($0) } }
      texts += longest
    }
    for sample in ["-1234567", "12345678", "1.234567", "-0.12345", "123456.7", "0.000001", "99999999"] {
      for place in sample.indices {
        for letter in letters + ["\u{0}", "\u{7F}", " "] {
          texts.append(String(sample[..<place]) + String(letter) + sample[sample.index(after: place)...])
        }
      }
    }
    var read = 0
    for text in Set(texts) where !text.isEmpty {
      let decimal = parsed(text)
      #expect((decimal != nil) == Self.isPlain(text), "\(text)")
      guard let decimal else { continue }
      read += 1
      #expect(decimal.text == text)
      #expect(decimal.compact.map { PlainDecimal(compact: $0) } == decimal)
      #expect(PlainDecimal(decimal.number, decimals: decimal.decimals) == decimal, "\(text)")
    }
    #expect(read > 200)
  }

  /// `Double` of a text is strtod's: every number must be the same to the last bit.
  @Test func numbersAreRoundedCorrectly() throws {
    var state: UInt64 = 42
    for _ in 0..<200_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = Int(state >> 60) + 2
      var text = String((state ^ state >> 31) % 90_000_000_000_000_000 + 1).prefix(digits)
      let point = Int(state >> 33) % (text.count + 1)
      if point < text.count, point > 0 { text.insert(".", at: text.index(text.startIndex, offsetBy: point)) }
      let whole = point == 0 ? "0." + text : text
      guard let decimal = parsed(String(whole)) else { continue }
      #expect(decimal.number == Double(whole), "\(whole)")
    }
  }
}
