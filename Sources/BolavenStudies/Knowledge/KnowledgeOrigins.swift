import BolavenData
import BolavenEstimation
import BolavenReports

extension KnowledgeFindings {
  /// What a cell of the table was made from.
  func origin(_ row: String, _ column: String) -> Provenance {
    let described = described(row, column)
    var provenance = Provenance(
      formula: described.formula, what: described.what, equation: described.equation, columns: columns,
      filter: "people with both tests", rows: test.count, sources: scores.places.sources(of: settings.source),
      steps: steps, test: described.test)
    if scores.places.isOneFile { provenance.filter = nil }
    return provenance
  }

  /// Cells of a table beside the headline, whose id has the one of the analysis in front.
  func cells(_ part: String) -> TracedCells {
    TracedCells(
      id: "\(id)-\(part)",
      shared: Provenance(
        formula: "", columns: columns, filter: scores.places.isOneFile ? nil : "people with both tests",
        rows: test.count, sources: scores.places.sources(of: settings.source), steps: steps))
  }

  /// Cells of the table of three tests.
  var retentionCells: TracedCells {
    var cells = cells("retention")
    guard let followUp = retention?.followUp else { return cells }
    cells.shared.rows = followUp.people.count
    if scores.places.isOneFile {
      cells.shared.columns.append(followUp.source)
    } else {
      cells.shared.filter = "people with all three tests"
      cells.shared.sources.append(
        Provenance.Source(followUp.source, rows: followUp.place.used, leftOut: followUp.place.leftOut))
    }
    return cells
  }

  var columns: [String] {
    switch settings.source {
    case .answers: [settings.identifier.text] + scores.items.map(\.name)
    case .totals(_, let before, let after, _): [settings.identifier.text, before.text, after.text]
    }
  }

  var steps: [LocalizedText] {
    let identifier = settings.isIdentifierPrivate ? PrivateColumns.hidden : settings.identifier.text
    let last = [StepWording.match(on: identifier), StepWording.difference]
    return scoringSteps + last
  }

  /// What is done to the rows of a file before people are matched.
  var scoringSteps: [LocalizedText] {
    switch settings.source {
    case .answers: [StepWording.read, StepWording.check, StepWording.score]
    case .totals: [StepWording.read, StepWording.check]
    }
  }

  /// What the two scores are called in formulas.
  private var names: (pre: String, post: String) {
    switch settings.source {
    case .answers: ("pre", "post")
    case .totals(_, let before, let after, _): (before.text, after.text)
    }
  }

  private struct Described {
    var formula: String
    var what: LocalizedText
    var equation: String
    var test: LocalizedText?

    init(_ formula: String, _ what: LocalizedText, _ equation: String, test: LocalizedText? = nil) {
      self.formula = formula
      self.what = what
      self.equation = equation
      self.test = test
    }
  }

  private typealias Wording = KnowledgeOriginWording

  private func described(_ row: String, _ column: String) -> Described {
    if column == "pairs" { return Described("A2", Wording.pairs, "count(pairs)") }
    switch row {
    case "all": return score(column)
    case "deviation": return deviation(column)
    case "percent": return percent(column)
    case "shift": return shift(column)
    case "mastery": return mastery(column)
    case "bayes_factor", "bayes_factor_log", "posterior_size", "posterior_mastery":
      let made = BayesWording.made(row, column)
      return Described(made.formula, made.what, made.equation)
    case "reliable":
      return Described(
        "A10", Wording.reliable,
        "count(\(names.post) - \(names.pre) > \(plain((1 + settings.confidence) / 2 * 100, decimals: 1))% "
          + "normal quantile * sqrt(2) * SEM)")
    default: return size(row, column)
    }
  }

  /// `pre`, `post` or their difference, by column.
  private func name(_ column: String) -> String {
    switch column {
    case "pre": names.pre
    case "post": names.post
    default: "(\(names.post) - \(names.pre))"
    }
  }

  private var level: String {
    NumberStyle.percentWithSign(decimals: settings.confidence * 100 == (settings.confidence * 100).rounded() ? 0 : 1)
      .text(settings.confidence, in: .english)
  }

  /// `t(25; 97.5%)`.
  private var critical: String {
    "t(\(test.count - 1); \(plain((1 + settings.confidence) / 2 * 100, decimals: 1))%)"
  }

  private func score(_ column: String) -> Described {
    let difference = "\(names.post) - \(names.pre)"
    switch column {
    case "interval":
      return Described(
        "A3", Wording.interval(level, of: Wording.change, by: Wording.byT),
        "mean(\(difference)) -/+ \(critical) * sd(\(difference)) / sqrt(n)")
    case "p":
      return Described(
        "A4", Wording.wilcoxon(isExact: wilcoxon.method == .exact), "P(|W - E(W)| >= |w - E(W)|)",
        test: .verbatim(
          "W+ = \(trimmed(wilcoxon.positiveRankSum)), m = \(wilcoxon.rankedCount), \(equals(wilcoxon.pValue))"))
    case "change":
      return Described("A3", Wording.mean(of: name(column), test.count), "sum(\(difference)) / n", test: tTest)
    default:
      return Described("A3", Wording.mean(of: name(column), test.count), "sum(\(name(column))) / n")
    }
  }

