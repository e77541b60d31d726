import BolavenData
import Testing

@Suite struct PeriodOrderTests {
  @Test(
    "periods stand in the order of time, not of letters",
    arguments: [
      ["2022-9", "2022-10", "2023-1"], ["9", "10"], ["Q4/2023", "Q1/2024"], ["31/12/2023", "30/06/2024"],
      ["2023-Q4", "2024-Q1"], ["2015-16", "2016-17"], ["2023", "2023-04", "2024"], ["2023Q1", "2023Q2"],
      ["1/2023", "12/2023", "2/2024"],
    ])
  func sorts(_ periods: [String]) throws {
    let keys = try periods.map { try #require(periodOrder($0), "\($0)") }
    for (earlier, later) in zip(keys, keys.dropFirst()) {
      #expect(earlier.lexicographicallyPrecedes(later), "\(earlier) \(later)")
    }
  }

  @Test("words have no order", arguments: ["before", "Dec-2023", "", "9-10", "wave 1", "1-2-3-4", "99999999999"])
  func refuses(_ period: String) { #expect(periodOrder(period) == nil) }
}
