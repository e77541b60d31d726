/// What one thread reads: blocks in their order, and the texts that it met in them.
final class BlockWorker {
  /// A block was not regular, or the disk failed.
  private(set) var isIrregular = false
  /// The kinds that the columns were found to be.
  private(set) var kinds: [CSVBlocks.Kind]
  private(set) var lineEnds = (lf: 0, crlf: 0)
  private var scanner: BlockScanner
  private var scratch = WorkBuffer()
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
      case .compact: .compact
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
    guard scanner.load(block), scanner.cells?.rowCount ?? 0 == rows else {
      isIrregular = true
      return
    }
    guard let cells = scanner.cells else { return }
    let ends = cells.lineEnds
    lineEnds.lf += ends.lf
    lineEnds.crlf += ends.crlf
    for (place, column) in columns.enumerated() {
      switch targets[place] {
      case .compact(let target):
        guard kinds[place] == .compact, let start = target.baseAddress else { continue }
        kinds[place] = cells.readCompact(column, start + firstRow, isPlain: isPlain, &scratch)
      case .wide(let target):
        guard kinds[place] == .wide, let start = target.baseAddress else { continue }
        kinds[place] = cells.readWide(column, start + firstRow, isPlain: isPlain, &scratch)
      case .text(let target):
        guard let start = target.baseAddress else { continue }
        cells.readTexts(column, start + firstRow, &tables[place].table, firstRow, &scratch)
      }
    }
  }
}

extension BlockCells {
  /// Puts the numbers of a column into their places.
  ///
  /// - Returns: the kind of the column: another one where a cell does not fit, and then the places mean nothing.
  fileprivate func readCompact(
    _ column: Int, _ target: UnsafeMutablePointer<UInt32>, isPlain: Bool, _ scratch: inout WorkBuffer
  ) -> CSVBlocks.Kind {
    var kind = CSVBlocks.Kind.compact
    forEachCell(column, &scratch) { row, text, count in
      guard let decimal = PlainDecimal(text, count: count), isPlain || decimal.decimals == 0 else {
        if count == 0 {
          target[row] = PlainDecimal.compactMissing
          return true
        }
        kind = .text
        return false
      }
      guard let bits = decimal.compact else {
        kind = .wide
        return false
      }
      target[row] = bits
      return true
    }
    return kind
  }

  fileprivate func readWide(
    _ column: Int, _ target: UnsafeMutablePointer<UInt64>, isPlain: Bool, _ scratch: inout WorkBuffer
  ) -> CSVBlocks.Kind {
    var kind = CSVBlocks.Kind.wide
    forEachCell(column, &scratch) { row, text, count in
      if count == 0 {
        target[row] = PlainDecimal.missing.bits
        return true
      }
      guard let decimal = PlainDecimal(text, count: count), isPlain || decimal.decimals == 0 else {
        kind = .text
        return false
      }
      target[row] = decimal.bits
      return true
    }
    return kind
  }

  fileprivate func readTexts(
    _ column: Int, _ target: UnsafeMutablePointer<Int32>, _ table: inout TextTable, _ firstRow: Int,
    _ scratch: inout WorkBuffer
  ) {
    forEachCell(column, &scratch) { row, text, count in
      target[row] = count == 0 ? -1 : table.code(text, count: count, row: firstRow &+ row)
      return true
    }
  }
}

/// A table of texts that is passed on without being copied.
final class TextTableBox {
  var table = TextTable()
}
