import BolavenData
import BolavenNumerics
import Testing

@testable import BolavenEstimation

@Suite struct SerialOrderTests {
  static let times: [(times: [Double], codes: [Int32], count: Int, observed: Int)] = [
    ([2018, 2020, 2024, 2018], [0, 1, 3, 0], 4, 3), ([3, 1, 2], [2, 0, 1], 3, 3), ([5, 5], [0, 0], 1, 1),
    ([0.5, 0.25, 4], [1, 0, 2], 3, 3), ([-2, 0, 4], [0, 1, 3], 4, 3), ([1, 1e9 + 2, 2], [0, 2, 1], 3, 3),
    ([1e300, 1, 2], [2, 0, 1], 3, 3),
  ]

  @Test("whole times are multiples of the largest step that they share, others stand in their order", arguments: times)
  func steps(_ example: (times: [Double], codes: [Int32], count: Int, observed: Int)) {
    let order = SerialOrder(time: "t", values: example.times)
    #expect(order.periods.codes == example.codes && order.periods.count == example.count)
    #expect(order.observedPeriods == example.observed && order.periods.name == "t")
  }

  @Test func rowsOfASeriesInOnePeriodAreCounted() {
    let series = Clusters(name: "unit", codes: [0, 0, 1, 1, 0], count: 2)
    #expect(SerialOrder(series: series, time: "t", values: [1, 2, 1, 2, 3]).repeatedRows == 0)
    #expect(SerialOrder(series: series, time: "t", values: [1, 2, 1, 1, 1]).repeatedRows == 2)
    #expect(SerialOrder(time: "t", values: [1, 2, 1, 2, 3]).repeatedRows == 2)
    #expect(SerialOrder(rows: 4).repeatedRows == 0)
  }

  @Test func aTableSaysWhenAndWhose() throws {
    let table = frame(
      [("y", [1, 2, 3, 5, 4]), ("x", [2, 1, 4, nil, 6]), ("year", [2002, 2001, 2001, 2002, 2005])],
      texts: [("unit", ["b", "b", "a", "a", "a"])])
    let order = try #require(try design("y ~ x", time: "year", series: "unit", in: table).order)
    #expect(
      order.periods.codes == [1, 0, 0, 4] && order.series?.codes == [0, 0, 1, 1] && order.series?.name == "unit")
    #expect(try design("y ~ x", in: table).order == nil)
  }
}
