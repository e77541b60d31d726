import BolavenFormats
import Testing

/// "a,b\n1,2\n" with the name of its file, and "3,4\n", as Python's gzip writes them.
private let first: [UInt8] = [
  0x1F, 0x8B, 0x08, 0x08, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x61, 0x2E, 0x63, 0x73, 0x76, 0x00, 0x4B, 0xD4,
  0x49, 0xE2, 0x32, 0xD4, 0x31, 0xE2, 0x02, 0x00, 0x7B, 0x07, 0x97, 0x0A, 0x08, 0x00, 0x00, 0x00,
]
private let second: [UInt8] = [
  0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x33, 0xD6, 0x31, 0xE1, 0x02, 0x00, 0x3E, 0x2D,
  0x72, 0xA9, 0x04, 0x00, 0x00, 0x00,
]

private func inflate(_ bytes: [UInt8], limit: Int = 1 << 20) throws(GzipError) -> [UInt8] {
  try inflatedGzip(bytes, ratio: 200, grace: 1 << 20, limit: limit)
}

@Suite struct GzipTests {
  @Test func membersFollowEachOther() throws {
    #expect(try inflate(first) == Array("a,b\n1,2\n".utf8))
    #expect(try inflate(first + second) == Array("a,b\n1,2\n3,4\n".utf8))
    #expect(try inflate(first + [0, 0, 0]) == Array("a,b\n1,2\n".utf8))
    #expect(isGzip(first) && !isGzip([0x1F, 0x8B]))
  }

  @Test func everyShorterFileIsCutShort() {
    for count in 0..<first.count {
      #expect(throws: GzipError.cutShort) { try inflate(Array(first.prefix(count))) }
    }
  }

  @Test func changedBytesAreFound() {
    for place in first.indices where ![4, 5, 6, 7, 8, 9].contains(place) && !(10..<16).contains(place) {
      var bytes = first
      bytes[place] ^= 0x55
      #expect(throws: GzipError.self) { try inflate(bytes) }
    }
  }

  @Test func noMoreComesOutThanIsAllowed() {
    #expect(throws: GzipError.tooLarge(limit: 5)) { try inflate(first, limit: 5) }
  }
}
