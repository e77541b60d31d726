import BolavenFormats
internal import BolavenNumerics

/// Whether a table with a place for each possible key costs little beside the rows.
func isTableAffordable(range: Int, rows: Int) -> Bool { range <= 4 * rows + 1024 }

/// Blocks of rows, cut independently of the threads.
private struct RowBlocks {
  let rowCount: Int
  let count: Int

  /// - Parameter count: at most; a block has at least 16,384 rows.
  init(_ rowCount: Int, atMost count: Int) {
    self.rowCount = rowCount
    self.count = max(1, min(count, rowCount / 16_384))
  }

  subscript(block: Int) -> Range<Int> { rowCount * block / count..<rowCount * (block + 1) / count }
}

/// Whole numbers relative to one of them, as 32-bit keys.
struct WholeNumberKeys {
  private var keys: [Int32]
  private let lowest: Int32
  private let range: Int
  private var hasMissing = true

  /// `nil` where a value is no whole number, or where they range too widely for a table.
  init?(_ column: NumberColumn, threads: Int) {
    let rowCount = column.count
    let first = column.missing.firstIndex(of: false).map { column.values[$0] } ?? 1
    // Most identifiers count from 1; the keys of those that do are their codes.
    let base = first.magnitude < 0x1p29 ? 1 : first
    guard base.magnitude < 0x1p51, base == base.rounded() else { return nil }
    let blocks = RowBlocks(rowCount, atMost: 16)
    var extremes = [KeyExtremes](repeating: KeyExtremes(), count: blocks.count)
    keys = largeArray(rowCount) { target in
      nonisolated(unsafe) let target = target
      column.values.withUnsafeBufferPointer { values in
        column.missing.withUnsafeBufferPointer { missing in
          extremes.withUnsafeMutableBufferPointer { extremes in
            nonisolated(unsafe) let (values, missing, extremes) = (values, missing, extremes)
            Threads.forEachBlock(blocks.count, threads: threads) { block in
              extremes[block] = makeKeys(of: values, missing, base: base, rows: blocks[block], into: target)
            }
          }
        }
      }
    }
    let lowest = extremes.reduce(.infinity) { min($0, $1.lowest) }
    let highest = extremes.reduce(-.infinity) { max($0, $1.highest) }
    guard extremes.allSatisfy(\.areWhole) else { return nil }
    guard lowest <= highest else {
      // Every value is missing.
      self.lowest = 0
      range = 0
      return
    }
    guard lowest >= -0x1p30, highest <= 0x1p30, highest - lowest < 0x1p31 else { return nil }
    range = Int(highest - lowest) + 1
    self.lowest = Int32(lowest)
    hasMissing = extremes.contains(where: \.hasMissing)
    guard isTableAffordable(range: range, rows: rowCount) else { return nil }
  }

  /// The same of numbers in four bytes, as a file gave them; `nil` for those with digits behind a point, and for a zero with
  /// a minus, which is another text.
  init?(compact bits: [UInt32], threads: Int) {
    let blocks = RowBlocks(bits.count, atMost: 16)
    var found = [WholeKeys](repeating: WholeKeys(), count: blocks.count)
    keys = largeArray(bits.count) { target in
      bits.withUnsafeBufferPointer { bits in
        found.withUnsafeMutableBufferPointer { found in
          nonisolated(unsafe) let (bits, target, found) = (bits, target, found)
          Threads.forEachBlock(blocks.count, threads: threads) { block in
            guard let start = target.baseAddress else { return }
            let rows = blocks[block]
            found[block] = WholeKeys(of: UnsafeBufferPointer(rebasing: bits[rows]), into: start + rows.lowerBound)
          }
        }
      }
    }
    let all = found.reduce(into: WholeKeys()) { $0.formUnion($1) }
    guard all.areWhole else { return nil }
    hasMissing = all.hasMissing
    let (lowest, highest) = (all.lowest, all.highest)
    // Where every value is missing there is no key.
    self.lowest = lowest <= highest ? lowest : 0
    range = lowest <= highest ? Int(highest) - Int(lowest) + 1 : 0
    guard isTableAffordable(range: range, rows: bits.count) else { return nil }
  }

  /// The keys with consecutive numbers in their place, and the rows of each.
  mutating func numbered(threads: Int) -> (codes: [Int32], counts: [Int32]) {
    let counts = numberByTable(
      &keys, lowest: lowest, range: range, hasMissing: hasMissing, threads: threads)
    return (keys, counts)
  }
}

private struct KeyExtremes {
  var lowest = Double.infinity
  var highest = -Double.infinity
  var areWhole = true
  var hasMissing = false
}

/// Stands for a missing value among keys.
private let missingKey = Int32.min

/// Adding this number puts a whole number into the low bits of the sum.
private let roundingShift = 0x1.8p52

