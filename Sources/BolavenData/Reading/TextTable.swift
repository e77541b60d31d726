import Glibc

/// Codes of different texts, in the order in which they were first met, found by their bytes.
///
/// Texts of up to sixteen bytes are compared as two numbers; longer ones are kept in one piece of memory.
struct TextTable: ~Copyable {
  struct Entry {
    /// The first sixteen bytes, zeros behind a shorter text.
    let low: UInt64
    let high: UInt64
    let start: Int
    let count: Int
    /// The row in which it was first met.
    let firstRow: Int
  }

  /// How many texts there are.
  private(set) var count = 0
  private var entries = UnsafeMutablePointer<Entry>.allocate(capacity: 32)
  private var entryRoom = 32
  /// A part of the hash above the code, plus one; 0 where free. At most half are taken.
  private var slots: UnsafeMutablePointer<UInt64>
  private var slotCount = 64
  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 16)
  private var used = 0
  private let seed = UInt64.random(in: 0...UInt64.max) | 1

  init() {
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
  }

  deinit {
    entries.deallocate()
    slots.deallocate()
    memory.deallocate()
  }

  /// The row in which a text was first met.
  func firstRow(_ code: Int) -> Int { entries[code].firstRow }

  /// The bytes of a text.
  func bytes(_ code: Int) -> UnsafeRawBufferPointer {
    let entry = entries[code]
    return UnsafeRawBufferPointer(rebasing: memory[entry.start..<(entry.start + entry.count)])
  }

  /// The code of a text, a new one where it was not met before.
  @inline(__always)
  mutating func code(_ text: UnsafePointer<UInt8>, count: Int, row: Int) -> Int32 {
    let (low, high) = Self.head(text, count)
    var hash = mix(low ^ seed, high &+ UInt64(truncatingIfNeeded: count))
    if count > 16 { hash = mixRest(hash, text, count) }
    var slot = Int(truncatingIfNeeded: hash) & (slotCount &- 1)
    let tag = hash & 0xFFFF_FFFF_0000_0000
    while true {
      let taken = slots[slot]
      if taken == 0 { break }
      if taken & 0xFFFF_FFFF_0000_0000 == tag {
        let code = Int(taken & 0xFFFF_FFFF) &- 1
        let entry = entries + code
        let isEqual =
          entry.pointee.low == low && entry.pointee.high == high && entry.pointee.count == count
          && (count <= 16 || isSame(entry.pointee.start, text, count))
        if isEqual { return Int32(truncatingIfNeeded: code) }
      }
      slot = (slot &+ 1) & (slotCount &- 1)
    }
    return add(text, count, low, high, row, slot: slot, tag: tag)
  }

  private func isSame(_ start: Int, _ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard let base = memory.baseAddress else { return false }
    return memcmp(base + start, text, count) == 0
  }

  @inline(never)
  private mutating func add(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ low: UInt64, _ high: UInt64, _ row: Int, slot: Int, tag: UInt64
  ) -> Int32 {
    let code = self.count
    if used + count > memory.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * (used + count), alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<used]))
      memory.deallocate()
      memory = larger
    }
    UnsafeMutableRawBufferPointer(rebasing: memory[used..<(used + count)])
      .copyMemory(from: UnsafeRawBufferPointer(start: text, count: count))
    if code == entryRoom {
      let larger = UnsafeMutablePointer<Entry>.allocate(capacity: 2 * entryRoom)
      larger.update(from: entries, count: code)
      entries.deallocate()
      entries = larger
      entryRoom *= 2
    }
    entries[code] = Entry(low: low, high: high, start: used, count: count, firstRow: row)
    self.count += 1
    used += count
    slots[slot] = tag | UInt64(code + 1)
    if 2 * self.count > slotCount { grow() }
    return Int32(code)
  }

  private mutating func grow() {
    let (old, oldCount) = (slots, slotCount)
    slotCount *= 4
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
    for place in 0..<oldCount where old[place] != 0 {
      let code = Int(old[place] & 0xFFFF_FFFF) - 1
      let entry = entries[code]
      var hash = mix(entry.low ^ seed, entry.high &+ UInt64(entry.count))
      if entry.count > 16, let base = memory.baseAddress {
        hash = mixRest(hash, (base + entry.start).assumingMemoryBound(to: UInt8.self), entry.count)
      }
      var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = old[place]
    }
    old.deallocate()
  }

  /// The first sixteen bytes. Sixteen bytes at the text may be read, whatever its length.
  @inline(__always)
  private static func head(_ text: UnsafePointer<UInt8>, _ count: Int) -> (low: UInt64, high: UInt64) {
    let raw = UnsafeRawPointer(text)
    let low = raw.loadUnaligned(as: UInt64.self)
    if count <= 8 { return (count == 8 ? low : low & (1 << UInt64(8 &* count) &- 1), 0) }
    let high = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    return (low, count >= 16 ? high : high & (1 << UInt64(8 &* (count &- 8)) &- 1))
  }

  @inline(__always)
  private func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = (a ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: b ^ 0xE703_7ED1_A0B4_28DB ^ seed)
    return product.high ^ product.low
  }

  @inline(never)
  private func mixRest(_ hash: UInt64, _ text: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var hash = hash
    let raw = UnsafeRawPointer(text)
    var place = 16
    while place + 8 <= count {
      hash = mix(hash, raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    // The last eight bytes, some of them twice.
    return mix(hash, raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
  }
}
