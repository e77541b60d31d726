import BolavenData
import BolavenEstimation
import BolavenReports

extension ItemsFindings {
  /// The numbers of the tables from the answers of the rows that went in: closed forms by their definitions, models by what
  /// has to be 0 at their maximum.
  public func recalculations(in sources: DataSources, earlier: [String: any StudyFindings]) -> Recalculations {
    var ways = Recalculations()
    let key = sources.frame(settings.key)
    guard
      let first = PlainScoring(
        sources.frame(settings.before), key: key, wave: settings.waves[0], rules: settings.scoring)
    else { return ways }
    let second = settings.after.flatMap {
      PlainScoring(sources.frame($0), key: key, wave: settings.waves[1], rules: settings.scoring)
    }
    addItems(&ways, first, second)
    addReliability(&ways, first, second)
    if settings.views.contains(.distractors) { addOptions(&ways, first, second) }
    if let modules, let after = settings.after, let places = test.places,
      let tests = PlainTests(
        .answers(before: settings.before, after: after, key: settings.key, links: settings.links),
        rows: (places.before.rows, places.after.rows), rules: settings.scoring, waves: settings.waves, in: sources)
    {
      modules.addRecalculations(to: &ways, tests, id: "\(id)-modules")
    }
    if let rasch { addScale(&ways, rasch, first, second) }
    if let twoParameter { addTwoParameter(&ways, twoParameter, first) }
    if let gain { addGain(&ways, gain) }
    if let placement { addPlacement(&ways, placement, first, second) }
    if let functioning { addFunctioning(&ways, functioning, first) }
    return ways
  }

  private typealias Wording = ItemsRecalculationWording

  private func addItems(_ ways: inout Recalculations, _ first: PlainScoring, _ second: PlainScoring?) {
    let rows = test.rowsBefore
    let points = PlainPoints(first, rows)
    let pairs = test.pairs
    let changes: [(b: Int, c: Int)?] = first.items.indices.map { item in
      let both = pairs.compactMap { pair in
        first.isRight(item, pair.before).flatMap { early in second?.isRight(item, pair.after).map { (early, $0) } }
      }
      return both.isEmpty ? nil : (both.count { !$0.0 && $0.1 }, both.count { $0.0 && !$0.1 })
    }
    let tested = changes.indices.filter { changes[$0] != nil }
    let exact = tested.compactMap { changes[$0] }.map {
      $0.b == $0.c ? 1 : min(1, 2 * Plain.fairCoin(atMost: min($0.b, $0.c), of: $0.b + $0.c))
    }
    for (item, key) in first.items.enumerated() {
      let share = { @Sendable (scored: PlainScoring, rows: [Int]) -> Double? in
        let given = rows.compactMap { scored.isRight(item, $0) }
        return given.isEmpty ? nil : Double(given.count { $0 }) / Double(given.count)
      }
      let count = rows.count { first.isRight(item, $0) != nil }
      let blank = rows.count { first.isRight(item, $0) != nil && first.answer(item, $0) == nil }
      let (early, late) = (share(first, rows), second.flatMap { share($0, pairs.map(\.after)) })
      let correlation = points.rest(item)
      let discrimination = points.discrimination(item)
      for table in [id, "\(id)-look"] {
        let at = { (column: String) in "\(table).\(key.name).\(column)" }
        ways.add(at("people"), Wording.count) { Double(count) }
        ways.add(at("pre"), Wording.count) { early }
        ways.add(at("post"), Wording.count) { late }
        ways.add(at("blank"), Wording.count) { count > 0 ? Double(blank) / Double(count) : nil }
        ways.add(at("rest"), Wording.correlation, scale: 1) { correlation }
        ways.add(at("discrimination"), Wording.tails, scale: 1) { discrimination }
        guard let place = tested.firstIndex(of: item), let change = changes[item] else { continue }
        ways.add(at("wrong_to_right"), Wording.count) { Double(change.b) }
        ways.add(at("right_to_wrong"), Wording.count) { Double(change.c) }
        ways.add(at("p"), Wording.coin) { exact[place] }
        ways.add(at("mid_p"), Wording.coin) { PlainItems.middle(change.b, change.c) }
        ways.add(at("holm"), Wording.ranks) { PlainItems.holm(exact, place) }
        ways.add(at("bh"), Wording.ranks) { PlainItems.falseAlarms(exact, place) }
      }
    }
  }

