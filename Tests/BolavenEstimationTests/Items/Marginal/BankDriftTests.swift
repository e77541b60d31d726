import BolavenEstimation
import BolavenNumerics
import TestSupport
import Testing

@Suite struct BankDriftTests {
  private static let items = [
    ItemParameters(slope: 1, difficulty: -1), ItemParameters(slope: 1.5, difficulty: 0),
    ItemParameters(slope: 0.8, difficulty: 0.5),
  ]

  /// Chances and the law of their sum written out: two persons, the other items known.
  @Test func oneItemAgainstTheOthersByHand() throws {
    let responses = ItemResponses(rows: [[true, true, false], [false, true, nil]])
    let population = LatentGroup(mean: 0.3, standardDeviation: 0.9)
    let drift = try BankDrift(responses, parameters: Self.items, populations: [population, population])
    let chance = { (others: [(Int, Bool)], item: Int) -> Double in
      var (mass, sum) = (0.0, 0.0)
      for step in -800...800 {
        let theta = Double(step) / 100
        var weight = exponential(-0.5 * ((theta - 0.3) / 0.9) * ((theta - 0.3) / 0.9))
        for (other, isRight) in others {
          let p = 1 / (1 + exponential(-Self.items[other].slope * (theta - Self.items[other].difficulty)))
          weight *= isRight ? p : 1 - p
        }
        mass += weight
        sum += weight / (1 + exponential(-Self.items[item].slope * (theta - Self.items[item].difficulty)))
      }
      return sum / mass
    }
    let (p, q) = (chance([(1, true), (2, false)], 0), chance([(1, true)], 0))
    let first = try #require(drift.items[0])
    #expect(first.count == 2 && first.observed == 0.5)
    expect(first.expected, near: (p + q) / 2, digits: 10)
    expect(first.z, near: (1 - p - q) / (p * (1 - p) + q * (1 - q)).squareRoot(), digits: 9)
    let law = [(1 - p) * (1 - q), p * (1 - q) + q * (1 - p), p * q]
    expect(first.pValue, near: law.filter { $0 <= law[1] * (1 + 1e-7) }.reduce(0, +), digits: 9)
    // One person answered the third item.
    #expect(drift.items[2]?.count == 1)
  }

  @Test func anItemThatNobodyAnsweredWithOthersIsNotCompared() throws {
    let responses = ItemResponses(rows: [[true, nil, nil], [nil, true, false]])
    let drift = try BankDrift(
      responses, parameters: Self.items, populations: [.standard, .standard])
    #expect(drift.items[0] == nil && drift.holm[0] == nil)
    #expect(drift.items[1] != nil)
  }

  /// 400 sessions of 28 people that work as in the bank: the first item is told to have moved in about one of twenty at
  /// most, because p is exact; and nearly always when it became one and a half units easier.
  @Test func falseAlarmsAreRareAndRealDriftIsFound() throws {
    var draws = Philox(seed: 41)
    let items = (0..<12).map { ItemParameters(slope: 1.1, difficulty: Double($0) / 4 - 1.5) }
    var (alarms, found) = (0, 0)
    for _ in 0..<400 {
      let abilities = (0..<28).map { _ in draws.normal() }
      for shift in [0.0, 2] {
        let rows = abilities.map { ability in
          items.enumerated().map { place, item -> Bool? in
            let b = item.difficulty - (place == 6 ? shift : 0)
            return draws.uniform() < 1 / (1 + exponential(-item.slope * (ability - b)))
          }
        }
        let drift = try BankDrift(
          ItemResponses(rows: rows), parameters: items, populations: abilities.map { _ in .standard })
        let p = try #require(drift.items[6]).pValue
        if shift == 0 { alarms += p < 0.05 ? 1 : 0 } else { found += p < 0.05 ? 1 : 0 }
      }
    }
    #expect(alarms <= 30, "\(alarms) of 400")
    #expect(found >= 360, "\(found) of 400")
  }
}
