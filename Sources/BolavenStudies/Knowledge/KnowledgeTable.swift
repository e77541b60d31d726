import BolavenData
import BolavenEstimation
import BolavenReports

extension KnowledgeFindings {
  /// Scores before and after, their change and its size.
  var table: Table {
    let columns = [
      TableColumn(id: "pairs", header: KnowledgeWording.pairs),
      TableColumn(id: "pre", header: KnowledgeWording.pre),
      TableColumn(id: "post", header: KnowledgeWording.post),
      TableColumn(id: "change", header: .glossary(.change)),
      TableColumn(id: "interval", header: intervalHeader(settings.confidence)),
      TableColumn(id: "p", header: .verbatim("p")),
    ]
    var blocks = [
      TableBlock(rows: [scoreRow, spreadRow] + [percentRow, shiftRow, masteryRow, reliableRow].compactMap { $0 })
    ]
    if !sizeRows.isEmpty { blocks.append(TableBlock(label: KnowledgeWording.sizeBlock, rows: sizeRows)) }
    if let bayes {
      let rows = bayes.rows.map { part in
        row(
          part.id, part.label, change: number(part.value, part.style, part.id, "change"),
          interval: part.interval == nil ? .empty : interval(part.interval, part.style, part.id))
      }
      blocks.append(TableBlock(label: BayesWording.block, rows: rows))
    }
    return Table(
      id: id, title: settings.title ?? KnowledgeWording.title(scores), stub: KnowledgeWording.stub,
      columns: columns, blocks: blocks, notes: KnowledgeWording.notes(self))
  }

  /// Those of the standard error, at least one; means of whole scores have at most two.
  var decimals: Int {
    let shown = max(1, shownDecimals(of: test.standardError))
    return (scores.before + scores.after).allSatisfy { $0 == $0.rounded() } ? min(2, shown) : shown
  }

  private var scoreRow: TableRow {
    let style = NumberStyle.fixed(decimals: decimals)
    return row(
      "all", KnowledgeWording.score(scores), pairs: test.count,
      pre: number(test.preMean, style, "all", "pre"), post: number(test.postMean, style, "all", "post"),
      change: number(test.change, .signed(decimals: decimals), "all", "change"),
      interval: interval(test.interval, .fixed(decimals: decimals), "all"),
      p: number(wilcoxon.pValue, .pValue, "all", "p"))
  }

  private var spreadRow: TableRow {
    let style = NumberStyle.parenthesized(decimals: decimals)
    return row(
      "deviation", .glossary(.standardDeviation), indent: 1,
      pre: number(test.preStandardDeviation, style, "deviation", "pre"),
      post: number(test.postStandardDeviation, style, "deviation", "post"),
      change: number(test.changeStandardDeviation, style, "deviation", "change"))
  }

  private var percentRow: TableRow? {
    guard let maximum = scores.maximum, maximum > 0 else { return nil }
    let level = NumberStyle.percent(decimals: 1)
    let share = { (x: Double) in x / maximum }
    return row(
      "percent", KnowledgeWording.percent, pairs: test.count,
      pre: number(share(test.preMean), level, "percent", "pre"),
      post: number(share(test.postMean), level, "percent", "post"),
      change: number(share(test.change), .signedPoints(decimals: 1), "percent", "change"),
      interval: interval(test.interval.map { share($0.lowerBound)...share($0.upperBound) }, level, "percent"))
  }

  private var shiftRow: TableRow {
    row(
      "shift", KnowledgeWording.shift, pairs: test.count,
      change: number(shift.estimate, .signed(decimals: decimals), "shift", "change"),
      interval: interval(shift.interval, .fixed(decimals: decimals), "shift"))
  }

  private var masteryRow: TableRow? {
    guard let mastery, let share = settings.mastery else { return nil }
    let level = NumberStyle.percent(decimals: 1)
    return row(
      "mastery", KnowledgeWording.mastery(share), pairs: mastery.count,
      pre: number(mastery.preShare, level, "mastery", "pre"),
      post: number(mastery.postShare, level, "mastery", "post"),
      change: number(mastery.difference, .signedPoints(decimals: 1), "mastery", "change"),
      interval: interval(mastery.differenceInterval, level, "mastery"),
      p: number(mastery.exactPValue, .pValue, "mastery", "p"))
  }

  /// How many rose by more than error of measurement.
  private var reliableRow: TableRow? {
    guard let improved = checks.reliablyImproved, let threshold = checks.reliableChange else { return nil }
    return row(
      "reliable", KnowledgeWording.reliable(threshold), pairs: test.count,
      change: number(Double(improved), .count, "reliable", "change"))
  }

  private var sizeRows: [TableRow] {
    let style = NumberStyle.fixed(decimals: 2)
    let sized = { (id: String, label: LocalizedText, value: Double?, limits: ClosedRange<Double>?) in
      row(
        id, label, change: number(value, style, id, "change"),
        interval: limits == nil ? .empty : interval(limits, style, id))
    }
    var rows = [
      sized("g_av", KnowledgeWording.gAverage, size.gav, size.gavInterval),
      sized("d_z", KnowledgeWording.dZ, size.dz, size.dzInterval),
    ]
    if let gain {
      rows += [
        sized("gain", KnowledgeWording.classGain, gain.classGain, gain.classInterval),
        sized("normalised_change", KnowledgeWording.normalisedChange, gain.normalizedChange, nil),
      ]
    }
    return rows
  }

  // MARK: Cells

  private func row(
    _ id: String, _ label: LocalizedText, indent: Int = 0, pairs: Int? = nil, pre: Cell = .empty, post: Cell = .empty,
    change: Cell, interval: Cell = .empty, p: Cell = .empty
  ) -> TableRow {
    let count = pairs.map { number(Double($0), .count, id, "pairs") } ?? .empty
    return TableRow(id: id, label: label, indent: indent, cells: [count, pre, post, change, interval, p])
  }

  private func number(_ value: Double?, _ style: NumberStyle, _ row: String, _ column: String) -> Cell {
    .number(value, style, at: Address(analysis: id, row: row, column: column), from: origin(row, column))
  }

  private func interval(_ limits: ClosedRange<Double>?, _ style: NumberStyle, _ row: String) -> Cell {
    .interval(
      limits?.lowerBound, limits?.upperBound, style, at: Address(analysis: id, row: row, column: "interval"),
      from: origin(row, "interval"))
  }
}
