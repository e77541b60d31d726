import BolavenEstimation
import Testing

@Suite struct ItemTransitionsTests {
  static let before = PaksongItems.responses(PaksongItems.pairs.compactMap { PaksongItems.before[$0] })
  static let after = PaksongItems.responses(PaksongItems.pairs.compactMap { PaksongItems.after[$0] })

  @Test func agreesWithTheGoldenValues() throws {
    let transitions = try ItemTransitions(before: Self.before, after: Self.after)
    for item in 0..<20 {
      let name = "item.q" + (item < 9 ? "0" : "") + String(item + 1)
      let change = try #require(transitions.changes[item])
      #expect(Double(change.wrongToRight) == (try PaksongItems.golden(name + ".W2R")))
      #expect(Double(change.rightToWrong) == (try PaksongItems.golden(name + ".R2W")))
      expect(change.exactPValue, near: try PaksongItems.golden(name + ".mcnemar.p"), digits: 13)
    }
    // The smallest of twenty.
    expect(transitions.holm[12], near: 0.15625, digits: 14)
    expect(transitions.benjaminiHochberg[12], near: 0.15625, digits: 14)
  }

  @Test func adjustedValuesKeepTheirOrder() throws {
    let transitions = try ItemTransitions(before: Self.before, after: Self.after)
    for item in 0..<20 {
      let p = try #require(transitions.changes[item]?.exactPValue)
      let (holm, rate) = (try #require(transitions.holm[item]), try #require(transitions.benjaminiHochberg[item]))
      #expect(p <= rate && rate <= holm && holm <= 1)
    }
  }

  @Test func anItemThatNobodyAnsweredTwiceHasNoTest() throws {
    let none = ItemResponses(rows: [[true, nil], [false, nil]])
    let transitions = try ItemTransitions(before: none, after: ItemResponses(rows: [[true, true], [true, false]]))
    #expect(transitions.changes[1] == nil && transitions.holm[1] == nil && transitions.changes[0]?.wrongToRight == 1)
  }
}
