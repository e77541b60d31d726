import BolavenData
import BolavenEstimation
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

  /// Of a file that was read it is known where the numbers of a whole column lie: what is found is the same.
  @Test(
    "columns of a file are looked at in the same way",
    arguments: [
      ("x", 7, "-999", ["code is -999 in 1 row"]), ("x", 7, "3", []), ("x", 48, "-999", []),
      // A row without an outcome takes the greatest number away: then another one is far from the others.
      ("x", 7, "99;5000", ["code is 99 in 1 row"]), ("log(x + 1)", 7, "-999", ["code is -999 in 1 row"]),
    ] as [(String, Int, String, [String])])
  func columnsOfAFileAreLookedAt(regressor: String, row: Int, code: String, expected: [String]) throws {
    let names = ["y", "x"]
    let cells = try names.map { name in try #require(smallSample.first { $0.0.text == name }).1 }
    let codes = code.split(separator: ";")
    let lines = (0..<48).map { i in
      let other = i == row ? "\(codes[0])" : i == row + 1 && codes.count > 1 ? "\(codes[1])" : "\(i % 5)"
      let isLeftOut = codes.count > 1 && i == row + 1
      return "\(isLeftOut ? "NA" : cells[0][i] ?? ""),\(cells[1][i] ?? ""),\(other),9.5"
    }
    let text = (["y,x,code,half"] + lines).joined(separator: "\n") + "\n"
    let frame = try CSVReader().read(DataFile(path: "data.csv", bytes: Array(text.utf8)))
    #expect(frame.knownRange(of: "half") == 9.5...9.5 && frame.knownRange(of: "none") == nil)
    let settings = RegressionSettings(file: "data.csv", formulas: [try Formula("y ~ \(regressor) + code")])
    let found = RegressionWording.cautions(try RegressionStudy(settings).findings(of: frame)).map(\.english)
    #expect(found.count == expected.count && zip(found, expected).allSatisfy { $0.hasPrefix($1) }, "\(found)")
  }
}
