import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

/// Thousands of numbers of R, statsmodels, pyfixest, linearmodels and dense matrices: `Reference/grid_notes.md`.
@Suite struct RegressionGridTests {
  /// One line of the grid: a number under one covariance of one model.
  struct Line: Sendable {
    let cells: [String: String]
    let value: Double

    subscript(_ column: String) -> String { cells[column] ?? "" }
    /// What belongs to one call.
    var call: [String] { [self["vcov"], self["cluster"], self["options"]] }
    var options: [String: String] {
      Dictionary(
        self["options"].split(separator: ";").map { option in
          let sides = option.split(separator: "=").map(String.init)
          return (sides[0], sides[1])
        }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Lines that are not met, each with its cause. A line that agrees nevertheless fails the test.
  static let exceptions: [(cause: String, isMeant: @Sendable (Line) -> Bool)] = []

  private static let folder = "Tests/BolavenEstimationTests/Reference/"

  static let lines: [String: [Line]] = {
    guard let frame = try? DataFrame(contentsOf: Repository.absolute(folder + "grid_values.csv")) else { return [:] }
    let columns = frame.names.compactMap { name in (try? frame.categories(name)).map { (name.text, $0) } }
    guard let values = try? frame.numbers("value") else { return [:] }
    var lines: [String: [Line]] = [:]
    for row in 0..<frame.rowCount {
      let cells = Dictionary(
        uniqueKeysWithValues: columns.compactMap { name, column in column[row].map { (name, $0) } })
      lines[cells["case"] ?? "", default: []].append(Line(cells: cells, value: values[row] ?? .nan))
    }
    return lines
  }()

  @Test func theGridIsThere() {
    #expect(Self.lines.count > 150 && Self.lines.values.reduce(0) { $0 + $1.count } > 6_000)
  }

  @Test("every number agrees to ten digits", arguments: lines.keys.sorted())
  func agree(_ name: String) throws {
    let all = try #require(Self.lines[name])
    let file = name.hasPrefix("m") ? "grid_missing.csv" : "grid_data.csv"
    let table = try DataFrame(contentsOf: Repository.absolute(Self.folder + file))
    let count = min(table.rowCount, Int(all[0]["n"]) ?? 0)
    let rows = table.rows(Array(0..<count))
    // Rows without a cluster are lost to every covariance of a case with clusters.
    let clusters = name.hasPrefix("m") ? all.map { $0["cluster"] }.first { !$0.isEmpty } ?? "" : ""
    for call in Set(all.map(\.call)).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let lines = all.filter { $0.call == call }
      let fitted = try model(of: lines[0], in: rows, clusters: clusters)
      for line in lines {
        // A matrix with a negative eigenvalue has no joint test here.
        if line["quantity"] == "wald_F", line["cluster"].contains(","), fitted.inference.jointTest == nil { continue }
        let label = "\(name) \(line["formula"]) \(call) \(line["term"]) \(line["quantity"])"
        let found = try #require(try value(of: line, in: fitted), "\(label) is not computed")
        let agrees = (found - line.value).magnitude <= 1e-10 * line.value.magnitude
        if let exception = Self.exceptions.first(where: { $0.isMeant(line) }) {
          #expect(!agrees, "\(label) agrees, in spite of: \(exception.cause)")
        } else {
          #expect(agrees, "\(label): \(found), expected \(line.value) (\(line["source"]))")
        }
      }
    }
  }

  private func model(of line: Line, in rows: DataFrame, clusters always: String) throws -> RegressionModel {
    let options = line.options
    let named = line["cluster"].isEmpty ? always : line["cluster"]
    let clusters = named.split(separator: ",").map { ColumnName(String($0)) }
    let kind = try #require(CovarianceEstimator(rawValue: line["vcov"]))
    var request = CovarianceRequest(kind, lags: options["lags"].flatMap { Int($0) }, degreesOfFreedom: .residual)
    if options["df"] == "satterthwaite" || kind == .cr2 { request.degreesOfFreedom = .satterthwaite }
    request.coefficientCount = options["k"].flatMap(CoefficientCount.init(rawValue:)) ?? .nested
    request.multiwayFactor = options["ssc"].flatMap(MultiwayFactor.init(rawValue:)) ?? .each
    if options["factor"] == "none" || kind == .driscollKraay { request.multiwayFactor = .none }
    let type =
      line["weight_type"].isEmpty ? WeightType.analytic : try #require(WeightType(rawValue: line["weight_type"]))
    return try BolavenEstimationTests.model(
      line["formula"], weights: line["weights"].isEmpty ? nil : ColumnName(line["weights"]), weightType: type,
      clusters: clusters, time: options["time"].map { ColumnName($0) }, series: options["unit"].map { ColumnName($0) },
      method: options["method"] == "liml" ? .limitedInformation : nil, covariance: request, in: rows)
  }

  /// A transform in the grid may be written with other blanks.
  private func plain(_ term: String) -> String { term.replacing(" ", with: "") }

  private func value(of line: Line, in model: RegressionModel) throws -> Double? {
    let quantity = line["quantity"]
    if let reason = quantity.hasPrefix("losses.") ? String(quantity.dropFirst(7)) : nil {
      return Double(model.sample.losses.filter { $0.reason.rawValue == reason }.reduce(0) { $0 + $1.rows })
    }
    let statistics = model.fit.statistics
    let known: [String: Double?] = [
      "observations": Double(statistics.observations), "rank": Double(model.fit.parameters),
      "sigma": statistics.residualStandardDeviation, "r_squared": statistics.rSquared,
      "adj_r_squared": statistics.adjustedRSquared, "within_r_squared": statistics.withinRSquared,
      "log_likelihood": statistics.logLikelihood, "aic": statistics.akaikeCriterion, "bic": statistics.bayesCriterion,
      "wald_F": model.inference.jointTest?.statistic, "f_statistic": model.inference.jointTest?.statistic,
    ]
    if let value = known[quantity] { return value }
    if let instruments = model.instruments, let value = instrumental(quantity, line["term"], instruments) {
      return value
    }
    let estimate = try #require(
      model.inference.estimates.first { plain($0.term) == plain(line["term"]) }, "no term \(line["term"])")
    return switch quantity {
    case "estimate": estimate.estimate
    case "std_error": estimate.standardError
    case "df": estimate.degreesOfFreedom
    case "p_value": estimate.pValue
    case "conf_low": estimate.confidenceLow
    case "conf_high": estimate.confidenceHigh
    default: nil
    }
  }

