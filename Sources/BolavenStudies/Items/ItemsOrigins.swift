import BolavenData
import BolavenEstimation
import BolavenReports

/// What the numbers about items were made from.
extension ItemsFindings {
  private typealias Wording = ItemsOriginWording

  /// Which people went in.
  private enum People { case pairs, first, second, all }

  private func provenance(
    _ formula: String, _ what: LocalizedText, _ equation: String, items: [String]? = nil, people: People,
    steps: [LocalizedText] = [], test: LocalizedText? = nil
  ) -> Provenance {
    let isPaired = people == .pairs && after != nil
    var sources: [Provenance.Source] = []
    let wave = { (wave: TestAnswers.Wave) in
      Provenance.Source(
        wave.file, rows: RowRanges(wave.excelRows),
        leftOut: [Provenance.LeftOut(RowRanges(wave.blankRows), Wording.blank)])
    }
    if isPaired, let places = self.test.places, let last = self.test.after {
      sources = [
        Provenance.Source(self.test.before.file, rows: places.before.used, leftOut: places.before.leftOut),
        Provenance.Source(last.file, rows: places.after.used, leftOut: places.after.leftOut),
      ]
    } else {
      if people != .second { sources.append(wave(self.test.before)) }
      if people == .second || people == .all, let last = self.test.after { sources.append(wave(last)) }
    }
    sources.append(Provenance.Source(settings.key))
    if isPaired, let links = settings.links { sources.append(Provenance.Source(links)) }
    let identifier = self.test.identifier.map { settings.isIdentifierPrivate ? PrivateColumns.hidden : $0.text }
    let rows: Int =
      switch people {
      case .pairs: self.test.rowsBefore.count
      case .first: self.test.before.rows.count
      case .second: self.test.after?.rows.count ?? 0
      case .all: self.test.before.rows.count + (self.test.after?.rows.count ?? 0)
      }
    return Provenance(
      formula: formula, what: what, equation: equation,
      columns: (isPaired ? [self.test.identifier?.text].compactMap { $0 } : [])
        + (items ?? self.test.items.map(\.name)),
      filter: isPaired ? "people with both tests" : nil, rows: rows, sources: sources,
      steps: [StepWording.read, StepWording.check, StepWording.score]
        + (isPaired ? identifier.map { [StepWording.match(on: $0)] } ?? [] : []) + steps, test: test)
  }

  /// Cells of the table of modules.
  var moduleCells: TracedCells {
    TracedCells(
      id: "\(id)-modules",
      shared: provenance("A3", .verbatim(""), "", people: .pairs, steps: [StepWording.difference]))
  }

  /// A cell of the table of items.
  func itemOrigin(_ item: Int, _ column: String) -> Provenance {
    let name = test.items[item].name
    let change = transitions?.changes[item]
    let counts = change.map { LocalizedText.verbatim("b = \($0.wrongToRight), c = \($0.rightToWrong)") }
    switch column {
    case "people": return provenance("A1", Wording.answers(name), "count(answers)", items: [name], people: .pairs)
    case "pre", "post":
      return provenance(
        "A10", Wording.share(name, isAfter: column == "post", isTwice: after != nil), "count(right) / count(answers)",
        items: [name], people: .pairs)
    case "blank":
      return provenance("A1", Wording.blanks(name), "count(blank) / count(answers)", items: [name], people: .pairs)
    case "wrong_to_right":
      return provenance(
        "A9", Wording.learned(name), "count(wrong before, right after)", items: [name], people: .pairs, test: counts)
    case "right_to_wrong":
      return provenance(
        "A9", Wording.lost(name), "count(right before, wrong after)", items: [name], people: .pairs, test: counts)
    case "p":
      return provenance(
        "A9", Wording.exact(name), "min(1, 2 * P(X <= min(b, c))), X ~ Bin(b + c, 1/2)", items: [name], people: .pairs,
        test: counts)
    case "mid_p":
      return provenance(
        "A9", Wording.middle(name), "2 * P(X < min(b, c)) + P(X = min(b, c)), X ~ Bin(b + c, 1/2)", items: [name],
        people: .pairs, test: counts)
    case "holm":
      return provenance(
        "A9", Wording.holm(name), "max over smaller p of min(1, (m - rank + 1) * p)", people: .pairs)
    case "bh":
      return provenance("A9", Wording.falseAlarms(name), "min over larger p of min(1, m * p / rank)", people: .pairs)
    case "rest": return provenance("A10", Wording.rest(name), "cor(item, total - item)", people: .pairs)
    default:
      return provenance(
        "A10", Wording.discrimination(name), "mean(upper 27%) - mean(lower 27%), ties in part", people: .pairs)
    }
  }

