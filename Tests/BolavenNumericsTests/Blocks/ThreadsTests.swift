import BolavenNumerics
import Synchronization
import Testing

@Suite struct ThreadsTests {
  @Test(arguments: [1, 2, 7])
  func runsEveryBlockOnce(threads: Int) {
    let seen = Mutex([Int](repeating: 0, count: 100))
    Threads.forEachBlock(100, threads: threads) { block in seen.withLock { $0[block] += 1 } }
    #expect(seen.withLock { $0.allSatisfy { $0 == 1 } })
  }
}
