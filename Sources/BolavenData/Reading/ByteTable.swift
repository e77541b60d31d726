import Glibc

/// Codes of byte strings that stand in one text, found by their bytes.
///
/// A hash table with open addressing that keeps each hash: growing rehashes nothing, which a dictionary cannot avoid.
struct ByteTable {
  private struct Entry {
    let hash: Int
    let start: Int
    let count: Int
    let code: Int32
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var entries: [Entry] = []
  /// Positions among the entries, −1 where free; a power of two, at most half full.
  private var slots = [Int32](repeating: -1, count: 16)

  /// - Parameter text: outlives the table.
  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// The code of the bytes from `start` to `end`; made by the closure where they are new.
  mutating func code(from start: Int, to end: Int, new makeCode: () -> Int32) -> Int32 {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[start..<end]))
    let entry = (hash: hasher.finalize(), count: end - start)
    var slot = entry.hash & (slots.count - 1)
    while slots[slot] >= 0 {
      let known = entries[Int(slots[slot])]
      if known.hash == entry.hash, known.count == entry.count, isEqual(known.start, start, entry.count) {
        return known.code
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let code = makeCode()
    slots[slot] = Int32(entries.count)
    entries.append(Entry(hash: entry.hash, start: start, count: entry.count, code: code))
    if 2 * entries.count > slots.count { grow() }
    return code
  }

  private func isEqual(_ first: Int, _ second: Int, _ count: Int) -> Bool {
    guard let bytes = text.baseAddress else { return true }
    return memcmp(bytes + first, bytes + second, count) == 0
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 4 * slots.count)
    for (position, entry) in entries.enumerated() {
      var slot = entry.hash & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(position)
    }
  }
}
