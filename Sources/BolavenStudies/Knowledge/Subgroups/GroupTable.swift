import BolavenData
import BolavenEstimation
import BolavenReports

extension KnowledgeGroups {
  /// Scores and changes by group, and whether the changes differ; `nil` where no group may be shown.
  func table(_ cells: TracedCells, decimals: Int, settings: KnowledgeSettings, files: [String]) -> Table? {
    guard isHidden.contains(false), changes != nil else { return nil }
    let rows = GroupRows(cells: cells, decimals: decimals, people: pre.count)
    let label = groups.column.text
    let groupRows = groups.names.indices.map { group in row(group, rows) }
    let tests = testRows(rows)
    return Table(
      id: cells.id, title: GroupWording.title(label), stub: .verbatim(label),
      columns: [
        TableColumn(id: "people", header: CheckWording.people), TableColumn(id: "pre", header: KnowledgeWording.pre),
        TableColumn(id: "post", header: KnowledgeWording.post), TableColumn(id: "change", header: .glossary(.change)),
        TableColumn(id: "interval", header: intervalHeader(settings.confidence)),
        TableColumn(id: "p", header: .verbatim("p")),
      ],
      blocks: [TableBlock(rows: groupRows)]
        + (tests.isEmpty ? [] : [TableBlock(label: GroupWording.differences, rows: tests)]),
      notes: GroupWording.notes(self) + [Note(.source, sourceNote(files))])
  }

  private func row(_ group: Int, _ rows: GroupRows) -> TableRow {
    let id = groups.names[group]
    let people = members[group].count
    let made = { (column: String) in GroupWording.made(column, group: id, people: people) }
    guard !isHidden[group], let test = changes?.groups[group].change else {
      let limit = SampleRule.subgroupMean.minimum
      return TableRow(
        id: id, label: groups.labels[group],
        cells: [
          // A group that would tell the numbers of a small one is no small one itself.
          people < limit ? rows.cells.hidden(below: limit, id, "people", made("people")) : .text(GroupWording.keptBack)
        ] + [Cell](repeating: .text(GroupWording.keptBack), count: 3) + [.empty, .empty])
    }
    let mean = NumberStyle.fixed(decimals: rows.decimals)
    return TableRow(
      id: id, label: groups.labels[group],
      cells: [
        rows.cells.count(people, id, "people", made("people")),
        rows.cells.number(test.preMean, mean, id, "pre", made("pre")),
        rows.cells.number(test.postMean, mean, id, "post", made("post")),
        rows.cells.number(test.change, .signed(decimals: rows.decimals), id, "change", made("change")),
        rows.cells.interval(test.interval, mean, id, made("interval")), .empty,
      ])
  }

  private func testRows(_ rows: GroupRows) -> [TableRow] {
    guard let changes else { return [] }
    let points = NumberStyle.signed(decimals: rows.decimals)
    let adjusted = changes.ancova
    if let difference = changes.difference {
      return [
        rows.test(
          "difference", GroupWording.difference(groups.labels), difference.difference, points, difference.interval,
          changes.permutation?.pValue),
        rows.test("welch", GroupWording.welch, nil, points, nil, difference.pValue),
        rows.test(
          "mann_whitney", GroupWording.superiority, ranks?.probabilityOfSuperiority, .fixed(decimals: 2), nil,
          ranks?.pValue),
        rows.test(
          "adjusted", GroupWording.adjusted, adjusted?.adjustedDifference, points, adjusted?.interval,
          adjusted?.groups?.pValue),
        rows.test("interaction", GroupWording.interaction, nil, points, nil, adjusted?.slopes?.pValue),
      ]
    }
    return [
      rows.test(
        "permutation", GroupWording.permutation, nil, points, nil, changes.sampledPermutation?.value,
        seed: changes.sampledPermutation?.draws.seed),
      rows.test("welch", GroupWording.welchAnova, nil, points, nil, changes.welch?.pValue),
      rows.test("adjusted", GroupWording.adjustedAll, nil, points, nil, adjusted?.groups?.pValue),
      rows.test("interaction", GroupWording.interaction, nil, points, nil, adjusted?.slopes?.pValue),
    ]
  }

