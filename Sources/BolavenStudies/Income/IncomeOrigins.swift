import BolavenData
import BolavenEstimation
public import BolavenReports

extension IncomeFindings {
  private typealias Wording = IncomeOriginWording

  /// What a cell of the table was made from.
  func origin(_ row: String, _ column: String) -> Provenance {
    let model = models.first { $0.method == column } ?? main
    var whole = provenance
    (whole.formula, whole.what, whole.equation) = described(row, model)
    whole.steps = steps(of: row)
    if ["effect", "p", "standard_error", "interval"].contains(row), model.method == main.method {
      whole.test = tTest(model.inference)
    }
    return whole
  }

  /// The means of the programme units, which indicators refer to.
  public func origin(of key: String) -> Provenance? {
    guard ["treated.before", "treated.after", "comparison.after"].contains(key), measures[key] != nil else {
      return nil
    }
    var whole = provenance
    whole.formula = "B3"
    whole.what =
      key == "comparison.after" ? Wording.comparisonMean : Wording.treatedMean(isBefore: key == "treated.before")
    let arm = key == "comparison.after" ? "!=" : "="
    whole.equation = "sum(w * y) / sum(w), \(treatment) \(arm) \(settings.design.treated)"
    // Indicators are told the means before the highest values are set lower.
    whole.steps = steps(of: "mean").filter { key == "comparison.after" || $0 != winsorising }
    return whole
  }

  private var treatment: String { settings.design.treatment?.text ?? "treatment" }

  private var provenance: Provenance {
    let design = settings.design
    let columns =
      settings.outcome.compute.columns + (settings.baseline?.columns ?? [])
      + [design.treatment, design.cluster, design.pairs, design.strata, design.weights].compactMap { $0 }
      + settings.controls
    let source = Provenance.Source(file, rows: income.places.used, leftOut: income.places.leftOut)
    let deflators = settings.outcome.isReal ? settings.deflators.map { [Provenance.Source($0.file)] } ?? [] : []
    var seen: Set<ColumnName> = []
    return Provenance(
      formula: "B3", columns: columns.filter { seen.insert($0).inserted }.map(\.text), filter: "complete rows",
      rows: income.sample.observations, sources: [source] + deflators)
  }

  private var winsorising: LocalizedText? { settings.outcome.winsorisedAt.map { StepWording.winsorise(at: $0) } }

  private func steps(of row: String) -> [LocalizedText] {
    var steps = [StepWording.read, StepWording.check]
    if settings.source.waveColumn != nil,
      let identifier = settings.source.id.first(where: { $0 != settings.source.waveColumn })
    {
      steps.append(StepWording.match(on: settings.isIdentifierPrivate ? PrivateColumns.hidden : identifier.text))
    }
    if let base = income.priceBase { steps.append(StepWording.deflate(to: base)) }
    steps.append(StepWording.complete)
    steps += [winsorising].compactMap { $0 }
    switch row {
    case "comparison_mean", "mean", "units", "clusters": return steps
    default: return steps + [StepWording.leastSquares]
    }
  }

  private func described(_ row: String, _ model: EffectModel) -> (String, LocalizedText?, String?) {
    let inference = model.inference
    let name = IncomeWording.name(of: model.method, isMain: false)
    switch row {
    case "effect": return ("B3", Wording.effect(settings.outcome.label, by: name), equation(of: model))
    case "standard_error":
      let covariance = inference.covariance?.rawValue ?? "-"
      return ("B2", Wording.standardError(covariance, inference.clusterName), variance(of: covariance))
    case "interval":
      let freedom = inference.intervalDegreesOfFreedom.map { plain($0, decimals: 1) } ?? "-"
      let level = settings.request.confidence * 100
      let percent = plain(level, decimals: level == level.rounded() ? 0 : 1)
      return (
        "B2", Wording.interval("\(percent)%", df: freedom),
        "effect -/+ t(\(freedom); \(plain(50 + level / 2, decimals: 1))%) * standard error"
      )
    case "p":
      return inference.clusterMeansTest == nil
        ? ("B2", Wording.pValue, "2 * P(T > |effect / standard error|)")
        : ("B2", Wording.clusterMeansPValue, "2 * P(T > |t of least squares on cluster means|)")
    case "p_randomisation":
      return (
        "B2", Wording.randomisation(randomization[headline]?.assignments ?? 0), "count(|t*| >= |t|) / assignments"
      )
    case "comparison_mean":
      return ("B3", Wording.comparisonMean, "sum(w * y) / sum(w), \(treatment) != \(settings.design.treated)")
    case "units": return ("B3", Wording.units, "count(units)")
    case "clusters": return ("B2", Wording.clusters(inference.clusterName ?? ""), "count(different values)")
    default: return ("B2", Wording.rSquared, "1 - sum(w * e^2) / sum(w * (y - mean(y))^2)")
    }
  }

  /// `y_after = a + effect * assigned + rho * y_before + effects of pair_id + e`.
  private func equation(of model: EffectModel) -> String {
    let left = model.method == DifferenceInDifferences.name ? "y_after - y_before" : "y_after"
    var terms = ["a", "effect * \(treatment)"]
    if model.method == Ancova.name { terms.append("rho * y_before") }
    terms += settings.controls.map { "b * \($0.text)" }
    if let strata = settings.design.pairs ?? settings.design.strata { terms.append("effects of \(strata.text)") }
    return "\(left) = \(terms.joined(separator: " + ")) + e,  y = \(settings.outcome.compute.text)"
  }

  /// The square of the standard error.
  private func variance(of covariance: String) -> String {
    let sum =
      switch covariance {
      case "CR2": "sum over groups (x[g]' (I - H[g])^(-1/2) e[g])^2"
      case "CR3", "CR3J": "sum over groups (x[g]' (I - H[g])^(-1) e[g])^2"
      case "CR0", "CR1", "CR1S": "sum over groups (x[g]' e[g])^2"
      case "HC2": "sum of x^2 e^2 / (1 - h)"
      case "HC3": "sum of x^2 e^2 / (1 - h)^2"
      default: "sum of x^2 e^2"
      }
    return "sqrt(\(sum)) / sum(x^2), x = \(treatment) given the other regressors"
  }

  private func tTest(_ inference: EffectInference) -> LocalizedText? {
    let estimate = inference.estimate
    guard let t = estimate.statistic, let freedom = estimate.degreesOfFreedom, let p = estimate.pValue else {
      return nil
    }
    let digits = freedom == freedom.rounded() ? 0 : 1
    return .verbatim("t(\(plain(freedom, decimals: digits))) = \(plain(t, decimals: 2)), p = \(shortPValue(p))")
  }
}
