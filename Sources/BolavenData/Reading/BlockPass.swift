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
  private let unmarked = UnmarkedRows()

  init(
    source: ByteSource, plan: BlockPlan, delimiter: UInt8, quote: UInt8?, width: Int, longestRow: Int
  ) {
    self.source = source
    self.plan = plan
    self.delimiter = delimiter
    self.quote = quote
    self.width = width
    self.longestRow = longestRow
  }

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
    var scratch = WorkBuffer()
    guard scanner.load(0), let cells = scanner.cells else { return nil }
    return (0..<width).map { cells.kind($0, isPlain: isPlain, &scratch) }
  }

  /// Reads some columns.
  ///
  /// - Returns: `nil` where the text is not regular or cannot be read.
  func read(_ columns: [Int], _ kinds: [CSVBlocks.Kind], isPlain: Bool, threads: Int) -> Result? {
    var targets: [ColumnTarget] = []
    var storage: [ColumnStorage] = []
    var outcome: (workers: [BlockWorker], blockWorker: [Int32])?
    // Rows are counted while they are read: there is room for more than are likely.
    let room = likelyRows
    var rowCount: Int { plan.rowCount <= room ? plan.rowCount : 0 }
    // Each array is filled while it is made, so that no memory is touched twice: one within the other.
    func allocate() {
      guard targets.count < columns.count else {
        outcome = run(columns, targets, room: room, isPlain: isPlain, threads: threads)
        return
      }
      switch kinds[columns[targets.count]] {
      case .compact:
        let array: [UInt32] = largeArray(atMost: room) { buffer in
          targets.append(.compact(buffer))
          allocate()
          return rowCount
        }
        storage.append(.compact(array))
      case .wide:
        let array: [UInt64] = largeArray(atMost: room) { buffer in
          targets.append(.wide(buffer))
          allocate()
          return rowCount
        }
        storage.append(.wide(array))
      case .measured:
        let array: [Double] = largeArray(atMost: room) { buffer in
          targets.append(.measured(buffer))
          allocate()
          return rowCount
        }
        storage.append(.measured(array))
      case .computed:
        let array: [Double] = largeArray(atMost: room) { buffer in
          targets.append(.computed(buffer))
          allocate()
          return rowCount
        }
        storage.append(.computed(array))
      case .text:
        let array: [Int32] = largeArray(atMost: room) { buffer in
          targets.append(.text(buffer))
          allocate()
          return rowCount
        }
        storage.append(.text(array))
      }
    }
    provideMemory(columns.reduce(0) { $0 + kinds[$1].bytes * room }, threads: threads)
    allocate()
    storage.reverse()
    guard let outcome, !outcome.workers.contains(where: \.isIrregular), plan.rowCount > 0 else { return nil }
    // Now they are known.
    guard plan.rowCount <= room else { return read(columns, kinds, isPlain: isPlain, threads: threads) }
    var result = Result(columns: [], kinds: [], lineEnds: (0, 0))
    for worker in outcome.workers {
      result.lineEnds.lf += worker.lineEnds.lf
      result.lineEnds.crlf += worker.lineEnds.crlf
    }
    for (place, column) in columns.enumerated() {
      let summary = outcome.workers.reduce(into: DecimalSummary()) { $0.formUnion($1.summaries[place]) }
      let places = DecimalPlaces(summary)
      var kind = outcome.workers.reduce(kinds[column]) { $0.joined(with: $1.kinds[place]) }
      // Numbers that are written in several ways are kept as they are written.
      if kind == .measured, places == nil { kind = .compact }
      let writing = outcome.workers.reduce(into: DoubleWriting()) { $0.formIntersection($1.writings[place]) }
      if kind == .computed, writing.isEmpty { kind = .wide }
      var missing = MissingCells()
      // Not told apart as numbers, they are texts.
      if !outcome.workers.allSatisfy({ missing.formUnion($0.missing[place]) }) { kind = .text }
      let missingText = missing.text ?? ""
      result.kinds.append(kind)
      guard kind == kinds[column] else {
        result.columns.append(nil)
        continue
      }
      let decimals = { [unmarked] in
        StoredColumn.decimals(DecimalColumn($0, missingText: missingText, unmarked: unmarked))
      }
      switch storage[place] {
      case .compact(let bits): result.columns.append(decimals(.compact(bits)))
      case .wide(let bits): result.columns.append(decimals(.wide(bits)))
      case .measured(let values):
        guard let places else { continue }
        storage[place] = .text([])
        let numbers = unmarked.column(values, hasMissing: missing.text != nil)
        result.columns.append(
          .decimals(
            DecimalColumn(
              .measured(numbers, places), range: summary.range, missingText: missingText, unmarked: unmarked)))
      case .computed(let values):
        storage[place] = .text([])
        let numbers = unmarked.column(values, hasMissing: missing.text != nil)
        result.columns.append(decimals(.computed(numbers, writing)))
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

  /// Rows as far as they are known, or as many as pieces from all over the text hardly let expect: four standard errors more
  /// than their mean does.
  private var likelyRows: Int {
    if plan.rowCount > 0 { return plan.rowCount }
    // A row has as many delimiters as it has cells, the line end included.
    let most = plan.body.count / width + 1
    let (pieces, size) = (32, 1 << 13)
    guard plan.body.count > pieces * size else { return most }
    var buffer = WorkBuffer()
    var (sum, squares) = (0.0, 0.0)
    for piece in 0..<pieces {
      let start = plan.body.lowerBound + (plan.body.count - size) * piece / (pieces - 1)
      guard let bytes = source.bytes(start..<start + size, buffer: &buffer) else { return most }
      let lines = Double(bytes.count { $0 == 10 })
      sum += lines
      squares += lines * lines
    }
    let count = Double(pieces)
    let mean = sum / count
    let error = (max(0, squares / count - mean * mean) / (count - 1)).squareRoot()
    // Half a line more, for rows so alike that the pieces show no error.
    return min(most, Int((mean + 0.5 + 4 * error) * Double(plan.body.count) / Double(size)) + 1)
  }

  private func run(
    _ columns: [Int], _ targets: [ColumnTarget], room: Int, isPlain: Bool, threads: Int
  ) -> (workers: [BlockWorker], blockWorker: [Int32]) {
    let blocks = plan.blockCount
    let count = max(1, min(threads, blocks))
    let workers = (0..<count).map { _ in BlockWorker(self, columns, targets, room: room, isPlain: isPlain) }
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
  case compact(UnsafeMutableBufferPointer<UInt32>)
  case wide(UnsafeMutableBufferPointer<UInt64>)
  case measured(UnsafeMutableBufferPointer<Double>)
  case computed(UnsafeMutableBufferPointer<Double>)
  case text(UnsafeMutableBufferPointer<Int32>)

  /// The kind of the column that is kept so.
  var kind: CSVBlocks.Kind {
    switch self {
    case .compact: .compact
    case .wide: .wide
    case .measured: .measured
    case .computed: .computed
    case .text: .text
    }
  }
}

private enum ColumnStorage {
  case compact([UInt32])
  case wide([UInt64])
  case measured([Double])
  case computed([Double])
  case text([Int32])
}

extension CSVBlocks.Kind {
  /// Of a cell.
  fileprivate var bytes: Int {
    switch self {
    case .compact, .text: 4
    case .wide, .measured, .computed: 8
    }
  }

  /// The kind that holds what two kinds hold.
  func joined(with other: CSVBlocks.Kind) -> CSVBlocks.Kind {
    if self == other { return self }
    return self == .text || other == .text ? .text : .wide
  }
}
