import BolavenData
import BolavenEstimation
import BolavenReports

/// The notes under the income table.
extension IncomeWording {
  static func notes(_ findings: IncomeFindings) -> [Note] {
    let settings = findings.settings
    let treatment = settings.design.treatment?.text ?? "treatment"
    let method = settings.design.weights.map { "Least squares weighted by \($0.text)" } ?? "Least squares"
    var notes = [
      Note(.rows, LocalizedText("\(method); effect of \(treatment) = \(settings.design.treated).\(models(findings))")),
      Note(.parentheses, LocalizedText("Standard errors in parentheses, intervals in brackets.")),
      Note(.errors, errors(findings)),
    ]
    if let randomization = findings.randomization[findings.headline] {
      notes.append(
        Note(
          .errors,
          LocalizedText(
            "Randomisation test: all \(NumberStyle.count.text(Double(randomization.assignments), in: .english)) ways to "
              + "assign the pairs, |t| by pair.")))
    }
    if let missing = withoutRandomisation(findings) { notes.append(Note(.errors, missing)) }
    if findings.models.count > 1 {
      notes.append(
        Note(.errors, LocalizedText("Only the main model carries a p-value and an interval.")))
    }
    if let error = findings.main.inference.estimate.standardError, error == 0,
      let missing = missing(findings.main.inference)
    {
      notes.append(Note(.errors, LocalizedText("\(missing.prefix(1).uppercased())\(missing.dropFirst()).")))
    }
    notes += findings.undefined.map { method in
      Note(.errors, LocalizedText("Not defined for these data: \(name(of: method, isMain: false).english)."))
    }
    notes.append(Note(.sample, LocalizedText(sampleSentence(findings.income.estimationSample, of: "units"))))
    notes += repairs(findings).map { Note(.sample, $0) }
    if let lost = lostShares(findings) {
      let percent = { (share: Double) in NumberStyle.percentWithSign(decimals: 1).text(share, in: .english) }
      notes.append(
        Note(
          .sample,
          LocalizedText(
            "Lost to follow-up: programme \(percent(lost.treated)), comparison \(percent(lost.comparison)).")))
    }
    if let takeUp = findings.income.takeUp, let treated = takeUp.treated, let comparison = takeUp.comparison {
      let percent = { (share: Double) in NumberStyle.percentWithSign(decimals: 1).text(share, in: .english) }
      notes.append(
        Note(
          .sample,
          LocalizedText(
            "Took part: programme \(percent(treated)), comparison \(percent(comparison)); the effect is that of being "
              + "assigned.")))
    }
    notes += adjustments(findings).map { Note(.adjustments, $0) }
    notes.append(Note(.source, sourceNote(sources(findings))))
    return notes
  }

  private static func repairs(_ findings: IncomeFindings) -> [LocalizedText] {
    guard let fields = findings.income.linkFields else { return [] }
    var notes = LinkWording.notes(
      findings.income.lines, fields, hidesIdentifiers: findings.settings.isIdentifierPrivate)
    if let estimate = findings.exactOnly?.inference.estimate.estimate {
      let effect = NumberStyle.signed(decimals: findings.decimals).text(estimate, in: .english)
      notes.append(LocalizedText("Units with equal identifiers alone: effect \(effect)."))
    }
    return notes
  }

  /// Why there is no randomisation test where units were assigned by lot in groups.
  private static func withoutRandomisation(_ findings: IncomeFindings) -> LocalizedText? {
    guard findings.randomization[findings.headline] == nil, findings.settings.design.assignment == .random else {
      return nil
    }
    switch findings.main.inference.rule {
    case .pairs:
      return LocalizedText(
        "No randomisation test: it needs at most \(PairedRandomization.mostPairs) pairs, each with one unit of either arm "
          + "in the sample, and no weights.")
    case .clusterMeans, .clusterMeansOnly:
      return LocalizedText("The randomisation test over the ways to assign the clusters is not computed.")
    case .independentRows, .strata, .clusters, .withheld, .noClusterTest, .oneCluster, .requested: return nil
    }
  }

  private static func sources(_ findings: IncomeFindings) -> [String] {
    [findings.file] + [findings.settings.deflators?.file].compactMap { findings.settings.outcome.isReal ? $0 : nil }
  }

  private static func models(_ findings: IncomeFindings) -> String {
    let effects = findings.main.fit.design.effects.map { " Every model has effects of \($0.name)." } ?? ""
    guard let waves = findings.income.waves, let wave = findings.settings.source.waveColumn else { return effects }
    return " Before: \(wave.text) = \(waves.before); after: \(waves.after).\(effects)"
  }

  private static func errors(_ findings: IncomeFindings) -> LocalizedText {
    let inference = findings.main.inference
    var text = "Errors: \(reason(for: inference.rule)(.english))"
    if case .requested = inference.rule {
      text += ": \(inference.covariance?.rawValue ?? "none")"
      if let name = inference.clusterName { text += " by \(name)" }
      if let factor = inference.smallSampleFactor, factor != 1 {
        text += ", small-sample factor \(plain(factor, decimals: 4))"
      }
    }
    if let freedom = inference.intervalDegreesOfFreedom {
      text += ", df \(plain(freedom, decimals: 1))"
      if case .requested = inference.rule { text += " (\(source(of: inference)))" }
    }
    if let freedom = inference.clusterMeansTest?.degreesOfFreedom {
      text += "; df of the test \(plain(freedom, decimals: 0))"
    }
    return LocalizedText(text + ".")
  }

  private static func source(of inference: EffectInference) -> String {
    switch inference.degreesOfFreedomRule {
    case .satterthwaite: "Satterthwaite"
    case .imbensKolesar: "Imbens and Kolesár"
    case .residual: inference.clusterName == nil ? "rows - coefficients" : "clusters - 1"
    }
  }

  private static func adjustments(_ findings: IncomeFindings) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    if let base = findings.income.priceBase {
      let sources = findings.income.priceSources
      let origin = sources.isEmpty ? "" : " (index: \(sources.joined(separator: ", ")))"
      notes.append(LocalizedText("Money in prices of \(base)\(origin)."))
    }
    if let probability = findings.settings.outcome.winsorisedAt, let cuts = findings.income.winsorCuts {
      let number = { (x: Double) in plain(x, decimals: findings.decimals) }
      let before = cuts.before.map { "\(number($0)) before, " } ?? ""
      let after = "\(number(cuts.after)) after"
      let percentile = plain(100 * probability, decimals: 100 * probability == (100 * probability).rounded() ? 0 : 1)
      notes.append(
        LocalizedText("Values above the \(percentile)th percentile are set to it, arms pooled: \(before)\(after)."))
    }
    if findings.income.priceBase != nil, findings.settings.baseline != nil {
      notes.append(LocalizedText("The outcome before is put into these prices by the same factor as the one after."))
    }
    if !findings.settings.controls.isEmpty {
      notes.append(
        LocalizedText(
          "Controls\(findings.income.attrition == nil ? "" : ", of the wave before"): \(findings.settings.controls.map(\.text).joined(separator: ", "))."
        ))
    }
    let dropped = findings.main.fit.droppedTerms
    if !dropped.isEmpty {
      notes.append(LocalizedText("Dropped, a combination of other columns: \(dropped.joined(separator: ", "))."))
    }
    return notes
  }
}
