import BolavenData
import BolavenEstimation
import BolavenReports

/// The sentences under the tables about items.
extension ItemsWording {
  static func notes(_ findings: ItemsFindings) -> [Note] {
    var notes: [Note] = []
    let count = findings.test.rowsBefore.count
    if findings.after != nil {
      notes.append(
        Note(
          .rows,
          LocalizedText(
            "Of the \(people(count)) with both tests\(isPartial(findings) ? ", Pre and Post of those who were given the item then, W->R and R->W of those who were given it twice" : ""). "
              + "W->R: wrong before and right after; R->W: right before and wrong after. r: correlation of the item with the rest of the test before; D: upper less lower 27% by points before."
          )))
      notes.append(
        Note(
          .errors,
          LocalizedText(
            "p: exact McNemar, two-sided; mid-p less cautious. Holm: p adjusted over all items; BH: share of false alarms."
          )))
    } else {
      notes.append(
        Note(
          .rows,
          LocalizedText(
            "r: correlation of the item with the rest of the test; D: upper less lower 27% by points; people who tie at a cut "
              + "count in part.")))
    }
    notes.append(Note(.rows, scoring(findings.settings.scoring)))
    notes += KeyFitWording.notes(
      findings.test.fit, findings.settings.scoring, used: used(findings), hasScores: findings.modules != nil)
    if findings.before.completeCount < count, findings.before.completeCount > 1 {
      notes.append(
        Note(
          .sample,
          LocalizedText("r and D are of the \(findings.before.completeCount) people with every item.")))
    }
    if let undefined = undefined(findings) { notes.append(Note(.errors, undefined)) }
    if let matching = findings.test.matching {
      notes.append(Note(.sample, pairing(matching, of: findings)))
    }
    let blank = findings.test.before.blankRows.count + (findings.test.after?.blankRows.count ?? 0)
    if blank > 0 {
      notes.append(
        Note(.sample, LocalizedText("Left out, no answer that counts: \(blank) \(blank == 1 ? "row" : "rows").")))
    }
    return notes + [Note(.source, findings.source)]
  }

  private static func scoring(_ rules: ScoringRules) -> LocalizedText {
    let blank = rules.notReached == .missing ? "; one behind the last answer counts nothing" : ""
    return LocalizedText("Capitals and blanks around an answer do not matter; a blank answer is wrong\(blank).")
  }

  /// Whether somebody with both tests was not given every item.
  private static func isPartial(_ findings: ItemsFindings) -> Bool {
    let counts = findings.before.counts + (findings.after?.counts ?? [])
    return counts.contains { $0 < findings.test.rowsBefore.count }
  }

  /// Columns that are read besides the items.
  private static func used(_ findings: ItemsFindings) -> [String] {
    [findings.test.identifier, findings.settings.groups].compactMap { $0?.text }
  }

  /// Why correlations are missing.
  private static func undefined(_ findings: ItemsFindings) -> LocalizedText? {
    let complete = findings.before.completeCount
    let count = findings.test.rowsBefore.count
    guard count > 1 else { return LocalizedText("r and D need two people: there \(count == 1 ? "is 1" : "is none").") }
    guard complete > 1 else {
      return LocalizedText(
        "r and D need two people with every item: \(complete == 1 ? "only 1 person was" : "nobody was") given every item."
      )
    }
    let without = findings.test.items.indices.filter { item in
      findings.before.counts[item] > 0 && findings.before.restCorrelation(item) == nil
    }
    guard !without.isEmpty else { return nil }
    let names = without.prefix(5).map { findings.test.items[$0].name }.joined(separator: ", ")
    let rest = without.count > 5 ? " and \(without.count - 5) more" : ""
    return LocalizedText("No r where everybody, or nobody, is right: \(names)\(rest).")
  }

  private static func pairing(_ matching: KnowledgeScores.Matching, of findings: ItemsFindings) -> LocalizedText {
    var ways = ["\(matching.byIdentifier) by identifier"]
    ways += matching.linkWays.map { "\($0.links.count) by \($0.name)" }
    if !matching.found.isEmpty { ways.append("\(matching.found.count) by repair") }
    return LocalizedText(
      "\(matching.rowsBefore) took the test before, \(matching.rowsAfter) after: \(matching.pairs) pairs, "
        + ways.joined(separator: ", ") + ".")
  }

  // MARK: Beside the items

