import BolavenData
import BolavenReports

/// What the numbers of the cooperative table were made from.
struct CooperativeOrigins {
  let findings: CooperativeFindings

  private var period: CooperativePeriod { findings.period }

  private enum Part { case from, to, both }

  /// A figure of one year, or its change.
  func level(_ indicator: CooperativeIndicator, _ column: String) -> Provenance {
    let part = part(of: column)
    let change = part == .both ? "\(period.to) - \(period.from): " : ""
    return provenance(
      indicator, rows: rows(part, of: indicator) { _ in true }, years: years(part),
      scaled(change + Self.equation(of: indicator), indicator),
      Wording.level(indicator.label, years(part), isChange: part == .both),
      steps: isRatio(indicator) ? [StepWording.sum, StepWording.ratio] : [StepWording.sum])
  }

  /// The median of the groups' own ratios.
  func median(_ indicator: CooperativeIndicator, _ column: String) -> Provenance {
    let part = part(of: column)
    return provenance(
      indicator, rows: rows(part, of: indicator) { _ in true }, years: years(part),
      "median of the groups' \(Self.equation(of: indicator, isSummed: false))",
      Wording.median(indicator.label, years(part), isChange: part == .both), steps: [StepWording.ratio])
  }

  /// The part of groups that stayed, came or left.
  func part(_ name: String, _ indicator: CooperativeIndicator, _ column: String) -> Provenance {
    let part = part(of: column)
    let groups: Set<String>
    let what: LocalizedText
    switch name {
    case "continuing": (groups, what) = (Set(findings.flow.continuing), CooperativeWording.inBothYears)
    case "entered": (groups, what) = (Set(findings.flow.entered.map(\.group)), CooperativeWording.entered)
    default: (groups, what) = (Set(findings.flow.left.map(\.group)), CooperativeWording.left)
    }
    return provenance(
      indicator, rows: rows(part, of: indicator) { groups.contains($0) }, years: years(part),
      scaled(Self.equation(of: indicator), indicator),
      Wording.part(indicator.label, what, years(part), isChange: part == .both),
      steps: [StepWording.group, StepWording.sum])
  }

  /// The last year's sum over the first year's, groups in both years.
  func ratio(_ indicator: CooperativeIndicator) -> Provenance {
    let groups = Set(findings.flow.continuing)
    return provenance(
      indicator, rows: rows(.both, of: indicator) { groups.contains($0) }, years: years(.both),
      "sum(\(period.to)) / sum(\(period.from)), groups in both years",
      Wording.ratio(indicator.label, period), steps: [StepWording.group, StepWording.sum, StepWording.ratio])
  }

  /// Growth a year.
  func growth(_ indicator: CooperativeIndicator, _ column: String) -> Provenance {
    let groups = Set(findings.flow.continuing)
    let isAll = column == "all"
    let equation =
      switch column {
      case "median": "median of the groups' (x[\(period.to)] / x[\(period.from)])^(1/\(period.length)) - 1"
      case "range": "smallest and largest of the groups' (x[\(period.to)] / x[\(period.from)])^(1/\(period.length)) - 1"
      default: "(sum(\(period.to)) / sum(\(period.from)))^(1/\(period.length)) - 1"
      }
    return provenance(
      indicator, rows: rows(.both, of: indicator) { isAll || groups.contains($0) }, years: years(.both), equation,
      Wording.growth(indicator.label, column, period),
      steps: [StepWording.group] + (column == "pooled" || isAll ? [StepWording.sum] : []) + [StepWording.growth])
  }

  /// A measure that stands in no table: money that is not shown in millions, and what growth is taken from.
  func measure(_ key: String) -> Provenance? {
    if key == "groups_continuing.\(period.to)", let groups = findings.rows.first(where: { $0.indicator.id == "groups" })
    {
      return part("continuing", groups.indicator, "\(period.to)")
    }
    for row in findings.rows {
      let indicator = row.indicator
      for column in ["min", "max"] where key == "growth.\(indicator.id).\(column)" { return growth(indicator, "range") }
      if key == "\(indicator.id)_continuing.ratio" { return ratio(indicator) }
      guard indicator.unit == .money, key.hasPrefix(indicator.id), let column = key.split(separator: ".").last else {
        continue
      }
      let name = key.dropLast(column.count + 1).dropFirst(indicator.id.count)
      var origin: Provenance
      switch name {
      case "": origin = level(indicator, String(column))
      case "_continuing", "_entered", "_left": origin = part(String(name.dropFirst()), indicator, String(column))
      default: continue
      }
      origin.equation = Self.equation(of: indicator)
      return origin
    }
    return nil
  }

  // MARK: Parts

  private typealias Wording = CooperativeOriginWording

  private func part(of column: String) -> Part {
    column == "\(period.from)" ? .from : column == "\(period.to)" ? .to : .both
  }

  private func years(_ part: Part) -> [Int] {
    switch part {
    case .from: [period.from]
    case .to: [period.to]
    case .both: [period.from, period.to]
    }
  }

  private func isRatio(_ indicator: CooperativeIndicator) -> Bool {
    if case .ratio = indicator.measurement { true } else { false }
  }

  /// Rows of groups in the years of a part, by the number Excel shows, and those of them that lack a figure.
  private func rows(
    _ part: Part, of indicator: CooperativeIndicator, _ isWanted: (String) -> Bool
  ) -> (used: RowRanges, incomplete: RowRanges) {
    let wanted = Set(years(part))
    let ledger = findings.ledger
    let rows = ledger.rows.indices.filter { wanted.contains(ledger.rows[$0].year) && isWanted(ledger.rows[$0].group) }
    let isComplete = { (row: Int) in indicator.columns.allSatisfy { ledger.value($0, row) != nil } }
    let places = { (rows: [Int]) in RowRanges(rows.map { ledger.rows[$0].excelRow }) }
    return (places(rows.filter(isComplete)), places(rows.filter { !isComplete($0) }))
  }

  private func scaled(_ equation: String, _ indicator: CooperativeIndicator) -> String {
    indicator.unit == .money ? "(\(equation)) / 1,000,000" : equation
  }

  /// `sum(member_supplied_kg) / sum(member_production_kg)`.
  static func equation(of indicator: CooperativeIndicator, isSummed: Bool = true) -> String {
    let sum = { (names: [ColumnName]) in
      let product = names.map(\.text).joined(separator: " * ")
      return isSummed ? "sum(\(product))" : names.count > 1 ? "(\(product))" : product
    }
    switch indicator.measurement {
    case .groups: return "count(rows)"
    case .sum(let column): return sum([column])
    case .ratio(let above, let below, .plain): return "\(sum(above)) / \(sum(below))"
    case .ratio(let above, let below, .excess): return "\(sum(above)) / \(sum(below)) - 1"
    case .ratio(let above, let below, .complement): return "1 - \(sum(above)) / \(sum(below))"
    }
  }

  private func provenance(
    _ indicator: CooperativeIndicator, rows: (used: RowRanges, incomplete: RowRanges), years: [Int], _ equation: String,
    _ what: LocalizedText, steps: [LocalizedText]
  ) -> Provenance {
    let filter =
      years.count == 1 ? "year = \(years[0])" : "year in [\(years.map(String.init).joined(separator: ", "))]"
    let source = Provenance.Source(
      findings.file, rows: rows.used, leftOut: [Provenance.LeftOut(rows.incomplete, Wording.figureMissing)])
    return Provenance(
      formula: indicator.formula, what: what, equation: equation, columns: indicator.columns.map(\.text),
      filter: filter, rows: rows.used.count, sources: [source], steps: [StepWording.read, StepWording.check] + steps)
  }
}