  /// `paired t, t(25) = 5.82, p = 0.0000046`.
  private var tTest: LocalizedText? {
    guard let statistic = test.statistic, let freedom = test.degreesOfFreedom, let p = test.pValue else { return nil }
    let (t, short) = (written(statistic, .fixed(decimals: 2)), writtenPValue(p))
    let numbers = { (language: Language) in
      "t(\(plain(freedom, decimals: 0))) = \(t(language)), p \(p < 1e-19 ? "" : "= ")\(short(language))"
    }
    return .draft(
      "paired t, \(numbers(.english))", lo: "paired t, \(numbers(.lao))", ja: "対応のある t 検定、\(numbers(.japanese))")
  }

  private func equals(_ p: Double) -> String { p < 1e-19 ? "p \(shortPValue(p))" : "p = \(shortPValue(p))" }

  private func trimmed(_ x: Double) -> String { plain(x, decimals: x == x.rounded() ? 0 : 1) }

  private func deviation(_ column: String) -> Described {
    let name = name(column)
    return Described(
      "A3", Wording.deviation(of: name, test.count), "sqrt(sum((\(name) - mean(\(name)))^2) / (n - 1))")
  }

  private func percent(_ column: String) -> Described {
    let best = trimmed(scores.maximum ?? 0)
    guard column != "interval" else {
      let difference = "\(names.post) - \(names.pre)"
      return Described(
        "A3", Wording.interval(level, of: Wording.percentChange, by: Wording.byT),
        "(mean(\(difference)) -/+ \(critical) * sd(\(difference)) / sqrt(n)) / \(best)")
    }
    return Described("A1", Wording.part(of: name(column), best: best), "sum(\(name(column))) / n / \(best)")
  }

  private func shift(_ column: String) -> Described {
    guard column != "interval" else {
      let k = shift.rankOfLimits ?? 0
      return Described(
        "A4", Wording.interval(level, of: Wording.medianShift, by: Wording.bySignedRanks),
        "k-th smallest and largest of (d[i] + d[j]) / 2, i <= j, k = \(k)")
    }
    return Described("A4", Wording.shift, "median((d[i] + d[j]) / 2), i <= j, d = \(names.post) - \(names.pre)")
  }

  private func mastery(_ column: String) -> Described {
    let cut = trimmed(masteryScore ?? 0)
    let counts = mastery.map { "b = \($0.wrongToRight), c = \($0.rightToWrong)" } ?? ""
    switch column {
    case "pre": return Described("A9", Wording.reached(cut, Wording.before), "count(\(names.pre) >= \(cut)) / n")
    case "post": return Described("A9", Wording.reached(cut, Wording.after), "count(\(names.post) >= \(cut)) / n")
    case "interval":
      return Described(
        "A9", Wording.interval(level, of: Wording.masteryChange, by: Wording.byNewcombe),
        "limits of Wilson's intervals of both shares, joined by the correlation of the answers")
    case "p":
      return Described(
        "A9", Wording.mcNemar, "min(1, 2 * P(X <= min(b, c))), X ~ Bin(b + c, 1/2)", test: .verbatim(counts))
    default: return Described("A9", Wording.masteryChange, "(b - c) / n", test: .verbatim(counts))
    }
  }

  private func size(_ row: String, _ column: String) -> Described {
    let isInterval = column == "interval"
    let interval = { (name: LocalizedText, method: LocalizedText) in Wording.interval(level, of: name, by: method) }
    switch (row, isInterval) {
    case ("g_av", false):
      return Described("A6", Wording.gAverage, "J(n - 1) * mean(d) / sqrt((sd(pre)^2 + sd(post)^2) / 2)")
    case ("g_av", true):
      return Described("A6", interval(Wording.gAverageName, Wording.byBonett), "d_av -/+ z * se(d_av)")
    case ("d_z", false): return Described("A6", Wording.dZ, "mean(d) / sd(d)")
    case ("d_z", true):
      return Described(
        "A6", interval(Wording.dZName, Wording.byNoncentralT),
        "lambda / sqrt(n) with t at either tail of the noncentral t(n - 1, lambda)")
    case ("gain", false): return Described("A7", Wording.classGain, "(mean(post) - mean(pre)) / (best - mean(pre))")
    case ("gain", true):
      return Described("A7", interval(Wording.gainName, Wording.byDelta), "gain -/+ \(critical) * se(gain)")
    default:
      return Described(
        "A7", Wording.normalisedChange,
        "mean of (post - pre) / (best - pre) where it rose, (post - pre) / pre where it fell, 0 where it stayed")
    }
  }
}
