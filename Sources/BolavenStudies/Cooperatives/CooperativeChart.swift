import BolavenData
public import BolavenReports

/// A summed figure of every year of the ledger, of all cooperatives and of each.
struct CooperativeYears: Sendable {
  let indicator: CooperativeIndicator
  /// Every year from the first to the last, those without a row too.
  let years: [Int]
  /// `nil` in years without a row, or with a missing figure.
  let total: [Double?]
  /// Sorted by id.
  let groups: [(id: String, values: [Double?])]

  /// - Returns: `nil` for what is no sum.
  init?(_ indicator: CooperativeIndicator, in ledger: CooperativeLedger) {
    guard case .sum(let column) = indicator.measurement, indicator.hasGrowth, let first = ledger.years.first,
      let last = ledger.years.last, last - first < 200
    else { return nil }
    self.indicator = indicator
    let years = Array(first...last)
    self.years = years
    total = years.map { year in
      let rows = ledger.rows(in: year)
      return rows.isEmpty ? nil : indicator.value(of: rows, in: ledger).value
    }
    var rowsOfGroups: [String: [Int: Int]] = [:]
    for (row, entry) in ledger.rows.enumerated() { rowsOfGroups[entry.group, default: [:]][entry.year] = row }
    groups = ledger.groups.map { group in
      (group, years.map { year in rowsOfGroups[group]?[year].flatMap { ledger.value(column, $0) } })
    }
  }
}

extension CooperativeFindings {
  /// The sums of all cooperatives over the years, then each cooperative by itself.
  var drawings: [Chart] {
    series.compactMap(trend) + [series.last].compactMap { $0 }.compactMap(multiples)
  }

  /// The cooperatives one by one for every summed figure; the report shows the last of them.
  public var charts: [Chart] { series.compactMap(trend) + series.compactMap(multiples) }

  private func trend(_ series: CooperativeYears) -> Chart? {
    guard series.total.contains(where: { $0 != nil }) else { return nil }
    return Chart(
      id: "\(id)-\(series.indicator.id)", title: CooperativeWording.trendTitle(series.indicator),
      kind: chart(.glossary(.all), series.total, of: series))
  }

  private func multiples(_ series: CooperativeYears) -> Chart? {
    let groups = series.groups.filter { $0.values.contains { $0 != nil } }
    guard groups.count > 1 else { return nil }
    return Chart(
      id: "\(id)-\(series.indicator.id)-groups", title: CooperativeWording.groupsTitle(series.indicator),
      kind: SmallMultiplesChart(
        panels: groups.map { .init(label: .verbatim($0.id), chart: chart(.verbatim($0.id), $0.values, of: series)) }))
  }

  private func chart(_ label: LocalizedText, _ values: [Double?], of series: CooperativeYears) -> TrendChart {
    let isMoney = series.indicator.unit == .money
    return TrendChart(
      series: [.init(label: label, values: isMoney ? values.map { $0.map { $0 / 1e6 } } : values)],
      periods: series.years.map { .verbatim("\($0)") },
      quantity: ChartQuantity(series.indicator.label, isMoney ? .fixed(decimals: 1) : .count))
  }
}
