import BolavenData
import BolavenEstimation
import BolavenReports

/// The notes under the regression table.
extension RegressionWording {
  static func notes(_ findings: RegressionFindings) -> [Note] {
    let settings = findings.settings
    let models = findings.models
    let add = { (kind: Note.Kind, text: @escaping (FittedRegression) -> String?) -> [Note] in
      each(models, text).map { Note(kind, LocalizedText($0)) }
    }
    var notes = add(.rows) { "\(name(of: $0.model.method)): \($0.formula.text)" }
    if let filter = settings.filter { notes.append(Note(.rows, LocalizedText("Rows with \(filter.text)."))) }
    notes.append(
      Note(
        .parentheses,
        LocalizedText(findings.isSideBySide ? "Standard errors in parentheses." : "Intervals in brackets.")))
    notes += add(.errors) { "Errors: \(errors($0.model))" }
    notes += [smallSampleFactors(findings), degreesOfFreedom(findings)].compactMap { $0 }.map {
      Note(.errors, LocalizedText($0))
    }
    notes += add(.errors) { missing($0.model.inference).map(sentence) }
    notes += add(.errors) { degenerate($0.model.inference).map(sentence) }
    notes += add(.errors) { jointTest($0.model) }
    for position in settings.hypotheses.indices { notes += add(.errors) { hypothesis($0.tests[position]) } }
    notes += add(.sample) { model in
      let sample = model.model.sample
      return sample.losses.isEmpty && models.count > 1 ? "No row is left out" : sampleSentence(sample, of: "rows")
    }
    notes += ([withoutLevel(findings)].compactMap { $0 } + findings.failures.map { failure($0, by: settings.by?.text) })
      .map {
        Note(.sample, LocalizedText(sentence($0) + "."))
      }
    notes += add(.adjustments) { dropped($0.model).map(sentence) }
    notes += add(.adjustments) { withoutColumns($0).map(sentence) }
    notes += add(.adjustments) { digits($0.model).map(sentence) }
    if let weights = weights(settings) { notes.append(Note(.adjustments, LocalizedText("\(sentence(weights))."))) }
    notes += add(.adjustments) { instruments($0) }
    notes += add(.adjustments) { absorption($0.model).map(sentence) }
    notes.append(Note(.source, sourceNote([settings.file])))
    return notes
  }

  /// What a reader of the numbers of one model has to know, as sentences without their point.
  static func notes(of fitted: FittedRegression, by column: String?) -> [String] {
    let model = fitted.model
    let level = column.flatMap { column in fitted.level.map { "rows with \(column) = \($0)" } }
    var notes = ["formula: \(fitted.formula.text)", level].compactMap { $0 }
    notes += [
      missing(model.inference), degenerate(model.inference), dropped(model), withoutColumns(fitted), digits(model),
      absorption(model),
    ]
    .compactMap { $0 }
    notes += instrumentSentences(fitted)
    return notes
  }

  static func withoutLevel(_ findings: RegressionFindings) -> String? {
    guard findings.rowsWithoutLevel > 0, let by = findings.settings.by else { return nil }
    return
      "\(rows(findings.rowsWithoutLevel)) without a value of \(by.text) \(findings.rowsWithoutLevel == 1 ? "is" : "are") in no model"
  }

  // MARK: Parts

  /// One sentence where all models agree; otherwise each with the numbers of its models.
  private static func each(_ models: [FittedRegression], _ text: (FittedRegression) -> String?) -> [String] {
    let texts = models.map(text)
    return unique(texts.compactMap { $0 }).map { sentence in
      let members = models.indices.filter { texts[$0] == sentence }
      let end = sentence.hasSuffix(".") ? sentence : sentence + "."
      guard members.count < models.count else { return end }
      return "\(members.map { number(of: models[$0]) }.joined(separator: " ")) \(end)"
    }
  }

  private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private static func errors(_ model: RegressionModel) -> String {
    let isRepaired = model.inference.covariance?.wasRepaired == true
    return reason(model) + (isRepaired ? "; negative eigenvalues of the covariance are set to 0" : "")
  }

  private static func smallSampleFactors(_ findings: RegressionFindings) -> String? {
    listed("Small-sample factor", findings.models) { model in
      model.model.inference.covariance.flatMap { covariance in
        covariance.smallSampleFactor == 1 ? nil : plain(covariance.smallSampleFactor, decimals: 4)
      }
    }
  }

