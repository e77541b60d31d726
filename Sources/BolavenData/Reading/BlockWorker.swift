import BolavenFormats

/// What one thread reads: blocks in their order, and the texts that it met in them.
final class BlockWorker {
  /// A block was not regular, or the disk failed.
  private(set) var isIrregular = false
  /// The kinds that the columns were found to be.
  private(set) var kinds: [CSVBlocks.Kind]
  /// The digits behind the points in each column that has been measured, and whether one of doubles misses some.
  private(set) var summaries: [DecimalSummary]
  /// How the missing cells of each column of numbers are written.
  private(set) var missing: [MissingCells]
  /// How the numbers are written in each column that has been computed.
  private(set) var writings: [DoubleWriting]
  private(set) var lineEnds = (lf: 0, crlf: 0)
  private var scanner: BlockScanner
  private var scratch = WorkBuffer()
  private let pass: BlockPass
  private let columns: [Int]
  private let targets: [ColumnTarget]
  private let isPlain: Bool
  /// Rows that the targets have room for.
  private let room: Int
  /// The texts of each column, empty for one of numbers.
  private var tables: [TextTableBox]

  init(_ pass: BlockPass, _ columns: [Int], _ targets: [ColumnTarget], room: Int, isPlain: Bool) {
    self.pass = pass
    self.columns = columns
    self.targets = targets
    self.isPlain = isPlain
    self.room = room
    scanner = BlockScanner(pass)
    tables = columns.map { _ in TextTableBox() }
    summaries = columns.map { _ in DecimalSummary() }
    missing = columns.map { _ in MissingCells() }
    writings = columns.map { _ in DoubleWriting() }
    kinds = targets.map(\.kind)
  }

  /// The texts of a column, in the order of its codes.
  func table(_ place: Int) -> TextTableBox { tables[place] }

  /// Reads the rows of a block into their places.
  func read(_ block: Int) {
    guard !isIrregular, scanner.load(block), scanner.cells?.rowCount ?? 0 == pass.plan.rows(block).count else {
      isIrregular = true
      pass.plan.fail(block)
      return
    }
    // Where there is no room, the rows are but counted.
    let rows = pass.plan.rows(block)
    guard let cells = scanner.cells, rows.upperBound <= room else { return }
    let firstRow = rows.lowerBound
    let ends = cells.lineEnds
    lineEnds.lf += ends.lf
    lineEnds.crlf += ends.crlf
    for (place, column) in columns.enumerated() {
      switch targets[place] {
      case .compact(let target):
        guard kinds[place] == .compact, let start = target.baseAddress else { continue }
        kinds[place] = cells.readCompact(column, start + firstRow, isPlain: isPlain, &missing[place], &scratch)
      case .measured(let target):
        guard kinds[place] == .measured, let start = target.baseAddress else { continue }
        kinds[place] = cells.readMeasured(column, start + firstRow, &summaries[place], &missing[place], &scratch)
      case .computed(let target):
        guard kinds[place] == .computed, let start = target.baseAddress else { continue }
        kinds[place] = cells.readComputed(column, start + firstRow, &writings[place], &missing[place], &scratch)
      case .wide(let target):
        guard kinds[place] == .wide, let start = target.baseAddress else { continue }
        kinds[place] = cells.readWide(column, start + firstRow, isPlain: isPlain, &missing[place], &scratch)
      case .text(let target):
        guard let start = target.baseAddress else { continue }
        tables[place].table.codes(of: cells, column, firstRow: firstRow, into: start + firstRow, &scratch)
      }
    }
  }
}

