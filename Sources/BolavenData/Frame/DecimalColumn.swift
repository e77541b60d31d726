import BolavenNumerics
import Synchronization

/// A column of plain decimal numbers, with the text of every cell and without a string for any: texts and doubles are made
/// when they are asked for, once.
final class DecimalColumn: Sendable {
  /// How the numbers are kept.
  enum Storage: Sendable {
    /// Numbers of `PlainDecimal` in four bytes.
    case compact([UInt32])
    /// Bits of `PlainDecimal`.
    case wide([UInt64])
    /// The doubles nearest to numbers of four bytes, and how many digits each has behind its point: in place of the former,
    /// so that no number is kept twice.
    case measured(NumberColumn, DecimalPlaces)
  }

  /// Rows.
  let count: Int
  private let unmarked: UnmarkedRows
  private let state: Mutex<(storage: Storage, numbers: NumberColumn?, categories: Categories?)>

  /// - Parameter unmarked: shared by the columns of a table.
  init(_ storage: Storage, unmarked: UnmarkedRows = UnmarkedRows()) {
    count =
      switch storage {
      case .compact(let bits): bits.count
      case .wide(let bits): bits.count
      case .measured(let numbers, _): numbers.count
      }
    self.unmarked = unmarked
    state = Mutex((storage, nil, nil))
  }

  /// The numbers as they are kept now.
  var storage: Storage { state.withLock { $0.storage } }

  /// Whether every cell is a whole number that a double holds, written in the one way that there is for it.
  var areWhole: Bool {
    switch storage {
    case .compact(let bits): bits.allSatisfy { PlainDecimal(compact: $0).isWhole }
    case .wide(let bits): bits.allSatisfy { PlainDecimal(bits: $0).isWhole }
    case .measured(let numbers, let places):
      places.common == 0 && numbers.values.allSatisfy { $0 != 0 || $0.sign == .plus }
    }
  }

  /// The doubles nearest to the cells.
  var numbers: NumberColumn {
    state.withLock { state in
      switch state.storage {
      case .measured(let numbers, _): return numbers
      case .compact(let bits):
        let (numbers, places) = measured(bits)
        state.storage = .measured(numbers, places)
        return numbers
      case .wide(let bits):
        if let numbers = state.numbers { return numbers }
        let numbers = numbers(of: bits)
        state.numbers = numbers
        return numbers
      }
    }
  }

  /// The texts of the cells, each different one once, in the order in which they appear.
  var categories: Categories {
    state.withLock { state in
      if let categories = state.categories { return categories }
      var numbering = DecimalNumbering(count: count)
      switch state.storage {
      case .compact(let bits): for bits in bits { numbering.add(PlainDecimal(compact: bits)) }
      case .wide(let bits): for bits in bits { numbering.add(PlainDecimal(bits: bits)) }
      case .measured(let numbers, let places):
        for row in 0..<count {
          numbering.add(numbers[row].map { PlainDecimal($0, decimals: places[row]) } ?? .missing)
        }
      }
      let categories = Categories(levels: numbering.levels, codes: numbering.codes)
      state.categories = categories
      return categories
    }
  }

  /// The values of some rows, in their order.
  func rows(_ selection: [Int]) -> DecimalColumn {
    switch storage {
    case .compact(let bits): DecimalColumn(.compact(selection.map { bits[$0] }))
    case .wide(let bits): DecimalColumn(.wide(selection.map { bits[$0] }))
    case .measured(let numbers, let places):
      DecimalColumn(.measured(numbers.rows(selection), places.rows(selection)))
    }
  }

  private static let block = 1 << 16

  /// Runs `body` for the rows of each block on all processors.
  private func forEachBlock(_ body: @escaping @Sendable (_ block: Int, _ rows: Range<Int>) -> Void) {
    Threads.forEachBlock((count + Self.block - 1) / Self.block) { [count] block in
      body(block, block * Self.block..<min(count, (block + 1) * Self.block))
    }
  }

  private func measured(_ bits: [UInt32]) -> (NumberColumn, DecimalPlaces) {
    var found = [CompactBlock](repeating: CompactBlock(), count: (count + Self.block - 1) / Self.block)
    let values: [Double] = largeArray(count) { values in
      found.withUnsafeMutableBufferPointer { found in
        nonisolated(unsafe) let (values, found) = (values, found)
        forEachBlock { block, rows in
          bits.withUnsafeBufferPointer { found[block] = CompactBlock(doublesOf: $0, rows, into: values) }
        }
      }
    }
    let all = found.reduce(CompactBlock()) { $0.joined(with: $1) }
    let missing = all.hasMissing ? bits.map { $0 == PlainDecimal.compactMissing } : unmarked.marks(count)
    let places = all.common.map { DecimalPlaces(all: $0) } ?? DecimalPlaces(bits.map { UInt8($0 >> 28 & 7) })
    return (NumberColumn(values: values, missing: missing), places)
  }