  func optionOrigin(_ choice: OptionChoices, _ option: Int, _ column: String) -> Provenance {
    let name = test.items[choice.item].name
    let code = choice.options[option].uppercased()
    switch column {
    case "rest":
      return provenance("A10", Wording.optionRest(name, code), "cor(chosen, total - item)", people: .pairs)
    case "after", "share":
      return provenance(
        "A10", Wording.optionShare(name, code), "count(chosen) / n", items: [name], people: .pairs)
    default:
      return provenance(
        "A10", Wording.optionShare(name, code), "sum(w * chosen) / sum(w), w the part of a person in the third",
        people: .pairs)
    }
  }

  func reliabilityOrigin(_ row: String, _ wave: String) -> Provenance {
    let people: People = wave == "post" ? .second : .first
    switch row {
    case "people": return provenance("A10", Wording.complete, "count(people with every item)", people: people)
    case "alpha":
      return provenance("A10", Wording.alpha, "k / (k - 1) * (1 - sum(var(item)) / var(total))", people: people)
    case "interval":
      return provenance(
        "A10", Wording.alphaInterval, "1 - (1 - alpha) * F, F at both tails of F(n - 1, (n - 1)(k - 1))", people: people
      )
    case "error": return provenance("A10", Wording.error, "sd(total) * sqrt(1 - alpha)", people: people)
    case "change": return provenance("A10", Wording.reliableChange, "z * error * sqrt(2)", people: people)
    case "improved":
      return provenance("A10", Wording.improved, "count(post - pre > reliable change)", people: .pairs)
    default:
      return provenance("A10", Wording.omega, "sum(l)^2 / (sum(l)^2 + sum(1 - l^2))", people: people)
    }
  }

  func scaleOrigin(_ item: Int, _ column: String, isMarginal: Bool = false) -> Provenance {
    let name = test.items[item].name
    switch column {
    case "difficulty":
      return provenance(
        "A11", Wording.difficulty(name),
        isMarginal
          ? "b with sum(E(a (u - P(theta)) | answers)) = 0" : "b with sum(u) = sum(P(u = 1 | score)), mean(b) = 0",
        people: .first, steps: [StepWording.likelihood])
    case "slope":
      return provenance(
        "A11", Wording.slope(name), "a with sum(E((theta - b) (u - P(theta)) | answers)) = 0", people: .first,
        steps: [StepWording.likelihood])
    case "error", "slope_error":
      return provenance(
        "A11", Wording.errorOf(name), "sqrt of the diagonal of the inverse information", people: .first,
        steps: [StepWording.likelihood])
    case "infit", "infit_t":
      return provenance(
        "A11", Wording.fit(name), "sum((u - P)^2) / sum(P (1 - P))", people: .first, steps: [StepWording.likelihood])
    default:
      return provenance(
        "A11", Wording.fit(name), "mean((u - P)^2 / (P (1 - P)))", people: .first, steps: [StepWording.likelihood])
    }
  }