extension BlockCells {
  /// Puts the numbers of a column into their places.
  ///
  /// - Parameter missing: takes in how missing cells are written.
  /// - Returns: the kind of the column: another one where a cell does not fit, and then the places mean nothing.
  fileprivate func readCompact(
    _ column: Int, _ target: UnsafeMutablePointer<UInt32>, isPlain: Bool, _ missing: inout MissingCells,
    _ scratch: inout WorkBuffer
  ) -> CSVBlocks.Kind {
    var kind = CSVBlocks.Kind.compact
    forEachDecimal(column, &missing, &scratch) { scan, row, rows, hasMissing in
      let read = scan.read(from: row, atMost: rows, into: target + row, &hasMissing)
      if isPlain || !hasPoints(UnsafeBufferPointer(start: target + row, count: read)) { return read }
      kind = .text
      return nil
    } single: { row, text, count, missing in
      guard let decimal = PlainDecimal(text, count: count), isPlain || decimal.decimals == 0 else {
        target[row] = PlainDecimal.compactMissing
        if missing.add(text, count: count) { return true }
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

  /// Puts the doubles nearest to the numbers of a column into their places, NaN where a cell is missing.
  ///
  /// - Parameters:
  ///   - summary: takes in how the numbers are written and where they lie.
  ///   - missing: takes in how missing cells are.
  /// - Returns: the kind of the column: another one where a cell does not fit, and then the places mean nothing.
  fileprivate func readMeasured(
    _ column: Int, _ target: UnsafeMutablePointer<Double>, _ summary: inout DecimalSummary,
    _ missing: inout MissingCells, _ scratch: inout WorkBuffer
  ) -> CSVBlocks.Kind {
    var kind = CSVBlocks.Kind.measured
    forEachDecimal(column, &missing, &scratch) { scan, row, rows, hasMissing in
      let read = scan.read(from: row, atMost: rows, into: target + row, &summary)
      hasMissing = summary.hasMissing
      return read
    } single: { row, text, count, missing in
      guard let decimal = PlainDecimal(text, count: count) else {
        target[row] = .nan
        if missing.add(text, count: count) { return true }
        kind = .text
        return false
      }
      guard decimal.isMeasurable else {
        kind = .wide
        return false
      }
      target[row] = decimal.number
      summary.add(decimal.number, digits: decimal.decimals, endsInZero: decimal.endsInZero)
      return true
    }
    return kind
  }

  /// Puts the doubles of a column whose texts are those of doubles into their places, NaN where a cell is missing.
  ///
  /// - Parameters:
  ///   - writing: takes in how the numbers are written.
  ///   - missing: takes in how missing cells are.
  /// - Returns: the kind of the column: another one where a cell does not fit, and then the places mean nothing.
  fileprivate func readComputed(
    _ column: Int, _ target: UnsafeMutablePointer<Double>, _ writing: inout DoubleWriting,
    _ missing: inout MissingCells, _ scratch: inout WorkBuffer
  ) -> CSVBlocks.Kind {
    var kind = CSVBlocks.Kind.computed
    forEachCell(column, &scratch) { row, text, count in
      let known = writing
      guard count > 0, let number = writing.read(text, count: count) else {
        writing = known
        target[row] = .nan
        if missing.add(text, count: count) { return true }
        kind = PlainDecimal(text, count: count) == nil ? .text : .wide
        return false
      }
      target[row] = number
      return true
    }
    return kind
  }

  fileprivate func readWide(
    _ column: Int, _ target: UnsafeMutablePointer<UInt64>, isPlain: Bool, _ missing: inout MissingCells,
    _ scratch: inout WorkBuffer
  ) -> CSVBlocks.Kind {
    var kind = CSVBlocks.Kind.wide
    forEachCell(column, &scratch) { row, text, count in
      guard let decimal = PlainDecimal(text, count: count), isPlain || decimal.decimals == 0 else {
        target[row] = PlainDecimal.missing.bits
        if missing.add(text, count: count) { return true }
        kind = .text
        return false
      }
      target[row] = decimal.bits
      return true
    }
    return kind
  }
}

/// Whether some number of four bytes has a point.
private func hasPoints(_ numbers: UnsafeBufferPointer<UInt32>) -> Bool {
  numbers.contains { $0 & 0x7000_0000 != 0 && $0 != PlainDecimal.compactMissing }
}

extension BlockCells {
  /// The kind of a column as far as these rows tell.
  ///
  /// - Parameter isPlain: whether a number with a point can be read in one way only.
  func kind(_ column: Int, isPlain: Bool, _ scratch: inout WorkBuffer) -> CSVBlocks.Kind {
    var summary = DecimalSummary()
    var missing = MissingCells()
    var kind = CSVBlocks.Kind.text
    let values = [Double](unsafeUninitializedCapacity: rowCount) { values, count in
      guard let start = values.baseAddress else { return }
      kind = readMeasured(column, start, &summary, &missing, &scratch)
      if kind != .measured, isPlain {
        var writing = DoubleWriting()
        var missing = MissingCells()
        let found = readComputed(column, start, &writing, &missing, &scratch)
        // Whole numbers of many digits are identifiers.
        let areWhole = { (0..<rowCount).allSatisfy { start[$0].isNaN || start[$0].rounded() == start[$0] } }
        if found == .computed, !areWhole() { kind = found }
      }
      count = kind == .measured ? rowCount : 0
    }
    guard kind == .measured else { return kind }
    guard summary.hasNumbers, isPlain || !summary.hasPoint else { return .text }
    if summary.hasPoint { return DecimalPlaces(summary) == nil ? .compact : .measured }
    return values.allSatisfy { $0.isNaN || $0.magnitude < PlainDecimal.mostCompact } ? .compact : .wide
  }
}

/// A table of texts that is passed on without being copied.
final class TextTableBox {
  var table = TextTable()
}
