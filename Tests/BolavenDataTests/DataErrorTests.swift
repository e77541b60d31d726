import BolavenData
import Testing

@Suite struct DataErrorTests {
  @Test func holdsEveryProblemInOrder() {
    let problems: [DataProblem] = [.emptyFile(path: "a"), .noRows(path: "b")]
    #expect(DataError(problems).problems == problems)
  }
}
