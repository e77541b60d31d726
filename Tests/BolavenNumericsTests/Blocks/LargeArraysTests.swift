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

  @Test func whatIsAppendedFindsItsPlace() {
    var array = largeArray(300_000, reserving: 5) { $0.initialize(repeating: 1.0) }
    let place = array.withUnsafeBufferPointer { $0.baseAddress }
    array += [2, 3, 4, 5, 6]
    #expect(array.count == 300_005 && array.suffix(6) == [1, 2, 3, 4, 5, 6])
    #expect(array.withUnsafeBufferPointer { $0.baseAddress } == place)
  }
}
