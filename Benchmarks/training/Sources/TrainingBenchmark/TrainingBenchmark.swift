import BolavenData
import BolavenEstimation
import BolavenNumerics
import Glibc

/// Times one statistic of a training, from answers or scores in memory to the finished result.
///
///     TrainingBenchmark FILE.csv WORKLOAD THREADS SECONDS
///
/// Calls for as long as SECONDS, at least once after a first call; the last line is JSON with the fastest call.
@main
struct TrainingBenchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 4, let threads = Int(arguments[2]), let seconds = Double(arguments[3]) else {
      print("TrainingBenchmark FILE.csv WORKLOAD THREADS SECONDS")
      exit(2)
    }
    let frame = try DataFrame(contentsOf: arguments[0])
    let columns = try frame.names.map { try frame.numbers($0).values }
    let answers = ItemResponses(personCount: frame.rowCount, itemCount: columns.count) { columns[$1][$0] == 1 }
    let work: () throws -> [Double]
    switch arguments[1] {
    case "wilcoxon-untied", "wilcoxon-ties":
      work = { [try SignedRank(pre: columns[0], post: columns[1]).pValue] }
    case "rasch-cml":
      work = { try RaschModel(answers, threads: threads).estimatedDifficulties }
    case "two-parameter":
      work = {
        let items = try MarginalModel(answers, threads: threads).items
        return items.map(\.slope) + items.map(\.difficulty)
      }
    default:
      print("no workload \(arguments[1])")
      exit(2)
    }

    var found = try work()
    var (fastest, runs) = (Double.infinity, 0)
    let start = now()
    repeat {
      let moment = now()
      found = try work()
      fastest = min(fastest, now() - moment)
      runs += 1
    } while now() - start < seconds
    print("{\"seconds\": \(fastest), \"runs\": \(runs), \"check\": \(found)}")
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
