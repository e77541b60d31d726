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
    return (0..<width).map { column in
      var kind: CSVBlocks.Kind?
      for row in 0..<cells.rowCount {
        let cell = cells.text(row, column, &scratch)
        if cell.count == 0 { continue }
        guard let decimal = PlainDecimal(cell.start, count: cell.count), isPlain || decimal.decimals == 0 else {
          return .text
        }
        kind = (kind ?? .compact).widened(for: decimal)
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
      case .compact:
        let array: [UInt32] = largeArray(plan.rowCount) { buffer in
          targets.append(.compact(buffer))
          allocate()
        }
        storage.append(.compact(array))
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
      case .compact(let bits): result.columns.append(.decimals(DecimalColumn(.compact(bits), unmarked: unmarked)))
      case .wide(let bits): result.columns.append(.decimals(DecimalColumn(.wide(bits), unmarked: unmarked)))
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
  case compact(UnsafeMutableBufferPointer<UInt32>)
  case wide(UnsafeMutableBufferPointer<UInt64>)
  case text(UnsafeMutableBufferPointer<Int32>)
}

private enum ColumnStorage {
  case compact([UInt32])
  case wide([UInt64])
  case text([Int32])
}

extension CSVBlocks.Kind {
  /// The kind that holds a number too.
  func widened(for decimal: PlainDecimal) -> CSVBlocks.Kind {
    self == .compact && decimal.compact == nil ? .wide : self
  }

  /// The kind that holds what two kinds hold.
  func joined(with other: CSVBlocks.Kind) -> CSVBlocks.Kind {
    if self == other { return self }
    return self == .text || other == .text ? .text : .wide
  }
}