  /// How they were found, and where the table has no column of them, which they are.
  private static func degreesOfFreedom(_ findings: RegressionFindings) -> String? {
    let models = findings.models.filter { $0.model.inference.estimates.contains { $0.degreesOfFreedom != nil } }
    let sources = unique(models.map { source(of: $0.model.inference) })
    guard let only = sources.first else { return nil }
    let isRule = only.hasPrefix("by ")
    guard findings.isSideBySide else { return "Degrees of freedom\(isRule ? " " : ": ")\(only)." }
    let what = "Degrees of freedom" + (sources.count > 1 ? "" : "\(isRule ? " " : ", ")\(only)")
    return listed(what, findings.models) { model in
      let inference = model.model.inference
      let freedoms = inference.estimates.compactMap(\.degreesOfFreedom)
      guard let low = freedoms.min(), let high = freedoms.max() else { return nil }
      let decimals = freedoms.allSatisfy { $0 == $0.rounded() } ? 0 : 1
      let (first, last) = (plain(low, decimals: decimals), plain(high, decimals: decimals))
      let range = first == last ? first : "\(first) to \(last)"
      return sources.count == 1 ? range : "\(range) (\(source(of: inference)))"
    }
  }

  /// One value where all models agree; otherwise each with the numbers of its models.
  private static func listed(
    _ what: String, _ models: [FittedRegression], _ value: (FittedRegression) -> String?
  ) -> String? {
    let values = models.map(value)
    let known = unique(values.compactMap { $0 })
    guard let first = known.first else { return nil }
    if values.allSatisfy({ $0 == first }) { return "\(what): \(first)." }
    let parts = known.map { value in
      let members = models.indices.filter { values[$0] == value }.map { number(of: models[$0]) }
      return "\(members.joined(separator: " ")) \(value)"
    }
    return "\(what): \(parts.joined(separator: ", "))."
  }

  private static func jointTest(_ model: RegressionModel) -> String? {
    guard let test = model.inference.jointTest, model.fit.rank > 2 || test.numeratorDegreesOfFreedom > 1 else {
      return nil
    }
    return "All coefficients\(model.fit.design.interceptColumn == nil ? "" : " but the constant") are 0: \(words(test))"
  }

  private static func hypothesis(_ tested: (text: String, test: WaldTest?)) -> String {
    "Test of \(tested.text): \(tested.test.map(words) ?? "not to be had")"
  }

  static func words(_ test: WaldTest) -> String {
    let statistic = plain(test.statistic, decimals: 2)
    let q = test.numeratorDegreesOfFreedom
    let p = probability(test.pValue)
    guard let freedom = test.denominatorDegreesOfFreedom else { return "chi2(\(q)) = \(statistic), \(p)" }
    return "F(\(q), \(plain(freedom, decimals: freedom == freedom.rounded() ? 0 : 1))) = \(statistic), \(p)"
  }

  private static func probability(_ p: Double) -> String {
    let text = shortPValue(p)
    return text.hasPrefix("<") ? "p < \(text.dropFirst())" : "p = \(text)"
  }

  private static func dropped(_ model: RegressionModel) -> String? {
    let terms = model.fit.droppedTerms
    guard !terms.isEmpty else { return nil }
    let others = model.fit.design.absorbed.isEmpty ? "other columns" : "other columns or of the effects"
    return "dropped, a combination of \(others): \(terms.joined(separator: ", "))"
  }

  /// Factors with one level, which is the reference.
  private static func withoutColumns(_ fitted: FittedRegression) -> String? {
    let terms = fitted.model.fit.design.terms
    let names = fitted.formula.regressors.compactMap { term -> String? in
      guard term.factors.count == 1 else { return nil }
      switch term.factors[0] {
      case .levels(let name, _): return name.text
      case .variable(let variable): return variable.expression.name
      case .polynomial: return nil
      }
    }
    let missing = names.filter { name in !terms.contains { $0 == name || $0.hasPrefix("\(name)::") } }
    return missing.isEmpty ? nil : "one level only, so no coefficient: \(missing.joined(separator: ", "))"
  }

  /// That the columns are nearly collinear, where coefficients carry few digits.
  private static func digits(_ model: RegressionModel) -> String? {
    guard model.fit.supportedDigits < 9 else { return nil }
    let digits = Int(model.fit.supportedDigits)
    return "columns are so nearly combinations of each other that coefficients carry about \(max(1, digits)) digits"
  }

  private static func weights(_ settings: RegressionSettings) -> String? {
    guard let weights = settings.weights?.text else { return nil }
    switch settings.weightType {
    case .analytic: return "weighted by \(weights), the precision of a row (analytic)"
    case .frequency: return "a row counts as often as \(weights) says (frequency weights)"
    case .probability: return "weighted by \(weights), the inverse of the chance of being sampled (probability)"
    }
  }

  private static func absorption(_ model: RegressionModel) -> String? {
    guard let absorption = model.fit.absorption else { return nil }
    let taken =
      "effects are taken out of every column (\(absorption.rank) \(absorption.rank == 1 ? "parameter" : "parameters"))"
    guard absorption.iterations > 0 else { return "\(taken) exactly, by \(absorption.solver)" }
    return "\(taken) by \(absorption.solver) in \(absorption.iterations) steps, "
      + "\(shortPValue(absorption.relativeResidual)) of the columns left"
  }

  private static func rows(_ count: Int) -> String {
    "\(NumberStyle.count.text(Double(count), in: .english)) \(count == 1 ? "row" : "rows")"
  }
}
