import Glibc
import Synchronization

/// Where the rows of each block of a text begin, as far as it is known: each block tells the next one.
final class BlockPlan: Sendable {
  /// What a block begins with.
  struct Start: Hashable {
    /// The number of the first row that begins behind a line end of the block, or at the start of the body.
    let row: Int
    let isInside: Bool
  }

  /// The bytes of rows.
  let body: Range<Int>
  let blockBytes: Int
  let blockCount: Int
  /// For each block and behind the last: 0 where it is not known, -1 where it never will be, otherwise twice the row, 1 more
  /// inside quotes, and 1 more.
  private nonisolated(unsafe) let starts: UnsafeMutablePointer<Atomic<Int>>

  init(body: Range<Int>, blockBytes: Int) {
    self.body = body
    self.blockBytes = blockBytes
    blockCount = (body.count + blockBytes - 1) / blockBytes
    starts = .allocate(capacity: blockCount + 1)
    for block in 0...blockCount { (starts + block).initialize(to: Atomic(block == 0 ? 1 : 0)) }
  }

  deinit {
    starts.deinitialize(count: blockCount + 1)
    starts.deallocate()
  }

  func bytes(of block: Int) -> Range<Int> {
    let start = body.lowerBound + block * blockBytes
    return start..<min(body.upperBound, start + blockBytes)
  }

  /// What a block begins with; `nil` where it is not known.
  func start(_ block: Int) -> Start? {
    let known = starts[block].load(ordering: .acquiring)
    return known > 0 ? Start(row: (known - 1) / 2, isInside: (known - 1) % 2 == 1) : nil
  }

  /// All rows; 0 where they are not known, or the last one is inside quotes.
  var rowCount: Int {
    guard let end = start(blockCount), !end.isInside else { return 0 }
    return end.row
  }

  /// The rows of a block, which has been passed.
  func rows(_ block: Int) -> Range<Int> {
    guard let first = start(block)?.row, let end = start(block + 1)?.row else { return 0..<0 }
    return first..<end
  }

  /// What a block begins with. The one before it is waited for: whoever reads it tells. `nil` where one of those before it
  /// cannot be read.
  func awaitStart(_ block: Int) -> Start? {
    while starts[block].load(ordering: .acquiring) == 0 { sched_yield() }
    return start(block)
  }

  /// Tells what a block begins with, unless it has been told.
  func tell(_ block: Int, _ start: Start) {
    _ = starts[block].compareExchange(
      expected: 0, desired: 2 * start.row + (start.isInside ? 1 : 0) + 1, ordering: .acquiringAndReleasing)
  }

  /// Nobody will tell what the next block begins with.
  func fail(_ block: Int) {
    _ = starts[block + 1].compareExchange(expected: 0, desired: -1, ordering: .acquiringAndReleasing)
  }
}

/// Numbers that threads take one after another.
final class SharedCounter: Sendable {
  private let next = Atomic(0)
  func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}