  static func reliabilityNotes(_ findings: ItemsFindings) -> [Note] {
    var notes = [
      Note(
        .rows,
        LocalizedText(
          "Of everybody who took the test and has every item. Interval of the coefficient: Feldt. Error of measurement: "
            + "SD x sqrt(1 - coefficient). Reliable change: 1.96 x error x sqrt(2)."))
    ]
    let waves = [findings.reliability, findings.reliabilityAfter].compactMap { $0 }
    if waves.contains(where: { !($0.reliability?.isStable ?? true) }) {
      notes.append(Note(.errors, mark(.reliability, "the coefficient is a rough guide")))
    }
    if waves.contains(where: { !SampleRule.factorAnalysis.isMet(by: $0.count) }) {
      notes.append(Note(.errors, mark(.factorAnalysis, "omega and factors are not shown")))
    }
    if waves.contains(where: { $0.reliability != nil && $0.reliableChange == nil }) {
      notes.append(
        Note(.errors, LocalizedText("Where the coefficient is below 0 there is no error of measurement.")))
    }
    if waves.contains(where: { $0.reliability == nil }) {
      notes.append(
        Note(
          .errors,
          LocalizedText("No coefficient where all totals are the same, or below two people or two items.")))
    }
    if waves.contains(where: { $0.omega?.isHeywood ?? false }) {
      notes.append(
        Note(.errors, LocalizedText("An item is explained completely by the factor: omega is not to be trusted.")))
    }
    return notes
  }

  /// `Fewer than 30 people (rule reliability-30): the coefficient is a rough guide.`
  static func mark(_ rule: SampleRule, _ consequence: String) -> LocalizedText {
    LocalizedText("Fewer than \(rule.minimum) people (rule \(rule.rawValue)): \(consequence).")
  }

  static func raschNotes(_ findings: ItemsFindings, _ rasch: RaschScale) -> [Note] {
    let model = rasch.model
    var notes = [
      Note(
        .rows,
        LocalizedText(
          "Conditional maximum likelihood, mean difficulty 0; \(people(model.usedPersonCount)) with some right and some "
            + "wrong in the \(findings.after == nil ? "test" : "test before"). Infit and outfit: 1 where answers follow the "
            + "model, t about standard normal."))
    ]
    if let test = rasch.andersen {
      let statistic = NumberStyle.fixed(decimals: 2).text(test.statistic, in: .english)
      let p = shortPValue(test.pValue)
      notes.append(
        Note(
          .errors,
          LocalizedText(
            "Andersen's test, low against high scores: LR(\(test.degreesOfFreedom)) = \(statistic), "
              + "p \(p.hasPrefix("<") ? p : "= \(p)"), \(test.items.count) items compared.")))
    } else {
      notes.append(
        Note(.errors, LocalizedText("Andersen's test cannot be had: low or high scores alone give no difficulties.")))
    }
    if !model.isStable {
      notes.append(Note(.errors, mark(.raschDifficulty, "difficulties may be off by more than 1 logit")))
    }
    let left = { (items: [Int], word: String) -> [Note] in
      guard !items.isEmpty else { return [] }
      let names = items.map { findings.test.items[$0].name }.joined(separator: ", ")
      return [Note(.sample, LocalizedText("No difficulty, \(word): \(names)."))]
    }
    return notes + left(model.easyItems, "right by everybody") + left(model.hardItems, "right by nobody")
  }

  static func abilityNotes(_ rasch: RaschScale) -> [Note] {
    var notes = [
      Note(
        .rows,
        LocalizedText(
          "Right answers to the items with a difficulty. Warm's weighted likelihood estimate, which also the best and the "
            + "worst score have; SE: 1/sqrt(information)."))
    ]
    if rasch.incomplete > 0 {
      notes.append(
        Note(
          .sample,
          LocalizedText(
            "\(people(rasch.incomplete)) without every item \(rasch.incomplete == 1 ? "is" : "are") in no row.")))
    }
    return notes
  }

  static func twoParameterNotes(_ findings: ItemsFindings, _ model: MarginalModel) -> [Note] {
    [
      Note(
        .rows,
        LocalizedText(
          "Marginal maximum likelihood; abilities have mean 0 and SD 1; \(people(model.personCount)) in the "
            + "\(findings.after == nil ? "test" : "test before"), \(model.iterations) steps.")),
      Note(
        .errors,
        LocalizedText(
          findings.settings.usesPriors
            ? "Beliefs hold the items: log slope N(0, 0.5), difficulty N(0, 2)."
            : "No beliefs about the items are used.")),
    ]
  }

