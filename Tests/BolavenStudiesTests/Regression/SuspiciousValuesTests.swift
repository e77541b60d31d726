import BolavenData
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct SuspiciousValuesTests {
  private func find(_ values: [Double]) -> [SuspiciousValue] { SuspiciousValue.find(in: values, of: "x") }

  @Test func codesFarFromAllAnswersAreFound() {
    #expect(find([1, 12, 16, 9999, 9999, -999]).map(\.value) == [-999, 9999])
    #expect(find([1, 12, 16, 9999, 9999, -999]).map(\.rows) == [1, 2])
    #expect(find([0, 3, 40, -9, -9]) == [SuspiciousValue(column: "x", value: -9, rows: 2)])
  }

  @Test(
    "what may be an answer is none",
    arguments: [
      [], [5], [1, 2, 3], [98, 99, 100, 101], [-20, 0, 5, -9], [0, 3, 40, -9], [99, 99, 99], [0, 1000, 9999, 20_000],
      [1, 50, 99], [12.5, 13, 900_000],
    ] as [[Double]])
  func answersAreLeftAlone(_ values: [Double]) { #expect(find(values) == []) }

  @Test func outcomesAndColumnsThatEnterAsTheyAreAreLookedAt() throws {
    var columns = smallSample
    columns.append(("code", (0..<48).map { $0 == 7 ? "-999" : "\($0 % 5)" }))
    let plain = try regression("y ~ x + code", on: columns)
    #expect(RegressionWording.cautions(plain).map(\.english).contains { $0.hasPrefix("code is -999 in 1 row, far") })
    #expect(RegressionWording.cautions(try regression("y ~ x", on: columns)).isEmpty)
  }
}
