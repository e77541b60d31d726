import BolavenData
import Testing

@Suite struct LevelCodesTests {
  /// Levels by sorting the different values.
  private func expected(_ column: NumberColumn) -> (codes: [Int32], counts: [Int32]) {
    let values = Set((0..<column.count).compactMap { column[$0] }).sorted()
    let codes = (0..<column.count).map { row -> Int32 in
      guard let value = column[row], let level = values.firstIndex(of: value) else { return -1 }
      return Int32(level)
    }
    return (codes, values.indices.map { level in Int32(codes.count { $0 == level }) })
  }

  private static func many(
    _ rows: Int, of levels: Int, scale: Double, from first: Double = 0, missing: Int = 10_000_000
  ) -> NumberColumn {
    NumberColumn(
      (0..<rows).map { row -> Double? in
        row % missing == 5 ? nil : first + Double(row * 7919 % levels) * scale
      })
  }

  static let columns: [NumberColumn] = [
    NumberColumn([3, 1, nil, 3, 2, 9, nil]),
    NumberColumn([-5, 1_000_000_007, 1_000_000_009, -5, nil, 0]),
    NumberColumn([2.5, -1.25, 2.5, nil, 0, -0.0, 1e300, -1e300]),
    many(3000, of: 501, scale: 1), many(3000, of: 997, scale: 1, from: 4e15, missing: 11),
    many(3000, of: 997, scale: 0.1), many(2000, of: 997, scale: 1e12),
    many(40_000, of: 401, scale: 1, from: -2000, missing: 977),
    NumberColumn([Double?](repeating: nil, count: 5)), NumberColumn([]),
  ]

  @Test("levels of numbers are numbered by size", arguments: columns)
  func numbersBySize(_ column: NumberColumn) {
    let (codes, counts) = expected(column)
    for threads in [1, 2] {
      let levels = LevelCodes(column, threads: threads)
      #expect(levels.codes == codes)
      #expect(levels.counts == counts)
      #expect(levels.missingCount == column.missingCount)
    }
  }

  @Test func onlyTheRowsAskedForHaveLevels() {
    let column = NumberColumn([4, 7, nil, 7, 1])
    let levels = LevelCodes(column, rows: [3, 0, 2, 1])
    #expect(levels.codes == [1, 0, -1, 1])
    #expect(levels.counts == [1, 2])
    #expect(LevelCodes(column).rows([3, 4, 1]) == LevelCodes(column, rows: [3, 4, 1]))
  }

  @Test func textsThatDoNotOccurAreNoLevels() {
    let categories = Categories(levels: ["x", "never", "a"], codes: [2, 0, -1, 2])
    let levels = LevelCodes(categories)
    #expect(levels.codes == [1, 0, -1, 1])
    #expect(levels.counts == [1, 2])
    #expect(levels.firstRows == [1, 0])
    #expect(LevelCodes(categories, rows: [3, 0]).levelCount == 1)
  }

  @Test("pairs are numbered by the first, then by the second", arguments: [3, 1000])
  func combines(_ size: Int) {
    let first = LevelCodes((0..<200).map { Int32($0 * 37 % size) })
    let second = LevelCodes((0..<200).map { $0 % 17 == 0 ? -1 : Int32($0 * 91 % size) })
    let levels = LevelCodes(combining: first, second)
    let pairs = first.codes.indices.map { row in
      second.codes[row] < 0 ? nil : Double(first.codes[row] * 1000 + second.codes[row])
    }
    #expect(levels == LevelCodes(NumberColumn(pairs)))
  }

  @Test("combinations are counted as they are numbered", arguments: [3, 1000, 40_000])
  func countsCombinations(_ size: Int) {
    let first = LevelCodes((0..<500).map { Int32($0 * 37 % size) })
    let second = LevelCodes((0..<500).map { $0 % 17 == 0 ? -1 : Int32($0 * 91 % size) })
    let third = LevelCodes((0..<500).map { Int32($0 % 2) })
    #expect(LevelCodes.combinationCount(of: [first]) == first.levelCount)
    #expect(LevelCodes.combinationCount(of: [first, second]) == LevelCodes(combining: first, second).levelCount)
    let all = LevelCodes(combining: LevelCodes(combining: first, second), third)
    #expect(LevelCodes.combinationCount(of: [first, second, third]) == all.levelCount)
  }

  /// Rows in the order of their combinations are counted without a look at which they are.
  @Test func combinationsInTheirOrderAreCounted() {
    let n = 200_000
    let unit = (0..<n).map { Int32($0 / 5) }
    let count = { (wave: [Int32]) in LevelCodes.combinationCount(of: [LevelCodes(unit), LevelCodes(wave)]) }
    var wave = (0..<n).map { Int32($0 % 5) }
    #expect(count(wave) == n)
    wave[n - 1] = 3
    #expect(count(wave) == n - 1)
    wave[n - 1] = -1
    #expect(count(wave) == n - 1)
    wave[n - 1] = 4
    wave.swapAt(100_000, 100_001)
    #expect(count(wave) == n)
    #expect(
      LevelCodes.combinationCount(of: [LevelCodes(unit), LevelCodes(wave.map { _ in 0 })]) == n / 5)
  }

  @Test func notANumberIsMissing() {
    #expect(LevelCodes(NumberColumn(values: [.nan, 2, 1], missing: [false, false, false])).codes == [-1, 1, 0])
  }

  @Test func columnsOfAFrameHaveLevels() throws {
    let text = "whole,mixed,word,zero\n12,1,b,0\n3,1.0,a,-0\n,2,b,0\n12,1,NA,-0\n"
    let frame = try CSVReader().read(DataFile(path: "a.csv", bytes: Array(text.utf8)))
    #expect(try frame.levelCodes("whole").codes == [1, 0, -1, 1])
    // 1 and 1.0 are other texts, as 0 and -0 are.
    #expect(try frame.levelCodes("mixed").codes == [0, 1, 2, 0])
    #expect(try frame.levelCodes("zero").codes == [0, 1, 0, 1])
    #expect(try frame.levelCodes("word").codes == [0, 1, 0, -1])
    #expect(throws: DataError.self) { try frame.levelCodes("none") }
  }

  /// Numbers of a file are numbered without becoming doubles; those that were asked for as doubles get the same levels.
  @Test(arguments: [1, 3])
  func numbersOfAFileHaveTheLevelsOfDoubles(_ threads: Int) throws {
    let numbers = (0..<50_000).map { row -> Int? in
      row % 41 == 0 ? nil : (row &* 7919 % 3001 - 1500) * (row % 5 == 0 ? 3 : 1)
    }
    let text = "x,wide,none\n" + numbers.map { "\($0.map(String.init) ?? ""),\(($0 ?? 0) * 90_001),\n" }.joined()
    let frame = try CSVReader().read(DataFile(path: "a.csv", bytes: Array(text.utf8)))
    let expected = LevelCodes(NumberColumn(numbers.map { $0.map(Double.init) }))
    #expect(try frame.levelCodes("x", threads: threads) == expected)
    _ = try frame.numbers("x")
    #expect(try frame.levelCodes("x", threads: threads) == expected)
    #expect(try frame.levelCodes("none", threads: threads).levelCount == 0)
    let wide = try frame.levelCodes("wide", threads: threads)
    #expect(wide == LevelCodes(NumberColumn(numbers.map { Double(($0 ?? 0) * 90_001) })))
  }
}
