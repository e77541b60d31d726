import BolavenReports

extension IndicatorFindings {
  /// Baseline, target, actual, progress and status of every indicator.
  ///
  /// A column that nothing stands in is left out. Units have a column of their own where all are short, and stand after
  /// the labels where one is long, so that the table keeps to 80 columns.
  var table: Table {
    let numbers: [(column: TableColumn, cell: (IndicatorResult) -> Cell, isUsed: Bool)] = [
      (
        TableColumn(id: "baseline", header: IndicatorWording.baseline), { value("baseline", $0.baseline, $0) },
        results.contains { $0.baseline != nil }
      ),
      (
        TableColumn(id: "target", header: .glossary(.target)), { value("target", $0.target, $0) },
        results.contains { $0.target != nil }
      ),
      (
        TableColumn(id: "actual", header: .glossary(.actual)),
        { $0.actual == nil ? .notReported : value("actual", $0.actual, $0) }, true
      ),
      (
        TableColumn(id: "progress", header: .glossary(.progress)), progress,
        results.contains { $0.progress.shown != nil }
      ),
    ]
    let used = numbers.filter(\.isUsed)
    let words = { (id: String, key: GlossaryKey) in TableColumn(id: id, header: .glossary(key), kind: .words) }
    let hasShortUnits = results.allSatisfy { ($0.definition.unit?.english.count ?? 0) <= 8 }
    let labels =
      hasShortUnits ? [words("indicator", .indicator), words("unit", .unit)] : [words("indicator", .indicator)]
    let columns = labels + used.map(\.column) + [words("status", .status)]
    let rows = results.map { result in
      let definition = result.definition
      let unit = definition.unit.map(Cell.text) ?? .empty
      let label = hasShortUnits ? [.text(definition.label), unit] : [Cell.text(definition.labelWithUnit)]
      return TableRow(
        id: definition.id, label: .verbatim(definition.id),
        cells: label + used.map { $0.cell(result) } + [status(result)])
    }
    return Table(
      id: id, title: IndicatorWording.title, stub: IndicatorWording.number, columns: columns,
      blocks: [TableBlock(rows: rows)], notes: IndicatorWording.notes(self))
  }

  private func value(_ column: String, _ number: IndicatorNumber?, _ result: IndicatorResult) -> Cell {
    .number(number?.value, result.style, at: address(result, column), from: origins.value(number, of: result, column))
  }

  /// The share of the way, flagged where the ratio of actual to target falls in another class.
  private func progress(_ result: IndicatorResult) -> Cell {
    let cell = Cell.number(
      result.progress.shown, result.progressStyle, at: address(result, "progress"),
      from: origins.progress(of: result))
    return result.progress.hasTwoClasses ? cell.marked(.flag("!")) : cell
  }

  private func status(_ result: IndicatorResult) -> Cell {
    guard let word = result.progress.status.reported else { return .text(result.progress.status.word) }
    return .status(word, at: address(result, "status"), from: origins.status(of: result))
  }

  private func address(_ result: IndicatorResult, _ column: String) -> Address {
    Address(analysis: id, row: result.definition.id, column: column)
  }

  private var origins: IndicatorOrigins { IndicatorOrigins() }
}

extension IndicatorResult {
  /// How its values are written: per cent with one decimal, whole numbers as counts, others by their size.
  var style: NumberStyle {
    if definition.isPercentage { return .percent(decimals: 1) }
    let values = [baseline, target, actual].compactMap { $0?.value }
    if values.allSatisfy({ $0 == $0.rounded() }) { return .count }
    let greatest = values.map(\.magnitude).max() ?? 0
    return greatest >= 1000 ? .count : .fixed(decimals: greatest >= 10 ? 1 : 2)
  }

  /// Whole per cent, with decimals where rounding would show another class than the status.
  var progressStyle: NumberStyle {
    guard let shown = progress.shown else { return .percentWithSign(decimals: 0) }
    let scale = [1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]
    let decimals = scale.indices.first { place in
      let rounded = (shown * scale[place]).rounded() / scale[place]
      return definition.rule.status(of: rounded) == progress.status
    }
    return .percentWithSign(decimals: decimals ?? 6)
  }
}

extension IndicatorStatus {
  /// The status that reports know; `nil` for those that are only words.
  var reported: Status? {
    switch self {
    case .met: .met
    case .near: .near
    case .behind: .behind
    case .off: .off
    case .noData: .noData
    case .notMet, .noTarget: nil
    }
  }

  /// The word of the status.
  var word: LocalizedText {
    switch self {
    case .notMet: .draft("Not met", ja: "未達成")
    case .noTarget: .draft("No target", ja: "目標なし")
    case .met, .near, .behind, .off, .noData: reported?.word ?? .verbatim(rawValue)
    }
  }
}
