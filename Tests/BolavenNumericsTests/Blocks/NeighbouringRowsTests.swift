import BolavenNumerics
import Testing

@Suite struct NeighbouringRowsTests {
  private func marks(_ values: [Int], threads: Int) -> UInt8 {
    marksOfNeighbours(rowCount: values.count, threads: threads) { rows in
      rows.reduce(0) { marks, row in
        marks | (values[row] < values[row - 1] ? 1 : 0) | (values[row] == values[row - 1] ? 2 : 0)
      }
    }
  }

  /// Wherever the row stands: at the first one, around the ends of pieces and blocks, at the last one.
  @Test(arguments: [1, 2, 5]) func oneRowIsSeenWhereverItStands(threads: Int) {
    let count = 100_000
    let ordered = Array(0..<count)
    #expect(marks(ordered, threads: threads) == 0)
    for row in [1, 2, 1023, 1024, 1025, 33_332, 33_333, 33_334, 66_666, count - 2, count - 1] {
      var values = ordered
      values[row] = values[row - 1]
      #expect(marks(values, threads: threads) == 2, "\(row)")
      values[row] = values[row - 1] - 1
      #expect(marks(values, threads: threads) & 1 == 1, "\(row)")
    }
  }

  @Test func fewRowsHaveNoNeighbours() {
    #expect(marks([], threads: 2) == 0 && marks([7], threads: 2) == 0)
    #expect(marks([7, 7], threads: 2) == 2 && marks([7, 6], threads: 2) == 1)
  }
}
