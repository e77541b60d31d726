import BolavenFormats
import Testing

@Suite struct WholeKeysTests {
  private func keys(_ numbers: [UInt32]) -> (WholeKeys, [Int32]) {
    var keys = [Int32](repeating: 5, count: numbers.count)
    let found = numbers.withUnsafeBufferPointer { WholeKeys(of: $0, into: &keys) }
    return (found, keys)
  }

  @Test func aKeyIsTheNumberLessOne() {
    // 1 to 40, −3, an empty cell, 268,435,454.
    let numbers: [UInt32] = Array(1...40) + [0x8000_0003, .max, 268_435_454]
    let (found, keys) = keys(numbers)
    let expected: [Int32] = Array(0..<40) + [-4, .min, 268_435_453]
    #expect(keys == expected)
    #expect(found.lowest == -4 && found.highest == 268_435_453 && found.areWhole && found.hasMissing)
  }

  @Test("no whole number", arguments: [0x1000_0005, 0x7000_0000, 0x8000_0000] as [UInt32])
  func noWholeNumber(number: UInt32) {
    for place in 0..<20 {
      var numbers = [UInt32](repeating: 9, count: 20)
      numbers[place] = number
      #expect(!keys(numbers).0.areWhole)
    }
  }

  @Test func partsAreTakenTogether() {
    let numbers: [UInt32] = [4, .max, 0x8000_0002, 9, 0x1000_0003]
    for cut in 0...numbers.count {
      var parts = keys(Array(numbers[..<cut])).0
      parts.formUnion(keys(Array(numbers[cut...])).0)
      #expect(parts == keys(numbers).0)
    }
    #expect(keys([]).0 == WholeKeys() && keys([.max, .max]).0.lowest > keys([.max, .max]).0.highest)
  }

  /// In runs, each key another one, in no order, and with keys that do not count.
  @Test("keys are counted", arguments: [1, 3, 8, 100])
  func keysAreCounted(step: Int) {
    for count in 0..<70 {
      let keys = (0..<count).map { Int32(step == 100 ? $0 * 31 % 17 : $0 / step) - 1 }
      var found = [Int32](repeating: 5, count: 80)
      keys.withUnsafeBufferPointer { WholeKeys.count($0, lowest: 1, into: &found) }
      for key in 1...80 { #expect(found[key - 1] == 5 + Int32(keys.count { $0 == key })) }
    }
  }
}
