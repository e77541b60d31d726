internal import CTextIndex

/// Sixteen bytes that stand for a text.
public struct TextKey: Sendable {
  fileprivate let key: bolaven_text_key

  /// The most bytes of a text that its key tells.
  public static let mostBytes = 15

  /// The key of a text of at most fifteen bytes, behind which as many may be read that make sixteen.
  @inline(__always)
  public init(_ text: UnsafePointer<UInt8>, count: Int) {
    precondition(count <= Self.mostBytes, "a longer text has no key of its own")
    let raw = UnsafeRawPointer(text)
    var low = raw.loadUnaligned(as: UInt64.self)
    var high = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    if count < 8 { low &= 1 << UInt64(8 * count) - 1 }
    high &= count <= 8 ? 0 : 1 << UInt64(8 * (count - 8)) - 1
    key = bolaven_text_key(low: low, high: high | UInt64(count) << 56)
  }

  /// A key of a longer text, which others may share.
  ///
  /// - Parameter attempt: makes another key for the same text.
  public init(hash: UInt64, attempt: Int) {
    key = bolaven_text_key(low: hash, high: 0xFF << 56 | UInt64(attempt))
  }
}

/// Codes of keys, in the order in which they were added; that of the empty text is -1.
public struct TextIndex: ~Copyable {
  /// How many keys were added.
  public private(set) var count = 0
  private var index = bolaven_text_index()
  /// Keys for which there is room.
  private var room = 32

  /// Rows of a table whose cells are found at once.
  public static let rowsAtOnce = 32

  /// Without keys.
  ///
  /// - Parameter seed: makes the order of the slots one that nobody can foresee.
  public init(seed: UInt64) {
    // Two numbers that differ in about half of their bits from each other and from any text.
    index.seeds = (seed ^ 0xA076_1D64_78BD_642F, (seed &* 0x9E37_79B9_7F4A_7C15) ^ 0xE703_7ED1_A0B4_28DB)
    index.keys = Self.keys(room)
    allocateGroups(4)
  }

  deinit {
    (index.keys - 1).deallocate()
    index.tags.deallocate()
    index.codes.deallocate()
  }

  /// Room for keys, and before them the one of the empty text.
  private static func keys(_ room: Int) -> UnsafeMutablePointer<bolaven_text_key> {
    let keys = UnsafeMutablePointer<bolaven_text_key>.allocate(capacity: room + 1)
    keys.initialize(repeating: bolaven_text_key(low: 0, high: 0), count: room + 1)
    return keys + 1
  }

  private mutating func allocateGroups(_ groups: Int) {
    let slots = 16 * groups
    index.tags = UnsafeMutableRawPointer.allocate(byteCount: slots, alignment: 64)
      .initializeMemory(as: UInt8.self, repeating: 0, count: slots)
    index.codes = .allocate(capacity: slots)
    index.codes.initialize(repeating: -1, count: slots)
    index.last_group = UInt64(groups - 1)
    for code in -1..<count { place(code) }
  }

  private func place(_ code: Int) {
    withUnsafePointer(to: index) { bolaven_place_text($0, index.keys[code], Int32(code)) }
  }

  /// The code of a key; `nil` where it has none.
  public func code(of key: TextKey) -> Int32? {
    let code = withUnsafePointer(to: index) { bolaven_find_text($0, key.key) }
    return code == -2 ? nil : code
  }

  /// Gives the next code to a key that has none.
  public mutating func add(_ key: TextKey) -> Int32 {
    if count == room {
      let larger = Self.keys(2 * room)
      larger.update(from: index.keys, count: count)
      (index.keys - 1).deallocate()
      index.keys = larger
      room *= 2
    }
    index.keys[count] = key.key
    count += 1
    let groups = Int(index.last_group) + 1
    if 4 * count > 3 * 16 * groups {
      index.tags.deallocate()
      index.codes.deallocate()
      allocateGroups(2 * groups)
    } else {
      place(count - 1)
    }
    return Int32(count - 1)
  }

  /// Writes the codes of the cells of one column in 32 rows.
  ///
  /// - Parameters:
  ///   - bytes: of the table; sixteen of them at each cell may be read.
  ///   - places: where cells end, the first one being that of the first row; the cell before it ends at the place before.
  ///   - width: cells of a row.
  ///   - quote: what encloses cells and stands in none of them.
  /// - Returns: bit i is set where cell i has a text whose key was not added, or is too long for one.
  @inline(__always)
  public func find(
    _ bytes: UnsafePointer<UInt8>, places: UnsafePointer<UInt32>, width: Int, quote: UInt8?,
    codes: UnsafeMutablePointer<Int32>
  ) -> UInt32 {
    let cells = bolaven_text_cells(bytes: bytes, places: places, width: width, quote: quote.map(Int32.init) ?? -1)
    return withUnsafePointer(to: index) { index in
      withUnsafePointer(to: cells) { bolaven_find_texts(index, $0, codes) }
    }
  }
}
