import BolavenData
import BolavenReports

extension CooperativeIndicator {
  /// Net surplus over revenue.
  static let surplusMargin = CooperativeIndicator(
    id: "surplus_margin", label: .draft("Net surplus, % of revenue", ja: "剰余率（売上高比、％）"), unit: .share,
    formula: "C5", measurement: .ratio(of: ["net_surplus_lak"], to: ["revenue_lak"], .plain))
}
