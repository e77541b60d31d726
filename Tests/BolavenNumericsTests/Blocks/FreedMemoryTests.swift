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

extension FreedMemoryTests {
  @Test func memoryThatIsProvidedIsHadWithoutNewPages() async {
    await #expect(processExitsWith: .success) {
      // Nothing is kept yet: nothing is asked for.
      let first = pageFaults()
      provideMemory(1 << 25)
      guard pageFaults() - first < 20, keepFreedMemory() else { exit(2) }
      provideMemory(1 << 25)
      let before = pageFaults()
      let arrays = (0..<3).map { number in largeArray(1_000_000) { $0.initialize(repeating: Double(number)) } }
      guard arrays.map(\.last) == [0, 1, 2] else { exit(3) }
      // 24 MB are 5,800 small pages.
      exit(pageFaults() - before < 20 ? 0 : 1)
    }
  }
}

private func pageFaults() -> Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_minflt
}
