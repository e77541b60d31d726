/// What one thread reads: blocks in their order, and the texts that it met in them.
final class BlockWorker {
  /// A block was not regular, or the disk failed.
  private(set) var isIrregular = false
  /// The kinds that the columns were found to be.
  private(set) var kinds: [CSVBlocks.Kind]
  private(set) var lineEnds = (lf: 0, crlf: 0)
  private var scanner: BlockScanner
  private let pass: BlockPass
  private let columns: [Int]
  private let targets: [ColumnTarget]
  private let isPlain: Bool
  /// The texts of each column, empty for one of numbers.
  private var tables: [TextTableBox]

  init(_ pass: BlockPass, _ columns: [Int], _ targets: [ColumnTarget], isPlain: Bool) {
    self.pass = pass
    self.columns = columns
    self.targets = targets
    self.isPlain = isPlain
    scanner = BlockScanner(pass)
    tables = columns.map { _ in TextTableBox() }
    kinds = targets.map { target in
      switch target {
      case .narrow(_, let decimals): .narrow(decimals: decimals)
      case .wide: .wide
      case .text: .text
      }
    }
  }

  /// The texts of a column, in the order of its codes.
  func table(_ place: Int) -> TextTableBox { tables[place] }

  /// Reads the rows of a block into their places.
  func read(_ block: Int) {
    guard !isIrregular else { return }
    let firstRow = pass.plan.firstRow[block]
    let rows = (block + 1 < pass.plan.blockCount ? pass.plan.firstRow[block + 1] : pass.plan.rowCount) - firstRow
    guard scanner.load(block), scanner.rowCount == rows else {
      isIrregular = true
      return
    }
    for row in 0..<rows where scanner.hasLineEnd(row) {
      if scanner.endsWithPair(row) { lineEnds.crlf += 1 } else { lineEnds.lf += 1 }
    }
    for (place, column) in columns.enumerated() {
      switch targets[place] {
      case .narrow(let target, let decimals): readNarrow(column, place, target, decimals, firstRow)
      case .wide(let target): readWide(column, place, target, firstRow)
      case .text(let target): readTexts(column, tables[place], target, firstRow)
      }
    }
  }

  private func readNarrow(
    _ column: Int, _ place: Int, _ target: UnsafeMutableBufferPointer<Int32>, _ decimals: Int, _ firstRow: Int
  ) {
    // The column will be read as another kind: what stands here does not matter, but that something does.
    guard kinds[place] == .narrow(decimals: decimals) else { return }
    for row in 0..<scanner.rowCount {
      guard let cell = scanner.content(row, column), cell.count > 0 else {
        target[firstRow &+ row] = DecimalColumn.narrowMissing
        continue
      }
      guard let decimal = PlainDecimal(cell.start, count: cell.count), decimal.decimals == decimals,
        decimal.magnitude < 1 << 31 - 2
      else {
        widen(place, PlainDecimal(cell.start, count: cell.count))
        return
      }
      let size = Int32(truncatingIfNeeded: decimal.magnitude)
      target[firstRow &+ row] = decimal.isNegative ? (size == 0 ? DecimalColumn.narrowMinusZero : 0 &- size) : size
    }
  }

  private func readWide(_ column: Int, _ place: Int, _ target: UnsafeMutableBufferPointer<UInt64>, _ firstRow: Int) {
    guard kinds[place] == .wide else { return }
    for row in 0..<scanner.rowCount {
      guard let cell = scanner.content(row, column), cell.count > 0 else {
        target[firstRow &+ row] = PlainDecimal.missing.bits
        continue
      }
      guard let decimal = PlainDecimal(cell.start, count: cell.count), isPlain || decimal.decimals == 0 else {
        widen(place, nil)
        return
      }
      target[firstRow &+ row] = decimal.bits
    }
  }

  private func readTexts(
    _ column: Int, _ box: TextTableBox, _ target: UnsafeMutableBufferPointer<Int32>, _ firstRow: Int
  ) {
    for row in 0..<scanner.rowCount {
      guard let cell = scanner.content(row, column), cell.count > 0 else {
        target[firstRow &+ row] = -1
        continue
      }
      target[firstRow &+ row] = box.table.code(cell.start, count: cell.count, row: firstRow &+ row)
    }
  }

  /// - Parameter decimal: the number that does not fit; `nil` for a text.
  private func widen(_ place: Int, _ decimal: PlainDecimal?) {
    if let decimal, isPlain || decimal.decimals == 0 {
      kinds[place] = kinds[place].widened(for: decimal)
    } else {
      kinds[place] = .text
    }
  }
}

/// A table of texts that is passed on without being copied.
final class TextTableBox {
  var table = TextTable()
}
