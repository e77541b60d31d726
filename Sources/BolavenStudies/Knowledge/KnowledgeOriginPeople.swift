import BolavenData
import BolavenReports

/// Whom the numbers of checks and modules are of: not always the people with both tests.
extension KnowledgeFindings {
  /// Cells of the table of checks.
  var checkCells: TracedCells {
    var cells = cells("checks")
    let before = "people who took the test before"
    let after = "people who took the test after"
    let all: [(rows: [String], origin: Provenance)] = [
      (["reliability_pre", "sem"], origin(before, before: taken(.before, isWhole: true))),
      (["reliability_post"], origin(after, after: taken(.after, isWhole: true))),
      (["ceiling_pre", "floor_pre"], origin(before, before: taken(.before))),
      (["ceiling_post", "floor_post"], origin(after, after: taken(.after))),
      (["leavers", "worst", "best", "likelihood", "imputed"], origin(before, before: taken(.before), after: paired)),
      (["overlapping"], origin("people who took either test", before: taken(.before), after: taken(.after))),
      (
        ["equal_identifiers"],
        pairs(
          scores.isExact.indices.filter { scores.isExact[$0] }, "people with both tests and equal identifiers",
          rest: KnowledgeOriginWording.otherIdentifiers)
      ),
    ]
    for (rows, origin) in all {
      for row in rows { cells.sharedOfRow[row] = origin }
    }
    return cells
  }

  /// Cells of the table of modules: each has its items, and the people with answers to them.
  func cells(of changes: ModuleChanges) -> TracedCells {
    var cells = cells("modules")
    for module in changes.modules + [changes.all] {
      var origin = pairs(module.people, "people with both tests", rest: KnowledgeOriginWording.noAnswer)
      origin.columns = [settings.identifier.text] + module.items
      cells.sharedOfRow[module.name] = origin
    }
    return cells
  }

  private enum When { case before, after }

  /// Rows of one file that went into a number, and those that did not.
  private struct Rows {
    let used: [Int]
    let leftOut: [(rows: [Int], reason: LocalizedText)]
  }

  /// Everybody who took a test, or everybody all of whose answers to it count.
  private func taken(_ when: When, isWhole: Bool = false) -> Rows {
    let (own, other, alone) =
      when == .before
      ? (scores.waves.before, scores.waves.after, KnowledgeOriginWording.noPreTest)
      : (scores.waves.after, scores.waves.before, KnowledgeOriginWording.noPostTest)
    let used = isWhole ? own.completeRows : own.takenRows
    let isUsed = Set(used)
    let missing = own.totals.indices.filter { own.totals[$0] == nil }
    // Rows of both tests are the same in one file only.
    let hasOther = { (row: Int) in scores.places.isOneFile && other.totals[row] != nil }
    return Rows(
      used: used,
      leftOut: [
        (missing.filter { !hasOther($0) }, KnowledgeOriginWording.noTest), (missing.filter(hasOther), alone),
        (own.takenRows.filter { !isUsed.contains($0) }, KnowledgeOriginWording.noWholeTest),
      ])
  }

  /// The rows of the file after that are of people with both tests.
  private var paired: Rows {
    let used = Set(scores.places.after.rows)
    let rest = scores.waves.after.totals.indices.filter { !used.contains($0) }
    return Rows(
      used: scores.places.after.rows,
      leftOut: [
        (rest.filter { scores.waves.after.totals[$0] != nil }, KnowledgeOriginWording.noPreTest),
        (rest.filter { scores.waves.after.totals[$0] == nil }, KnowledgeOriginWording.noTest),
      ])
  }

  private func source(_ file: String, _ place: KnowledgePlaces.Wave, _ rows: Rows) -> Provenance.Source {
    Provenance.Source(
      file, rows: place.ranges(rows.used),
      leftOut: rows.leftOut.map { Provenance.LeftOut(place.ranges($0.rows), $0.reason) })
  }

  /// What a number is made from that needs one of the tests, or both without a pair for everybody.
  private func origin(_ filter: String, before: Rows? = nil, after: Rows? = nil) -> Provenance {
    var whole = Provenance(formula: "", columns: columns, filter: filter, sources: [], steps: scoringSteps)
    if before != nil, after != nil { whole.steps = steps }
    switch settings.source {
    case .answers(let first, let second, let key, let links):
      whole.sources = [
        before.map { source(first, scores.places.before, $0) }, after.map { source(second, scores.places.after, $0) },
        Provenance.Source(key),
      ].compactMap { $0 }
      if before != nil, after != nil { whole.sources += [links].compactMap { $0.map { Provenance.Source($0) } } }
    case .totals(let file, let first, let second, _):
      whole.columns =
        [settings.identifier.text]
        + [before.map { _ in first.text }, after.map { _ in second.text }]
        .compactMap { $0 }
      let all = [before, after].compactMap { $0 }
      let used = Set(all.flatMap(\.used))
      let leftOut = all.first.map { first in
        first.leftOut.map { part in (rows: part.rows.filter { !used.contains($0) }, reason: part.reason) }
      }
      whole.sources = [source(file, scores.places.before, Rows(used: used.sorted(), leftOut: leftOut ?? []))]
    }
    return whole
  }

  /// Some of the pairs, by their places among all; the others are left out for a reason of their own.
  private func pairs(_ places: [Int], _ filter: String, rest reason: LocalizedText) -> Provenance {
    let isUsed = Set(places)
    let rest = scores.before.indices.filter { !isUsed.contains($0) }
    var sources = scores.places.sources(of: settings.source)
    let waves = scores.places.isOneFile ? [scores.places.before] : [scores.places.before, scores.places.after]
    for (position, wave) in waves.enumerated() {
      sources[position] = Provenance.Source(
        sources[position].file, rows: wave.ranges(places.map { wave.rows[$0] }),
        leftOut: wave.leftOut + [Provenance.LeftOut(wave.ranges(rest.map { wave.rows[$0] }), reason)])
    }
    return Provenance(
      formula: "", columns: columns, filter: filter, rows: places.count, sources: sources, steps: steps)
  }
}
