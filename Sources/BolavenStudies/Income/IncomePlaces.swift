import BolavenData
import BolavenEstimation
import BolavenReports

/// Where the units of an income analysis stand in their file, and who is left out.
struct IncomePlaces: Sendable, Hashable {
  /// The row of each unit before, from 0; `nil` without waves.
  let before: [Int]?
  /// The row of each unit after, from 0.
  let after: [Int]
  /// All of them by the numbers that Excel shows.
  let used: RowRanges
  let leftOut: [Provenance.LeftOut]

  init(
    _ complete: [IncomePanel.Unit], lost: [(loss: Loss, units: [IncomePanel.Unit])], hasWaves: Bool, in frame: DataFrame
  ) {
    let rows = { (units: [IncomePanel.Unit]) in
      RowRanges(units.flatMap { [$0.before, $0.after].compactMap { $0.map(frame.excelRow) } })
    }
    before = hasWaves ? complete.compactMap(\.before) : nil
    after = complete.compactMap(\.after)
    used = rows(complete)
    leftOut = lost.map { Provenance.LeftOut(rows($0.units), IncomeOriginWording.reason($0.loss)) }
  }
}
