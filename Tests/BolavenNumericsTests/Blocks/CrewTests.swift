import BolavenNumerics
import Synchronization
import Testing

@Suite struct CrewTests {
  /// Short pieces of work one behind the other, from several threads at once, and within one another.
  @Test func threadsAreUsedAgain() {
    let sum = Atomic(0)
    Threads.forEachBlock(8, threads: 4) { _ in
      for _ in 0..<500 {
        Threads.forEachBlock(3, threads: 3) { block in sum.wrappingAdd(block, ordering: .relaxed) }
      }
    }
    #expect(sum.load(ordering: .relaxed) == 8 * 500 * 3)
  }

  /// When it returns everything is done that belongs to it.
  @Test func everythingIsDoneBehindIt() {
    for number in 0..<2_000 {
      let done = Mutex([Bool](repeating: false, count: 5))
      Threads.forEachBlock(5, threads: 1 + number % 6) { block in done.withLock { $0[block] = true } }
      #expect(done.withLock { !$0.contains(false) })
    }
  }
}
