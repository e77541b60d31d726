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
  }

  private let storage: Storage
  private let made = Mutex<(numbers: NumberColumn?, categories: Categories?)>((nil, nil))

  init(_ storage: Storage) { self.storage = storage }

  /// Rows.
  var count: Int {
    switch storage {
    case .compact(let bits): bits.count
    case .wide(let bits): bits.count
    }
  }

  /// Whether every cell is a whole number that a double holds, written in the one way that there is for it.
  var areWhole: Bool {
    let isWhole = { (decimal: PlainDecimal) in
      decimal == .missing
        || decimal.decimals == 0 && decimal.magnitude <= 1 << 53 && !(decimal.isNegative && decimal.magnitude == 0)
    }
    switch storage {
    case .compact(let bits): return bits.allSatisfy { isWhole(PlainDecimal(compact: $0)) }
    case .wide(let bits): return bits.allSatisfy { isWhole(PlainDecimal(bits: $0)) }
    }
  }

  /// The doubles nearest to the cells.
  var numbers: NumberColumn {
    made.withLock { made in
      if let numbers = made.numbers { return numbers }
      let numbers = makeNumbers()
      made.numbers = numbers
      return numbers
    }
  }

  /// The texts of the cells, each different one once, in the order in which they appear.
  var categories: Categories {
    made.withLock { made in
      if let categories = made.categories { return categories }
      let categories = makeCategories()
      made.categories = categories
      return categories
    }
  }

  /// The values of some rows, in their order.
  func rows(_ selection: [Int]) -> DecimalColumn {
    switch storage {
    case .compact(let bits): DecimalColumn(.compact(selection.map { bits[$0] }))
    case .wide(let bits): DecimalColumn(.wide(selection.map { bits[$0] }))
    }
  }

  private static let block = 1 << 16

  private func makeNumbers() -> NumberColumn {
    let count = count
    let storage = storage
    let blocks = (count + Self.block - 1) / Self.block
    var missing: [Bool] = []
    let values: [Double] = largeArray(count) { values in
      missing = largeArray(count) { missing in
        nonisolated(unsafe) let (values, missing) = (values, missing)
        Threads.forEachBlock(blocks) { block in
          let rows = block * Self.block..<min(count, (block + 1) * Self.block)
          switch storage {
          case .compact(let bits):
            bits.withUnsafeBufferPointer { bits in
              PowersOfTen.exact.withUnsafeBufferPointer { powers in
                for row in rows {
                  let decimal = PlainDecimal(compact: bits[row])
                  let isMissing = decimal == .missing
                  missing[row] = isMissing
                  let size = Double(decimal.magnitude) / powers[decimal.decimals & 7]
                  values[row] = isMissing ? 0 : decimal.isNegative ? -size : size
                }
              }
            }
          case .wide(let bits):
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
    }
    return NumberColumn(values: values, missing: missing)
  }

  private func makeCategories() -> Categories {
    var codeOf: [UInt64: Int32] = [:]
    var levels: [String] = []
    var codes: [Int32] = []
    codes.reserveCapacity(count)
    let add = { (decimal: PlainDecimal) in
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
    switch storage {
    case .compact(let bits): for bits in bits { add(PlainDecimal(compact: bits)) }
    case .wide(let bits): for bits in bits { add(PlainDecimal(bits: bits)) }
    }
    return Categories(levels: levels, codes: codes)
  }
}
