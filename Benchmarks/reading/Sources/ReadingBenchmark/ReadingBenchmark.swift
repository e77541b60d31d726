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
    var sums = [Double](repeating: 0, count: levels.levels.count)
    var counts = [Int](repeating: 0, count: levels.levels.count)
    for (row, code) in levels.codes.enumerated() where code >= 0 && !numbers.missing[row] {
      sums[Int(code)] += numbers.values[row]
      counts[Int(code)] += 1
    }
    let first = levels.levels.firstIndex(of: "District 1").map { sums[$0] / Double(counts[$0]) }
    print("{\"check\": [\(first ?? 0), \(counts.count { $0 > 0 })], \"columns\": \(frame.names.count)}")
  }
}
