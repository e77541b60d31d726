import Glibc
import Testing

@testable import BolavenNumerics

@Suite struct FreedMemoryTests {
  /// In a process of its own, because it holds for the whole process.
  @Test func whatWasFreedIsHadWithoutNewPages() async {
    await #expect(processExitsWith: .success) {
      guard keepFreedMemory() else { exit(2) }
      let fill = {
        let array = largeArray(2_000_000) { $0.initialize(repeating: 1.0) }
        return array.count
      }
      guard fill() == 2_000_000 else { exit(3) }
      let before = pageFaults()
      for _ in 0..<20 { guard fill() == 2_000_000 else { exit(3) } }
      // 16 MB are 3,900 small pages each time, 8 large ones at least.
      exit(pageFaults() - before < 20 ? 0 : 1)
    }
  }
}

private func pageFaults() -> Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_minflt
}
