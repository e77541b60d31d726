import BolavenFormats
import BolavenNumerics

/// One pass over the blocks of a regular text, which fills the storage of some columns.
struct BlockPass: Sendable {
  let source: ByteSource
  let plan: BlockPlan
  let delimiter: UInt8
  let quote: UInt8?
  /// Cells of every row.
  let width: Int
  /// Bytes beyond which a row is left to the plain reader.
  let longestRow: Int

  /// What a pass found.
  struct Result {
    /// The columns; `nil` for one that is of another kind.
    var columns: [StoredColumn?]
    /// The kind that each column is, as far as it is known.
    var kinds: [CSVBlocks.Kind]
    var lineEnds: (lf: Int, crlf: Int)
  }

  /// The kinds that the columns have in the first block; `nil` where it is not regular.
  ///
  /// - Parameter isPlain: whether a number with a point can be read in one way only.
  func firstKinds(isPlain: Bool) -> [CSVBlocks.Kind]? {
    var scanner = BlockScanner(self)
    guard scanner.load(0) else { return nil }
    return (0..<width).map { column in
      var kind: CSVBlocks.Kind?
      for row in 0..<scanner.rowCount {
        guard let cell = scanner.content(row, column) else { return .text }
        if cell.count == 0 { continue }
        guard let decimal = PlainDecimal(cell.start, count: cell.count), isPlain || decimal.decimals == 0 else {
          return .text
        }
        kind =
          kind.map { $0.widened(for: decimal) }
          ?? CSVBlocks.Kind.narrow(decimals: decimal.decimals).widened(for: decimal)
      }
      return kind ?? .text
    }
  }

  /// Reads some columns.
  ///
  /// - Returns: `nil` where the text is not regular or cannot be read.
  func read(_ columns: [Int], _ kinds: [CSVBlocks.Kind], isPlain: Bool, threads: Int) -> Result? {
    var targets: [ColumnTarget] = []
    var storage: [ColumnStorage] = []
    var outcome: (workers: [BlockWorker], blockWorker: [Int32])?
    // Each array is filled while it is made, so that no memory is touched twice: one within the other.
    func allocate() {
      guard targets.count < columns.count else {
        outcome = run(columns, targets, isPlain: isPlain, threads: threads)
        return
      }
      switch kinds[columns[targets.count]] {
      case .narrow(let decimals):
        let array: [Int32] = largeArray(plan.rowCount) { buffer in
          targets.append(.narrow(buffer, decimals: decimals))
          allocate()
        }
        storage.append(.narrow(array, decimals: decimals))
      case .wide:
        let array: [UInt64] = largeArray(plan.rowCount) { buffer in
          targets.append(.wide(buffer))
          allocate()
        }
        storage.append(.wide(array))
      case .text:
        let array: [Int32] = largeArray(plan.rowCount) { buffer in
          targets.append(.text(buffer))
          allocate()
        }
        storage.append(.text(array))
      }
    }
    allocate()
    storage.reverse()
    guard let outcome, !outcome.workers.contains(where: \.isIrregular) else { return nil }
    var result = Result(columns: [], kinds: [], lineEnds: (0, 0))
    for worker in outcome.workers {
      result.lineEnds.lf += worker.lineEnds.lf
      result.lineEnds.crlf += worker.lineEnds.crlf
    }
    for (place, column) in columns.enumerated() {
      let kind = outcome.workers.reduce(kinds[column]) { $0.joined(with: $1.kinds[place]) }
      result.kinds.append(kind)
      guard kind == kinds[column] else {
        result.columns.append(nil)
        continue
      }
      switch storage[place] {
      case .narrow(let digits, let decimals):
        result.columns.append(.decimals(DecimalColumn(.narrow(digits, decimals: decimals))))
      case .wide(let bits): result.columns.append(.decimals(DecimalColumn(.wide(bits))))
      case .text(let codes):
        storage[place] = .text([])
        result.columns.append(
          .text(
            LevelMerge(outcome.workers, place).categories(
              codes, plan: plan, blockWorker: outcome.blockWorker, threads: threads)))
      }
    }
    return result
  }

