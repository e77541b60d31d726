import BolavenData
import BolavenReports

extension CooperativeIndicator {
  /// Current assets over current liabilities at the end of the year.
  static let currentRatio = CooperativeIndicator(
    id: "current_ratio", label: .draft("Current ratio", ja: "流動比率（倍）"), unit: .ratio, formula: "C5",
    measurement: .ratio(of: ["current_assets_lak"], to: ["current_liabilities_lak"], .plain))
}
