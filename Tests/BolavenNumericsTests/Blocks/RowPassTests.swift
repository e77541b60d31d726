import Testing

@testable import BolavenNumerics

@Suite struct RowPassTests {
  static let rows = 3 * RowPass.blockRows + 1000

  /// Every row once, and where it stands.
  @Test("rows are numbered over all chunks", arguments: [1, 2])
  func numbersRows(threads: Int) throws {
    let counting = (0..<Self.rows).map { Double($0) }
    let columns = BlockedColumns([counting], rowCount: Self.rows)
    for size in [Self.rows, RowPass.blockRows, 5000] {
      var wrong = 0.0
      var seen = 0.0
      let pass = RowPass(threads: threads, sums: 2)
      let count = try pass.run(over: Pieces(columns: columns, size: size)) { _ in
        { rows, sums in
          for i in 0..<rows.panel.rows {
            sums[0] += rows.panel.values[i] == Double(rows.firstRow + i) ? 0 : 1
            sums[1] += 1
          }
        }
      } combining: {
        wrong += $0[0]
        seen += $0[1]
      }
      #expect(count == Self.rows && wrong == 0 && seen == Double(Self.rows))
    }
  }

  @Test func whatTheRowsThrowIsPassedOn() {
    struct Broken: BlockSequence {
      let columnCount = 1
      func forEachChunk(_ body: (BlockedColumns) throws(NumericsError) -> Void) throws(NumericsError) {
        throw .rowsUnreadable
      }
    }
    #expect(throws: NumericsError.rowsUnreadable) { try BlockedLeastSquares(over: Broken(), regressors: 1) }
  }

  @Test func sumsOfBlocksKeepWhatRoundingLoses() {
    var sums = BlockSums(count: 1)
    for term in [1e16, 1, -1e16] { withUnsafePointer(to: term) { sums.add($0) } }
    #expect(sums[0].high == 1)
    withUnsafePointer(to: Double.infinity) { sums.add($0) }
    #expect(sums[0].high == .infinity)
  }
}
