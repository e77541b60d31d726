import BolavenData
import BolavenNumerics
import Glibc

/// Reads a table and takes the mean of one column in each level of another.
///
///     ReadingBenchmark load|query FILE NUMBERS GROUPS
///
/// `load` reads every column, `query` the two alone. The last line is JSON: the mean of the first level, and how many there are.
@main
struct ReadingBenchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 4, ["load", "query"].contains(arguments[0]) else {
      print("ReadingBenchmark load|query FILE NUMBERS GROUPS")
      exit(2)
    }
    // As the program does.
    keepFreedMemory()
    let (values, groups) = (ColumnName(arguments[2]), ColumnName(arguments[3]))
    let options = ReadOptions(columns: arguments[0] == "query" ? [values, groups] : nil)
    let frame = try DataFrame(contentsOf: arguments[1], options)
    let numbers = try frame.numbers(values)
    let levels = try frame.levels(groups)
    let (sums, counts) = totals(numbers, levels)
    let first = levels.levels.firstIndex(of: "District 1").map { sums[$0] / Double(counts[$0]) }
    print("{\"check\": [\(first ?? 0), \(counts.count { $0 > 0 })], \"columns\": \(frame.names.count)}")
  }

  /// The sum of the numbers in each level, and how many there are.
  private static func totals(_ numbers: NumberColumn, _ levels: Categories) -> (sums: [Double], counts: [Int]) {
    let (rows, count) = (levels.codes.count, levels.levels.count)
    let blocks = 64
    nonisolated(unsafe) let parts = UnsafeMutablePointer<(sums: [Double], counts: [Int])>.allocate(capacity: blocks)
    parts.initialize(repeating: ([], []), count: blocks)
    Threads.forEachBlock(blocks) { block in
      var sums = [Double](repeating: 0, count: count)
      var counts = [Int](repeating: 0, count: count)
      for row in rows * block / blocks..<rows * (block + 1) / blocks {
        let code = Int(levels.codes[row])
        guard code >= 0, !numbers.missing[row] else { continue }
        sums[code] += numbers.values[row]
        counts[code] += 1
      }
      parts[block] = (sums, counts)
    }
    var total = (sums: [Double](repeating: 0, count: count), counts: [Int](repeating: 0, count: count))
    for block in 0..<blocks {
      for code in 0..<count {
        total.sums[code] += parts[block].sums[code]
        total.counts[code] += parts[block].counts[code]
      }
    }
    parts.deinitialize(count: blocks)
    parts.deallocate()
    return total
  }
}
