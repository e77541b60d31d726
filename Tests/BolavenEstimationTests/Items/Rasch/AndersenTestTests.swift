import BolavenEstimation
import TestSupport
import Testing

@Suite struct AndersenTestTests {
  @Test func agreesWithERm() throws {
    let groups = ItemReference.isFocal.map { $0 ? Int?(1) : 0 }
    for (test, name) in [
      (try AndersenTest(splitAtMedian: ItemReference.complete), "median"),
      (try AndersenTest(ItemReference.complete, groups: groups), "group"),
    ] {
      expect(test.statistic, near: try ItemReference.value("andersen.\(name).lr"), digits: 6)
      #expect(Double(test.degreesOfFreedom) == (try ItemReference.value("andersen.\(name).df")))
      expect(test.pValue, near: try ItemReference.value("andersen.\(name).p"), digits: 8)
      #expect(test.leftOut.isEmpty)
    }
  }

  @Test func itemStatisticsAgreeWithERm() throws {
    let test = try AndersenTest(ItemReference.complete, groups: ItemReference.isFocal.map { $0 ? 1 : 0 })
    for item in 0..<10 {
      // eRm tests easiness of the second against the first part, or difficulty the other way round.
      expect(
        test.itemStatistics[item].magnitude, near: try ItemReference.value("wald.group.z.\(item + 1)").magnitude,
        digits: 3)
    }
    #expect(test.itemPValues.allSatisfy { $0 > 0 && $0 <= 1 })
  }

  @Test func anItemRightByAllOfAPartIsLeftOut() throws {
    let base = ItemReference.complete
    let answers = ItemResponses(personCount: 400, itemCount: 10) { person, item in
      item == 4 && ItemReference.isFocal[person] ? true : base[person, item]
    }
    let test = try AndersenTest(answers, groups: ItemReference.isFocal.map { $0 ? 1 : 0 })
    #expect(test.leftOut == [4] && test.items.count == 9 && test.degreesOfFreedom == 8)
  }

  @Test func refusesAnEmptyPart() {
    #expect(throws: ItemError.emptyGroup(0)) {
      try AndersenTest(ItemReference.complete, groups: [Int?](repeating: 1, count: 400))
    }
  }
}
