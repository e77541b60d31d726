import BolavenData
import BolavenReports

extension CooperativeIndicator {
  /// The part of their harvest that members sold elsewhere: 1 − delivery ratio.
  static let sideSelling = CooperativeIndicator(
    id: "side_selling", label: .draft("Sold elsewhere, % of harvest", ja: "組合外への販売率（収穫量比、％）"), unit: .share,
    formula: "C5", measurement: .ratio(of: ["member_supplied_kg"], to: ["member_production_kg"], .complement))
}
