import BolavenData
import BolavenEstimation
public import BolavenReports

extension DescriptionFindings {
  /// How the numbers of each column are spread, by groups where there are any; columns with too many to draw have none.
  public var charts: [Chart] {
    numbers.compactMap { column in
      let parts = groups.isEmpty ? [column.all] : column.groups
      let labels: [LocalizedText] = groups.isEmpty ? [.glossary(.all)] : groups.map { .verbatim($0) }
      let drawn = zip(parts, labels).compactMap { part, label -> DistributionChart.Group? in
        let summary = part.summary
        let values = part.values.filter(\.isFinite)
        guard !values.isEmpty, let low = summary.lowerQuartile, let median = summary.median,
          let high = summary.upperQuartile, low.isFinite, median.isFinite, high.isFinite
        else { return nil }
        return .init(label: label, values: values, lowerQuartile: low, median: median, upperQuartile: high)
      }
      guard (1...DistributionChart.most).contains(drawn.count) else { return nil }
      let decimals = min(6, shownDecimals(of: column.all.summary.standardDeviation))
      let isWhole = column.all.values.allSatisfy { $0 == $0.rounded() }
      return Chart(
        id: "\(id)-\(column.name)", title: DescriptionWording.distributionTitle(column.name, by: by),
        kind: DistributionChart(
          groups: drawn,
          quantity: ChartQuantity(.verbatim(column.name.text), .fixed(decimals: isWhole ? min(1, decimals) : decimals)))
      )
    }
  }
}
