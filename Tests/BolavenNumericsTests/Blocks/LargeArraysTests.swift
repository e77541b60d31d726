import BolavenNumerics
import Testing

@Suite struct LargeArraysTests {
  @Test("holds what was written", arguments: [0, 1, 5000, 1_000_000])
  func holdsWhatWasWritten(count: Int) {
    let array: [Int32] = largeArray(count) { place in
      for i in place.indices { place[i] = Int32(i) }
    }
    #expect(array == Array(0..<Int32(count)))
  }
}
