import Glibc

/// The different texts of one column, found by their bytes.
struct TextTable {
  private struct Entry {
    let hash: Int
    let start: Int
    let count: Int
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Positions among the entries, −1 where free; a power of two, at most half full.
  private var slots = [Int32](repeating: -1, count: 16)
  private var sentCount = 0

  /// Texts that are not sent yet, and how many bytes they have.
  private(set) var newBytes = 0

  /// The code of a text, and whether it is new.
  mutating func code(of text: UnsafeRawBufferPointer) -> (code: Int32, isNew: Bool) {
    var hasher = Hasher()
    hasher.combine(bytes: text)
    let hash = hasher.finalize()
    var slot = hash & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, entry.count == text.count, isEqual(entry, text) { return (slots[slot], false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let code = Int32(entries.count)
    slots[slot] = code
    entries.append(Entry(hash: hash, start: bytes.count, count: text.count))
    bytes.append(contentsOf: text)
    newBytes += text.count
    if 2 * entries.count > slots.count { grow() }
    return (code, true)
  }

  /// The texts that are new since the last call.
  mutating func takeNew() -> [[UInt8]] {
    let new = entries[sentCount...].map { Array(bytes[$0.start..<($0.start + $0.count)]) }
    sentCount = entries.count
    newBytes = 0
    return new
  }

  private func isEqual(_ entry: Entry, _ text: UnsafeRawBufferPointer) -> Bool {
    bytes.withUnsafeBytes { bytes in
      guard let known = bytes.baseAddress, let other = text.baseAddress else { return true }
      return memcmp(known + entry.start, other, text.count) == 0
    }
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
