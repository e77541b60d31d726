import BolavenData
import BolavenReports

extension CooperativeIndicator {
  /// Equity over total assets at the end of the year.
  static let equityRatio = CooperativeIndicator(
    id: "equity_ratio", label: .draft("Equity, % of assets", ja: "自己資本比率（％）"), unit: .share, formula: "C5",
    measurement: .ratio(of: ["equity_lak"], to: ["total_assets_lak"], .plain))
}
