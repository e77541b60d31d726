import Testing

@testable import BolavenStudies

@Suite struct FileChartColumnsTests {
  @Test(
    "years, quarters and months are filled in, other periods are as they are",
    arguments: [
      (["2020", "2023"], ["2020", "2021", "2022", "2023"]),
      (["2023-11", "2024-02"], ["2023-11", "2023-12", "2024-01", "2024-02"]),
      (["2024Q1", "2023Q3"], ["2023Q3", "2023-Q4", "2024Q1"]), (["12/2023", "1/2024"], ["12/2023", "1/2024"]),
      (["pre", "post"], ["pre", "post"]), (["2", "10", "1"], ["1", "2", "10"]),
      (["2024-01-31", "2024-01-02"], ["2024-01-02", "2024-01-31"]),
      (["1000", "9000"], ["1000", "9000"]), (["2024"], ["2024"]), (["2024H1", "2025H1"], ["2024H1", "2025H1"]),
    ])
  func fillsGaps(_ texts: [String], _ labels: [String]) {
    let calendar = PeriodCalendar(texts)
    #expect(calendar.places.map(\.label) == labels)
    #expect(Set(calendar.places.compactMap(\.text)) == Set(texts))
  }
}
