import BolavenData
import BolavenReports

extension CooperativeFindings {
  /// Levels of both years and their change; below them growth a year.
  var table: Table {
    let columns = [
      TableColumn(id: "\(period.from)", header: .verbatim("\(period.from)")),
      TableColumn(id: "\(period.to)", header: .verbatim("\(period.to)")),
      TableColumn(id: "change", header: .glossary(.change)),
    ]
    var blocks = [TableBlock(rows: rows.flatMap(levelRows))]
    let growth = rows.flatMap { row in row.growth.map { growthRows($0, row.indicator) } ?? [] }
    if !growth.isEmpty { blocks.append(TableBlock(label: CooperativeWording.growthBlock, rows: growth)) }
    return Table(
      id: id, title: CooperativeWording.title(period), stub: .glossary(.indicator), columns: columns, blocks: blocks,
      notes: notes)
  }

  // MARK: Levels

  private func levelRows(_ row: Row) -> [TableRow] {
    let indicator = row.indicator
    let scale = indicator.unit.scale
    let name = indicator.unit == .money ? "\(indicator.id)_million" : indicator.id
    var rows = [
      TableRow(
        id: name, label: indicator.label,
        cells: cells(
          name, indicator, from: row.from.value.map { $0 / scale }, to: row.to.value.map { $0 / scale },
          change: row.change.map { $0 / scale }, origin: { origins.level(indicator, $0) }))
    ]
    if indicator.hasMedian { rows.append(medianRow(row)) }
    if let growth = row.growth { rows += partRows(growth, name, indicator) }
    return rows
  }

  private func medianRow(_ row: Row) -> TableRow {
    let first = row.from.median
    let last = row.to.median
    let change = first.flatMap { first in last.map { $0 - first } }
    let name = "\(row.indicator.id)_median"
    return TableRow(
      id: name, label: CooperativeWording.medianGroup, indent: 1,
      cells: cells(
        name, row.indicator, from: first, to: last, change: change, origin: { origins.median(row.indicator, $0) }))
  }

  /// Groups that stayed, came and left, which add up to the row above.
  private func partRows(_ growth: CooperativeGrowth, _ name: String, _ indicator: CooperativeIndicator) -> [TableRow] {
    let scale = indicator.unit.scale
    let staying = growth.ofGroups.count
    var rows: [TableRow] = []
    if staying > 0 {
      let row = "\(name)_continuing"
      rows.append(
        TableRow(
          id: row, label: CooperativeWording.inBothYears, indent: 1,
          cells: cells(
            row, indicator, from: growth.continuingFrom / scale, to: growth.continuingTo / scale,
            change: growth.continuing / scale, origin: { origins.part("continuing", indicator, $0) })))
    }
    if !flow.entered.isEmpty {
      let row = "\(name)_entered"
      let entry = growth.entry.map { $0 / scale }
      let shown = cells(
        row, indicator, from: nil, to: entry, change: entry, origin: { origins.part("entered", indicator, $0) })
      rows.append(TableRow(id: row, label: CooperativeWording.entered, indent: 1, cells: shown))
    }
    if !flow.left.isEmpty {
      let row = "\(name)_left"
      let exit = growth.exit.map { $0 / scale }
      let shown = cells(
        row, indicator, from: exit.map { 0 - $0 }, to: nil, change: exit,
        origin: { origins.part("left", indicator, $0) })
      rows.append(TableRow(id: row, label: CooperativeWording.left, indent: 1, cells: shown))
    }
    if indicator.unit == .money, staying > 0 {
      let ratio = Cell.number(
        growth.ratio, .fixed(decimals: 2), at: address("\(name)_continuing", "ratio"),
        from: origins.ratio(indicator))
      rows.append(
        TableRow(
          id: "\(name)_ratio", label: CooperativeWording.ratio(period), indent: 1, cells: [.empty, .empty, ratio]))
    }
    return rows
  }

  private func cells(
    _ row: String, _ indicator: CooperativeIndicator, from: Double?, to: Double?, change: Double?,
    origin: (String) -> Provenance
  ) -> [Cell] {
    let level = indicator.unit.level
    let styles = [
      ("\(period.from)", from, level), ("\(period.to)", to, level), ("change", change, indicator.unit.change),
    ]
    return styles.map { column, value, style in
      .number(value, style, at: address(row, column), from: origin(column))
    }
  }

  // MARK: Growth

  private func growthRows(_ growth: CooperativeGrowth, _ indicator: CooperativeIndicator) -> [TableRow] {
    let name = CooperativeWording.name(of: indicator)
    let staying = growth.ofGroups.count
    let style = NumberStyle.signedPoints(decimals: 1)
    let origin = { (column: String) in origins.growth(indicator, column) }
    let place = { (column: String) in address("growth.\(indicator.id)", column) }
    let row = { (column: String, label: LocalizedText, cell: Cell) in
      TableRow(id: "growth.\(indicator.id).\(column)", label: label, cells: [.empty, .empty, cell])
    }
    var rows: [TableRow] = []
    if staying > 0 {
      rows.append(
        row(
          "pooled", CooperativeWording.pooled(name, groups: staying),
          .number(growth.pooled, style, at: place("pooled"), from: origin("pooled"))))
    }
    rows.append(
      row(
        "all", CooperativeWording.pooledAll(name),
        .number(growth.pooledAll, style, at: place("all"), from: origin("all"))))
    if staying > 0 {
      rows.append(
        row(
          "median", CooperativeWording.median(name),
          .number(growth.median, style, at: place("median"), from: origin("median"))))
      rows.append(
        row(
          "range", CooperativeWording.range(name),
          .interval(growth.least, growth.greatest, .percent(decimals: 1), at: place("range"), from: origin("range"))))
    }
    return rows
  }

  // MARK: Notes

  private var notes: [Note] {
    let hasMoney = rows.contains { $0.indicator.unit == .money }
    var notes = [Note(.rows, CooperativeWording.pooling)]
    if hasMoney { notes.append(Note(.rows, CooperativeWording.nominal)) }
    notes.append(Note(.parentheses, CooperativeWording.growth(years: period.length)))
    if let pValue = smallestPValue {
      notes.append(Note(.errors, CooperativeWording.smallestPValue(pValue, groups: flow.continuing.count)))
    }
    notes.append(
      Note(
        .sample,
        CooperativeWording.sample(
          check, used: rowsUsed, period, flow,
          counts: (flow.continuing.count + flow.left.count, flow.continuing.count + flow.entered.count))))
    notes.append(Note(.sample, CooperativeWording.identities(check, yearsOfLoss: yearsOfLoss)))
    notes += CooperativeWording.absences(rows, period).map { Note(.sample, $0) }
    notes += omitted.map { Note(.sample, CooperativeWording.omitted($0.indicator, missing: $0.missing)) }
    notes.append(Note(.source, sourceNote([file])))
    return notes
  }

  private func address(_ row: String, _ column: String) -> Address { Address(analysis: id, row: row, column: column) }

  private var origins: CooperativeOrigins { CooperativeOrigins(findings: self) }
}

extension CooperativeIndicator.Unit {
  /// What figures are divided by before they are shown.
  var scale: Double { self == .money ? 1e6 : 1 }

  /// How a level is written.
  var level: NumberStyle {
    switch self {
    case .count, .money: .count
    case .share: .percent(decimals: 1)
    case .ratio: .fixed(decimals: 2)
    }
  }

  /// How the difference of two levels is written.
  var change: NumberStyle {
    switch self {
    case .count, .money: .signed(decimals: 0)
    case .share: .signedPoints(decimals: 1)
    case .ratio: .signed(decimals: 2)
    }
  }
}
