import BolavenData
import BolavenEstimation
import Testing

@Suite struct SingletonRowsTests {
  @Test func thereAreNoneWhereEveryLevelHasTwoRows() {
    let found = SingletonRows([LevelCodes([0, 0, 1, 1]), LevelCodes([0, 1, 0, 1])])
    #expect(found.rows.isEmpty)
    #expect(found.counts == [0, 0])
  }

  @Test func leavingARowOutMakesOthersSingletons() {
    // Row 0 is alone in its unit; then row 1 is alone in its wave, row 2 in its unit, row 3 in its wave.
    let units = LevelCodes([0, 1, 1, 2, 2, 2, 3, 3])
    let waves = LevelCodes([0, 0, 1, 1, 2, 3, 2, 3])
    let found = SingletonRows([units, waves])
    #expect(found.rows == [0, 1, 2, 3])
    #expect(found.counts == [2, 2])
  }

  @Test func agreesWithSweepingUntilNothingChanges() {
    var random = SplitMix(seed: 21)
    for rows in [1, 2, 30, 200] {
      for _ in 0..<20 {
        let factors = (0..<3).map { _ in
          LevelCodes((0..<rows).map { _ in Int32(random.next() % UInt64(max(1, rows / 2))) })
        }
        let found = SingletonRows(factors)
        #expect(found.rows == sweep(factors))
        #expect(found.counts.reduce(0, +) == found.rows.count)
      }
    }
  }

  private func sweep(_ factors: [LevelCodes]) -> [Int] {
    var kept = Array(factors[0].codes.indices)
    while true {
      let lonely = Set(
        factors.flatMap { factor in
          Dictionary(grouping: kept, by: { factor.codes[$0] }).values.filter { $0.count == 1 }.map { $0[0] }
        })
      if lonely.isEmpty { break }
      kept.removeAll { lonely.contains($0) }
    }
    return factors[0].codes.indices.filter { !kept.contains($0) }
  }
}
