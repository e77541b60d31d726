/// Rows that are still used.
struct RowSelection: Equatable {
  private let rowCount: Int
  /// `nil` while every row is used.
  private var chosen: [Int]?

  init(rowCount: Int) { self.rowCount = rowCount }

  var count: Int { chosen?.count ?? rowCount }
  /// The rows used, ascending.
  var rows: [Int] { chosen ?? Array(0..<rowCount) }
  var isEverything: Bool { chosen == nil }

  /// Takes out rows; returns how many, `nil` for none.
  mutating func remove(_ isRemoved: [Bool]) -> Int? {
    guard anyTrue(isRemoved) else { return nil }
    let before = rows
    let left = before.filter { !isRemoved[$0] }
    chosen = left
    return before.count == left.count ? nil : before.count - left.count
  }

  /// Takes out some of the rows, by their place among those still used.
  mutating func drop(_ places: [Int]) {
    let before = rows
    var isDropped = [Bool](repeating: false, count: before.count)
    for place in places { isDropped[place] = true }
    chosen = before.indices.filter { !isDropped[$0] }.map { before[$0] }
  }

  /// The entries of the rows used.
  func select<Value>(_ all: [Value]) -> [Value] { chosen.map { rows in rows.map { all[$0] } } ?? all }
}

/// Whether one of many marks is set, several at a time.
func anyTrue(_ marks: [Bool]) -> Bool {
  marks.withUnsafeBytes { bytes in
    let size = MemoryLayout<SIMD8<UInt64>>.size
    let pieces = bytes.count / size
    var union = SIMD8<UInt64>()
    for i in 0..<pieces { union |= bytes.loadUnaligned(fromByteOffset: i &* size, as: SIMD8<UInt64>.self) }
    return union != .zero || bytes[(pieces * size)...].contains { $0 != 0 }
  }
}
