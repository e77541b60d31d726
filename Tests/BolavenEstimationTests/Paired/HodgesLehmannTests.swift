import Foundation
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct HodgesLehmannTests {
  @Test("agrees with the sorted Walsh averages in exact fractions", arguments: PairedReference.cases)
  func agreesWithReference(_ scores: PairedReference.Case) throws {
    for (label, zeros) in [("kept", HodgesLehmann.Zeros.kept), ("dropped", .dropped)] {
      let shift = try HodgesLehmann(pre: scores.pre, post: scores.post, zeros: zeros)
      expect(shift.estimate, is: "hl.\(label)", of: scores.name)
      guard PairedReference.value(scores.name, "hl.\(label).k") != 0 else {
        #expect(shift.interval == nil && shift.rankOfLimits == nil)
        continue
      }
      expect(shift.rankOfLimits.map(Double.init), is: "hl.\(label).k", of: scores.name)
      expect(shift.interval?.lowerBound, is: "hl.\(label).lo", of: scores.name)
      expect(shift.interval?.upperBound, is: "hl.\(label).hi", of: scores.name)
    }
  }

  @Test("the k-th average is that of the sorted list", arguments: [1, 2, 3, 7, 20])
  func selectsLikeASort(count: Int) {
    var draws = SeededDraws(UInt64(count))
    for values in [draws.integers(count, in: -3...3), draws.reals(count, in: -1e-3...1e9)] {
      let walsh = WalshReference(values)
      for k in 1...walsh.sorted.count { #expect(walsh.selected(k) == walsh.sorted[k - 1]) }
    }
  }

  @Test("five pairs are too few for 95%, six are enough")
  func needsSixPairs() throws {
    #expect(try HodgesLehmann(pre: zeros(5), post: [1, 2, 3, 4, 5]).interval == nil)
    #expect(try HodgesLehmann(pre: zeros(6), post: [1, 2, 3, 4, 5, 6]).interval == 1...6)
    #expect(try HodgesLehmann(pre: zeros(5), post: [1, 2, 3, 4, 5], level: 0.9).interval == 1...5)
  }

  @Test func anEmptySetOfDifferencesHasNoShift() throws {
    let shift = try HodgesLehmann(pre: [1, 2], post: [1, 2], zeros: .dropped)
    #expect(shift.count == 0 && shift.estimate == nil && shift.interval == nil)
  }

  @Test func movesWithTheScoresAndTurnsWithTheirOrder() throws {
    let scores = try PairedReference.named("halves35")
    let shift = try HodgesLehmann(pre: scores.pre, post: scores.post)
    let moved = try HodgesLehmann(pre: scores.pre, post: scores.post.map { $0 + 4 })
    let turned = try HodgesLehmann(pre: scores.post, post: scores.pre)
    #expect(moved.estimate == shift.estimate.map { $0 + 4 })
    #expect(turned.estimate == shift.estimate.map { -$0 })
    #expect(turned.interval == shift.interval.map { -$0.upperBound ... -$0.lowerBound })
  }

  @Test func beyondAThousandTheNormalRankContinuesTheExactOne() throws {
    var draws = SeededDraws(5)
    let differences = draws.reals(1_001, in: -1...1)
    let exact = try HodgesLehmann(pre: zeros(1_000), post: Array(differences.dropLast()))
    let normal = try HodgesLehmann(pre: zeros(1_001), post: differences)
    // One more value shifts the rank by about k(n+1) − k(n) = n/2 − 1.96 · d√(n³/12)/dn ≈ 473.
    let step = try #require(normal.rankOfLimits) - #require(exact.rankOfLimits)
    #expect((465...480).contains(step))
  }
}

private struct WalshReference {
  let values: [Double]
  let sorted: [Double]

  init(_ values: [Double]) {
    self.values = values
    sorted = values.indices.flatMap { i in values[i...].map { (values[i] + $0) / 2 } }.sorted()
  }

  func selected(_ k: Int) -> Double { WalshAverages(values).smallest(k) }
}
