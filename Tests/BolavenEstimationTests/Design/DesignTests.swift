import BolavenData
import BolavenEstimation
import BolavenNumerics
import Testing

@Suite struct DesignTests {
  @Test func anInterceptStandsInFrontAndDummiesBehind() {
    let design = Design(
      y: [1, 2, 3, 4], regressors: [("x", [5, 6, 7, 8])], effects: ("pair", Grouping(labels: ["b", "a", "c", "b"])))
    #expect(design.terms == ["(Intercept)", "x", "pair::b", "pair::c"])
    #expect(design.x.column(0) == [1, 1, 1, 1] && design.x.column(1) == [5, 6, 7, 8])
    #expect(design.x.column(2) == [1, 0, 0, 1] && design.x.column(3) == [0, 0, 1, 0])
    #expect(design.effects?.columns == 2..<4 && design.effects?.name == "pair")
  }

  @Test func oneGroupHasNoDummy() {
    let design = Design(y: [1, 2], regressors: [], effects: ("pair", Grouping(labels: ["a", "a"])))
    #expect(design.terms == ["(Intercept)"] && design.effects?.columns.isEmpty == true)
  }
}
