import BolavenEstimation
import BolavenReports

extension KnowledgeChecks {
  /// The checks that there is something to say of, in blocks; `nil` where there are none.
  ///
  /// - Parameters:
  ///   - decimals: of scores, as in the headline.
  ///   - maximum: the best possible score.
  func table(_ cells: TracedCells, decimals: Int, maximum: Double?, level: Double, files: [String]) -> Table? {
    let rows = ValueRows(cells: cells, decimals: decimals, origin: CheckOriginWording.made)
    let blocks = [
      (CheckWording.testBlock, reliabilityRows(rows)), (CheckWording.scaleBlock, endRows(rows, maximum: maximum)),
      (CheckWording.leaverBlock, leaverRows(rows, maximum: maximum)), (CheckWording.pairBlock, pairRows(rows)),
    ].filter { !$0.1.isEmpty }
    guard !blocks.isEmpty else { return nil }
    return Table(
      id: cells.id, title: CheckWording.title, stub: CheckWording.stub,
      columns: ValueRows.columns(level: level),
      blocks: blocks.map { TableBlock(label: $0.0, rows: $0.1) },
      notes: CheckWording.notes(self, maximum: maximum) + [Note(.source, sourceNote(files))])
  }

  private func reliabilityRows(_ rows: ValueRows) -> [TableRow] {
    [
      ("reliability_pre", KnowledgeOriginWording.before, reliability.before),
      ("reliability_post", KnowledgeOriginWording.after, reliability.after),
    ]
    .compactMap { id, when, reliability in
      reliability.map {
        rows.row(
          id, CheckWording.reliability(when, isKR20: isRightOrWrong), $0.personCount, $0.alpha, .fixed(decimals: 2),
          $0.interval, nil)
      }
    }
      + [reliability.before].compactMap { $0 }.map {
        rows.row(
          "sem", CheckWording.measurementError, $0.personCount, $0.standardErrorOfMeasurement, .fixed(decimals: 2))
      }
  }

  private func endRows(_ rows: ValueRows, maximum: Double?) -> [TableRow] {
    guard let ends, let maximum else { return [] }
    let best = writtenScore(maximum)
    let counted = { (id: String, label: LocalizedText, wave: FloorAndCeiling, count: Int) in
      rows.row(id, label, wave.count, Double(count), .count)
    }
    let top = [
      counted(
        "ceiling_pre", CheckWording.atBest(best, KnowledgeOriginWording.before), ends.before, ends.before.atMaximum),
      counted(
        "ceiling_post", CheckWording.atBest(best, KnowledgeOriginWording.after), ends.after, ends.after.atMaximum),
    ]
    // A floor that nobody stands on is no news.
    guard ends.before.atMinimum + ends.after.atMinimum > 0 else { return top }
    let lowest = writtenScore(ends.lowest)
    return top + [
      counted(
        "floor_pre", CheckWording.atWorst(lowest, KnowledgeOriginWording.before), ends.before, ends.before.atMinimum),
      counted(
        "floor_post", CheckWording.atWorst(lowest, KnowledgeOriginWording.after), ends.after, ends.after.atMinimum),
    ]
  }

  private func leaverRows(_ rows: ValueRows, maximum: Double?) -> [TableRow] {
    var list: [TableRow] = []
    if let leavers {
      list.append(
        rows.row(
          "leavers", CheckWording.leavers, enrolled, leavers.test.difference, rows.signed, leavers.test.interval,
          leavers.permutation.pValue))
    }
    if let bounds {
      list += [
        rows.row("worst", CheckWording.worst, bounds.count, bounds.bounds.lowerBound, rows.signed),
        rows.row("best", CheckWording.best, bounds.count, bounds.bounds.upperBound, rows.signed),
      ]
    }
    if let likelihood {
      list.append(
        rows.row(
          "likelihood", CheckWording.likelihood, likelihood.count, likelihood.change, rows.signed, likelihood.interval,
          likelihood.pValue))
    }
    if let pooled = imputed?.pooled {
      list.append(
        rows.row(
          "imputed", CheckWording.imputed(pooled.count), enrolled, pooled.estimate, rows.signed, pooled.interval,
          pooled.pValue, seed: imputed?.draws.seed))
    }
    if let overlapping {
      list.append(
        rows.row(
          "overlapping", CheckWording.overlapping, enrolled + joined, overlapping.change, rows.signed,
          overlapping.interval, overlapping.pValue))
    }
    return list
  }

  private func pairRows(_ rows: ValueRows) -> [TableRow] {
    [equalIdentifiers].compactMap { $0 }.map {
      rows.row(
        "equal_identifiers", CheckWording.equalIdentifiers, $0.test.count, $0.test.change, rows.signed,
        $0.test.interval,
        $0.ranks.pValue)
    }
  }
}
