import Testing

@testable import BolavenCommandLine

@Suite struct PlaceTests {
  @Test(
    "a place is written as its reader looks for it",
    arguments: [
      (Place("a.csv"), "a.csv"),
      (Place("a.xlsx", sheet: "Scores", .cells(["B9"], total: 1)), "a.xlsx [Scores] B9"),
      (Place("a.csv", .cells(["B9", "B12"], total: 2)), "a.csv B9 and B12"),
      (Place("a.csv", .cells(["B1", "B2", "B3", "B4", "B5"], total: 5)), "a.csv B1, B2, B3, B4 and B5"),
      (
        Place("a.csv", .cells(["B1", "B2", "B3", "B4", "B5", "B6"], total: 17)), "a.csv B1, B2, B3, B4, B5 and 12 more"
      ),
      (Place("a.csv", .rows([4], total: 1)), "a.csv row 4"),
      (Place("a.csv", .rows([4, 8], total: 2)), "a.csv rows 4 and 8"),
      (Place("a.csv", .lines([4], total: 1)), "a.csv line 4"),
      (Place("study.yaml", .text(line: 95, column: 5)), "study.yaml:95:5"),
      (Place("study.yaml", .text(line: 95, column: nil)), "study.yaml:95"),
      (Place(analysis: "income-effect", remark: "1 village"), "analysis income-effect   1 village"),
    ])
  func isWrittenForItsReader(_ place: Place, _ text: String) { #expect(place.text == text) }
}