  private func addReliability(_ ways: inout Recalculations, _ first: PlainScoring, _ second: PlainScoring?) {
    let waves =
      [("pre", first, test.before.rows)]
      + (second.flatMap { second in test.after.map { [("post", second, $0.rows)] } } ?? [])
    let level = settings.confidence
    for (wave, scored, rows) in waves {
      let points = PlainPoints(scored, rows)
      let columns = points.columns
      let people = points.rows.count
      let at = { (row: String) in "\(id)-reliability.\(row).\(wave)" }
      let error = { @Sendable () -> Double? in
        guard let alpha = PlainItems.alpha(columns), alpha >= 0, let spread = Plain.deviation(points.totals) else {
          return nil
        }
        return spread * (1 - alpha).squareRoot()
      }
      let change = { @Sendable () -> Double? in
        error().map { $0 * Plain.normalQuantile((1 + level) / 2) * 2.0.squareRoot() }
      }
      ways.add(at("people"), Wording.count) { Double(people) }
      ways.add(at("alpha"), Wording.variances, scale: 1) { PlainItems.alpha(columns) }
      ways.add(
        "\(id)-reliability.alpha.\(wave)_interval", Wording.fisher, scale: 1,
        limits: {
          PlainItems.alpha(columns).map {
            PlainItems.feldt($0, people: people, items: columns.count, level: level)
          }
        })
      ways.add(at("error"), Wording.variances) { error() }
      ways.add(at("change"), Wording.variances) { change() }
      guard wave == "pre", let second else { continue }
      let (early, late) = (PlainPoints(first, test.pairs.map(\.before)), PlainPoints(second, test.pairs.map(\.after)))
      let gains = test.pairs.compactMap { pair in
        early.total(of: pair.before).flatMap { low in late.total(of: pair.after).map { $0 - low } }
      }
      ways.add(at("improved"), Wording.count) { change().map { limit in Double(gains.count { $0 > limit }) } }
    }
  }

  private func addOptions(_ ways: inout Recalculations, _ first: PlainScoring, _ second: PlainScoring?) {
    let points = PlainPoints(first, test.rowsBefore)
    let later = test.pairs.map(\.after)
    for choice in choices {
      guard let place = points.items.firstIndex(of: choice.item) else { continue }
      let weight = first.items[choice.item].weight
      let rest = zip(points.totals, points.columns[place]).map { $0 - $1 }
      let totals = zip(rest, points.columns[place]).map { ($0 + $1) / weight }
      for code in choice.options {
        let row = "\(id)-options.\(test.items[choice.item].name)-\(code)"
        let chosen = points.rows.map { first.answer(choice.item, $0) == [code] ? 1.0 : 0 }
        let share = Plain.mean(chosen)
        let low = PlainItems.tailMean(chosen, totals: totals, share: 1.0 / 3, fromTop: false)
        let high = PlainItems.tailMean(chosen, totals: totals, share: 1.0 / 3, fromTop: true)
        ways.add("\(row).share", Wording.count) { share }
        ways.add("\(row).lower", Wording.tails, scale: 1) { low }
        ways.add("\(row).upper", Wording.tails, scale: 1) { high }
        ways.add("\(row).middle", Wording.tails, scale: 1) {
          share.flatMap { all in low.flatMap { low in high.map { min(1, max(0, 3 * all - low - $0)) } } }
        }
        ways.add("\(row).rest", Wording.correlation, scale: 1) { PlainItems.correlation(chosen, rest) }
        guard let second else { continue }
        let given = later.filter { second.isRight(choice.item, $0) != nil }
        let after =
          given.isEmpty ? nil : Double(given.count { second.answer(choice.item, $0) == [code] }) / Double(given.count)
        ways.add("\(row).after", Wording.count) { after }
      }
    }
  }

