import BolavenFormats
import Glibc

/// Codes of different texts, in the order in which they were first met, found by their bytes; that of the empty text is -1.
struct TextTable: ~Copyable {
  private struct Entry {
    let start: Int
    let count: Int
    /// The row in which it was first met.
    let firstRow: Int
  }

  /// How many texts there are.
  var count: Int { entries.count }
  private var index: TextIndex
  private var entries: [Entry] = []
  /// The bytes of all texts, one after the other, and sixteen more.
  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 16)
  private var used = 0
  private let seed = UInt64.random(in: 0...UInt64.max) | 1

  init() { index = TextIndex(seed: seed) }

  deinit { memory.deallocate() }

  /// The row in which a text was first met.
  func firstRow(_ code: Int) -> Int { entries[code].firstRow }

  /// The bytes of a text, until another one is met. Sixteen bytes at it may be read.
  func bytes(_ code: Int) -> UnsafeBufferPointer<UInt8> {
    let entry = entries[code]
    return UnsafeBufferPointer(
      rebasing: memory.assumingMemoryBound(to: UInt8.self)[entry.start..<(entry.start + entry.count)])
  }

  /// The code of a text, a new one where it was not met before. Sixteen bytes at the text may be read, whatever its length.
  mutating func code(_ text: UnsafePointer<UInt8>, count: Int, row: Int) -> Int32 {
    guard count > TextKey.mostBytes else {
      let key = TextKey(text, count: count)
      return index.code(of: key) ?? add(key, text, count, row)
    }
    let hash = hash(text, count)
    var attempt = 0
    while true {
      let key = TextKey(hash: hash, attempt: attempt)
      guard let code = index.code(of: key) else { return add(key, text, count, row) }
      if isSame(entries[Int(code)], text, count) { return code }
      attempt += 1
    }
  }

  /// Writes the codes of a column of cells.
  mutating func codes(
    of cells: BlockCells, _ column: Int, firstRow: Int, into codes: UnsafeMutablePointer<Int32>,
    _ scratch: inout WorkBuffer
  ) {
    let rows = TextIndex.rowsAtOnce
    guard cells.rowCount >= rows, cells.endAtSeparators(column), !cells.hasDoubledQuotes else {
      cells.forEachCell(column, &scratch) { row, text, count in
        codes[row] = code(text, count: count, row: firstRow &+ row)
        return true
      }
      return
    }
    var row = 0
    while row < cells.rowCount {
      // The last ones may be found twice.
      let start = min(row, cells.rowCount &- rows)
      let place = start &* cells.width &+ column
      var others = index.find(
        cells.base, places: cells.places + place, width: cells.width, quote: cells.quote, codes: codes + start)
      while others != 0 {
        let row = start &+ others.trailingZeroBitCount
        let cell = cells.text(row, column, &scratch)
        codes[row] = code(cell.start, count: cell.count, row: firstRow &+ row)
        others &= others &- 1
      }
      row &+= rows
    }
  }

  private func isSame(_ entry: Entry, _ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard entry.count == count, let base = memory.baseAddress else { return false }
    return memcmp(base + entry.start, text, count) == 0
  }

  @inline(never)
  private mutating func add(_ key: TextKey, _ text: UnsafePointer<UInt8>, _ count: Int, _ row: Int) -> Int32 {
    entries.append(Entry(start: used, count: count, firstRow: row))
    if used + count + 16 > memory.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * (used + count) + 16, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<used]))
      memory.deallocate()
      memory = larger
    }
    UnsafeMutableRawBufferPointer(rebasing: memory[used..<(used + count)])
      .copyMemory(from: UnsafeRawBufferPointer(start: text, count: count))
    used += count
    return index.add(key)
  }

  private func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = (a ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: b ^ 0xE703_7ED1_A0B4_28DB ^ seed)
    return product.high ^ product.low
  }

  /// Of at least eight bytes.
  private func hash(_ text: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var hash = mix(seed, UInt64(count))
    let raw = UnsafeRawPointer(text)
    var place = 0
    while place + 8 <= count {
      hash = mix(hash, raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    // The last eight bytes, some of them twice.
    return mix(hash, raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
  }
}
