import BolavenData
import BolavenEstimation
import BolavenNumerics
import Glibc

/// Times one regression of a table in memory, from the columns to the finished result: the formula, levels of ids, missing
/// values, coefficients, standard errors and what is claimed about them.
///
///     RegressionBenchmark FOLDER NAME COLUMN,... FORMULA COVARIANCE CLUSTER RUNS SECONDS
///
/// One call for the first impression, then up to RUNS within SECONDS; the last line is JSON. `-` is no cluster. As the peers
/// do, a call keeps what it says of the model and lets the model go.
///
///     RegressionBenchmark stream ROWS
///
/// One regression of rows that are made while they pass.
@main
struct RegressionBenchmark {
  static func main() throws {
    // As `bolaven` does.
    keepFreedMemory()
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.count == 2, arguments[0] == "stream", let rows = Int(arguments[1]) {
      print(try StreamedRegression(rowCount: rows).record)
      return
    }
    guard arguments.count == 8, let runs = Int(arguments[6]), let seconds = Double(arguments[7]),
      let kind = CovarianceEstimator(rawValue: arguments[4])
    else {
      print("RegressionBenchmark FOLDER NAME COLUMN,... FORMULA COVARIANCE CLUSTER RUNS SECONDS | stream ROWS")
      exit(2)
    }
    let loading = Moment()
    let columns = arguments[2].split(separator: ",").map(String.init)
    let frame = try rawTable(arguments[1], in: arguments[0], columns: columns)
    let setup = loading.elapsed.seconds
    let loaded = peakMebibytes
    let estimate = { () throws -> Said in
      let clusters = arguments[5] == "-" ? [] : [ColumnName(arguments[5])]
      let design = DesignRequest(try Formula(arguments[3]), clusters: clusters)
      return Said(try Regression(design, covariance: CovarianceRequest(kind)).fit(to: frame)[0])
    }
    let first = Moment()
    var said = try estimate()
    let cold = first.elapsed.seconds

    var times: [Moment.Elapsed] = []
    let start = Moment()
    while times.count < runs, times.isEmpty || start.elapsed.seconds + (times.map(\.seconds).min() ?? 0) < seconds {
      let moment = Moment()
      said = try estimate()
      times.append(moment.elapsed)
    }
    let sorted = times.map(\.seconds).sorted()
    let kernel = OpenBLAS.kernel ?? "none"
    print(
      """
      {"setup": \(setup), "cold": \(cold), "est_min": \(sorted[0]), "est_med": \(sorted[sorted.count / 2]), \
      "cpu_min": \(times.map(\.processorSeconds).min() ?? 0), "runs": \(times.count), \
      "check": [\(said.estimate), \(said.standardError)], "solver": "\(said.solver)", \
      "iterations": \(said.iterations), "residual": \(said.relativeResidual), \
      "loaded_mib": \(loaded), "rss_mib": \(peakMebibytes), "threads": \(Threads.available), "core": "\(kernel)"}
      """)
  }
}

/// What is kept of a model: its first coefficient beside the intercept, and how it was found.
private struct Said {
  let estimate: Double
  let standardError: Double
  let solver: String
  let iterations: Int
  let relativeResidual: Double

  init(_ model: RegressionModel) {
    let named = model.inference.estimates.first { $0.term != Design.intercept }
    estimate = named?.estimate ?? 0
    standardError = named?.standardError ?? 0
    solver = model.fit.absorption?.solver ?? model.fit.solver.rawValue
    iterations = model.fit.absorption?.iterations ?? 0
    relativeResidual = model.fit.absorption?.relativeResidual ?? 0
  }
}

/// The most memory, in MiB, that this process had at once.
var peakMebibytes: Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss / 1024
}

/// A point in time, by the clock and by the processor time of all threads.
struct Moment {
  struct Elapsed {
    let seconds: Double
    let processorSeconds: Double
  }

  private let clock = Self.read(CLOCK_MONOTONIC)
  private let processor = Self.read(CLOCK_PROCESS_CPUTIME_ID)

  var elapsed: Elapsed {
    Elapsed(
      seconds: Self.read(CLOCK_MONOTONIC) - clock, processorSeconds: Self.read(CLOCK_PROCESS_CPUTIME_ID) - processor)
  }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
