import BolavenFormats
import BolavenNumerics
import Synchronization

/// A column of numbers as they are written in a file, with the text of every cell and without a string for any: texts and
/// doubles are made when they are asked for, once.
final class DecimalColumn: Sendable {
  /// How the numbers are kept.
  enum Storage: Sendable {
    /// Numbers of `PlainDecimal` in four bytes.
    case compact([UInt32])
    /// Bits of `PlainDecimal`.
    case wide([UInt64])
    /// The doubles nearest to numbers, and how many digits they have behind their points.
    case measured(NumberColumn, DecimalPlaces)
    /// Doubles, and how their fewest digits are written.
    case computed(NumberColumn, DoubleWriting)
  }

  /// Rows.
  let count: Int
  /// What stands in the cells without a number.
  let missingText: String
  private let unmarked: UnmarkedRows
  private let state: Mutex<State>

  private struct State {
    var storage: Storage
    var range: ClosedRange<Double>?
    var numbers: NumberColumn?
    var categories: Categories?
  }

  /// - Parameters:
  ///   - range: where the numbers lie, if that is known.
  ///   - missingText: what stands in the cells without a number: nothing, or a text that means "no answer".
  ///   - unmarked: shared by the columns of a table.
  init(
    _ storage: Storage, range: ClosedRange<Double>? = nil, missingText: String = "",
    unmarked: UnmarkedRows = UnmarkedRows()
  ) {
    count =
      switch storage {
      case .compact(let bits): bits.count
      case .wide(let bits): bits.count
      case .measured(let numbers, _), .computed(let numbers, _): numbers.count
      }
    self.missingText = missingText
    self.unmarked = unmarked
    state = Mutex(State(storage: storage, range: range))
  }

  /// The numbers as they are kept now.
  var storage: Storage { state.withLock { $0.storage } }

  /// The least number and the greatest, where it is known without a look at them.
  var range: ClosedRange<Double>? { state.withLock { $0.range } }

  /// Whether every cell is a whole number that a double holds, written in the one way that there is for it.
  var areWhole: Bool {
    switch storage {
    case .compact(let bits): bits.allSatisfy { PlainDecimal(compact: $0).isWhole }
    case .wide(let bits): bits.allSatisfy { PlainDecimal(bits: $0).isWhole }
    case .measured(let numbers, let places):
      places == .common(0) && numbers.values.allSatisfy { $0 != 0 || $0.sign == .plus }
    // Some have a point or an exponent.
    case .computed: false
    }
  }