  private func run(
    _ columns: [Int], _ targets: [ColumnTarget], isPlain: Bool, threads: Int
  ) -> (workers: [BlockWorker], blockWorker: [Int32]) {
    let blocks = plan.blockCount
    let count = max(1, min(threads, blocks))
    let workers = (0..<count).map { _ in BlockWorker(self, columns, targets, isPlain: isPlain) }
    let blockWorker: [Int32] = largeArray(blocks) { blockWorker in
      nonisolated(unsafe) let (blockWorker, workers) = (blockWorker, workers)
      let next = SharedCounter()
      Threads.forEachBlock(count, threads: count) { number in
        let worker = workers[number]
        while true {
          let block = next.take()
          guard block < blocks else { return }
          blockWorker[block] = Int32(number)
          worker.read(block)
        }
      }
    }
    return (workers, blockWorker)
  }
}

/// Where the cells of a column go, one place for each row.
enum ColumnTarget {
  case narrow(UnsafeMutableBufferPointer<Int32>, decimals: Int)
  case wide(UnsafeMutableBufferPointer<UInt64>)
  case text(UnsafeMutableBufferPointer<Int32>)
}

private enum ColumnStorage {
  case narrow([Int32], decimals: Int)
  case wide([UInt64])
  case text([Int32])
}

extension CSVBlocks.Kind {
  /// The kind that holds a number too.
  func widened(for decimal: PlainDecimal) -> CSVBlocks.Kind {
    if case .narrow(let decimals) = self {
      return decimal.decimals == decimals && decimals <= 22 && decimal.magnitude < 1 << 31 - 2 ? self : .wide
    }
    return self
  }

  /// The kind that holds what two kinds hold.
  func joined(with other: CSVBlocks.Kind) -> CSVBlocks.Kind {
    if self == other { return self }
    return self == .text || other == .text ? .text : .wide
  }
}

/// The bytes of one block's rows and the places of their separators.
struct BlockScanner: ~Copyable {
  private let pass: BlockPass
  private var buffer = WorkBuffer()
  private var placeBuffer = WorkBuffer()
  /// Where cells that are not in place are written: without doubled quotes, or with readable bytes behind.
  private var scratch = WorkBuffer()
  private(set) var rowCount = 0
  private(set) var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// The separators of the rows, the last one a place behind the last row.
  private var places = UnsafeMutableBufferPointer<UInt32>(start: nil, count: 0)
  private(set) var hasQuotes = false
  private(set) var hasPairs = false

  init(_ pass: BlockPass) { self.pass = pass }

  /// Reads a block and finds the rows that begin behind its line ends; the first block has the first row too.
  ///
  /// - Returns: false where they are not regular.
  mutating func load(_ block: Int) -> Bool {
    rowCount = 0
    let range = pass.plan.bytes(of: block)
    var tail = 1 << 13
    while true {
      let end = min(pass.plan.body.upperBound, range.upperBound + tail)
      guard let loaded = pass.source.bytes(range.lowerBound..<end, buffer: &buffer) else { return false }
      let isLast = end == pass.plan.body.upperBound
      guard let start = rowStart(loaded, block: block, count: range.count) else { return true }
      switch find(loaded, from: start, count: range.count, isLast: isLast) {
      case .irregular: return false
      case .found: return true
      case .cut:
        guard tail < pass.longestRow else { return false }
        tail *= 4
      }
    }
  }

  private enum Found { case found, cut, irregular }

  /// Behind the first line end of the block that is outside quotes; the start for the first block.
  private func rowStart(_ bytes: UnsafeBufferPointer<UInt8>, block: Int, count: Int) -> Int? {
    if block == 0 { return 0 }
    var isInside = pass.plan.beginsInside[block]
    for place in 0..<count {
      if bytes[place] == pass.quote { isInside.toggle() }
      if bytes[place] == 10, !isInside { return place + 1 }
    }
    return nil
  }

  private mutating func find(
    _ loaded: UnsafeBufferPointer<UInt8>, from start: Int, count: Int, isLast: Bool
  ) -> Found {
    var rest = UnsafeBufferPointer(rebasing: loaded[start...])
    // The line feed of a pair may stand behind the bytes that are here.
    if !isLast, rest.last == 13 { rest = UnsafeBufferPointer(rebasing: rest.dropLast()) }
    let space = placeBuffer.space((rest.count + 128) * 4).bindMemory(to: UInt32.self)
    let scan = SeparatorScan(rest, delimiter: pass.delimiter, quote: pass.quote, places: space)
    guard scan.loneReturns == 0, !scan.hasZero else { return .irregular }
    var separators = scan.separators
    if isLast {
      // The last row has no line end, or none that counts.
      guard !scan.endsInside else { return .irregular }
      space[separators] = UInt32(rest.count)
      separators += 1
    }
    // The row that begins behind the last line end of the block is its last one.
    var low = 0
    var high = separators / pass.width
    while low < high {
      let middle = (low + high) / 2
      if Int(space[middle * pass.width + pass.width - 1]) >= count - start { high = middle } else { low = middle + 1 }
    }
    guard low < separators / pass.width else { return isLast ? .irregular : .cut }
    let rows = low + 1
    guard hasRegularRows(rows, rest, space, isLast: isLast) else { return .irregular }
    rowCount = rows
    places = space
    bytes = rest
    let end = rows == 0 ? 0 : min(rest.count, Int(space[rows * pass.width - 1]))
    let used = UnsafeBufferPointer(rebasing: rest[..<end])
    guard !scan.hasHigh || isValidUTF8(used) else { return .irregular }
    hasPairs = scan.pairs > 0
    hasQuotes = scan.quotes > 0
    return !hasQuotes || hasRegularQuotes(used) ? .found : .irregular
  }