  private func numbers(of bits: [UInt64]) -> NumberColumn {
    var missing: [Bool] = []
    let values: [Double] = largeArray(count) { values in
      missing = largeArray(count) { missing in
        nonisolated(unsafe) let (values, missing) = (values, missing)
        forEachBlock { _, rows in
          bits.withUnsafeBufferPointer { bits in
            for row in rows {
              let decimal = PlainDecimal(bits: bits[row])
              let isMissing = decimal == .missing
              missing[row] = isMissing
              values[row] = isMissing ? 0 : decimal.number
            }
          }
        }
      }
    }
    return NumberColumn(values: values, missing: missing)
  }
}

/// What the numbers of four bytes of some rows have in common.
private struct CompactBlock {
  var hasMissing = false
  private var fewest: UInt32 = 7
  private var most: UInt32 = 0

  init() {}

  /// Writes the doubles nearest to the numbers, 0 for those that are missing.
  init(
    doublesOf bits: UnsafeBufferPointer<UInt32>, _ rows: Range<Int>, into values: UnsafeMutableBufferPointer<Double>
  ) {
    var (missing, fewest, most): (UInt32, UInt32, UInt32) = (0, 7, 0)
    PowersOfTen.exact.withUnsafeBufferPointer { powers in
      for row in rows {
        let number = bits[row]
        let places = number >> 28 & 7
        // The quotient of two doubles is the nearest one.
        let size = Double(Int32(bitPattern: number & 0x0FFF_FFFF)) / powers[Int(places)]
        let signed = Double(bitPattern: size.bitPattern | UInt64(number >> 31) << 63)
        let isMissing = number == PlainDecimal.compactMissing
        values[row] = isMissing ? 0 : signed
        missing |= isMissing ? 1 : 0
        fewest = min(fewest, places)
        most = max(most, isMissing ? 0 : places)
      }
    }
    (hasMissing, self.fewest, self.most) = (missing != 0, fewest, most)
  }

  /// The digits behind the point that every number has; `nil` where they differ.
  var common: UInt8? { fewest >= most ? UInt8(most) : nil }

  func joined(with other: CompactBlock) -> CompactBlock {
    var joined = self
    joined.hasMissing = hasMissing || other.hasMissing
    joined.fewest = min(fewest, other.fewest)
    joined.most = max(most, other.most)
    return joined
  }
}

/// How many digits the numbers of a column have behind their points.
struct DecimalPlaces: Sendable {
  /// That of every number; `nil` where they differ.
  let common: UInt8?
  private let each: [UInt8]

  init(all common: UInt8) {
    self.common = common
    each = []
  }

  init(_ each: [UInt8]) {
    common = nil
    self.each = each
  }

  subscript(row: Int) -> Int { Int(common ?? each[row]) }

  func rows(_ selection: [Int]) -> DecimalPlaces {
    common == nil ? DecimalPlaces(selection.map { each[$0] }) : self
  }
}

/// Marks of rows of which none is missing, in memory once for all columns of a table.
final class UnmarkedRows: Sendable {
  private let known = Mutex<[Bool]>([])

  func marks(_ count: Int) -> [Bool] {
    known.withLock { known in
      if known.count != count { known = [Bool](repeating: false, count: count) }
      return known
    }
  }
}

/// Texts of numbers by their first appearance.
private struct DecimalNumbering {
  private(set) var levels: [String] = []
  private(set) var codes: [Int32] = []
  private var codeOf: [UInt64: Int32] = [:]

  init(count: Int) { codes.reserveCapacity(count) }

  mutating func add(_ decimal: PlainDecimal) {
    if decimal == .missing {
      codes.append(-1)
    } else if let code = codeOf[decimal.bits] {
      codes.append(code)
    } else {
      let code = Int32(levels.count)
      codeOf[decimal.bits] = code
      levels.append(decimal.text)
      codes.append(code)
    }
  }
}

extension PlainDecimal {
  /// Whether it is a whole number that a double holds, written in the one way that there is for it, or missing.
  fileprivate var isWhole: Bool {
    self == .missing || decimals == 0 && magnitude <= 1 << 53 && !(isNegative && magnitude == 0)
  }
}