  /// The doubles nearest to the cells.
  var numbers: NumberColumn {
    state.withLock { state in
      switch state.storage {
      case .measured(let numbers, _), .computed(let numbers, _): return numbers
      case .compact(let bits):
        let (numbers, places, range) = measured(bits)
        state.storage = .measured(numbers, places)
        state.range = range
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
      var numbering = DecimalNumbering(count: count, missingText: missingText)
      switch state.storage {
      case .compact(let bits): for bits in bits { numbering.add(PlainDecimal(compact: bits)) }
      case .wide(let bits): for bits in bits { numbering.add(PlainDecimal(bits: bits)) }
      case .measured(let numbers, let places):
        for row in 0..<count {
          numbering.add(numbers[row].map { places.decimal($0, row: row) } ?? .missing)
        }
      case .computed(let numbers, let writing):
        for row in 0..<count {
          guard let number = numbers[row] else {
            numbering.addMissing()
            continue
          }
          numbering.add(number.bitPattern) { writing.text(number) }
        }
      }
      let categories = Categories(levels: numbering.levels, codes: numbering.codes)
      state.categories = categories
      return categories
    }
  }

  /// The values of some rows, in their order.
  func rows(_ selection: [Int]) -> DecimalColumn {
    let selected: Storage =
      switch storage {
      case .compact(let bits): .compact(selection.map { bits[$0] })
      case .wide(let bits): .wide(selection.map { bits[$0] })
      case .measured(let numbers, let places): .measured(numbers.rows(selection), places.rows(selection))
      case .computed(let numbers, let writing): .computed(numbers.rows(selection), writing)
      }
    return DecimalColumn(selected, missingText: missingText)
  }

  private static let block = 1 << 16

  /// Runs `body` for the rows of each block on all processors.
  private func forEachBlock(_ body: @escaping @Sendable (_ block: Int, _ rows: Range<Int>) -> Void) {
    Threads.forEachBlock((count + Self.block - 1) / Self.block) { [count] block in
      body(block, block * Self.block..<min(count, (block + 1) * Self.block))
    }
  }

  private func measured(_ bits: [UInt32]) -> (NumberColumn, DecimalPlaces, ClosedRange<Double>?) {
    var found = [DecimalSummary](repeating: DecimalSummary(), count: (count + Self.block - 1) / Self.block)
    let values: [Double] = largeArray(count) { values in
      found.withUnsafeMutableBufferPointer { found in
        nonisolated(unsafe) let (values, found) = (values, found)
        forEachBlock { block, rows in
          guard let start = values.baseAddress else { return }
          bits.withUnsafeBufferPointer {
            found[block] = DecimalSummary(
              of: UnsafeBufferPointer(rebasing: $0[rows]), values: start + rows.lowerBound)
          }
        }
      }
    }
    let all = found.reduce(into: DecimalSummary()) { $0.formUnion($1) }
    let places = DecimalPlaces(all) ?? .each(bits.map { UInt8($0 >> 28 & 7) })
    return (unmarked.column(values, hasMissing: all.hasMissing), places, all.range)
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

/// How many digits the numbers of a column have behind their points.
enum DecimalPlaces: Sendable, Hashable {
  /// All of them as many.
  case common(UInt8)
  /// As few as each needs.
  case fewest
  /// A number for each row.
  case each([UInt8])

  /// `nil` where neither all have as many, nor all as few as they need.
  init?(_ summary: DecimalSummary) {
    if let common = summary.common {
      self = .common(common)
    } else if summary.areFewest {
      self = .fewest
    } else {
      return nil
    }
  }

  /// The number of a row.
  func decimal(_ value: Double, row: Int) -> PlainDecimal {
    switch self {
    case .common(let digits): PlainDecimal(value, decimals: Int(digits))
    case .fewest: PlainDecimal(fewestDigitsOf: value)
    case .each(let digits): PlainDecimal(value, decimals: Int(digits[row]))
    }
  }

  func rows(_ selection: [Int]) -> DecimalPlaces {
    if case .each(let digits) = self { .each(selection.map { digits[$0] }) } else { self }
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

  /// A column of doubles in which NaN stands for what is missing.
  func column(_ values: consuming [Double], hasMissing: Bool) -> NumberColumn {
    guard hasMissing else { return NumberColumn(values: values, missing: marks(values.count)) }
    let missing = values.map(\.isNaN)
    for row in values.indices where missing[row] { values[row] = 0 }
    return NumberColumn(values: values, missing: missing)
  }
}

/// Texts of numbers by their first appearance.
private struct DecimalNumbering {
  private(set) var levels: [String] = []
  private(set) var codes: [Int32] = []
  private var codeOf: [UInt64: Int32] = [:]
  private let missingText: String
  private var missingCode: Int32 = -1

  init(count: Int, missingText: String) {
    self.missingText = missingText
    codes.reserveCapacity(count)
  }

  mutating func add(_ decimal: PlainDecimal) {
    if decimal == .missing { addMissing() } else { add(decimal.bits) { decimal.text } }
  }

  mutating func addMissing() {
    // A text that means "no answer" is shown as it stands there.
    if missingCode < 0, !missingText.isEmpty {
      missingCode = Int32(levels.count)
      levels.append(missingText)
    }
    codes.append(missingCode)
  }

  /// - Parameter bits: another pattern for each text.
  mutating func add(_ bits: UInt64, text: () -> String) {
    if let code = codeOf[bits] {
      codes.append(code)
    } else {
      let code = Int32(levels.count)
      codeOf[bits] = code
      levels.append(text())
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
