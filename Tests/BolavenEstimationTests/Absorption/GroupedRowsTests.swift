import Testing

@testable import BolavenEstimation

@Suite struct GroupedRowsTests {
  @Test("rows are sorted by level, in a level by their place", arguments: [10, 1000, 100_000])
  func sortsRows(_ count: Int) {
    var random = SplitMix(seed: 1)
    let codes = (0..<count).map { _ in Int32(random.next() % 50) }
    let order = rowOrder(codes, levels: 50, threads: 2)
    #expect(order == (0..<Int32(count)).sorted { (codes[Int($0)], $0) < (codes[Int($1)], $1) })
    #expect(!isAscending(codes, threads: 2))
    #expect(isAscending(gather(codes, order, threads: 2), threads: 2))
  }

  @Test("one descent anywhere is seen", arguments: [1, 2, 1024, 65_537, 199_999])
  func seesADescent(_ place: Int) {
    var codes = (0..<Int32(200_000)).map { $0 / 3 + 1 }
    #expect(isAscending(codes, threads: 2))
    codes[place] = 0
    #expect(!isAscending(codes, threads: 2))
  }

  @Test("chunks of groups end with a group and hold every group once", arguments: [1, 7, 5000])
  func chunksGroups(_ size: Int) {
    let starts = levelStarts([Int32](repeating: Int32(size), count: 100_000 / size))
    let chunks = RowChunks(groups: starts, chunks: 16)
    #expect(chunks.bounds.first == 0 && chunks.bounds.last == starts.count - 1)
    #expect(zip(chunks.bounds, chunks.bounds.dropFirst()).allSatisfy { $0 < $1 })
    #expect(chunks.count > 4)
  }
}
