import BolavenEstimation
import BolavenReports

extension ModuleChanges {
  /// Right answers before and after by module, their change with its exact p-value, and what was learned.
  ///
  /// - Parameters:
  ///   - cells: the table, whose id is its name in addresses.
  ///   - files: for the last note.
  ///   - marksTeaching: whether the modules to teach again are marked, with the reason.
  func table(_ cells: TracedCells, files: [String], marksTeaching: Bool = false) -> Table {
    let rows = zip(modules, holm).map { module, adjusted in
      row(
        module, label: .verbatim(module.name), adjusted, cells,
        footnotes: marksTeaching ? ModuleWording.teaching(module.name, self) : [])
    }
    return Table(
      id: cells.id, title: ModuleWording.title, stub: ModuleWording.module,
      columns: [
        TableColumn(id: "items", header: ModuleWording.items), TableColumn(id: "pre", header: KnowledgeWording.pre),
        TableColumn(id: "post", header: KnowledgeWording.post), TableColumn(id: "change", header: .glossary(.change)),
        TableColumn(id: "p", header: .verbatim("p")), TableColumn(id: "holm", header: ModuleWording.holm),
        TableColumn(id: "g_av", header: .verbatim("g_av")), TableColumn(id: "learned", header: ModuleWording.learned),
      ],
      blocks: [TableBlock(rows: rows), TableBlock(rows: [row(all, label: ModuleWording.all, nil, cells)])],
      notes: ModuleWording.notes(self) + [Note(.source, sourceNote(files))])
  }

  private func row(
    _ module: Module, label: LocalizedText, _ holm: Double?, _ cells: TracedCells, footnotes: [LocalizedText] = []
  ) -> TableRow {
    let share = NumberStyle.percent(decimals: 1)
    let made = ModuleWording.made
    let id = module.name
    return TableRow(
      id: id, label: label,
      cells: [
        cells.count(module.itemCount, id, "items", made("items")),
        cells.number(module.preShare, share, id, "pre", made("pre")),
        cells.number(module.postShare, share, id, "post", made("post")),
        cells.number(module.change, .signedPoints(decimals: 1), id, "change", made("change")),
        cells.number(module.ranks.pValue, .pValue, id, "p", made("p")),
        holm.map { cells.number($0, .pValue, id, "holm", made("holm")) } ?? .empty,
        cells.number(module.size?.gav, .fixed(decimals: 2), id, "g_av", made("g_av")),
        cells.number(module.learning?.learned?.value, .percent(decimals: 0), id, "learned", made("learned")),
      ], footnotes: footnotes)
  }

  /// Terms `module.NAME`, `module.NAME.g_av` and so on.
  var estimates: [Estimate] {
    (zip(modules, holm.map(Optional.some)) + [(all, nil)]).flatMap { module, holm -> [Estimate] in
      let term = "module.\(module.name)"
      let best = module.best
      let ranks = Estimate(
        term: term, estimate: module.change, statistic: module.ranks.positiveRankSum, pValue: module.ranks.pValue,
        confidenceLow: module.test.interval.map { $0.lowerBound / best },
        confidenceHigh: module.test.interval.map { $0.upperBound / best })
      let adjusted = holm.map { [Estimate(term: "\(term).holm", estimate: nil, pValue: $0)] } ?? []
      return [ranks] + adjusted + [
        Estimate(term: "\(term).pre", estimate: module.preShare),
        Estimate(term: "\(term).post", estimate: module.postShare),
        Estimate(
          term: "\(term).g_av", estimate: module.size?.gav, confidenceLow: module.size?.gavInterval?.lowerBound,
          confidenceHigh: module.size?.gavInterval?.upperBound),
        Estimate(term: "\(term).known", estimate: module.learning?.known?.value),
        Estimate(term: "\(term).learned", estimate: module.learning?.learned?.value),
        Estimate(term: "\(term).forgotten", estimate: module.learning?.forgotten?.value),
      ]
    }
  }
}
