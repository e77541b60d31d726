import Glibc
import Synchronization

/// How work is spread over processors. It changes no number: work is cut into blocks that do not depend on the threads,
/// and what the blocks give is put together in their order.
public enum Threads {
  /// The processors of this machine, or what `BOLAVEN_THREADS` says, at least 1.
  public static let available: Int = {
    let asked = getenv("BOLAVEN_THREADS").flatMap { Int(String(cString: $0)) }
    return max(1, asked ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }()

  /// Runs `body` once for each block from 0, on up to this many threads, and returns when all are done.
  ///
  /// - Parameter body: writes only to places that belong to its block.
  public static func forEachBlock(
    _ blocks: Int, threads: Int = Threads.available, _ body: @escaping @Sendable (Int) -> Void
  ) {
    guard threads > 1, blocks > 1 else {
      for block in 0..<blocks { body(block) }
      return
    }
    Crew.run(Work(blocks: blocks, body: body), hands: min(threads, blocks))
  }
}

/// Blocks that threads take one after another.
final class Work: Sendable {
  private let next = Atomic(0)
  private let blocks: Int
  private let body: @Sendable (Int) -> Void

  init(blocks: Int, body: @escaping @Sendable (Int) -> Void) {
    self.blocks = blocks
    self.body = body
  }

  func run() {
    while true {
      let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard block < blocks else { return }
      body(block)
    }
  }
}