  private func instrumental(_ quantity: String, _ term: String, _ diagnostics: InstrumentDiagnostics) -> Double? {
    switch quantity {
    case "first_stage_F": return diagnostics.firstStages.first { $0.term == term }?.robust?.statistic
    case "effective_F": return diagnostics.firstStages.first { $0.term == term || term.isEmpty }?.effectiveF
    case "wu_hausman_F": return diagnostics.wuHausman?.statistic
    case "wu_hausman_p": return diagnostics.wuHausman?.pValue
    case "sargan": return diagnostics.overidentification?.sargan.statistic
    case "sargan_p": return diagnostics.overidentification?.sargan.pValue
    case "hansen_j": return diagnostics.overidentification?.hansen?.statistic
    case "hansen_p": return diagnostics.overidentification?.hansen?.pValue
    case "liml_kappa": return diagnostics.kappa
    case "anderson_rubin_F": return diagnostics.andersonRubin?.test.statistic
    case "anderson_rubin_p": return diagnostics.andersonRubin?.test.pValue
    default: break
    }
    guard quantity.hasPrefix("anderson_rubin_"), let set = diagnostics.andersonRubin?.confidenceSet else { return nil }
    let ends = set.flatMap { [$0.low, $0.high] }.compactMap { $0 }
    switch quantity {
    case "anderson_rubin_low": return ends.first
    case "anderson_rubin_high": return ends.last
    case "anderson_rubin_shape":
      if set.isEmpty { return 0 }
      if ends.isEmpty { return 3 }
      return set.count == 1 ? 1 : 2
    default: return nil
    }
  }
}
