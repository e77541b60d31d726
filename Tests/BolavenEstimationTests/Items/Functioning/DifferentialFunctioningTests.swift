import BolavenEstimation
import BolavenNumerics
import TestSupport
import Testing

@Suite struct DifferentialFunctioningTests {
  /// The first pass, before purification: strata of the total with the studied item.
  static func tables(_ item: Int) -> [StratumTable] {
    (0...10).map { score in
      let members = ItemReference.rows.indices.filter { ItemReference.rows[$0][2..<12].reduce(0, +) == score }
      func count(_ group: Int, _ answer: Int) -> Double {
        Double(members.count { ItemReference.rows[$0][0] == group && ItemReference.rows[$0][2 + item] == answer })
      }
      return StratumTable(
        referenceRight: count(0, 1), referenceWrong: count(0, 0), focalRight: count(1, 1), focalWrong: count(1, 0))
    }
  }

  @Test("Mantel-Haenszel and Breslow-Day of every item agree with R and statsmodels", arguments: 0..<10)
  func agreesWithOtherSoftware(_ item: Int) throws {
    let test = try MantelHaenszel(Self.tables(item))
    let exact = try ConditionalOddsRatio(Self.tables(item))
    let value = { (name: String) in try ItemReference.value(name.replacing("#", with: String(item + 1))) }
    expect(test.correctedChiSquared, near: try value("mh.#.chi2"), digits: 11)
    expect(test.correctedPValue, near: try value("mh.#.p"), digits: 12)
    expect(test.oddsRatio, near: try value("mh.#.or"), digits: 12)
    expect(exact.pValue, near: try value("mh.#.exact_p"), digits: 10)
    expect(exact.oddsRatio, near: try value("mh.#.exact_or"), digits: 4)
    expect(test.homogeneityChiSquared, near: try value("breslow.#.chi2"), digits: 9)
    expect(test.homogeneityPValue, near: try value("breslow.#.p"), digits: 9)
    expect(test.logOddsStandardError, near: try value("breslow.#.logodds_se"), digits: 11)
  }

  @Test func findsTheItemThatDiffersAndPurifiesTheOthers() throws {
    let functioning = try DifferentialFunctioning(ItemReference.complete, isFocal: ItemReference.isFocal)
    #expect(functioning.purified.contains(2) && functioning.items[2].category != .negligible)
    #expect(try #require(functioning.items[2].delta) < -1)
    #expect(!functioning.isScreen && functioning.items[0].exact == nil)
  }

  @Test func smallGroupsAreTestedExactlyAndMarked() throws {
    let small = Array(0..<120)
    let functioning = try DifferentialFunctioning(
      ItemReference.complete.selectingPersons(small), isFocal: small.map { ItemReference.isFocal[$0] })
    #expect(functioning.isScreen && SampleRule.differentialFunctioning.consequence == .exactOnly)
    for item in functioning.items {
      #expect(item.pValue == item.exact?.pValue && item.oddsRatio == item.exact?.oddsRatio)
    }
  }

  @Test func equalItemsShowNoDifferenceOnAverage() throws {
    var draws = Philox(seed: 21)
    var sum = 0.0
    for _ in 0..<10 {
      let focal = (0..<600).map { _ in draws.uniform() < 0.5 }
      let rows = focal.map { isFocal in
        // The focal group is less able: no difference of the items.
        let ability = draws.normal() - (isFocal ? 0.8 : 0)
        return (0..<20).map { item -> Bool? in draws.uniform() < 1 / (1 + exponential(Double(item - 10) / 5 - ability))
        }
      }
      let functioning = try DifferentialFunctioning(ItemResponses(rows: rows), isFocal: focal)
      sum += functioning.items.compactMap(\.delta).reduce(0, +) / 20
    }
    #expect((sum / 10).magnitude < 0.1)
  }

  @Test func refusesAGroupWithoutPersons() {
    #expect(throws: ItemError.emptyGroup(1)) {
      try DifferentialFunctioning(ItemReference.complete, isFocal: [Bool](repeating: false, count: 400))
    }
  }
}
