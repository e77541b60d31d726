import BolavenData
import BolavenReports

extension CooperativeIndicator {
  /// The part of their harvest that members sold through the cooperative: Σ supplied / Σ production.
  static let deliveryRatio = CooperativeIndicator(
    id: "delivery_ratio", label: .draft("Delivery ratio, % of harvest", ja: "出荷率（収穫量比、％）"), unit: .share,
    formula: "C5", measurement: .ratio(of: ["member_supplied_kg"], to: ["member_production_kg"], .plain),
    hasMedian: true)
}