  private func addScale(
    _ ways: inout Recalculations, _ rasch: RaschScale, _ first: PlainScoring, _ second: PlainScoring?
  ) {
    let items = rasch.model.estimatedItems
    let difficulties = rasch.model.estimatedDifficulties
    let answers = test.before.rows.map { row in items.map { first.isRight($0, row) } }
    let errors = PlainItems.raschErrors(answers, difficulties)
    for (place, item) in items.enumerated() {
      let at = { (column: String) in "\(id)-rasch.\(first.items[item].name).\(column)" }
      ways.add(at("difficulty")) {
        Recalculation(.remainder(PlainItems.raschRemainder(answers, difficulties, place)), Wording.equations)
      }
      ways.add(at("error"), Wording.elimination) { errors[place] }
      let fit = { @Sendable () in PlainItems.fit(answers, difficulties, place) }
      ways.add(at("infit"), Wording.residuals) { fit()?.infit }
      ways.add(at("outfit"), Wording.residuals) { fit()?.outfit }
      ways.add(at("infit_t"), Wording.residuals, scale: 1) { fit()?.infitT }
      ways.add(at("outfit_t"), Wording.residuals, scale: 1) { fit()?.outfitT }
    }
    let count = { (scored: PlainScoring, rows: [Int], score: Int) in
      rows.count { row in
        let given = items.map { scored.isRight($0, row) }
        return !given.contains(nil) && given.count { $0 == true } == score
      }
    }
    for found in rasch.scores {
      let at = { (column: String) in "\(id)-abilities.\(found.score).\(column)" }
      let (early, late) = (
        count(first, test.before.rows, found.score),
        second.flatMap { second in test.after.map { count(second, $0.rows, found.score) } }
      )
      ways.add(at("people"), Wording.count) { Double(early) }
      ways.add(at("people_after"), Wording.count) { late.map { Double($0) } }
      ways.add(at("ability"), Wording.halving, scale: 1) { PlainItems.warm(Double(found.score), difficulties).ability }
      ways.add(at("error"), Wording.halving) { PlainItems.warm(Double(found.score), difficulties).error }
    }
  }

  private func addFunctioning(_ ways: inout Recalculations, _ groups: GroupFunctioning, _ first: PlainScoring) {
    let right = groups.items.map { item in groups.rows.map { first.isRight(item, $0) == true } }
    let removed = Set(groups.functioning.purified)
    for (place, item) in groups.items.enumerated() {
      let at = { (column: String) in "\(id)-groups.\(first.items[item].name).\(column)" }
      let matched = right.indices.filter { $0 == place || !removed.contains($0) }
      let count = { (items: [Int]) in groups.rows.indices.map { person in items.count { right[$0][person] } } }
      let plain = PlainFunctioning(right: right[place], scores: count(matched), isFocal: groups.isFocal)
      let whole = PlainFunctioning(right: right[place], scores: count(Array(right.indices)), isFocal: groups.isFocal)
      let found = groups.functioning.items[place]
      if groups.functioning.isScreen {
        if let ratio = found.oddsRatio {
          for column in ["ratio", "delta"] {
            ways.add(at(column)) { Recalculation(.remainder(plain.ratioRemainder(ratio)), Wording.equations) }
          }
        }
        ways.add(at("p"), Wording.chances) { plain.exactPValue }
      } else {
        ways.add(at("ratio"), Wording.strata) { plain.mantelHaenszelRatio }
        ways.add(at("delta"), Wording.strata, scale: 1) {
          plain.mantelHaenszelRatio.map { -2.35 * naturalLogarithm($0) }
        }
        ways.add(at("p"), Wording.strata) { plain.mantelHaenszelPValue }
      }
      guard groups.logistic[place] != nil else { continue }
      ways.add(at("uniform"), Wording.equations) { whole.logistic?.uniform }
      ways.add(at("non_uniform"), Wording.equations) { whole.logistic?.nonUniform }
      ways.add(at("r_squared"), Wording.equations, scale: 1) { whole.logistic?.change }
    }
  }
}