  /// The machine form; hidden groups are not in it.
  func model(_ sample: EstimationSample) -> ModelRecord {
    let shown = groups.names.indices.filter { !isHidden[$0] }
    var model = ModelRecord(
      method: "subgroups:\(groups.column.text)",
      sample: EstimationSample(
        rowCount: sample.observations, observations: pre.count,
        losses: groups.without > 0 ? [Loss(.missing, column: groups.column.text, rows: groups.without)] : []),
      estimates: shown.compactMap { group in
        changes?.groups[group].change.map { test in
          Estimate(
            term: "\(groups.column.text)::\(groups.names[group])", estimate: test.change,
            standardError: test.standardError, degreesOfFreedom: test.degreesOfFreedom,
            confidenceLow: test.interval?.lowerBound, confidenceHigh: test.interval?.upperBound)
        }
      })
    guard let changes, isHidden.contains(false) else { return model }
    let adjusted = changes.ancova
    if let difference = changes.difference {
      model.estimates += [
        Estimate(
          term: "difference", estimate: difference.difference, standardError: difference.standardError,
          statistic: difference.statistic, degreesOfFreedom: difference.degreesOfFreedom, pValue: difference.pValue,
          confidenceLow: difference.interval?.lowerBound, confidenceHigh: difference.interval?.upperBound),
        Estimate(
          term: "difference.adjusted", estimate: adjusted?.adjustedDifference, standardError: adjusted?.standardError,
          pValue: adjusted?.groups?.pValue, confidenceLow: adjusted?.interval?.lowerBound,
          confidenceHigh: adjusted?.interval?.upperBound),
      ]
      model.tests = [
        ModelRecord.Test("permutation", statistic: difference.difference, pValue: changes.permutation?.pValue),
        ModelRecord.Test("mann_whitney", statistic: ranks?.statistic, pValue: ranks?.pValue),
      ]
    } else {
      model.tests = [
        ModelRecord.Test("permutation_sampled", pValue: changes.sampledPermutation?.value),
        ModelRecord.Test(
          "welch_anova", statistic: changes.welch?.statistic,
          degreesOfFreedom1: changes.welch?.numeratorDegreesOfFreedom,
          degreesOfFreedom2: changes.welch?.denominatorDegreesOfFreedom, pValue: changes.welch?.pValue),
      ]
    }
    model.tests += [("ancova_groups", adjusted?.groups), ("ancova_slopes", adjusted?.slopes)].map { name, test in
      ModelRecord.Test(
        name, statistic: test?.statistic, degreesOfFreedom1: test?.numeratorDegreesOfFreedom,
        degreesOfFreedom2: test?.denominatorDegreesOfFreedom, pValue: test?.pValue)
    }
    return model
  }
}

/// Rows of tests between groups.
private struct GroupRows {
  let cells: TracedCells
  let decimals: Int
  let people: Int

  func test(
    _ id: String, _ label: LocalizedText, _ value: Double?, _ style: NumberStyle, _ interval: ClosedRange<Double>?,
    _ pValue: Double?, seed: UInt64? = nil
  ) -> TableRow {
    let made = { (column: String) -> TracedCells.Made in
      var made = GroupWording.test(id, column)
      (made.rows, made.seed) = (people, seed)
      return made
    }
    let hasValue = value != nil
    return TableRow(
      id: id, label: label,
      cells: [
        .empty, .empty, .empty, hasValue ? cells.number(value, style, id, "change", made("change")) : .empty,
        interval == nil ? .empty : cells.interval(interval, style, id, made("interval")),
        cells.number(pValue, .pValue, id, "p", made("p")),
      ])
  }
}