private func makeKeys(
  of values: UnsafeBufferPointer<Double>, _ missing: UnsafeBufferPointer<Bool>, base: Double, rows: Range<Int>,
  into keys: UnsafeMutableBufferPointer<Int32>
) -> KeyExtremes {
  var extremes = KeyExtremes()
  var row = rows.lowerBound
  if !isAnySet(missing, rows) {
    typealias Lanes = SIMD4<Double>
    let shift = Lanes(repeating: roundingShift)
    let base = Lanes(repeating: base)
    var lowest = Lanes(repeating: .infinity)
    var highest = Lanes(repeating: -.infinity)
    var broken = SIMDMask<SIMD4<Int64>>(repeating: false)
    let raw = UnsafeRawPointer(values.baseAddress.map { $0 + row })
    var offset = 0
    if let raw {
      while offset &+ 4 <= rows.count {
        let value = raw.loadUnaligned(fromByteOffset: offset &* 8, as: Lanes.self) - base
        let shifted = value + shift
        broken .|= (shifted - shift) .!= value
        lowest.replace(with: value, where: value .< lowest)
        highest.replace(with: value, where: value .> highest)
        let bits = unsafeBitCast(shifted, to: SIMD4<Int64>.self)
        let place = row &+ offset
        keys[place] = Int32(truncatingIfNeeded: bits[0])
        keys[place &+ 1] = Int32(truncatingIfNeeded: bits[1])
        keys[place &+ 2] = Int32(truncatingIfNeeded: bits[2])
        keys[place &+ 3] = Int32(truncatingIfNeeded: bits[3])
        offset &+= 4
      }
    }
    row += offset
    extremes = KeyExtremes(lowest: lowest.min(), highest: highest.max(), areWhole: !any(broken))
  }
  while row < rows.upperBound {
    if missing[row] {
      keys[row] = missingKey
      extremes.hasMissing = true
    } else {
      let value = values[row] - base
      let shifted = value + roundingShift
      if shifted - roundingShift != value { extremes.areWhole = false }
      extremes.lowest = min(extremes.lowest, value)
      extremes.highest = max(extremes.highest, value)
      keys[row] = Int32(truncatingIfNeeded: shifted.bitPattern)
    }
    row &+= 1
  }
  return extremes
}

/// Whether one of the marks of some rows is set, eight at a time.
func isAnySet(_ marks: UnsafeBufferPointer<Bool>, _ rows: Range<Int>) -> Bool {
  guard let raw = UnsafeRawPointer(marks.baseAddress.map { $0 + rows.lowerBound }) else { return false }
  var offset = 0
  var bits: UInt64 = 0
  while offset &+ 8 <= rows.count {
    bits |= raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    offset &+= 8
  }
  return bits != 0 || marks[rows.lowerBound + offset..<rows.upperBound].contains(true)
}

/// Puts consecutive numbers, in the order of the keys, in the place of keys that are at least `lowest`, and −1 in the
/// place of all others.
///
/// - Parameter hasMissing: whether a key may be less than `lowest`.
/// - Returns: the rows of each number.
func numberByTable(
  _ keys: inout [Int32], lowest: Int32, range: Int, hasMissing: Bool, threads: Int
) -> [Int32] {
  let rowCount = keys.count
  // Each block counts for itself; with a wide range few do, so that the tables stay smaller than the rows.
  let blocks = RowBlocks(rowCount, atMost: range <= 16_384 ? 16 : 4)
  return keys.withUnsafeMutableBufferPointer { keys in
    nonisolated(unsafe) let keys = keys
    var tables = [Int32](repeating: 0, count: blocks.count * range)
    tables.withUnsafeMutableBufferPointer { tables in
      nonisolated(unsafe) let tables = tables
      Threads.forEachBlock(blocks.count, threads: threads) { block in
        guard let table = tables.baseAddress else { return }
        WholeKeys.count(
          UnsafeBufferPointer(rebasing: keys[blocks[block]]), lowest: lowest, into: table + block * range)
      }
    }
    // The counts of all blocks.
    tables.withUnsafeMutableBufferPointer { tables in
      guard let all = tables.baseAddress else { return }
      for block in 1..<max(1, blocks.count) {
        let own = all + block * range
        for key in 0..<range { all[key] &+= own[key] }
      }
    }
    let isDense = tables[..<range].allSatisfy { $0 > 0 }
    let counts = isDense ? Array(tables[..<range]) : tables[..<range].filter { $0 > 0 }
    if isDense, lowest == 0, !hasMissing { return counts }
    // The number of each key that occurs.
    var numbers = [Int32](repeating: 0, count: isDense ? 0 : range)
    var next: Int32 = 0
    for key in numbers.indices {
      numbers[key] = next
      if tables[key] > 0 { next &+= 1 }
    }
    numbers.withUnsafeBufferPointer { numbers in
      nonisolated(unsafe) let numbers = numbers
      let rewriting = RowBlocks(rowCount, atMost: 16)
      Threads.forEachBlock(rewriting.count, threads: threads) { block in
        if isDense {
          for row in rewriting[block] { keys[row] = keys[row] < lowest ? -1 : keys[row] &- lowest }
        } else {
          for row in rewriting[block] {
            keys[row] = keys[row] < lowest ? -1 : numbers[Int(keys[row] &- lowest)]
          }
        }
      }
    }
    return counts
  }
}
