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
    if findings.isSideBySide, models.contains(where: { !$0.model.fit.droppedTerms.isEmpty }) {
      notes.append(Note(.parentheses, LocalizedText("-: dropped from this model.")))
    }
    notes += add(.errors) { "Errors: \(errors($0.model))" }
    notes += add(.errors) { missing($0.model.inference).map(sentence) }
    notes += add(.errors) { jointTest($0.model) }
    for position in settings.hypotheses.indices { notes += add(.errors) { hypothesis($0.tests[position]) } }
    notes += add(.sample) { sampleSentence($0.model.sample, of: "rows") }
    notes += ([withoutLevel(findings)].compactMap { $0 } + findings.failures.map { failure($0, by: settings.by?.text) })
      .map {
        Note(.sample, LocalizedText(sentence($0) + "."))
      }
    notes += add(.adjustments) { dropped($0.model).map(sentence) }
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
    notes += [missing(model.inference), dropped(model), absorption(model)].compactMap { $0 }
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
    let inference = model.inference
    var text = reason(model)
    if let factor = inference.covariance?.smallSampleFactor, factor != 1 {
      text += ", small-sample factor \(plain(factor, decimals: 4))"
    }
    let freedoms = inference.estimates.compactMap(\.degreesOfFreedom)
    if let low = freedoms.min(), let high = freedoms.max() {
      let decimals = freedoms.allSatisfy { $0 == $0.rounded() } ? 0 : 1
      let (first, last) = (plain(low, decimals: decimals), plain(high, decimals: decimals))
      text += "; df \(first == last ? first : "\(first) to \(last)") (\(source(of: inference)))"
    }
    if inference.covariance?.wasRepaired == true { text += "; negative eigenvalues of the covariance are set to 0" }
    return text
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
    let taken = "effects are taken out of every column (\(absorption.rank) parameters)"
    guard absorption.iterations > 0 else { return "\(taken) exactly, by \(absorption.solver)" }
    return "\(taken) by \(absorption.solver) in \(absorption.iterations) steps, "
      + "\(shortPValue(absorption.relativeResidual)) of the columns left"
  }

  private static func rows(_ count: Int) -> String {
    "\(NumberStyle.count.text(Double(count), in: .english)) \(count == 1 ? "row" : "rows")"
  }
}
