import Testing

@testable import BolavenData

@Suite struct ByteTableTests {
  @Test func equalBytesHaveOneCodeHoweverManyThereAre() {
    let words = (0..<5_000).map { "w\($0 % 1_237)" }
    let bytes = Array(words.joined().utf8)
    bytes.withUnsafeBufferPointer { text in
      var table = ByteTable(text)
      var known: [String: Int32] = [:]
      var start = 0
      for word in words {
        let code = table.code(from: start, to: start + word.utf8.count) { Int32(known.count) }
        #expect(known[word] ?? Int32(known.count) == code)
        known[word] = code
        start += word.utf8.count
      }
      #expect(known.count == 1_237)
    }
  }
}