  static func gainNotes(_ gain: LatentGain, usesPriors: Bool) -> [Note] {
    let slopes = gain.slopes == .free ? "an own slope for each item" : "one slope for all items"
    let moved = gain.drift.drifting.count
    return [
      Note(
        .rows,
        LocalizedText(
          "Both tests calibrated together with \(slopes); abilities before have mean 0 and SD 1; \(people(gain.personCount)) "
            + "with either test.")),
      Note(
        .errors,
        LocalizedText("SE with persons as clusters, because the same people took both tests; normal interval and p.")),
      Note(
        .adjustments,
        LocalizedText(
          moved == 0
            ? "All items keep their difficulty."
            : "\(moved == 1 ? "1 item" : "\(moved) items") that moved may have another difficulty after.")),
    ]
      + (usesPriors
        ? [
          Note(
            .errors,
            LocalizedText(
              "Beliefs hold items and people: log slope N(0, 0.5), difficulty N(0, 2), log SD after N(0, 0.5)."))
        ] : [])
  }

  static func anchorNotes(_ gain: LatentGain) -> [Note] {
    var notes = [
      Note(
        .rows,
        LocalizedText(
          "Rasch difficulties of each test by itself, mean 0. z: change of the item less the median change of the anchors, over "
            + "0.74 of their interquartile range. The farthest item beyond 2.5 either way has moved, and is no anchor for the "
            + "next."))
    ]
    if gain.drift.isExhausted {
      notes.append(
        Note(.errors, LocalizedText("More items are above the limit; half of the items have to stay anchors.")))
    }
    return notes
  }

  static func functioningNotes(_ groups: GroupFunctioning) -> [Note] {
    let found = groups.functioning
    var notes = [
      Note(
        .rows,
        LocalizedText(
          "Odds of a right answer of \(groups.reference) (\(found.referenceCount)) over those of \(groups.focal) "
            + "(\(found.focalCount)) at equal scores; D-DIF = -2.35 ln of it, below 0 where the item favours "
            + "\(groups.reference). Class: A negligible, B moderate, C large.")),
      Note(
        .errors,
        LocalizedText(
          "p level: one group does better at every score; p slope: it depends on the score; R2: change of Nagelkerke's."
        )),
    ]
    if found.isScreen {
      notes.append(
        Note(
          .errors,
          LocalizedText(
            "Screen: fewer than \(SampleRule.differentialFunctioning.minimum) people in a group (rule "
              + "\(SampleRule.differentialFunctioning.rawValue)): conditional odds ratio and exact test, nothing is proved."
          )))
    }
    if !found.purified.isEmpty {
      notes.append(
        Note(
          .adjustments,
          LocalizedText(
            "\(found.purified.count == 1 ? "1 item" : "\(found.purified.count) items") taken out of the score of the others, once; "
              + "p level, p slope and R2 are by the score on all items."
          )))
    }
    if groups.withoutGroup > 0 {
      notes.append(Note(.sample, LocalizedText("\(people(groups.withoutGroup)) without a group left out.")))
    }
    return notes
  }

  static func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }
}

extension ItemsFindings {
  /// What the items say together, and what they cannot say.
  var notices: [Notice] {
    var notices = [Notice(.finding, finding)]
    if let words = modules.flatMap(ModuleWording.finding) { notices.append(Notice(.finding, words)) }
    notices += KeyFitWording.cautions(test.fit)
    if after != nil { notices.append(Notice(.caution, KnowledgeWording.noComparison)) }
    return notices
  }

  private var finding: LocalizedText {
    guard let transitions else {
      let known = test.items.indices.filter { before.share($0) != nil }
      guard let hardest = known.min(by: { (before.share($0) ?? 0) < (before.share($1) ?? 0) }),
        let easiest = known.max(by: { (before.share($0) ?? 0) < (before.share($1) ?? 0) })
      else { return LocalizedText("Nobody answered an item.") }
      let words = { (item: Int) in
        "\(test.items[item].name) (\(NumberStyle.percentWithSign(decimals: 0).text(before.share(item) ?? 0, in: .english)))"
      }
      return LocalizedText("The hardest item is \(words(hardest)), the easiest \(words(easiest)).")
    }
    let tested = transitions.holm.count { $0 != nil }
    let count = ItemsWording.people(test.pairs.count)
    guard !significant.isEmpty else {
      return LocalizedText(
        "No single item is significant after Holm's correction over \(tested == 1 ? "1 item" : "\(tested) items"): judge modules, not items, with \(count)."
      )
    }
    let names = significant.prefix(8).map { test.items[$0].name }.joined(separator: ", ")
    let rest = significant.count > 8 ? " and \(significant.count - 8) more" : ""
    return LocalizedText(
      "After Holm's correction over \(tested) items the change is significant for \(significant.count): \(names)\(rest)."
    )
  }
}
