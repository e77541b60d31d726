import BolavenEstimation
import BolavenReports

extension ItemsFindings {
  /// Reliability of each test with what follows from it; `nil` where neither has any.
  var reliabilityTable: Table? {
    let waves = [("pre", reliability)] + (reliabilityAfter.map { [("post", $0)] } ?? [])
    guard waves.contains(where: { $0.1.reliability != nil }) else { return nil }
    let table = "\(id)-reliability"
    let style = NumberStyle.fixed(decimals: 2)
    let isBinary = test.items.allSatisfy { $0.weight == 1 } && !settings.scoring.givesPartialCredit
    func row(
      _ id: String, _ label: LocalizedText, _ value: (TestReliability) -> Double?, _ style: NumberStyle,
      limits: ((TestReliability) -> ClosedRange<Double>?)? = nil
    ) -> TableRow {
      TableRow(
        id: id, label: label,
        cells: waves.flatMap { wave, found in
          [
            number(value(found), style, id, wave, of: table, from: reliabilityOrigin(id, wave)),
            limits.map {
              interval($0(found), style, id, "\(wave)_interval", of: table, from: reliabilityOrigin("interval", wave))
            } ?? .empty,
          ]
        })
    }
    var rows = [
      row("people", ItemsWording.people, { Double($0.count) }, .count),
      row(
        "alpha", isBinary ? ItemsWording.kr20 : ItemsWording.alpha, { $0.reliability?.alpha }, style,
        limits: { $0.reliability?.interval }),
      row("error", ItemsWording.measurementError, { $0.reliability?.standardErrorOfMeasurement }, style),
      row("change", ItemsWording.reliableChange, { $0.reliableChange }, style),
    ]
    if let improved {
      let cell = number(
        Double(improved.count), .count, "improved", "pre", of: table, from: reliabilityOrigin("improved", "pre"))
      rows.append(
        TableRow(
          id: "improved", label: ItemsWording.improved(of: improved.of),
          cells: [cell] + [Cell](repeating: .empty, count: 2 * waves.count - 1)))
    }
    if waves.contains(where: { $0.1.omega != nil }) {
      rows.append(row("omega", ItemsWording.omega, { $0.omega?.omegaTotal }, style))
    }
    return Table(
      id: table, title: ItemsWording.reliabilityTitle, stub: ItemsWording.measure,
      columns: waves.flatMap { wave, _ in
        [
          TableColumn(
            id: wave,
            header: after == nil ? ItemsWording.test : wave == "pre" ? KnowledgeWording.pre : KnowledgeWording.post),
          TableColumn(id: "\(wave)_interval", header: intervalHeader(settings.confidence)),
        ]
      }, blocks: [TableBlock(rows: rows)], notes: ItemsWording.reliabilityNotes(self) + [Note(.source, source)])
  }
}