  func abilityOrigin(_ column: String) -> Provenance {
    switch column {
    case "people": provenance("A11", Wording.atScore, "count(score)", people: .first)
    case "people_after": provenance("A11", Wording.atScore, "count(score)", people: .second)
    case "ability":
      provenance(
        "A11", Wording.ability, "theta with score - sum(P) + J / (2 I) = 0", people: .first,
        steps: [StepWording.likelihood])
    default:
      provenance("A11", Wording.abilityError, "1 / sqrt(I(theta))", people: .first, steps: [StepWording.likelihood])
    }
  }

  func gainOrigin(_ gain: LatentGain, _ row: String, _ column: String) -> Provenance {
    let independent = NumberStyle.fixed(decimals: 2).text(gain.calibration.independentStandardError, in: .english)
    switch (row, column) {
    case ("gain", "estimate"):
      return provenance(
        "A11", Wording.gain, "mu with sum(E(theta - mu | answers after)) = 0", people: .all,
        steps: [StepWording.likelihood])
    case ("gain", "error"):
      return provenance(
        "A11", Wording.gainError, "sqrt(n/(n - 1) * sandwich of person sums of scores)", people: .all,
        steps: [StepWording.likelihood],
        test: Wording.independent(independent))
    case ("gain", "interval"):
      return provenance(
        "A11", Wording.gainInterval, "gain -/+ t(people - 1) * se", people: .all, steps: [StepWording.likelihood])
    case ("gain", _):
      return provenance(
        "A11", Wording.gainTest, "2 * P(T(people - 1) > |gain / se|)", people: .all, steps: [StepWording.likelihood])
    default:
      return provenance(
        "A11", Wording.spread, "sigma with mean(E((theta - mu)^2 | answers after)) = sigma^2", people: .all,
        steps: [StepWording.likelihood])
    }
  }

  /// Of everybody with either test, by a model of the items.
  func modelOrigin(_ what: LocalizedText, _ equation: String) -> Provenance {
    provenance("A11", what, equation, people: .all, steps: [StepWording.likelihood])
  }

  func anchorOrigin(_ item: Int, _ column: String) -> Provenance {
    let name = test.items[item].name
    let steps = [StepWording.likelihood]
    switch column {
    case "pre": return provenance("A11", Wording.difficulty(name), "as of the test alone", people: .first, steps: steps)
    case "post":
      return provenance("A11", Wording.difficulty(name), "as of the test alone", people: .second, steps: steps)
    case "change": return provenance("A11", Wording.moved(name), "b(post) - b(pre)", people: .all, steps: steps)
    default:
      return provenance(
        "A11", Wording.robust(name), "(d - median(d)) / (0.7413 * IQR(d)) over the anchors", people: .all, steps: steps)
    }
  }

  func functioningOrigin(_ groups: GroupFunctioning, _ item: Int, _ column: String) -> Provenance {
    let name = test.items[item].name
    let isExact = groups.functioning.isScreen
    var found: Provenance
    switch column {
    case "ratio":
      found = provenance(
        "A11", Wording.odds(name),
        isExact ? "psi with E(sum(A) | margins, psi) = sum(A)" : "sum(A D / N) / sum(B C / N)",
        people: .first)
    case "delta": found = provenance("A11", Wording.delta(name), "-2.35 * ln(odds ratio)", people: .first)
    case "p":
      found = provenance(
        "A11", Wording.functioningTest(name),
        isExact
          ? "sum of P(A) <= P(a), A noncentral hypergeometric" : "(|sum(A) - sum(E(A))| - 1/2)^2 / sum(var(A))",
        people: .first)
    case "r_squared": found = provenance("A11", Wording.nagelkerke(name), "R2(2) - R2(0)", people: .first)
    default:
      found = provenance(
        "A11", Wording.functioningTest(name), "2 (ln L(larger) - ln L(smaller))", people: .first,
        steps: [StepWording.likelihood])
    }
    found.columns.append(groups.column.text)
    found.steps.append(StepWording.group)
    return found
  }
}