  /// Whether every row has its delimiters and then a line end.
  private func hasRegularRows(
    _ rows: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ places: UnsafeMutableBufferPointer<UInt32>, isLast: Bool
  ) -> Bool {
    let width = pass.width
    guard rows > 0 else { return true }
    var isRegular = true
    for row in 0..<rows {
      let first = row &* width
      for column in 0..<(width &- 1) { isRegular = isRegular && bytes[Int(places[first &+ column])] != 10 }
      let end = Int(places[first &+ width &- 1])
      isRegular = isRegular && (end == bytes.count || bytes[end] == 10)
    }
    return isRegular
  }

  /// Whether quotes stand around whole cells, and doubled within them, and nowhere else.
  private func hasRegularQuotes(_ used: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let quote = pass.quote else { return true }
    var quotes = 0
    for row in 0..<rowCount {
      for column in 0..<pass.width {
        let cell = range(row, column)
        guard !cell.isEmpty, bytes[cell.lowerBound] == quote else { continue }
        guard cell.count >= 2, bytes[cell.upperBound - 1] == quote else { return false }
        quotes += 2
        var place = cell.lowerBound + 1
        while place < cell.upperBound - 1 {
          if bytes[place] == quote {
            guard place + 1 < cell.upperBound - 1, bytes[place + 1] == quote else { return false }
            quotes += 2
            place += 1
          }
          place += 1
        }
      }
    }
    return quotes == LineCounts(used, quote: quote).quotes
  }

  /// Where a cell stands, its quotes included.
  @inline(__always)
  private func range(_ row: Int, _ column: Int) -> Range<Int> {
    let place = row &* pass.width &+ column
    let start = place == 0 ? 0 : Int(places[place &- 1]) &+ 1
    var end = Int(places[place])
    if hasPairs, column == pass.width &- 1, end > start, bytes[end &- 1] == 13 { end &-= 1 }
    return Range(uncheckedBounds: (start, end))
  }

  /// Whether a row ends with CRLF.
  @inline(__always)
  func endsWithPair(_ row: Int) -> Bool {
    let end = Int(places[row &* pass.width &+ pass.width &- 1])
    return hasPairs && end > 0 && end < bytes.count && bytes[end &- 1] == 13
  }

  /// Whether a line end stands behind the row.
  func hasLineEnd(_ row: Int) -> Bool { Int(places[row * pass.width + pass.width - 1]) < bytes.count }

  /// The text of a cell, with sixteen bytes at it that may be read; `nil` for none that could be.
  @inline(__always)
  mutating func content(_ row: Int, _ column: Int) -> (start: UnsafePointer<UInt8>, count: Int)? {
    guard let base = bytes.baseAddress else { return nil }
    let cell = range(row, column)
    if hasQuotes || cell.upperBound &+ 16 > bytes.count { return copied(cell) }
    return (base + cell.lowerBound, cell.count)
  }

  @inline(never)
  private mutating func copied(_ cell: Range<Int>) -> (start: UnsafePointer<UInt8>, count: Int)? {
    var cell = cell
    let isQuoted = !cell.isEmpty && bytes[cell.lowerBound] == pass.quote
    if isQuoted { cell = (cell.lowerBound + 1)..<(cell.upperBound - 1) }
    let space = scratch.space(cell.count + 16).assumingMemoryBound(to: UInt8.self)
    var count = 0
    var place = cell.lowerBound
    while place < cell.upperBound {
      space[count] = bytes[place]
      count += 1
      place += isQuoted && bytes[place] == pass.quote ? 2 : 1
    }
    return space.baseAddress.map { (UnsafePointer($0), count) }
  }
}
