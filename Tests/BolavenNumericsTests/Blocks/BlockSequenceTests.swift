import Testing

@testable import BolavenNumerics

@Suite struct BlockSequenceTests {
  @Test func columnsStandBesideOthers() {
    let left = BlockedColumns([[1, 2, 3]], rowCount: 3)
    let right = BlockedColumns([[4, 5, 6], [7, 8, 9]], rowCount: 3)
    #expect(left.appending(right).matrix.storage == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    var target = [Double](repeating: 0, count: 3)
    target.withUnsafeMutableBufferPointer { left.appending(right).write(1..<2, to: $0) }
    #expect(target == [2, 5, 8])
  }

  @Test func columnsOfAMatrixAreWritten() {
    let matrix = Matrix(rows: 3, columns: 2, storage: [1, 2, 3, 4, 5, 6])
    #expect(BlockedColumns(matrix).matrix == matrix)
    #expect(BlockedColumns(matrix).selectingColumns([1]).matrix.storage == [4, 5, 6])
  }

  @Test func columnsInMemoryAreOneChunk() throws {
    var sizes: [Int] = []
    try BlockedColumns([[1, 2, 3]], rowCount: 3).forEachChunk { sizes.append($0.rowCount) }
    #expect(sizes == [3])
  }
}
