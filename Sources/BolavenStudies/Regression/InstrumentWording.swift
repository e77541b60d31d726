import BolavenEstimation
import BolavenReports

/// What is said of instruments.
extension RegressionWording {
  /// Below this first-stage F, a t test at 5% may reject a true value more often than that: Lee et al. (2022), §II.
  private static let enoughForT = 104.7
  /// The critical value of the effective F for a bias of at most 10%, one instrument: Montiel Olea & Pflueger (2013).
  private static let enoughForBias = 23.1
  /// Staiger & Stock's (1997) rule of thumb.
  private static let veryWeak = 10.0

  /// One paragraph of a model.
  static func instruments(_ fitted: FittedRegression) -> String? {
    let sentences = instrumentSentences(fitted).map { "\($0.prefix(1).uppercased())\($0.dropFirst())" }
    return sentences.isEmpty ? nil : sentences.joined(separator: ". ")
  }

  /// Sentences without their point.
  static func instrumentSentences(_ fitted: FittedRegression) -> [String] {
    let endogenous = fitted.formula.endogenous.map(\.name)
    guard !endogenous.isEmpty else { return [] }
    let used = fitted.model.fit.design.instruments.map(\.term)
    guard let instruments = fitted.model.instruments else {
      return ["the instruments \(used.joined(separator: ", ")) are not used"]
    }
    var sentences = ["instrumented: \(endogenous.joined(separator: ", "))"]
    sentences.append(
      "instruments: \(used.filter { !instruments.droppedInstruments.contains($0) }.joined(separator: ", "))")
    if !instruments.droppedInstruments.isEmpty {
      sentences.append(
        "instruments that add nothing, left out: \(instruments.droppedInstruments.joined(separator: ", "))")
    }
    sentences += instruments.firstStages.map(firstStage)
    if let andersonRubin = instruments.andersonRubin {
      sentences.append(
        "Anderson-Rubin test of \(endogenous[0]) = 0: \(words(andersonRubin.test)); the values that it does not reject: "
          + set(andersonRubin, of: fitted))
    }
    if let overidentification = instruments.overidentification {
      let hansen = overidentification.hansen.map { "; Hansen J, robust: \(words($0))" } ?? ""
      sentences.append("agreement of the instruments, Sargan: \(words(overidentification.sargan))\(hansen)")
    }
    if let test = instruments.wuHausman {
      sentences.append("exogeneity of \(endogenous.joined(separator: ", ")), Wu-Hausman: \(words(test))")
    }
    if fitted.model.method == .limitedInformation { sentences.append("kappa \(plain(instruments.kappa, decimals: 4))") }
    return sentences
  }

  private static func firstStage(_ stage: FirstStage) -> String {
    let tests = [
      stage.robust.map(words),
      stage.classical.map { "under errors of one variance \(plain($0.statistic, decimals: 2))" },
      stage.effectiveF.map { "effective F \(plain($0, decimals: 2))" },
    ].compactMap { $0 }
    return "first stage of \(stage.term): \(tests.isEmpty ? "no test can be had" : tests.joined(separator: ", "))"
  }

  /// The values that Anderson and Rubin's test does not reject, in words.
  private static func set(_ andersonRubin: AndersonRubin, of fitted: FittedRegression) -> String {
    let set = andersonRubin.confidenceSet
    let decimals = shownDecimals(of: fitted.model.inference.estimates.last?.standardError)
    let number = { (x: Double) in plain(x, decimals: decimals) }
    if set.isEmpty { return "none, so that the model or its instruments do not fit the data" }
    return set.map { low, high in
      switch (low, high) {
      case (let low?, let high?): NumberStyle.fixed(decimals: decimals).interval(low, high, in: .english)
      case (let low?, nil): "\(number(low)) and all above"
      case (nil, let high?): "\(number(high)) and all below"
      case (nil, nil): "every number, the data say nothing of it"
      }
    }.joined(separator: ", ")
  }

  /// What the strength of the instruments allows.
  static func weakness(of fitted: FittedRegression) -> String? {
    guard let instruments = fitted.model.instruments, let stage = instruments.firstStages.first else { return nil }
    // With several endogenous columns the least of their F is what there is.
    let strengths = instruments.firstStages.compactMap {
      $0.effectiveF ?? $0.robust?.statistic ?? $0.classical?.statistic
    }
    guard let strength = strengths.min(), strength < enoughForT else { return nil }
    let name = stage.effectiveF == nil ? "first-stage F" : "effective F"
    let shown = plain(strength, decimals: 1)
    let other = instruments.andersonRubin == nil ? "" : "; the Anderson-Rubin set holds however weak they are"
    if strength < veryWeak {
      return
        "The instruments are weak, \(name) \(shown) is below 10: the estimate is biased towards that of least squares, "
        + "and its t test and interval do not hold\(other)."
    }
    if strength < enoughForBias {
      return
        "The instruments may be weak, \(name) \(shown) is below 23.1: a bias above 10% of that of least squares is "
        + "not ruled out\(other)."
    }
    return "With \(name) \(shown), below 104.7, a t test at 5% may reject a true value too often\(other)."
  }
}
