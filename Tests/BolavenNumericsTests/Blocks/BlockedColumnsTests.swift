import BolavenNumerics
import Testing

@Suite struct BlockedColumnsTests {
  static let columns = BlockedColumns([[1, 2, 3], [4, 5, 6]], rowCount: 3)

  @Test func writesTheRowsAskedFor() {
    var target = [Double](repeating: 0, count: 4)
    target.withUnsafeMutableBufferPointer { Self.columns.write(1..<3, to: $0) }
    #expect(target == [2, 3, 5, 6])
    #expect(Self.columns.matrix == Matrix(rows: 3, columns: 2, storage: [1, 2, 3, 4, 5, 6]))
  }

  @Test func scalesRowsAndSelectsColumns() {
    #expect(Self.columns.scalingRows(by: [1, 10, 100]).matrix.storage == [1, 20, 300, 4, 50, 600])
    #expect(Self.columns.selectingColumns([1]).matrix.storage == [4, 5, 6])
    #expect(Self.columns.selectingColumns([1, 0]).matrix.storage == [4, 5, 6, 1, 2, 3])
  }

  @Test func aColumnThatIsNotThereIsOne() {
    let columns = BlockedColumns(stored: [nil, [7, 8, 9]], rowCount: 3)
    #expect(columns.matrix.storage == [1, 1, 1, 7, 8, 9])
    #expect(columns.selectingColumns([1, 0]).matrix.storage == [7, 8, 9, 1, 1, 1])
    #expect(columns.appending(Self.columns).matrix.storage == [1, 1, 1, 7, 8, 9, 1, 2, 3, 4, 5, 6])
  }
}
